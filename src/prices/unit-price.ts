/** Price measures as offers: what one unit costs, and how much cheaper than the plain price. */
import type { SourceKind } from '../core/codes.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Measure } from '../core/observation.ts'
import type { Offer, OfferFamily } from '../core/offer.ts'
import { exponentBetween, PROMOTION_BELOW } from './exponent.ts'
import { foldIntoUnit } from './units.ts'

/** What the measures were said of. */
export interface OfferSetting {
  /** Id of the observation (or row) the measures belong to; the offers' ids derive from it. */
  readonly id: string
  readonly documentId: string | null
  readonly chain: string
  readonly phenomenon: string
  readonly substance: string | null
  readonly place: string | null
  readonly period: string | null
  readonly sourceKind: SourceKind
  /** True where the price was read on a shop, a menu or an app rather than told. */
  readonly isOnline?: boolean
  readonly evidence: Evidence | null
}

/**
 * The offers in the price and offer measures of one claim. Units of one class are brought to one unit (weights to grams), and the
 * discount compares each offer with the plain price of the smallest quantity of the same class and currency in the same claim.
 * A price given as a range counts by its middle. What has no quantity, or an amount of nothing, is left out: nothing to compare.
 *
 * A promotion is what the claim calls one, what comes with something free, and a tier far cheaper than bulk buying explains: in
 * « 60 € le gramme, 70 € les 2 grammes » the second gram costs 10 € (exponent 0.22, see `exponentBetween`).
 *
 * For « 1 g acheté, 0,2 offert » the discount is −0.1667; for 60 € a gram beside 70 € for two, −0.4167.
 */
export function readOffers(measures: readonly Measure[], setting: OfferSetting): Offer[] {
  const asked = measures.flatMap((measure, index) => {
    const found = readAsked(measure)
    return found ? [{ ...found, index }] : []
  })
  const purity = readPurity(measures)
  return asked.map((offer) => {
    const plain = plainTier(offer, asked)
    return {
      id: `${setting.id}-o${offer.index}`,
      documentId: setting.documentId,
      chain: setting.chain,
      substance: setting.substance,
      place: setting.place,
      period: setting.period,
      family: familyOf(setting.sourceKind, setting.isOnline ?? false),
      amount: offer.amount,
      currency: offer.currency,
      quantity: offer.quantity,
      unit: offer.unit,
      free: offer.free,
      isPromotion:
        setting.phenomenon === 'marketing.promotion' ||
        offer.free > 0 ||
        offer.kind === 'offer' ||
        (plain !== null && isPromotionalTier(plain, offer)),
      ...(purity === null ? {} : { purity }),
      unitPrice: offer.unitPrice,
      discount: discountOf(offer, plain?.unitPrice ?? null),
      evidence: setting.evidence,
    }
  })
}

/**
 * Who quotes the price: what police, customs and courts seize and value is one family, what sellers advertise another, what was read
 * on shops and apps a third; all who report what buyers pay are `users`.
 *
 * @example
 * familyOf('customs', false) // => 'police'
 * familyOf('ngo', false) // => 'users'
 */
export function familyOf(kind: SourceKind, isOnline: boolean): OfferFamily {
  if (isOnline) return 'online'
  if (kind === 'police' || kind === 'customs' || kind === 'justice') return 'police'
  return kind === 'seller' ? 'seller' : 'users'
}

/** The purity said in the same breath, when there is one and only one. */
function readPurity(measures: readonly Measure[]): number | null {
  const said = measures.filter(({ kind, unit }) => kind === 'purity' && (unit ?? '%') === '%')
  const percent = said.length === 1 && said[0] ? amountOf(said[0]) : null
  return percent !== null && percent > 0 && percent <= 100 ? percent : null
}

interface Asked {
  readonly kind: Measure['kind']
  readonly amount: number | null
  readonly currency: string | null
  readonly quantity: number
  readonly unit: string
  readonly free: number
  readonly unitPrice: number | null
}

function readAsked(measure: Measure): Asked | null {
  if (measure.kind !== 'price' && measure.kind !== 'offer') return null
  const size = foldIntoUnit(measure.quantity ?? 1, measure.unit ?? '')
  if (!size || !(size.quantity > 0)) return null
  const free =
    measure.free === undefined ? 0 : (foldIntoUnit(measure.free, measure.unit ?? '')?.quantity ?? 0)
  const amount = amountOf(measure)
  if (amount !== null && !(amount > 0)) return null
  if (amount === null && free === 0) return null
  return {
    kind: measure.kind,
    amount,
    currency: amount === null ? null : (measure.currency ?? null),
    quantity: size.quantity,
    unit: size.unit,
    free,
    unitPrice: amount === null ? null : round(amount / (size.quantity + free)),
  }
}

function amountOf({ value, min, max }: Measure): number | null {
  if (value !== undefined) return value
  return min !== undefined && max !== undefined ? (min + max) / 2 : (min ?? max ?? null)
}

interface Tier {
  readonly quantity: number
  readonly unitPrice: number
}

/** The unit price of the smallest quantity said in the same breath, without anything free. */
function plainTier(offer: Asked, all: readonly Asked[]): Tier | null {
  const comparable = all.filter(
    (other) =>
      other.unit === offer.unit &&
      other.currency === offer.currency &&
      other.free === 0 &&
      other.unitPrice !== null,
  )
  const smallest = Math.min(...comparable.map(({ quantity }) => quantity))
  const prices = comparable
    .filter(({ quantity }) => quantity === smallest)
    .map(({ unitPrice }) => unitPrice ?? 0)
  return prices.length > 0 && smallest <= offer.quantity
    ? { quantity: smallest, unitPrice: prices.reduce((sum, price) => sum + price, 0) / prices.length }
    : null
}

function isPromotionalTier(plain: Tier, { quantity, amount }: Asked): boolean {
  if (amount === null || quantity <= plain.quantity) return false
  const exponent = exponentBetween(
    { quantity: plain.quantity, amount: plain.unitPrice * plain.quantity },
    { quantity, amount },
  )
  return exponent !== undefined && exponent < PROMOTION_BELOW
}

/** Against the plain price when there is one; else what the free quantity alone is worth. */
function discountOf(offer: Asked, plain: number | null): number | null {
  const { unitPrice, quantity, free } = offer
  if (unitPrice !== null && plain !== null && unitPrice !== plain) return round(unitPrice / plain - 1)
  if (free > 0) return round(-free / (quantity + free))
  return null
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
