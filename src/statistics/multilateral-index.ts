/** Price indices that compare all periods with one another at once, so that no chain drifts when items come and go. */
import { ols } from './ols.ts'
import { compareTwo, type IndexFormula, type PricePanel, pairsOf, periodsOf } from './price-index.ts'

/**
 * GEKS: each period against the first by way of every other, and the geometric mean of the ways. With Törnqvist's formula it is the CCDI,
 * the default where gaps are few.
 *
 * Gini (1931), Eltetö & Köves (1964), Szulc (1964); Ivancic, Diewert & Fox (2011), J. Econometrics 161(1); Caves, Christensen &
 * Diewert (1982).
 *
 * @returns 100 for the first period; `undefined` for a period no way leads to. A way over a period that shares no item with one of the two is
 * left out.
 * @throws RangeError for uneven rows, a price or quantity that is not above zero, or a weighted formula without quantities.
 * @example
 * geks({ price: [[10, 20]] }, 'jevons').map((i) => i?.toFixed(6)) // => ['100.000000', '200.000000']
 */
export function geks(panel: PricePanel, formula: IndexFormula): (number | undefined)[] {
  const periods = periodsOf('geks', panel, formula)
  const among = Array.from({ length: periods }, (_, from) =>
    Array.from({ length: periods }, (_, to) => compareTwo(pairsOf(panel, from, to), formula)),
  )
  return Array.from({ length: periods }, (_, t) => {
    const ways = among.flatMap((row, over) => {
      const [there, on] = [among[0]![over], row[t]]
      return there === undefined || on === undefined ? [] : [Math.log(there * on)]
    })
    return ways.length === 0
      ? undefined
      : 100 * Math.exp(ways.reduce((sum, way) => sum + way, 0) / ways.length)
  })
}

/**
 * Time-product dummy: the levels of periods in a regression of log prices on items and periods. For panels with many gaps. `isWeighted`
 * weighs each price by its share of what was spent in its period.
 *
 * Summers (1973), Rev. Income Wealth 19(1); de Haan & Krsinich (2014), J. Bus. Econ. Stat. 32(3).
 *
 * @returns 100 for the first period; `undefined` for all when items and periods do not hang together, or there are too few prices.
 * @throws RangeError as `geks`.
 * @example
 * timeProductDummy({ price: [[10, 20], [5, 10], [1, 2]] }).map((i) => i?.toFixed(6)) // => ['100.000000', '200.000000']
 */
export function timeProductDummy(panel: PricePanel, isWeighted = false): (number | undefined)[] {
  const periods = periodsOf('timeProductDummy', panel, isWeighted ? 'tornqvist' : 'jevons')
  const cells = seenCells(panel, isWeighted)
  const items = [...new Set(cells.map(({ item }) => item))]
  const seen = [...new Set(cells.map(({ period }) => period))].sort((a, b) => a - b)
  const silent = Array.from({ length: periods }, () => undefined)
  if (seen[0] !== 0) return silent
  const rows = cells.map(({ item, period }) => [
    ...items.map((one) => Number(one === item)),
    ...seen.slice(1).map((one) => Number(one === period)),
  ])
  const spent = new Map<number, number>()
  for (const { period, price, quantity } of cells)
    spent.set(period, (spent.get(period) ?? 0) + price * quantity)
  const weights = cells.map(({ period, price, quantity }) => (price * quantity) / spent.get(period)!)
  const fit = ols(
    rows,
    cells.map(({ price }) => Math.log(price)),
    isWeighted ? weights : undefined,
  )
  if (!fit) return silent
  return Array.from({ length: periods }, (_, t) => {
    if (t === 0) return 100
    const at = seen.indexOf(t)
    return at < 0 ? undefined : 100 * Math.exp(fit.coefficients[items.length + at - 1]!)
  })
}

interface Cell {
  readonly item: number
  readonly period: number
  readonly price: number
  readonly quantity: number
}

function seenCells({ price, quantity }: PricePanel, isWeighted: boolean): Cell[] {
  return price.flatMap((row, item) =>
    row.flatMap((value, period) => {
      const amount = isWeighted ? quantity?.[item]?.[period] : 1
      return value === undefined || amount === undefined
        ? []
        : [{ item, period, price: value, quantity: amount }]
    }),
  )
}

/**
 * Geary–Khamis: what was bought in each period at its own prices, over the same at one set of average prices, found together.
 *
 * Geary (1958), J. R. Stat. Soc. A 121(1); Khamis (1972), J. R. Stat. Soc. A 135(1).
 *
 * @returns 100 for the first period; `undefined` for a period without prices, and for all when the averages do not settle.
 * @throws RangeError as `geks`, quantities being needed.
 * @example
 * gearyKhamis({ price: [[10, 20]], quantity: [[1, 3]] }).map((i) => i?.toFixed(6)) // => ['100.000000', '200.000000']
 */
export function gearyKhamis(panel: PricePanel): (number | undefined)[] {
  const periods = periodsOf('gearyKhamis', panel, 'fisher')
  const cells = seenCells(panel, true)
  const bought = sumsBy(
    cells,
    ({ item }) => item,
    ({ quantity }) => quantity,
  )
  const spent = sumsBy(
    cells,
    ({ period }) => period,
    ({ price, quantity }) => price * quantity,
  )
  if (!spent.has(0)) return Array.from({ length: periods }, () => undefined)
  let level = new Map([...spent.keys()].map((period) => [period, 1]))
  for (let step = 0; step < 10_000; step++) {
    const average = sumsBy(
      cells,
      ({ item }) => item,
      ({ item, period, price, quantity }) => (price * quantity) / level.get(period)! / bought.get(item)!,
    )
    const atAverage = sumsBy(
      cells,
      ({ period }) => period,
      ({ item, quantity }) => average.get(item)! * quantity,
    )
    const first = (spent.get(0) ?? Number.NaN) / atAverage.get(0)!
    const next = new Map(
      [...spent].map(([period, amount]) => [period, amount / atAverage.get(period)! / first]),
    )
    const moved = Math.max(0, ...[...next].map(([period, value]) => Math.abs(value / level.get(period)! - 1)))
    level = next
    if (moved < 1e-14)
      return Array.from({ length: periods }, (_, t) => {
        const value = level.get(t)
        return value === undefined ? undefined : 100 * value
      })
  }
  return Array.from({ length: periods }, () => undefined)
}

function sumsBy(
  cells: readonly Cell[],
  key: (cell: Cell) => number,
  value: (cell: Cell) => number,
): Map<number, number> {
  const sums = new Map<number, number>()
  for (const cell of cells) sums.set(key(cell), (sums.get(key(cell)) ?? 0) + value(cell))
  return sums
}
