/** How the price follows the quantity between two offers: the exponent of the quantity discount. */

export interface Tier {
  /** Quantity, in one unit for both offers. */
  readonly quantity: number
  /** Amount asked for it, in one currency for both. */
  readonly amount: number
}

/**
 * An exponent below this is no quantity discount of a market but a promotion: fitted exponents lie from 0.65 to 0.9 where units are not
 * mixed, and the smallest known is 0.54.
 */
export const PROMOTION_BELOW = 0.5

/**
 * Exponent b in amount ∝ quantityᵇ between two offers: 1 without discount, about 0.75 in markets, 0 when more costs nothing more.
 *
 * Clements (2006), J. Law & Econ. 49(2): unit prices fall by about 2.5 % when the quantity grows by 10 %, b = 0.75.
 *
 * @returns `undefined` for equal quantities, or a quantity or amount that is not above zero.
 * @example
 * exponentBetween({ quantity: 1, amount: 60 }, { quantity: 2, amount: 70 })?.toFixed(2) // => '0.22'
 * exponentBetween({ quantity: 1, amount: 60 }, { quantity: 2, amount: 120 }) // => 1
 * exponentBetween({ quantity: 1, amount: 60 }, { quantity: 1, amount: 55 }) // => undefined
 */
export function exponentBetween(one: Tier, other: Tier): number | undefined {
  const isSaid = [one, other].every(({ quantity, amount }) => quantity > 0 && amount > 0)
  if (!isSaid || one.quantity === other.quantity) return undefined
  return Math.log(other.amount / one.amount) / Math.log(other.quantity / one.quantity)
}
