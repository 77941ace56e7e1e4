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
import { type Clock, clockOf, movesFrom, timeInStates } from '../signals/clocks.ts'
import { sayName } from '../trends/reasons.ts'
import type { PublishContext } from './context.ts'
import { defaultFilters } from './filters.ts'
import { chartOf, listTable, pointTable, stateFigure } from './signal-tables.ts'
import { asEvidence } from './statements.ts'
import type { EvidenceItem, View } from './views.ts'

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
  const table = listTable(title, query, items, context)
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
