/** Offers as they stand now: rows of tables, and those of claims as people left them: rejected claims have none, corrected ones are read afresh. */
import type { Claim } from '../core/claim.ts'
import type { Offer } from '../core/offer.ts'
import { readOffers } from '../prices/unit-price.ts'

/**
 * @param kept offers of the store; those of documents give way to what their claims say now
 * @param claims claims that are not rejected
 */
export function currentOffers(kept: readonly Offer[], claims: readonly Claim[]): Offer[] {
  return [...kept.filter(({ documentId }) => documentId === null), ...claims.flatMap(offersOf)]
}

function offersOf(claim: Claim): Offer[] {
  const [substance, ...others] = claim.substances
  if (claim.certainty === 'denied') return []
  return readOffers(claim.measures, {
    id: claim.observationId,
    documentId: claim.documentId,
    chain: claim.chain,
    phenomenon: claim.phenomenon,
    substance: others.length === 0 ? (substance ?? null) : null,
    place: claim.places[0] ?? claim.site,
    period: claim.period,
    sourceKind: claim.sourceKind,
    isOnline: claim.space === 'online',
    evidence: claim.evidence,
  })
}
