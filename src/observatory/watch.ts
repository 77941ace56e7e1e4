/** The watch, wired once for both faces: what is kept is judged as of a day, and what was found is kept. */
import { isDay } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Signal } from '../core/signal.ts'
import type { AlertRule } from '../signals/alert-rule.ts'
import { detectSignals, type Run } from '../signals/detect.ts'
import { continueKnown } from '../signals/match-signals.ts'
import type { Knowledge, WatchedMaterial } from '../signals/watched-series.ts'
import type { Store } from '../store/store.ts'

type Kept = Pick<Store, 'claims' | 'samples' | 'counts' | 'coverage'>

/** All that signals are looked for in, read at once. */
export async function readWatched(store: Kept): Promise<WatchedMaterial> {
  const [claims, samples, counts, received] = [
    await store.claims(),
    await store.samples(),
    await store.counts(),
    await store.coverage(),
  ]
  return { claims, samples, counts, received }
}

/**
 * The day judged when none is said: the last day anything kept speaks of, today at the latest. Old material is judged as of its own end, where its last
 * periods are those worth a look.
 */
export function dayJudged(material: WatchedMaterial, today: string): string {
  const months = material.received.map(({ month }) => `${month}-31`)
  const days = [...months, ...material.samples.flatMap(({ collectedOn }) => collectedOn ?? [])]
  const latest = days.reduce((last, day) => (day > last ? day : last), '')
  if (latest === '' || latest >= today) return today
  return isDay(latest) ? latest : lastDayOf(latest.slice(0, 7))
}

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

export interface Watch {
  readonly rules: readonly AlertRule[]
  readonly knowledge: Knowledge
  /** Day as of which is judged; the last of the material when absent. */
  readonly on?: string | undefined
  /** Today, ISO 8601. */
  readonly today: string
}

/** A run over what is kept, its signals under the ids of those known that they continue. Nothing is written. */
export async function lookForSignals(
  store: Kept & Pick<Store, 'signals'>,
  { rules, knowledge, on, today }: Watch,
): Promise<Run> {
  const material = await readWatched(store)
  const day = on ?? dayJudged(material, today)
  if (!isDay(day)) throw new Problem('option-wrong', { name: '--on', expected: '2025-12-31' })
  const run = detectSignals(material, { on: day, rules, isReplay: day < today }, knowledge)
  const known: readonly Signal[] = await store.signals.list()
  return { ...run, signals: continueKnown(run.signals, known, knowledge) }
}

/** The same, kept: new signals are added, known ones brought up to date, what people decided is left alone. */
export async function keepSignals(
  store: Kept & Pick<Store, 'signals'>,
  watch: Watch,
  actor: string,
): Promise<Run & { readonly added: number; readonly updated: number }> {
  const run = await lookForSignals(store, watch)
  const { added, updated } = await store.signals.record(run.signals, run.on, actor)
  return { ...run, added: added.length, updated: updated.length }
}
