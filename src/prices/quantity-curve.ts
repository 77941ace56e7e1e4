/** The price curve: how the amount asked follows the quantity, so that a gram and five grams are compared. */
import type { OfferFamily } from '../core/offer.ts'
import { mmRegression } from '../statistics/mm-regression.ts'
import { heteroskedasticCovariance, ols } from '../statistics/ols.ts'
import { studentQuantile } from '../statistics/student.ts'
import type { Tier } from './exponent.ts'

/** Fewer quotes than this give no curve. */
const ENOUGH = 8

export interface CurvePoint extends Tier {
  readonly family: OfferFamily
}

export interface QuantityCurve {
  /** b in amount ∝ quantityᵇ; doubling the quantity multiplies the amount by 2ᵇ. */
  readonly exponent: number
  /** HC3: holds though larger quantities scatter more. */
  readonly standardError: number
  readonly interval: readonly [low: number, high: number]
  readonly n: number
  /** Part of the variance of log amounts explained, families' levels included. */
  readonly r2: number | undefined
  /** Families with a level of their own on the curve. */
  readonly families: readonly OfferFamily[]
  /** What a family asks for a quantity, with its 95 % interval; `undefined` for a family without quotes. */
  amountAt(
    family: OfferFamily,
    quantity: number,
  ): { readonly amount: number; readonly interval: readonly [number, number] } | undefined
}

/**
 * Line of log amount on log quantity, one slope for all families and a level for each, so that families are never averaged together. Give it
 * quotes of one substance in one unit, without promotions.
 *
 * Caulkins & Padman (1993), J. Quant. Criminol. 9(2); Clements (2006), J. Law & Econ. 49(2). HC3 errors: Long & Ervin (2000).
 *
 * @returns `undefined` below eight quotes, or when all are of one quantity.
 * @throws RangeError for a quantity or amount that is not above zero.
 * @example
 * fitQuantityCurve([1, 1, 1, 2, 2, 2, 4, 4].map((quantity) => ({ quantity, amount: 60 * quantity, family: 'users' })))?.exponent.toFixed(6) // => '1.000000'
 * fitQuantityCurve([{ quantity: 1, amount: 60, family: 'users' }]) // => undefined
 */
export function fitQuantityCurve(points: readonly CurvePoint[]): QuantityCurve | undefined {
  const odd = points.find(({ quantity, amount }) => !(quantity > 0 && amount > 0))
  if (odd)
    throw new RangeError(
      `fitQuantityCurve: expected amounts and quantities above zero, found ${odd.amount} for ${odd.quantity}`,
    )
  if (points.length < ENOUGH || new Set(points.map(({ quantity }) => quantity)).size < 2) return undefined
  const { families, row, x, y } = design(points)
  const fit = ols(x, y)
  const covariance =
    fit && (heteroskedasticCovariance(x, fit, 'HC3') ?? heteroskedasticCovariance(x, fit, 'HC1'))
  const t = fit && studentQuantile(0.975, fit.df)
  if (!fit || !covariance || t === undefined) return undefined
  const at = families.length
  const exponent = fit.coefficients[at]!
  const standardError = Math.sqrt(covariance[at]![at]!)
  return {
    exponent,
    standardError,
    interval: [exponent - t * standardError, exponent + t * standardError],
    n: points.length,
    r2: fit.r2,
    families,
    amountAt(family, quantity) {
      if (!families.includes(family) || !(quantity > 0)) return undefined
      const where = row(family, quantity)
      const level = where.reduce((sum, value, j) => sum + value * fit.coefficients[j]!, 0)
      const variance = where.reduce(
        (sum, value, j) => sum + value * covariance[j]!.reduce((part, cell, k) => part + cell * where[k]!, 0),
        0,
      )
      const half = t * Math.sqrt(Math.max(0, variance))
      return { amount: Math.exp(level), interval: [Math.exp(level - half), Math.exp(level + half)] }
    },
  }
}

function design(points: readonly CurvePoint[]) {
  const families = [...new Set(points.map(({ family }) => family))].sort()
  const row = (family: OfferFamily, quantity: number) => [
    ...families.map((one) => Number(one === family)),
    Math.log(quantity),
  ]
  return {
    families,
    row,
    x: points.map(({ family, quantity }) => row(family, quantity)),
    y: points.map(({ amount }) => Math.log(amount)),
  }
}

/**
 * The exponent of the same quotes by a line wild prices do not move: far from that of the curve, a few of them carry it.
 *
 * MM-estimate of Yohai (1987), see `mmRegression`. Takes about half a second for two hundred quotes.
 *
 * @param seed where the chance of its starts begins
 * @returns `undefined` below eight quotes, for one quantity alone, or when more than half the quotes lie on one line exactly.
 * @example
 * robustExponent([{ quantity: 1, amount: 60, family: 'users' }], 1) // => undefined
 */
export function robustExponent(points: readonly CurvePoint[], seed: number): number | undefined {
  if (points.length < ENOUGH || new Set(points.map(({ quantity }) => quantity)).size < 2) return undefined
  const { families, x, y } = design(points)
  return mmRegression(x, y, { seed })?.coefficients[families.length]
}

/**
 * The amount of an offer brought to a standard quantity along the curve: 5 g for 210 € are 60 € a gram where the exponent is 0.78.
 *
 * @returns `undefined` without an exponent, unless the offer is of the standard quantity already.
 * @example
 * amountAtStandard({ quantity: 4, amount: 80 }, 1, 0.5) // => 40
 * amountAtStandard({ quantity: 1, amount: 60 }, 1, undefined) // => 60
 * amountAtStandard({ quantity: 2, amount: 60 }, 1, undefined) // => undefined
 */
export function amountAtStandard(
  { quantity, amount }: Tier,
  standard: number,
  exponent: number | undefined,
): number | undefined {
  if (quantity === standard) return amount
  return exponent === undefined ? undefined : amount * (standard / quantity) ** exponent
}
