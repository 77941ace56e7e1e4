/** How fast the de-identifier reads, and that twice the text takes twice the time: `npm run bench -- deidentify` */
import { deidentify } from '../src/protect/deidentify.ts'

const NOTE =
  'À Lille, la brune reste rare : 40 € le gramme, 70 € les deux, selon les usagers rencontrés au CAARUD. ' +
  'M. Jean Testard (06 39 98 12 34) dit que les livreurs passent par une messagerie, jusqu’à minuit.\n\n'
const TEXTS: Readonly<Record<string, string>> = {
  'field notes': NOTE,
  'zeros apart': '0 ',
  'ones apart': '1 ',
  'half phones': '06 ',
  'at signs': '@ a',
  dots: 'a.',
  titles: 'M. ',
  names: 'Jean ',
  'long digits': '0123456789',
  quotes: '« ',
  'opening brackets': '[',
}

console.log('text              MB      ms    MB/s')
for (const [name, unit] of Object.entries(TEXTS))
  for (const megabytes of [2.5, 5, 10]) {
    const text = unit.repeat(Math.ceil((megabytes * 1e6) / unit.length))
    const start = performance.now()
    deidentify(text)
    const elapsed = performance.now() - start
    console.log(
      name.padEnd(16),
      megabytes.toFixed(1).padStart(5),
      elapsed.toFixed(0).padStart(7),
      (text.length / elapsed / 1000).toFixed(2).padStart(7),
    )
  }
