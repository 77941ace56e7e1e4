/** One price index for many places: deflated, weighted by population, with rules for years without a price. */
import { demandFinite, demandPositive, demandSameLength } from './demand.ts'

export interface PlacePrices {
  /** Price of each year, `undefined` where none was reported. */
  readonly price: readonly (number | undefined)[]
  readonly population: number
  /** Consumer prices of each year, 100 where the price is to stay as it is. */
  readonly deflator: readonly number[]
}

export interface DeflatedIndex {
  /** For each place: whether it takes part. */
  readonly included: readonly boolean[]
  /** Prices filled in from neighbouring years: to be printed beside the index. */
  readonly imputed: number
  /** Mean price of each year, deflated and weighted by population. */
  readonly mean: readonly number[]
  /** The same, 100 in the first year. */
  readonly index: readonly number[]
}

/**
 * Population-weighted mean of deflated prices over the years. A place without a price for two years running or more is left out; a single gap
 * is the mean of its neighbours, at either end the year beside it. Prices are filled in before they are deflated.
 *
 * The European drug agency's rules for its price index, as its statistical bulletin states them.
 *
 * @returns `undefined` when no place takes part or there is no year.
 * @throws RangeError for years of unequal number, or a price, population or deflator that is not above zero.
 * @example
 * deflatedIndex([{ price: [50, undefined, 60], population: 3, deflator: [100, 100, 100] }])?.index // => [100, 110, 120]
 */
export function deflatedIndex(places: readonly PlacePrices[]): DeflatedIndex | undefined {
  const years = places[0]?.price.length ?? 0
  for (const { price, population, deflator } of places) {
    demandSameLength('deflatedIndex', { years: places[0]!.price, price, deflator })
    demandPositive('deflatedIndex', 'population', [population])
    demandPositive('deflatedIndex', 'deflator', deflator)
    demandPositive(
      'deflatedIndex',
      'price',
      price.filter((value) => value !== undefined),
    )
  }
  const filled = places.map(({ price }) => fillGaps(price))
  const included = filled.map((prices) => prices !== undefined)
  const weight = places.reduce((sum, { population }, i) => sum + (included[i] ? population : 0), 0)
  if (years === 0 || weight === 0) return undefined
  const mean = Array.from(
    { length: years },
    (_, year) =>
      places.reduce((sum, { population, deflator }, i) => {
        const price = filled[i]?.[year]
        return price === undefined ? sum : sum + (population * price) / (deflator[year]! / 100)
      }, 0) / weight,
  )
  demandFinite('deflatedIndex', 'mean', mean)
  return {
    included,
    imputed: places.reduce(
      (sum, { price }, i) => sum + (included[i] ? price.filter((value) => value === undefined).length : 0),
      0,
    ),
    mean,
    index: mean.map((value) => (100 * value) / mean[0]!),
  }
}

/** Prices with single gaps filled; `undefined` where two run together, or nothing is beside a gap. */
function fillGaps(price: readonly (number | undefined)[]): number[] | undefined {
  const filled: number[] = []
  for (const [year, value] of price.entries()) {
    const beside = [price[year - 1], price[year + 1]].filter((neighbour) => neighbour !== undefined)
    const isLong = value === undefined && ((year > 0 && price[year - 1] === undefined) || beside.length === 0)
    if (isLong) return undefined
    filled.push(value ?? beside.reduce((sum, neighbour) => sum + neighbour, 0) / beside.length)
  }
  return filled
}
