/** Quantity discounts: how the price of a purchase grows with its size, and what it says of one unit. */
import { demandFinite, demandPositive, demandSameLength } from './demand.ts'
import { heteroskedasticCovariance, type OlsFit, ols, predictLine } from './ols.ts'
import { median } from './quantiles.ts'

export interface QuantityDiscount {
  /** Power of the quantity the price grows with: 1 without discount, 0.7 when twice as much costs 1.62 times as much. */
  readonly exponent: number
  /** Its error, holding for uneven scatter (HC3); `undefined` where one purchase alone sets it. */
  readonly exponentError: number | undefined
  /** Median price of one unit. */
  readonly unitPrice: number
  /** By how many percent the price of a unit falls when the purchase doubles. */
  readonly discountPerDoubling: number
  /** Duan's factor from medians to means: the mean of the exponentials of the residuals. */
  readonly smearing: number
  readonly fit: OlsFit
}

/**
 * Line of log price on log quantity: log P = log a + b log Q. Quantities must be of one class of unit: tablets given in milligrams among
 * grams drag `b` down (0.47 for 0.64 in one market).
 *
 * Caulkins & Padman (1993), J. Econ. Behav. Organ. 20; Clements (2006). Errors by `heteroskedasticCovariance`.
 *
 * @param quantity of each purchase, in one unit
 * @param price paid for the whole of it
 * @returns `undefined` below three purchases or when all are of one size.
 * @throws RangeError for unequal lengths or a value that is not above zero.
 * @example
 * fitQuantityDiscount([1, 2, 4], [60, 90, 135])?.discountPerDoubling.toFixed(6) // => '25.000000'
 */
export function fitQuantityDiscount(
  quantity: readonly number[],
  price: readonly number[],
): QuantityDiscount | undefined {
  demandSameLength('fitQuantityDiscount', { quantity, price })
  demandPositive('fitQuantityDiscount', 'quantity', quantity)
  demandPositive('fitQuantityDiscount', 'price', price)
  const x = quantity.map((amount) => [1, Math.log(amount)])
  const fit = ols(x, price.map(Math.log))
  if (!fit) return undefined
  const [level, exponent] = fit.coefficients as [number, number]
  const variance = heteroskedasticCovariance(x, fit, 'HC3')?.[1]?.[1]
  return {
    exponent,
    exponentError: variance === undefined ? undefined : Math.sqrt(variance),
    unitPrice: Math.exp(level),
    discountPerDoubling: 100 * (1 - 2 ** (exponent - 1)),
    smearing: fit.residuals.reduce((sum, left) => sum + Math.exp(left), 0) / fit.residuals.length,
    fit,
  }
}

export interface PriceOfQuantity {
  readonly median: number
  readonly interval: readonly [number, number]
  /** Where the price of one more purchase of this size would lie. */
  readonly predictionInterval: readonly [number, number]
  /** Mean price, whatever the shape of the scatter (Duan 1983). */
  readonly smearingMean: number
  /** Mean price if the scatter is log-normal. */
  readonly lognormalMean: number
}

/**
 * What a purchase of a given size costs, by the line.
 *
 * Duan (1983), J. Am. Stat. Assoc. 78, for the mean.
 *
 * @returns `undefined` for a level not between 0 and 1.
 * @throws RangeError for a quantity that is not above zero.
 * @example
 * priceOfQuantity(fitQuantityDiscount([1, 2, 4], [60, 90, 135]), 8)?.median.toFixed(6) // => '202.500000'
 */
export function priceOfQuantity(
  { fit, smearing }: QuantityDiscount,
  quantity: number,
  level = 0.95,
): PriceOfQuantity | undefined {
  demandPositive('priceOfQuantity', 'quantity', [quantity])
  const said = predictLine(fit, [1, Math.log(quantity)], level)
  if (!said) return undefined
  const ends = ([low, high]: readonly [number, number]) => [Math.exp(low), Math.exp(high)] as const
  const middle = Math.exp(said.fit)
  return {
    median: middle,
    interval: ends(said.interval),
    predictionInterval: ends(said.predictionInterval),
    smearingMean: middle * smearing,
    lognormalMean: middle * Math.exp(fit.sigma ** 2 / 2),
  }
}

/**
 * Prices as if each purchase had been of `to` units: what remains when sizes are made comparable by the exponent.
 *
 * @throws RangeError for unequal lengths, a value that is not above zero, or an exponent that is no number.
 * @example
 * standardiseQuantity([1, 4], [60, 120], 0.5) // => [60, 60]
 */
export function standardiseQuantity(
  quantity: readonly number[],
  price: readonly number[],
  exponent: number,
  to = 1,
): number[] {
  demandSameLength('standardiseQuantity', { quantity, price })
  demandPositive('standardiseQuantity', 'quantity', [...quantity, to])
  demandPositive('standardiseQuantity', 'price', price)
  demandFinite('standardiseQuantity', 'exponent', [exponent])
  return price.map((paid, i) => paid * (to / quantity[i]!) ** exponent)
}

export interface TieredOffer {
  /** Power of the quantity the offer's price grows with: 0 for a free extra, 1 for none. */
  readonly exponent: number
  /** By how many percent a unit is cheaper at the largest tier than at the smallest. */
  readonly unitPriceDrop: number
}

/**
 * Discount that an offer in tiers implies, such as 60 for one gram and 70 for two. A free extra is a tier of the same price. With more than two
 * tiers the exponent is that of the line through them all.
 *
 * @returns `undefined` below two tiers of different size.
 * @throws RangeError for unequal lengths or a value that is not above zero.
 * @example
 * readTiers([1, 2], [60, 60]) // => { exponent: 0, unitPriceDrop: 50 }
 */
export function readTiers(quantity: readonly number[], price: readonly number[]): TieredOffer | undefined {
  demandSameLength('readTiers', { quantity, price })
  demandPositive('readTiers', 'quantity', quantity)
  demandPositive('readTiers', 'price', price)
  const order = quantity.map((_, i) => i).sort((a, b) => quantity[a]! - quantity[b]!)
  const [first, last] = [order[0], order[order.length - 1]]
  if (first === undefined || last === undefined || quantity[first] === quantity[last]) return undefined
  const unit = (i: number): number => price[i]! / quantity[i]!
  const logs = quantity.map(Math.log)
  const centre = logs.reduce((sum, value) => sum + value, 0) / logs.length
  const across = logs.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const along = logs.reduce(
    (sum, value, i) => sum + (value - centre) * Math.log(price[i]! / price[first]!),
    0,
  )
  return { exponent: along / across, unitPriceDrop: 100 * (1 - unit(last) / unit(first)) }
}

/**
 * Median of unit prices, as quoted and as if all purchases were of one unit.
 *
 * @returns `undefined` without purchases.
 * @throws RangeError as `standardiseQuantity`.
 * @example
 * medianUnitPrice([1, 4], [60, 120], 0.5) // => { quoted: 45, standardised: 60 }
 */
export function medianUnitPrice(
  quantity: readonly number[],
  price: readonly number[],
  exponent: number,
): { quoted: number; standardised: number } | undefined {
  const standardised = median(standardiseQuantity(quantity, price, exponent))
  const quoted = median(price.map((paid, i) => paid / quantity[i]!))
  return quoted === undefined || standardised === undefined ? undefined : { quoted, standardised }
}
