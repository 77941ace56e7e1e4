/** `vigie check`: the vocabulary and the rules, proved by their own examples. */
import { LANGUAGES } from '../core/codes.ts'
import { createReader } from '../reader/load.ts'
import { proveRules } from '../reader/prove-rules.ts'
import { faultText, placeOfFault } from '../vocabulary/fault.ts'
import { readFaults } from '../vocabulary/read-vocabulary.ts'
import { EXIT } from './exit.ts'
import { chosenFormat, type Format, printRows } from './output.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly format?: Format
}

export async function check(options: Options, terminal: Terminal): Promise<number> {
  const format = chosenFormat(options.format, terminal, 'json')
  const vocabulary = readFaults().map((fault) => ({
    where: placeOfFault(fault),
    what: faultText(fault, terminal.language),
  }))
  const reader = createReader()
  const proofs = LANGUAGES.flatMap((language) => proveRules(reader, language))
  const wrong = proofs
    .filter(({ fault }) => fault !== null)
    .map(({ where, fault }) => ({ where, what: fault ?? '' }))
  const faults = [...vocabulary, ...wrong]
  if (format === 'human') {
    const french = terminal.language === 'fr'
    terminal.print(
      `${proofs.length} ${french ? 'exemples de règles essayés' : 'examples of rules tried'}, ${faults.length} ${french ? 'fautes' : 'faults'}`,
    )
    if (!faults.length) return EXIT.ok
  }
  printRows(
    terminal,
    format,
    [
      { key: 'where', title: '' },
      { key: 'what', title: '', stretches: true },
    ],
    faults,
  )
  return faults.length ? EXIT.failed : EXIT.ok
}
