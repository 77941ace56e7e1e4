/** Price per pure unit by the purity a buyer could expect, not the one a laboratory found afterwards. */
import { demandFinite, demandPositive, demandSameLength, type Matrix } from './demand.ts'
import { factorColumns } from './factor-columns.ts'
import { fitRandomIntercept, type MixedFit } from './mixed-model.ts'
import { type OlsFit, ols } from './ols.ts'

export interface PurchasesAnalysed {
  readonly price: readonly number[]
  readonly quantity: readonly number[]
  /** Part that is pure, from 0 to 1. */
  readonly purity: readonly number[]
  readonly place: readonly string[]
}

export interface ExpectedPurity<Fit> {
  /** Purity on log quantity and place. */
  readonly purityFit: Fit
  /** Log price on log pure quantity expected, and place. */
  readonly priceFit: Fit
  /** For each place: purity expected of one unit, and price of a purchase expected to hold one pure unit. */
  readonly places: readonly { readonly place: string; readonly purity: number; readonly price: number }[]
  /** Columns of both regressions, before the quantity is replaced. */
  readonly columns: Matrix
  readonly placeNames: readonly string[]
}

/** No purchase is expected to be purer than pure, or to hold nothing. */
const CLAMP = [0.01, 1] as const
const within = (purity: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, purity))

/**
 * Expected purity in two steps, each place with a level of its own.
 *
 * Caulkins (1994), RAND MR-317-ONDCP: prices follow the purity buyers expect of a quantity and a place. Used to *express* a price for a pure
 * unit; it fits no better than quantity alone. For places with few purchases use `expectedPurityPooled`.
 *
 * @param clamp least and largest purity expected of a purchase
 * @returns `undefined` with fewer purchases than columns, or when quantity and place cannot be told apart.
 * @throws RangeError for unequal lengths, a price or quantity that is not above zero, or a purity outside 0 to 1.
 * @example
 * expectedPurity({ price: [60], quantity: [1], purity: [0.5], place: ['a'] }) // => undefined
 */
export function expectedPurity(
  purchases: PurchasesAnalysed,
  clamp: readonly [number, number] = CLAMP,
): ExpectedPurity<OlsFit> | undefined {
  demandPurchases('expectedPurity', purchases)
  const { price, quantity, purity, place } = purchases
  const factor = factorColumns(place)
  const columns = quantity.map((amount, i) => [1, Math.log(amount), ...factor.rows[i]!])
  const purityFit = ols(columns, purity)
  if (!purityFit) return undefined
  const pure = purityFit.fitted.map((expected, i) => Math.log(quantity[i]! * within(expected, clamp)))
  const priceFit = ols(
    columns.map(([one, , ...rest], i) => [one!, pure[i]!, ...rest]),
    price.map(Math.log),
  )
  if (!priceFit) return undefined
  const level = ({ coefficients }: OlsFit, name: string): number =>
    coefficients[0]! + (name === factor.base ? 0 : coefficients[2 + factor.names.indexOf(name)]!)
  const places = [factor.base, ...factor.names].map((name) => ({
    place: name,
    purity: level(purityFit, name),
    price: Math.exp(level(priceFit, name)),
  }))
  return { purityFit, priceFit, places, columns, placeNames: factor.names }
}

/**
 * The same with the levels of places drawn towards one another (`fitRandomIntercept`): the fewer a place's purchases, the more.
 *
 * @returns `undefined` as `expectedPurity`, and with fewer than two places.
 * @throws RangeError as `expectedPurity`.
 * @example
 * expectedPurityPooled({ price: [60], quantity: [1], purity: [0.5], place: ['a'] }) // => undefined
 */
export function expectedPurityPooled(
  purchases: PurchasesAnalysed,
  clamp: readonly [number, number] = CLAMP,
): ExpectedPurity<MixedFit> | undefined {
  demandPurchases('expectedPurityPooled', purchases)
  const { price, quantity, purity, place } = purchases
  const columns = quantity.map((amount) => [1, Math.log(amount)])
  const purityFit = fitRandomIntercept(columns, purity, place)
  if (!purityFit) return undefined
  const effect = ({ effects }: MixedFit, name: string): number =>
    effects.find(({ group }) => group === name)!.effect
  const pure = columns.map(([, log], i) => {
    const [level, slope] = purityFit.coefficients as [number, number]
    return Math.log(quantity[i]! * within(level + slope * log! + effect(purityFit, place[i]!), clamp))
  })
  const priceFit = fitRandomIntercept(
    pure.map((value) => [1, value]),
    price.map(Math.log),
    place,
  )
  if (!priceFit) return undefined
  const { base, names } = factorColumns(place)
  const places = [base, ...names].map((name) => ({
    place: name,
    purity: purityFit.coefficients[0]! + effect(purityFit, name),
    price: Math.exp(priceFit.coefficients[0]! + effect(priceFit, name)),
  }))
  return { purityFit, priceFit, places, columns, placeNames: names }
}

function demandPurchases(method: string, { price, quantity, purity, place }: PurchasesAnalysed): void {
  demandSameLength(method, { price, quantity, purity, place })
  demandPositive(method, 'price', price)
  demandPositive(method, 'quantity', quantity)
  demandFinite(method, 'purity', purity)
  const at = purity.findIndex((value) => value < 0 || value > 1)
  if (at >= 0) throw new RangeError(`${method}: expected purity from 0 to 1, found ${purity[at]} at ${at}`)
}
