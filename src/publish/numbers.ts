/** The numbers of the store as an audience may see them: offers and samples, their places made fit, and the parts of a period they are told by. */

import type { Offer } from '../core/offer.ts'
import { daysOf, monthsOf } from '../core/period.ts'
import type { Sample } from '../core/sample.ts'
import type { FigureKind, Row } from '../core/table.ts'
import { FLOOR, restsOnEnough } from '../protect/enough.ts'
import type { PublishContext } from './context.ts'
import type { Filters } from './filters.ts'
import { monthsBefore, monthsSoFar } from './warnings.ts'

/** Rows kept, of any time: a view takes what it needs. */
export interface Numbers {
  readonly offers: readonly Offer[]
  readonly samples: readonly Sample[]
}

/**
 * The numbers with places an audience may see, once for every view. For the public a commune below the floor (100,000 inhabitants for prices, 20,000 for
 * samples) becomes its département, words and sites of the organisation's own go.
 */
export function gatherNumbers(numbers: Numbers, context: PublishContext): Numbers {
  if (context.audience === 'internal') return numbers
  const placeOf = (code: string | null, floor: number) =>
    code === null ? null : publicPlace(code, floor, context)
  return {
    offers: numbers.offers.map((offer) => ({
      ...offer,
      place: placeOf(offer.place, FLOOR.price),
      evidence: null,
      documentId: null,
    })),
    samples: numbers.samples.map((sample) => ({
      ...sample,
      place: placeOf(sample.place, FLOOR.figure),
      site: placeOf(sample.site, FLOOR.figure),
      documentId: null,
    })),
  }
}

const WIDE: ReadonlySet<string> = new Set(['country', 'region', 'departement', 'world-region'])

function publicPlace(code: string, floor: number, { gazetteer }: PublishContext): string | null {
  const shown = gazetteer.publicPlace(code)
  if (shown === null) return null
  const isFit = (one: string) => {
    const place = gazetteer.get(one)
    return place !== undefined && (WIDE.has(place.kind) || (place.population ?? 0) >= floor)
  }
  return [shown, ...gazetteer.widerThan(shown)].find(isFit) ?? null
}

/** True when a code is what the filter asks for, or lies within it. */
export const isWithin = (
  code: string | null,
  place: string | null,
  { gazetteer }: Pick<PublishContext, 'gazetteer'>,
): boolean => !place || (code !== null && (code === place || gazetteer.widerThan(code).includes(place)))

export interface Parts {
  /** The period asked for. */
  readonly whole: string
  /** The stretch of the same length just before it. */
  readonly before: string | null
  /** Both cut into quarters, months when they are short, years when they are long; in order. */
  readonly parts: readonly string[]
}

/** From this many months on, months tell too little each. */
const QUARTERS_FROM = 5
const YEARS_FROM = 49
const HALVES_FROM = 6

/**
 * How a period is told over time: with as long a stretch before it, since a level means little alone. For the public never by less than a
 * quarter.
 *
 * @param isCoarse halves instead of quarters, for figures that need many values
 */
export function partsOf(
  filters: Pick<Filters, 'period'>,
  { today, audience }: PublishContext,
  isCoarse = false,
): Parts {
  const whole = filters.period
  const own = monthsSoFar(whole, today)
  const earlier = monthsBefore(monthsOf(whole))
  const months = [...earlier, ...own]
  const cut = (month: string): string => {
    const year = month.slice(0, 4)
    if (own.length >= YEARS_FROM) return year
    if (isCoarse && own.length > HALVES_FROM) return `${year}-H${Number(month.slice(5)) <= 6 ? 1 : 2}`
    if (own.length < QUARTERS_FROM && audience === 'internal') return month
    return `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
  }
  return { whole, before: spanOf(earlier), parts: [...new Set(months.map(cut))] }
}

/** Months in a row as the shortest period that names them. */
function spanOf(months: readonly string[]): string | null {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const year = first.slice(0, 4)
  const names = [year, ...['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'].map((part) => `${year}-${part}`), first]
  const isSame = (name: string) => {
    const own = monthsOf(name)
    return own[0] === first && own.at(-1) === last
  }
  return names.find(isSame) ?? `${first}/${last}`
}

/** True when a day lies in a period. */
export function isIn(day: string | null, period: string): boolean {
  const span = daysOf(period)
  return day !== null && span !== null && (span.first ?? '') <= day && day <= (span.last ?? '9999')
}

const DAY = 86_400_000

/**
 * True when the figures of a period may be told: always inside the organisation; to the public whole months, quarters, halves and years, 30 days
 * after they end, 90 of a place finer than a département; of a département or finer, never by less than a quarter.
 */
export function mayBeTold(
  period: string,
  place: string | null,
  { audience, today, gazetteer }: PublishContext,
): boolean {
  if (audience === 'internal') return true
  const last = daysOf(period)?.last
  if (!last || !/^\d{4}(?:-(?:Q[1-4]|H[12]|\d\d))?$/.test(period)) return false
  const kind = place === null ? 'country' : (gazetteer.get(place)?.kind ?? 'commune')
  const delay = WIDE.has(kind) ? 30 : 90
  const isCoarse = kind === 'country' || kind === 'region' || kind === 'world-region'
  if (!isCoarse && monthsOf(period).length < 3) return false
  return Date.parse(`${today}T00:00:00Z`) - Date.parse(`${last}T00:00:00Z`) >= delay * DAY
}

/** Rows the public may know of: one that rests on too little would show by standing there that the thing was seen at all. */
export function toldRows(rows: readonly Row[], kind: FigureKind, { audience }: PublishContext): Row[] {
  const isTold = ({ values, sources, largest_share: largest }: Row) =>
    typeof values === 'number' &&
    typeof sources === 'number' &&
    typeof largest === 'number' &&
    restsOnEnough({ values, sources, largest }, kind)
  return audience === 'internal' ? [...rows] : rows.filter(isTold)
}
