/** Price indices that compare two periods, directly with the first or link by link. */

/** Prices (and quantities, or weights that stand for them) of items over periods: `price[item][period]`, `undefined` where none was seen. */
export interface PricePanel {
  readonly price: readonly (readonly (number | undefined)[])[]
  readonly quantity?: readonly (readonly (number | undefined)[])[]
}

/** Unweighted: Jevons, Dutot, Carli. With quantities: Laspeyres, Paasche, Fisher, Törnqvist. */
export type IndexFormula = 'jevons' | 'dutot' | 'carli' | 'laspeyres' | 'paasche' | 'fisher' | 'tornqvist'

/** One item seen in both periods. */
export interface PricePair {
  readonly p0: number
  readonly p1: number
  readonly q0: number
  readonly q1: number
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0)

const FORMULAS: Readonly<Record<IndexFormula, (pairs: readonly PricePair[]) => number>> = {
  jevons: (pairs) => Math.exp(sumOf(pairs, ({ p0, p1 }) => Math.log(p1 / p0)) / pairs.length),
  dutot: (pairs) => sumOf(pairs, ({ p1 }) => p1) / sumOf(pairs, ({ p0 }) => p0),
  carli: (pairs) => sumOf(pairs, ({ p0, p1 }) => p1 / p0) / pairs.length,
  laspeyres: (pairs) => sumOf(pairs, ({ p1, q0 }) => p1 * q0) / sumOf(pairs, ({ p0, q0 }) => p0 * q0),
  paasche: (pairs) => sumOf(pairs, ({ p1, q1 }) => p1 * q1) / sumOf(pairs, ({ p0, q1 }) => p0 * q1),
  fisher: (pairs) => Math.sqrt(FORMULAS.laspeyres(pairs) * FORMULAS.paasche(pairs)),
  tornqvist: (pairs) => {
    const [spent0, spent1] = [sumOf(pairs, ({ p0, q0 }) => p0 * q0), sumOf(pairs, ({ p1, q1 }) => p1 * q1)]
    const share = ({ p0, p1, q0, q1 }: PricePair): number => (p0 * q0) / spent0 / 2 + (p1 * q1) / spent1 / 2
    return Math.exp(sumOf(pairs, (pair) => share(pair) * Math.log(pair.p1 / pair.p0)))
  },
}

/**
 * Prices of the later period relative to the earlier one, over items seen in both: 1.1 is 10 % dearer.
 *
 * ILO et al. (2004), Consumer Price Index Manual, ch. 1, 15–20. Carli's drifts upwards when chained; Jevons' does not.
 *
 * @returns `undefined` when no item was seen in both.
 * @example
 * compareTwo([{ p0: 10, p1: 20, q0: 1, q1: 1 }, { p0: 10, p1: 5, q0: 1, q1: 1 }], 'dutot') // => 1.25
 */
export function compareTwo(pairs: readonly PricePair[], formula: IndexFormula): number | undefined {
  if (pairs.length === 0) return undefined
  const index = FORMULAS[formula](pairs)
  return Number.isFinite(index) && index > 0 ? index : undefined
}

/**
 * Items of a panel seen in both of two periods.
 *
 * @example
 * pairsOf({ price: [[10, 12], [undefined, 7]] }, 0, 1) // => [{ p0: 10, p1: 12, q0: 1, q1: 1 }]
 */
export function pairsOf({ price, quantity }: PricePanel, from: number, to: number): PricePair[] {
  return price.flatMap((row, item) => {
    const [p0, p1] = [row[from], row[to]]
    const [q0, q1] = quantity ? [quantity[item]?.[from], quantity[item]?.[to]] : [1, 1]
    return p0 === undefined || p1 === undefined || q0 === undefined || q1 === undefined
      ? []
      : [{ p0, p1, q0, q1 }]
  })
}

/**
 * Each period against the first, which is 100.
 *
 * @returns for each period a number, or `undefined` when it shares no item with the first.
 * @throws RangeError for a panel of uneven rows, a price that is not above zero, or a weighted formula without quantities.
 * @example
 * directIndex({ price: [[10, 11, undefined], [20, 22, 10]] }, 'dutot').map((i) => i?.toFixed(1)) // => ['100.0', '110.0', '50.0']
 */
export function directIndex(panel: PricePanel, formula: IndexFormula): (number | undefined)[] {
  const periods = periodsOf('directIndex', panel, formula)
  return Array.from({ length: periods }, (_, t) => {
    const index = compareTwo(pairsOf(panel, 0, t), formula)
    return index === undefined ? undefined : 100 * index
  })
}

/**
 * Each period against the one before, multiplied together from 100: new items enter as they come, but with gaps and sales a chain drifts.
 *
 * @returns `undefined` from the first period on that shares no item with the one before it.
 * @throws RangeError as `directIndex`.
 * @example
 * chainedIndex({ price: [[10, 20, 10]] }, 'jevons').map((i) => i?.toFixed(1)) // => ['100.0', '200.0', '100.0']
 */
export function chainedIndex(panel: PricePanel, formula: IndexFormula): (number | undefined)[] {
  const periods = periodsOf('chainedIndex', panel, formula)
  let level: number | undefined = 100
  return Array.from({ length: periods }, (_, t) => {
    const link: number | undefined = compareTwo(pairsOf(panel, Math.max(0, t - 1), t), formula)
    level = level === undefined || link === undefined ? undefined : level * link
    return level
  })
}

/** Number of periods of a panel that can be compared. */
export function periodsOf(method: string, { price, quantity }: PricePanel, formula?: IndexFormula): number {
  if (!quantity && formula && !['jevons', 'dutot', 'carli'].includes(formula))
    throw new RangeError(`${method}: expected quantities for ${formula}, found none`)
  const periods = price[0]?.length ?? 0
  for (const [name, table] of [
    ['price', price],
    ['quantity', quantity ?? []],
  ] as const)
    for (const [item, row] of table.entries()) {
      if (row.length !== periods)
        throw new RangeError(
          `${method}: expected ${periods} periods, found ${row.length} in ${name}[${item}]`,
        )
      const at = row.findIndex((value) => value !== undefined && !(value > 0 && Number.isFinite(value)))
      if (at >= 0)
        throw new RangeError(
          `${method}: expected ${name} above zero, found ${row[at]} in ${name}[${item}][${at}]`,
        )
    }
  if (quantity && quantity.length !== price.length)
    throw new RangeError(`${method}: expected ${price.length} rows of quantity, found ${quantity.length}`)
  return periods
}
