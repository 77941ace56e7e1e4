/** The views of *Signals*: the triage list with its clocks, and one signal with its chart, its cells, its evidence and its log. */
import type { Claim } from '../core/claim.ts'
import type { Bilingual } from '../core/codes.ts'
import { overlaps } from '../core/period.ts'
import type { Sample } from '../core/sample.ts'
import {
  type KeptSignal,
  SIGNAL_STATES,
  type SignalState,
  type SignalStep,
  type SignalSubject,
} from '../core/signal.ts'
import type { Column, Row, Table } from '../core/table.ts'
import { type Clock, clockOf, movesFrom, timeInStates } from '../signals/clocks.ts'
import { sayName } from '../trends/reasons.ts'
import { LICENCE, type PublishContext } from './context.ts'
import { defaultFilters } from './filters.ts'
import { asEvidence } from './statements.ts'
import type { EvidenceItem, Figure, View } from './views.ts'

/** What the address of the list asks for. */
export interface SignalsQuery {
  /** A state, or `open`: all but closed. */
  readonly state?: string
  readonly kind?: string
  readonly substance?: string
  readonly place?: string
}

export interface SignalItem {
  readonly signal: KeptSignal
  /** What it is about, without a verb: « Crack, passages aux urgences, Lille ». */
  readonly title: Bilingual
  readonly clock: Clock
  /** States it may be moved to, the usual one first. */
  readonly moves: readonly SignalState[]
}

export interface SignalsView extends View {
  readonly name: 'signals'
  readonly groups: readonly { readonly state: SignalState; readonly items: readonly SignalItem[] }[]
  /** Beyond what people can look at, whatever their state. */
  readonly heldBack: readonly SignalItem[]
  readonly total: number
  readonly overdue: number
  /** Day of the last run, or null before the first. */
  readonly lastRun: string | null
}

export interface SignalPageView extends View {
  readonly name: 'signal'
  readonly item: SignalItem
  readonly steps: readonly SignalStep[]
  /** Days in each state so far. */
  readonly spent: Partial<Record<SignalState, number>>
  readonly evidence: readonly EvidenceItem[]
  readonly evidenceTotal: number
  readonly samples: readonly Sample[]
  readonly rule: { readonly title: Bilingual; readonly why: Bilingual } | null
}

/** @param now ISO 8601 instant, for the clocks */
export function viewSignals(
  signals: readonly KeptSignal[],
  query: SignalsQuery,
  now: string,
  context: PublishContext,
): SignalsView {
  const wanted = signals.filter((signal) => isWanted(signal, query, context))
  const items = wanted.map((signal) => itemOf(signal, now, context)).sort(byUrgency)
  const inList = items.filter(({ signal }) => !signal.isHeldBack || signal.state !== 'new')
  const title = context.texts.both('signals.page.title')
  const table = tableOf(title, '/signals', { ...query }, COLUMNS, items.map(rowOf), context)
  return {
    name: 'signals',
    title,
    filters: defaultFilters(''),
    groups: SIGNAL_STATES.map((state) => ({
      state,
      items: inList.filter(({ signal }) => signal.state === state),
    })).filter((group) => group.items.length > 0),
    heldBack: items.filter((item) => !inList.includes(item)),
    total: items.length,
    overdue: items.filter(({ clock }) => clock.isOverdue).length,
    lastRun: signals.reduce<string | null>(
      (last, { foundOn }) => (last === null || foundOn > last ? foundOn : last),
      null,
    ),
    table,
    figures: [stateFigure(items, query, context)],
  }
}

/** @param samples those among its evidence */
export function viewSignal(
  kept: { readonly signal: KeptSignal; readonly steps: readonly SignalStep[] },
  behind: {
    readonly claims: readonly Claim[]
    readonly samples: readonly Sample[]
    readonly rule: { readonly title: Bilingual; readonly why: Bilingual } | null
  },
  now: string,
  context: PublishContext,
): SignalPageView {
  const { signal, steps } = kept
  const item = itemOf(signal, now, context)
  const { claims, samples, rule } = behind
  return {
    name: 'signal',
    title: item.title,
    filters: defaultFilters(''),
    item,
    steps,
    spent: timeInStates(steps, now),
    evidence: claims.slice(0, SHOWN).map(asEvidence),
    evidenceTotal: claims.length,
    samples: samples.slice(0, SHOWN),
    rule,
    table: pointTable(item, context),
    figures: [chartOf(item, context)],
  }
}

const SHOWN = 12

/** Open signals of a period, those that wait most first; what is held back is left to the list. */
export function signalsOfPeriod(
  signals: readonly KeptSignal[],
  period: string,
  now: string,
  context: PublishContext,
): SignalItem[] {
  return signals
    .filter(({ state, isHeldBack }) => state !== 'closed' && !(isHeldBack && state === 'new'))
    .filter(({ firstPeriod, lastPeriod }) => overlaps(`${firstPeriod}/${lastPeriod}`, period))
    .map((signal) => itemOf(signal, now, context))
    .sort(byUrgency)
}

const itemOf = (signal: KeptSignal, now: string, context: PublishContext): SignalItem => ({
  signal,
  title: titleOf(signal, context),
  clock: clockOf(signal, now),
  moves: movesFrom(signal.state),
})

/** Overdue and urgent first, then the longest waiting. */
const byUrgency = (a: SignalItem, b: SignalItem): number =>
  Number(b.clock.isOverdue) - Number(a.clock.isOverdue) ||
  Number(b.signal.isUrgent) - Number(a.signal.isUrgent) ||
  (a.signal.since < b.signal.since ? -1 : a.signal.since > b.signal.since ? 1 : 0) ||
  (a.signal.id < b.signal.id ? -1 : 1)

function isWanted(
  signal: KeptSignal,
  { state = 'open', kind, substance, place }: SignalsQuery,
  { vocabulary, gazetteer }: PublishContext,
): boolean {
  return (
    (state === 'all' || (state === 'open' ? signal.state !== 'closed' : signal.state === state)) &&
    (!kind || signal.kind === kind) &&
    (!substance ||
      (signal.substance !== null && vocabulary.substanceAndWider(signal.substance).includes(substance))) &&
    (!place ||
      (signal.place !== null && [signal.place, ...gazetteer.widerThan(signal.place)].includes(place)))
  )
}

/** What a signal is about, in both languages. */
export function titleOf(
  signal: SignalSubject & Pick<KeptSignal, 'kind'>,
  context: PublishContext,
): Bilingual {
  const { texts, vocabulary } = context
  const { measure, aspect, phenomenon, substance, place } = signal
  const say = (language: 'fr' | 'en'): string => {
    const what =
      measure === 'counts'
        ? aspect
        : measure !== 'reports'
          ? texts.say(language, `signals.about.${aspect}`)
          : phenomenon && vocabulary.label('phenomena', phenomenon, language)
    const parts = [
      substance && vocabulary.label('substances', substance, language),
      what,
      place ? sayName(place, language, context) : texts.say(language, 'signals.everywhere'),
    ].filter(Boolean)
    const text = parts.join(', ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return { en: say('en'), fr: say('fr') }
}

type Named = readonly [key: string, type: Column['type'], scheme?: string]

const COLUMNS: readonly Named[] = [
  ['id', 'text'],
  ['kind', 'text'],
  ['state', 'text'],
  ['days', 'number'],
  ['overdue', 'text'],
  ['urgent', 'text'],
  ['held_back', 'text'],
  ['measure', 'text'],
  ['aspect', 'text'],
  ['phenomenon', 'code', 'phenomena'],
  ['substance', 'code', 'substances'],
  ['place', 'place'],
  ['first_period', 'date'],
  ['last_period', 'date'],
  ['rule', 'text'],
  ['why', 'text'],
]

const NOT_ASKED = { missing: 'not-asked' } as const
const yes = (is: boolean): string => (is ? 'yes' : 'no')

function rowOf({ signal, clock }: SignalItem): Row {
  const { id, kind, state, measure, aspect, phenomenon, substance, place, rule, text } = signal
  return {
    ...{ id, kind, state, measure, aspect, rule },
    days: clock.days,
    overdue: yes(clock.isOverdue),
    urgent: yes(signal.isUrgent),
    held_back: yes(signal.isHeldBack),
    phenomenon: phenomenon ?? NOT_ASKED,
    substance: substance ?? NOT_ASKED,
    place: place ?? NOT_ASKED,
    first_period: signal.firstPeriod,
    last_period: signal.lastPeriod,
    why: text,
  }
}

function tableOf(
  title: Bilingual,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  columns: readonly Named[],
  rows: readonly Row[],
  { texts, vocabulary, origin }: PublishContext,
): Table {
  const filters = Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const search = new URLSearchParams(filters).toString()
  return {
    columns: columns.map(([key, type, scheme]) => ({
      key,
      label: texts.both(`signals.column.${key}`),
      type,
      ...(scheme ? { scheme } : {}),
    })),
    rows,
    about: {
      title,
      filters,
      vocabularyVersion: vocabulary.version,
      licence: LICENCE,
      url: `${origin}${path}${search ? `?${search}` : ''}`,
    },
  }
}

/** How many signals stand in each state, by kind. */
function stateFigure(items: readonly SignalItem[], query: SignalsQuery, context: PublishContext): Figure {
  const { texts } = context
  const title = texts.both('signals.page.figure')
  const rows = SIGNAL_STATES.flatMap((state) =>
    [...new Set(items.map(({ signal }) => signal.kind))].sort().map((kind) => ({
      state,
      kind,
      count: items.filter(({ signal }) => signal.state === state && signal.kind === kind).length,
    })),
  )
  return {
    id: 'signals',
    kind: 'bars',
    title,
    alt: texts.both('signals.page.figure-alt', { total: items.length }),
    table: tableOf(
      title,
      '/signals',
      { ...query },
      [
        ['state', 'code', 'signals.state'],
        ['kind', 'code', 'signals.kind'],
        ['count', 'number'],
      ],
      rows,
      context,
    ),
  }
}

const POINT_COLUMNS: readonly Named[] = [
  ['period', 'date'],
  ['observed', 'number'],
  ['denominator', 'number'],
  ['expected', 'number'],
  ['upperbound', 'number'],
  ['alarm', 'text'],
  ['complete', 'text'],
]

function pointTable({ signal, title }: SignalItem, context: PublishContext): Table {
  const rows = signal.points.map(({ period, isAlarm, isComplete, ...numbers }) => ({
    period,
    ...numbers,
    alarm: yes(isAlarm),
    complete: yes(isComplete),
  }))
  return tableOf(title, `/signals/${signal.id}`, {}, POINT_COLUMNS, rows, context)
}

function chartOf(item: SignalItem, context: PublishContext): Figure {
  const { signal, title } = item
  const alarms = signal.points.filter(({ isAlarm }) => isAlarm)
  return {
    id: `signal-${signal.id}`,
    kind: 'bound',
    title,
    alt: {
      en: `${context.texts.say('en', 'signals.chart.alt', { periods: signal.points.length, alarms: alarms.length })} ${signal.text.en}`,
      fr: `${context.texts.say('fr', 'signals.chart.alt', { periods: signal.points.length, alarms: alarms.length })} ${signal.text.fr}`,
    },
    table: pointTable(item, context),
  }
}
