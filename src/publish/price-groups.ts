/** Quotes gathered by what may be compared: one substance, one unit; and what a family quoted in a time. */
import type { OfferFamily } from '../core/offer.ts'
import { type PricedValue, type PriceSummary, summarisePrices } from '../prices/price-summary.ts'
import { amountAtStandard, fitQuantityCurve, type QuantityCurve } from '../prices/quantity-curve.ts'
import { type NoQuote, type Quote, quoteOffers } from '../prices/quote.ts'
import type { Unit } from '../prices/units.ts'
import { purePrice } from '../prices/worth.ts'
import { basisOf, restsOnEnough } from '../protect/enough.ts'
import type { PublishContext } from './context.ts'
import type { Filters } from './filters.ts'
import { isIn, isWithin, mayBeTold, type Numbers, type Parts } from './numbers.ts'

/** Prices are told for one unit: a gram, a tablet. */
export const STANDARD = 1

export interface PriceGroup {
  readonly substance: string
  readonly unit: Unit
  /** Of the period and the stretch before it, promotions among them. */
  readonly quotes: readonly Quote[]
  readonly curve: QuantityCurve | undefined
}

export interface PriceGroups {
  /** Most quoted first. */
  readonly groups: readonly PriceGroup[]
  readonly leftOut: Readonly<Record<NoQuote, number>>
}

export function groupPrices(
  { offers }: Numbers,
  filters: Filters,
  { whole, before }: Parts,
  context: PublishContext,
): PriceGroups {
  const { substance, unit, place } = filters
  const isAsked = (code: string | null) =>
    !substance || (code !== null && context.vocabulary.substanceAndWider(code).includes(substance))
  const near = offers.filter((offer) => isAsked(offer.substance) && isWithin(offer.place, place, context))
  const { quotes, leftOut } = quoteOffers(near, context.money ?? { euroRates: [] })
  const groups = new Map<string, Quote[]>()
  for (const quote of quotes) {
    if (unit && quote.unit !== unit) continue
    if (!isIn(quote.day, whole) && !(before && isIn(quote.day, before))) continue
    const key = `${quote.substance} ${quote.unit}`
    const group = groups.get(key)
    if (group) group.push(quote)
    else groups.set(key, [quote])
  }
  const isTold = mayBeTold(whole, place, context)
  const told =
    context.audience === 'internal'
      ? [...groups.values()]
      : isTold
        ? [...groups.values()].flatMap((own) => enoughOf(own, whole))
        : []
  return {
    groups: told.map(groupOf).sort((a, b) => b.quotes.length - a.quotes.length),
    leftOut,
  }
}

/** For the public, a family that quotes too little is not even named: that it was heard at all would show. */
function enoughOf(quotes: readonly Quote[], period: string): Quote[][] {
  const isTold = (family: OfferFamily) => {
    const own = plainOf(quotes).filter((quote) => quote.family === family && isIn(quote.day, period))
    return restsOnEnough(basisOf(own.map(({ chain }) => chain)), 'price')
  }
  const families = new Set(familiesOf({ quotes }).filter(isTold))
  return families.size === 0 ? [] : [quotes.filter(({ family }) => families.has(family))]
}

function groupOf(quotes: readonly Quote[]): PriceGroup {
  const [{ substance, unit }] = quotes as [Quote]
  return { substance, unit, quotes, curve: fitQuantityCurve(plainOf(quotes)) }
}

/** Quotes without promotions: what means, curves and indices are made of. */
export const plainOf = (quotes: readonly Quote[]): Quote[] => quotes.filter(({ isPromotion }) => !isPromotion)

export const familiesOf = ({ quotes }: Pick<PriceGroup, 'quotes'>): OfferFamily[] =>
  [...new Set(quotes.map(({ family }) => family))].sort()

export interface FamilyPrices {
  readonly family: OfferFamily
  readonly period: string
  readonly summary: PriceSummary
  /** Brought to one unit along the curve. */
  readonly values: readonly PricedValue[]
  /** For one unit of the pure substance, of quotes whose own purity is known. */
  readonly pureValues: readonly PricedValue[]
  readonly promotions: number
  /** Of another quantity, where no curve brings them to one unit. */
  readonly notBrought: number
}

/** What a family quoted for one unit in a time. */
export function familyPrices(
  { quotes, curve }: PriceGroup,
  family: OfferFamily,
  period: string,
): FamilyPrices {
  const own = quotes.filter((quote) => quote.family === family && isIn(quote.day, period))
  const plain = plainOf(own)
  const values = plain.flatMap((quote): PricedValue[] => {
    const value = amountAtStandard(quote, STANDARD, curve?.exponent)
    return value === undefined ? [] : [{ value, chain: quote.chain }]
  })
  return {
    family,
    period,
    summary: summarisePrices(values),
    values,
    pureValues: plain.flatMap((quote): PricedValue[] => {
      const value = amountAtStandard(quote, STANDARD, curve?.exponent)
      const pure = value === undefined || quote.purity === null ? undefined : purePrice(value, quote.purity)
      return pure === undefined ? [] : [{ value: pure, chain: quote.chain }]
    }),
    promotions: own.length - plain.length,
    notBrought: plain.length - values.length,
  }
}
