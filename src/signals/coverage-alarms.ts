/** Warnings about what is received: a site that falls silent, a sample that shrinks. They speak of the watch, never of the market. */
import { isMissing } from '../core/missing.ts'
import type { SignalCell, SignalPoint } from '../core/signal.ts'
import { coverage, type Received } from '../trends/coverage.ts'
import { isFallingSample } from '../trends/falling-sample.ts'
import { periodsBetween } from './periods.ts'
import type { Knowledge } from './watched-series.ts'

export interface CoverageAlarm {
  readonly kind: 'silence' | 'falling-sample'
  readonly cell: SignalCell
  readonly lastPeriod: string
  readonly points: readonly SignalPoint[]
  /** Numbers for the sentence. */
  readonly said: Readonly<Record<string, number | string>>
}

/** Months looked back on for silence; half of them are compared with the other half for falling samples. */
const BOARD = 12
const HALF = 6

/**
 * Silences as the coverage board finds them (three empty months and more than the longest pause before), and sites that sent at least 30 % less over six months than
 * over the six before, by more than chance. A silent site is not said to shrink as well.
 *
 * @param on day as of which is judged; its own month is left out, since it is not over
 */
export function coverageAlarms(
  received: readonly Received[],
  on: string,
  knowledge: Knowledge,
): CoverageAlarm[] {
  const last = monthBefore(on.slice(0, 7), 1)
  const months = periodsBetween(monthBefore(last, BOARD - 1), last)
  const known = received.filter(({ month }) => month <= last).map((item) => ({ ...item, space: WHOLE }))
  const everyone = known.flatMap(({ site, space }) => (site === null ? [] : [{ site, space }]))
  const board = coverage(addedUp(known, months), months, knowledge, everyone)
  const silent = board.silences.map((silence): CoverageAlarm => {
    const row = board.rows.find(({ site }) => site === silence.site)
    const documents = (row?.cells ?? []).map((cell) => (isMissing(cell) ? 0 : cell.documents))
    const first = silence.lastMonth === null ? (months[0] ?? last) : monthBefore(silence.lastMonth, -1)
    return {
      kind: 'silence',
      cell: cellOf(silence.site, first),
      lastPeriod: last,
      points: pointsOf(months, documents, new Set(months.filter((month) => month >= first))),
      said: { months: silence.months, since: silence.lastMonth ?? '' },
    }
  })
  const quiet = new Set(board.silences.map(({ site }) => site))
  const sites = [...new Set(everyone.map(({ site }) => site))].filter((site) => !quiet.has(site)).sort()
  return [...silent, ...sites.flatMap((site) => shrinking(site, known, months) ?? [])]
}

/** Spaces of a site are taken together: the coverage page tells them apart. */
const WHOLE = 'other' as const

function addedUp(received: readonly Received[], months: readonly string[]): Received[] {
  const cells = new Map<string, Received>()
  for (const item of received.filter(({ month }) => months.includes(month))) {
    const key = `${item.site} ${item.month}`
    const found = cells.get(key)
    cells.set(key, found ? { ...item, documents: item.documents + found.documents } : item)
  }
  return [...cells.values()]
}

function shrinking(
  site: string,
  received: readonly Received[],
  months: readonly string[],
): CoverageAlarm | null {
  const documents = months.map((month) =>
    received
      .filter((item) => item.site === site && item.month === month)
      .reduce((sum, item) => sum + item.documents, 0),
  )
  const sum = (of: readonly number[]) => of.reduce((total, count) => total + count, 0)
  const [before, after] = [sum(documents.slice(0, HALF)), sum(documents.slice(HALF))]
  if (!isFallingSample(before, after)) return null
  const first = months[HALF] ?? ''
  return {
    kind: 'falling-sample',
    cell: { ...cellOf(site, first), observed: after, expected: before },
    lastPeriod: months.at(-1) ?? first,
    points: pointsOf(months, documents, new Set(months.slice(HALF))),
    said: { before, after },
  }
}

const NOT_ASKED = { missing: 'not-asked' } as const

const cellOf = (site: string, period: string): SignalCell => ({
  measure: 'coverage',
  aspect: 'received',
  phenomenon: null,
  substance: null,
  place: site,
  period,
  observed: 0,
  denominator: NOT_ASKED,
  expected: NOT_ASKED,
  upperbound: NOT_ASKED,
  pvalue: NOT_ASKED,
  adjusted: NOT_ASKED,
  method: 'coverage',
  evidence: [],
})

const pointsOf = (
  months: readonly string[],
  documents: readonly number[],
  alarmed: ReadonlySet<string>,
): SignalPoint[] =>
  months.map((period, at) => ({
    period,
    observed: documents[at] ?? 0,
    denominator: NOT_ASKED,
    expected: NOT_ASKED,
    upperbound: NOT_ASKED,
    isAlarm: alarmed.has(period),
    isComplete: true,
  }))

/**
 * The month `back` months before another; after it when negative.
 *
 * @example
 * monthBefore('2025-01', 1) // => '2024-12'
 */
export function monthBefore(month: string, back: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 - back
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
