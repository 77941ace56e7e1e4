/** An offer: a price measure as reported, and as compared. */
import type { Evidence } from './evidence.ts'

export const OFFER_FAMILIES = ['users', 'police', 'online', 'seller'] as const
/** Who quotes the price. Families are shown side by side, never averaged together. */
export type OfferFamily = (typeof OFFER_FAMILIES)[number]

export interface Offer {
  readonly id: string
  readonly documentId: string | null
  /** Key of the independent origin that gives it; what is counted as a source. */
  readonly chain: string
  readonly substance: string | null
  readonly place: string | null
  readonly period: string | null
  readonly family: OfferFamily
  /** Amount asked for `quantity` of `unit`; null for an offer of quantity without a price. */
  readonly amount: number | null
  readonly currency: string | null
  readonly quantity: number
  readonly unit: string
  /** Quantity given on top, in `unit`. */
  readonly free: number
  readonly isPromotion: boolean
  /** Purity said or measured of this very product, in per cent; mostly unknown. */
  readonly purity?: number | null
  /** What the offer is worth: amount for one unit, and the relative change against the plain price. */
  readonly unitPrice: number | null
  /** −0.167 for "1 bought, 0.2 free"; null when there is nothing to compare with. */
  readonly discount: number | null
  readonly evidence: Evidence | null
}
