/** Quotes: offers made comparable: one unit a class, one currency, a day; and those that cannot be, counted by why. */
import type { MoneyTables } from '../core/money.ts'
import type { Offer, OfferFamily } from '../core/offer.ts'
import { daysOf } from '../core/period.ts'
import { foldIntoUnit, type Unit } from './units.ts'
import { inEuros } from './worth.ts'

/** A price asked for a quantity, as models take it. */
export interface Quote {
  readonly offer: Offer
  readonly substance: string
  readonly unit: Unit
  /** Quantity received for the amount, what is free included, in `unit`. */
  readonly quantity: number
  /** In euros. */
  readonly amount: number
  readonly family: OfferFamily
  readonly place: string | null
  readonly chain: string
  /** First day of the offer's period. */
  readonly day: string
  readonly isPromotion: boolean
  /** Share of the substance in this very product, where it is known. */
  readonly purity: number | null
}

/** Why an offer is no quote. */
export const NO_QUOTE = ['no-amount', 'no-substance', 'no-date', 'unknown-unit', 'unknown-rate'] as const
export type NoQuote = (typeof NO_QUOTE)[number]

export interface Quotes {
  readonly quotes: readonly Quote[]
  /** Offers left out, by why: nothing falls silently. */
  readonly leftOut: Readonly<Record<NoQuote, number>>
}

/**
 * Offers as quotes. Weights become grams, other currencies euros at the rate of their year. Promotions are kept and marked: they
 * belong on the curve, apart, and in no mean.
 *
 * @example
 * quoteOffers([], { euroRates: [] }).leftOut['no-amount'] // => 0
 */
export function quoteOffers(offers: readonly Offer[], money: Pick<MoneyTables, 'euroRates'>): Quotes {
  const leftOut = Object.fromEntries(NO_QUOTE.map((why) => [why, 0])) as Record<NoQuote, number>
  const quotes = offers.flatMap((offer) => {
    const quote = quoteOf(offer, money)
    if (typeof quote !== 'string') return [quote]
    leftOut[quote]++
    return []
  })
  return { quotes, leftOut }
}

function quoteOf(offer: Offer, money: Pick<MoneyTables, 'euroRates'>): Quote | NoQuote {
  const { substance, amount, currency, period } = offer
  if (amount === null || !(amount > 0) || currency === null) return 'no-amount'
  if (substance === null) return 'no-substance'
  const days = period === null ? null : daysOf(period)
  const day = days?.first ?? days?.last
  if (!day) return 'no-date'
  const size = foldIntoUnit(offer.quantity + offer.free, offer.unit)
  if (!size || !(size.quantity > 0)) return 'unknown-unit'
  const euros = inEuros(amount, currency, Number(day.slice(0, 4)), money)
  if (euros === undefined) return 'unknown-rate'
  const { family, place, chain, isPromotion } = offer
  return {
    offer,
    substance,
    ...size,
    amount: euros,
    family,
    place,
    chain,
    day,
    isPromotion,
    purity: offer.purity ? offer.purity / 100 : null,
  }
}
