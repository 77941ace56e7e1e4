/** The index of prices over time: places weighed by population, gaps filled or borne, each filled cell counted. */
import type { OrMissing } from '../core/missing.ts'
import { geks, timeProductDummy } from '../statistics/multilateral-index.ts'

/** Prices of one substance at one place, a period each; `undefined` where none was told. */
export interface PlacePrices {
  readonly place: string
  /** How much the place counts, usually its population. */
  readonly weight: number
  readonly prices: readonly (number | undefined)[]
}

export interface IndexOverTime {
  /** `ccdi`: all periods compared with all (GEKS-Törnqvist). `tpd`: a regression on places and periods, for panels with many gaps. */
  readonly method: 'ccdi' | 'tpd'
  /** The first period is 100. */
  readonly levels: readonly OrMissing<number>[]
  readonly places: readonly string[]
  /** Places left out: with two silent periods in a row. */
  readonly leftOut: readonly string[]
  /** Cells filled from their neighbours, of `cells`. */
  readonly imputed: number
  readonly cells: number
  /** Share of the cells without a price before any was filled. */
  readonly gaps: number
}

/** With more gaps than this, filling them would invent the index. */
const MANY_GAPS = 0.25
const UNKNOWN = { missing: 'too-few' } as const

/**
 * Index of the price at a standard quantity. Up to a quarter of gaps: a place with a single silent period gets the geometric mean of its
 * neighbours (at an end, the price next to it), one silent twice in a row is left out, and periods are compared all with all. Above: nothing is filled and nobody left
 * out; a regression bears the gaps.
 *
 * Ivancic, Diewert & Fox (2011), J. Econometrics 161(1); de Haan & Krsinich (2014), J. Bus. Econ. Stat. 32(3); the rule for gaps is that of the
 * European monitoring centre's price index.
 *
 * @returns `undefined` without a place, or when no place has a price in the first period.
 * @throws RangeError for rows of unequal length or a price or weight that is not above zero.
 * @example
 * indexOverTime([{ place: 'FR-59350', weight: 1, prices: [50, 55, 60] }])?.levels.map((level) => level.toFixed(3)) // => ['100.000', '110.000', '120.000']
 * indexOverTime([]) // => undefined
 */
export function indexOverTime(rows: readonly PlacePrices[]): IndexOverTime | undefined {
  const cells = rows.reduce((sum, { prices }) => sum + prices.length, 0)
  const silent = rows.reduce(
    (sum, { prices }) => sum + prices.filter((price) => price === undefined).length,
    0,
  )
  if (cells === 0) return undefined
  const gaps = silent / cells
  const filled = gaps > MANY_GAPS ? [] : rows.flatMap((row) => fillGaps(row) ?? [])
  const isFilled = filled.length > 0
  const used = isFilled ? filled : rows
  const panel = {
    price: used.map(({ prices }) => prices),
    // A fixed share of what is spent for each place: its weight over the price.
    quantity: used.map(({ prices, weight }) =>
      prices.map((price) => (price === undefined ? undefined : weight / price)),
    ),
  }
  const levels = isFilled ? geks(panel, 'tornqvist') : timeProductDummy(panel, true)
  if (levels.every((level) => level === undefined)) return undefined
  const kept = new Set(used.map(({ place }) => place))
  return {
    method: isFilled ? 'ccdi' : 'tpd',
    levels: levels.map((level) => level ?? UNKNOWN),
    places: [...kept],
    leftOut: rows.map(({ place }) => place).filter((place) => !kept.has(place)),
    imputed: filled.reduce((sum, row) => sum + row.imputed, 0),
    cells: used.reduce((sum, { prices }) => sum + prices.length, 0),
    gaps,
  }
}

/** Silent twice in a row or more. */
const isLong = (prices: readonly (number | undefined)[], at: number): boolean =>
  (at > 0 && prices[at - 1] === undefined) || (at + 1 < prices.length && prices[at + 1] === undefined)

/** Null for a place that is silent too long to be filled. */
function fillGaps(row: PlacePrices): (PlacePrices & { readonly imputed: number }) | null {
  let imputed = 0
  const prices: number[] = []
  for (const [at, price] of row.prices.entries()) {
    const [before, after] = [row.prices[at - 1], row.prices[at + 1]]
    if (price !== undefined) prices.push(price)
    else if (before !== undefined || after !== undefined) {
      const [one, other] = [before ?? after!, after ?? before!]
      if (isLong(row.prices, at)) return null
      prices.push(Math.sqrt(one * other))
      imputed++
    } else return null
  }
  return { ...row, prices, imputed }
}
