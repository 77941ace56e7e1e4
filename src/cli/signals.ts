/** `vigie signals`: what the numbers say deserves a look as of a day, kept for those who look. */
import { Problem } from '../core/problem.ts'
import { type KeptSignal, SIGNAL_STATES, type Signal, type SignalState } from '../core/signal.ts'
import { loadAlerts } from '../observatory/alert-files.ts'
import { keepSignals, lookForSignals } from '../observatory/watch.ts'
import { clockOf } from '../signals/clocks.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageVersion } from '../vocabulary/package-files.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { EXIT } from './exit.ts'
import { type FolderOption, withStore } from './observatory.ts'
import { chosenFormat, type Format, type OutputColumn, type OutputRow, printRows } from './output.ts'
import type { Terminal } from './terminal.ts'
import { word } from './words.ts'

interface Options extends FolderOption {
  readonly on?: string
  readonly state?: string
  readonly list?: boolean
  readonly dryRun?: boolean
  readonly alerts?: string
  readonly format?: Format
}

export function showSignals(options: Options, terminal: Terminal): Promise<number> {
  const state = stateOf(options.state)
  return withStore(options, async (store) => {
    const now = new Date().toISOString()
    const knowledge = knowledgeOfAll()
    const format = chosenFormat(options.format, terminal, 'json')
    let signals: readonly (Signal | KeptSignal)[]
    if (options.list) signals = await store.signals.list()
    else {
      const watch = { rules: loadAlerts(options.alerts), knowledge, on: options.on, today: now.slice(0, 10) }
      const run = options.dryRun
        ? await lookForSignals(store, watch)
        : await keepSignals(store, watch, `vigie ${packageVersion()}`)
      const kept = new Map((await store.signals.list()).map((signal) => [signal.id, signal]))
      signals = run.signals.map((signal) => kept.get(signal.id) ?? signal)
      if (format === 'human') announce(run, terminal)
    }
    const rows = signals
      .filter((signal) => !state || ('state' in signal && signal.state === state))
      .map((signal) => asRow(signal, terminal, now))
    printRows(terminal, format, format === 'human' ? SHOWN(terminal) : FIELDS, rows)
    return EXIT.ok
  })
}

function announce(
  { on, series, tests, byChance, signals }: Awaited<ReturnType<typeof lookForSignals>>,
  { print, paint, language }: Terminal,
): void {
  print(
    paint(
      'dim',
      `${on} · ${series} ${word('series', language)} · ${tests} ${word('judged', language)} · ${byChance} ${word('byChance', language)} · ${signals.length} ${word('signals', language)}`,
    ),
  )
}

/** @throws Problem `option-wrong` */
function stateOf(said: string | undefined): SignalState | undefined {
  const state = SIGNAL_STATES.find((known) => known === said)
  if (said !== undefined && !state)
    throw new Problem('option-wrong', { name: '--state', expected: SIGNAL_STATES.join(', ') })
  return state
}

export const knowledgeOfAll = () => ({
  gazetteer: loadGazetteer(),
  vocabulary: loadVocabulary(),
  texts: loadTexts(),
})

const FIELDS: readonly OutputColumn[] = [
  'id',
  'kind',
  'rule',
  'urgent',
  'heldBack',
  'state',
  'since',
  'days',
  'overdue',
  'measure',
  'aspect',
  'phenomenon',
  'substance',
  'place',
  'firstPeriod',
  'lastPeriod',
  'cells',
  'method',
  'why',
  'remarks',
].map((key) => ({ key, title: key }))

const SHOWN = ({ language }: Terminal): readonly OutputColumn[] => [
  { key: 'kindName', title: word('kind', language) },
  { key: 'stateName', title: word('state', language) },
  { key: 'days', title: word('days', language), align: 'right' },
  { key: 'why', title: word('why', language), stretches: true },
]

function asRow(signal: Signal | KeptSignal, { language, paint }: Terminal, now: string): OutputRow {
  const texts = loadTexts()
  const clock = 'state' in signal ? clockOf(signal, now) : null
  const state = 'state' in signal ? signal.state : null
  const { id, kind, rule, measure, aspect, phenomenon, substance, place, firstPeriod, lastPeriod } = signal
  const name = texts.say(language, `signals.kind.${aspect === 'falls' ? 'falls' : kind}`)
  return {
    ...{ id, kind, rule, measure, aspect, phenomenon, substance, place, firstPeriod, lastPeriod, state },
    urgent: signal.isUrgent,
    heldBack: signal.isHeldBack,
    since: 'since' in signal ? signal.since : null,
    days: clock?.days ?? null,
    overdue: clock?.isOverdue ?? null,
    cells: signal.cells.length,
    method: signal.cells[0]?.method ?? '',
    why: signal.text[language],
    remarks: signal.remarks.map((remark) => remark[language]),
    kindName: signal.isUrgent ? paint('bold', name) : name,
    stateName: `${state ? texts.say(language, `signals.state.${state}`) : '—'}${signal.isHeldBack ? ` (${word('heldBack', language)})` : ''}`,
  }
}
