/**
 * Files a second through the parsing children and the de-identifier, by kind of file.
 *
 * `npm run bench -- intake [files of each kind]`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChainFacts } from '../src/intake/chain.ts'
import { linkChains } from '../src/intake/link-chains.ts'
import { makeDocx, makePdf } from '../src/intake/make-files.fixture.ts'
import { openParsePool } from '../src/intake/parse-pool.ts'
import { readFiles } from '../src/intake/read-files.ts'

const count = Number(process.argv[2] ?? 300)
const SENTENCES = [
  'La résine de cannabis reste disponible dans la plupart des quartiers.',
  'Les usagers décrivent une baisse du prix de la cocaïne depuis le printemps.',
  'Le crack se fait plus visible autour de la gare.',
  'Aucun changement pour l’héroïne, toujours rare.',
  'Les livraisons à domicile se généralisent, disent les intervenants.',
]
const lines = (seed: number): string[] =>
  Array.from(
    { length: 40 },
    (_, index) => `${SENTENCES[(seed * 7 + index * 3) % SENTENCES.length]} Note ${seed}-${index}.`,
  )
const plain = (line: string): string => line.normalize('NFD').replace(/[^ -~]/g, '')

const MAKERS: Record<string, (seed: number) => string | Buffer> = {
  txt: (seed) => lines(seed).join('\n'),
  html: (seed) =>
    `<html><body><nav>Menu</nav><article>${lines(seed)
      .map((line) => `<p>${line}</p>`)
      .join('')}</article></body></html>`,
  docx: (seed) => makeDocx(lines(seed)),
  pdf: (seed) => makePdf([lines(seed).map(plain)]),
}

const facts: ChainFacts[] = []
for (const [kind, make] of Object.entries(MAKERS)) {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  let bytes = 0
  for (let seed = 0; seed < count; seed++) {
    const content = make(seed)
    bytes += Buffer.byteLength(content as string)
    writeFileSync(join(folder, `${String(seed).padStart(6, '0')}.${kind}`), content)
  }
  const pool = openParsePool(2)
  const started = performance.now()
  let taken = 0
  for await (const intake of readFiles([folder], { pool }))
    if (intake.ok && intake.kind === 'document') {
      taken++
      facts.push(intake.facts)
    }
  const seconds = (performance.now() - started) / 1000
  await pool.close()
  rmSync(folder, { recursive: true })
  console.log(
    `${kind}  ${taken} of ${count}  ${(taken / seconds).toFixed(0)} documents/s  ${(bytes / 1e6 / seconds).toFixed(2)} MB/s`,
  )
}
const started = performance.now()
linkChains(facts)
console.log(`linkChains  ${facts.length} documents  ${(performance.now() - started).toFixed(0)} ms`)
