/** What to do with a claim by how likely it is right: take it as it is, have a person look first, or leave it out. */

export const TIERS = ['accept', 'review', 'drop'] as const
export type Tier = (typeof TIERS)[number]

/** Confidence from which a claim is accepted, and below which it is dropped; 0 ≤ drop ≤ accept ≤ 1. */
export interface TierThresholds {
  readonly accept: number
  readonly drop: number
}

/**
 * The tiers Vigie works by: what is right four times in five may be taken after a look; what is wrong more than four times in five is left out. F1 is highest when what is
 * likelier wrong than half of it is (Lipton, Elkan and Naryanaswamy 2014, ECML): a claim of a rule stays below that, for a person to look at.
 * docs/reading.md shows what came of each.
 */
export const TIER_THRESHOLDS: TierThresholds = { accept: 0.8, drop: 0.2 }

/**
 * The tier of a confidence. A claim at a threshold has reached it.
 *
 * @throws RangeError when the thresholds do not lie in order between 0 and 1
 * @example
 * tierOf(0.5, { accept: 0.9, drop: 0.2 }) // => 'review'
 */
export function tierOf(confidence: number, { accept, drop }: TierThresholds = TIER_THRESHOLDS): Tier {
  if (!(drop >= 0 && drop <= accept && accept <= 1))
    throw new RangeError(`expected 0 ≤ drop ≤ accept ≤ 1, found drop ${drop} and accept ${accept}`)
  if (confidence >= accept) return 'accept'
  return confidence < drop ? 'drop' : 'review'
}
