/** `vigie check`: the vocabulary, the rules and the alerts, proved by their own examples. */
import { LANGUAGES } from '../core/codes.ts'
import { Problem } from '../core/problem.ts'
import { readAlerts } from '../observatory/alert-files.ts'
import { createRuleReader } from '../reader/load.ts'
import { proveRules } from '../reader/prove-rules.ts'
import { proveAlert } from '../signals/prove-alert.ts'
import { faultText, placeOfFault } from '../vocabulary/fault.ts'
import { readFaults } from '../vocabulary/read-vocabulary.ts'
import { EXIT } from './exit.ts'
import { chosenFormat, type Format, printRows } from './output.ts'
import { knowledgeOfAll } from './signals.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly format?: Format
  readonly by?: string
  readonly errors?: number
  readonly save?: string
  readonly since?: string
}

interface Checked {
  readonly tried: number
  readonly faults: readonly { readonly where: string; readonly what: string }[]
}

/** Alert rules alone when paths are given; otherwise everything shipped. */
export async function check(paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  for (const name of ['by', 'errors', 'save', 'since'] as const)
    if (options[name] !== undefined)
      throw new Problem('option-needs', { name: `--${name}`, other: '--against' })
  const format = chosenFormat(options.format, terminal, 'json')
  const alerts = paths.length ? paths.map((path) => checkAlerts(terminal, path)) : [checkAlerts(terminal)]
  const checked = paths.length ? alerts : [checkWords(terminal), ...alerts]
  const faults = checked.flatMap((one) => one.faults)
  const tried = checked.reduce((sum, one) => sum + one.tried, 0)
  if (format === 'human') {
    const french = terminal.language === 'fr'
    terminal.print(
      `${tried} ${french ? 'exemples essayés' : 'examples tried'}, ${faults.length} ${french ? 'fautes' : 'faults'}`,
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

function checkWords({ language }: Terminal): Checked {
  const vocabulary = readFaults().map((fault) => ({
    where: placeOfFault(fault),
    what: faultText(fault, language),
  }))
  const reader = createRuleReader()
  const proofs = LANGUAGES.flatMap((one) => proveRules(reader, one))
  const wrong = proofs
    .filter(({ fault }) => fault !== null)
    .map(({ where, fault }) => ({ where, what: fault ?? '' }))
  return { tried: proofs.length, faults: [...vocabulary, ...wrong] }
}

function checkAlerts({ language }: Terminal, path?: string): Checked {
  const { rules, faults } = readAlerts(path)
  const tried = rules.flatMap((rule) => proveAlert(rule, knowledgeOfAll()))
  return {
    tried: tried.length,
    faults: [
      ...faults.map(({ where, fault }) => ({ where, what: fault[language] })),
      ...tried.flatMap(({ where, fault }) => (fault ? [{ where, what: fault[language] }] : [])),
    ],
  }
}
