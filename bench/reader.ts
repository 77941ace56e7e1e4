/** Megabytes a second a core of full coding, beside a bare scan of characters and wink-nlp, and whether time is linear. `npm run bench -- reader [FILE…]` */
import { readFileSync } from 'node:fs'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { createReader } from '../src/reader/load.ts'

const files = process.argv.slice(2)
const SAMPLE =
  'À Lille, le gramme de cocaïne se négocie entre 60 et 70 euros. La résine reste très disponible, tandis que l’héroïne brune est plus difficile à trouver. Selon les intervenants du CAARUD, les livraisons à domicile augmentent depuis 2019.\n\n'
const texts = files.length ? files.map((file) => readFileSync(file, 'utf8')) : [SAMPLE.repeat(20)]

const megabytes = (chars: number): number => chars / 1e6
function rate(chars: number, work: () => void): number {
  work()
  const start = performance.now()
  work()
  return megabytes(chars) / ((performance.now() - start) / 1000)
}

function ofSize(chars: number): string {
  const all = texts.join('\n\n')
  return all.repeat(Math.ceil(chars / all.length)).slice(0, chars)
}

const cold = performance.now()
const reader = createReader()
reader.read(SAMPLE)
const coldStart = performance.now() - cold

const dense = ofSize(2_000_000)
let sum = 0
const scan = rate(dense.length, () => {
  for (let at = 0; at < dense.length; at++) sum = (sum + dense.charCodeAt(at)) | 0
})
const coding = rate(dense.length, () => reader.read(dense, { language: 'fr' }))
const nlp = winkNLP(model)
const english = dense.slice(0, 300_000)
const wink = rate(english.length, () => nlp.readDoc(english))
const small = ofSize(1_000_000).replace(/\s+/g, ' ')
const large = ofSize(10_000_000).replace(/\s+/g, ' ')
const smallRate = rate(small.length, () => reader.read(small, { language: 'fr' }))
const start = performance.now()
reader.read(large, { language: 'fr' })
const largeSeconds = (performance.now() - start) / 1000

const figure = (value: number): string => value.toFixed(2).padStart(8)
console.log(`first reading from a cold reader   ${coldStart.toFixed(0).padStart(8)} ms`)
console.log(`bare scan of characters            ${figure(scan)} MB/s (${sum % 7})`)
console.log(
  `full coding                        ${figure(coding)} MB/s  ${(coding / scan).toFixed(4)} of the scan, ${(coding / wink).toFixed(1)} times wink-nlp`,
)
console.log(`wink-nlp                           ${figure(wink)} MB/s`)
console.log(`one paragraph of 1 MB              ${figure(smallRate)} MB/s`)
console.log(
  `one paragraph of 10 MB             ${figure(megabytes(large.length) / largeSeconds)} MB/s  (${largeSeconds.toFixed(1)} s; linear when as fast as 1 MB)`,
)
