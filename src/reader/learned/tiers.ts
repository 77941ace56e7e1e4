/** What to do with a claim by its confidence: accept it, have a person review it, or drop it. */

export const TIERS = ['accept', 'review', 'drop'] as const
export type Tier = (typeof TIERS)[number]

/** Confidence from which a claim is accepted, and below which it is dropped; 0 ≤ drop ≤ accept ≤ 1. */
export interface TierThresholds {
  readonly accept: number
  readonly drop: number
}

/**
 * The tier of a confidence. A claim at a threshold has reached it.
 *
 * @throws RangeError when the thresholds do not lie in order between 0 and 1
 * @example
 * tierOf(0.5, { accept: 0.9, drop: 0.2 }) // => 'review'
 */
export function tierOf(confidence: number, { accept, drop }: TierThresholds): Tier {
  if (!(drop >= 0 && drop <= accept && accept <= 1))
    throw new RangeError(`expected 0 ≤ drop ≤ accept ≤ 1, found drop ${drop} and accept ${accept}`)
  if (confidence >= accept) return 'accept'
  return confidence < drop ? 'drop' : 'review'
}
