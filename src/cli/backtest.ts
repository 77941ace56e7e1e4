/** `vigie backtest`: history replayed; what would have been signalled when, and by which method. */
import { isDay } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { loadAlerts } from '../observatory/alert-files.ts'
import { dayJudged, readWatched } from '../observatory/watch.ts'
import { type Backtest, backtest, type Replayed } from '../signals/backtest.ts'
import type { Unit } from '../signals/periods.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import { chosenFormat, type Format, type OutputRow, printRows } from './output.ts'
import { knowledgeOfAll } from './signals.ts'
import type { Terminal } from './terminal.ts'
import { word } from './words.ts'

interface Options extends FolderOption {
  readonly from?: string
  readonly to?: string
  readonly every: Unit
  readonly alerts?: string
  readonly format?: Format
}

export function runBacktest(options: Options, terminal: Terminal): Promise<number> {
  const rules = loadAlerts(options.alerts)
  for (const name of ['from', 'to'] as const)
    if (options[name] && !isDay(options[name]))
      throw new Problem('option-wrong', { name: `--${name}`, expected: '2025-12-31' })
  return withStore(options, async (store) => {
    const material = await readWatched(store)
    const to = options.to ?? dayJudged(material, new Date().toISOString().slice(0, 10))
    const from = options.from ?? `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`
    const format = chosenFormat(options.format, terminal, 'json')
    const onRun =
      format === 'human' && terminal.isInteractive
        ? (on: string, index: number, total: number) =>
            terminal.complain(terminal.paint('dim', `${index + 1}/${total}  ${on}`))
        : undefined
    const replayed = backtest(
      material,
      { from, to, every: options.every, rules, ...(onRun ? { onRun } : {}) },
      knowledgeOfAll(),
    )
    print(replayed, format, terminal)
    return EXIT.ok
  })
}

function print(replayed: Backtest, format: Format, terminal: Terminal): void {
  const { language } = terminal
  const rows = replayed.signals.map((one) => asRow(one, terminal))
  if (format === 'json') {
    const { runs, tests, byChance, byMethod } = replayed
    terminal.print(JSON.stringify({ runs, tests, byChance, byMethod, signals: rows }, null, 2))
    return
  }
  if (format === 'human')
    terminal.print(
      terminal.paint(
        'dim',
        `${replayed.runs} ${word('runs', language)} · ${replayed.tests} ${word('judged', language)} · ${replayed.byChance} ${word('byChance', language)} · ${rows.length} ${word('signals', language)}`,
      ),
    )
  const columns = format === 'csv' ? FIELDS.map((key) => ({ key, title: key })) : SHOWN(terminal)
  printRows(terminal, format, columns, rows)
}

const FIELDS = [
  'id',
  'firstOn',
  'lastOn',
  'runs',
  'method',
  'kind',
  'rule',
  'measure',
  'aspect',
  'phenomenon',
  'substance',
  'place',
  'firstPeriod',
  'lastPeriod',
  'cells',
  'heldBack',
  'why',
]

const SHOWN = ({ language }: Terminal) => [
  { key: 'firstOn', title: word('firstOn', language) },
  { key: 'kindName', title: word('kind', language) },
  { key: 'methodName', title: word('method', language) },
  { key: 'runs', title: word('runs', language), align: 'right' as const },
  { key: 'why', title: word('why', language), stretches: true },
]

function asRow({ signal, firstOn, lastOn, runs, method }: Replayed, { language }: Terminal): OutputRow {
  const texts = loadTexts()
  const { id, kind, rule, measure, aspect, phenomenon, substance, place, firstPeriod, lastPeriod } = signal
  return {
    ...{ id, firstOn, lastOn, runs, method, kind, rule, measure, aspect, phenomenon, substance, place },
    ...{ firstPeriod, lastPeriod, cells: signal.cells.length, heldBack: signal.isHeldBack },
    why: signal.text[language],
    kindName: texts.say(language, `signals.kind.${aspect === 'falls' ? 'falls' : kind}`),
    methodName: texts.say(language, `signals.method.${method}`),
  }
}
