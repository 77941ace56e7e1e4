/** Precision, recall and F1, from counts. */
import type { OrMissing } from '../../core/missing.ts'
import type { DepthName, Tally } from './figures.ts'

export interface Rates {
  /** Of what the reader claims, the share that is right. */
  readonly precision: OrMissing<number>
  /** Of what people coded, the share the reader has. */
  readonly recall: OrMissing<number>
  /** Their harmonic mean: twice what is right over all that was claimed and coded. */
  readonly f1: OrMissing<number>
}

/**
 * Precision, recall and F1 at a depth, from 0 to 1. `not-observed` where nothing was claimed or nothing coded: a reader
 * that said nothing was neither right nor wrong.
 *
 * van Rijsbergen (1979), Information Retrieval, 2nd ed., ch. 7.
 *
 * @example
 * ratesOf({ coded: 4, read: 5, found: 3, frame: 2, full: 1 }, 'found').precision // => 0.6
 */
export function ratesOf(tally: Tally, depth: DepthName): Rates {
  const right = tally[depth]
  return {
    precision: share(right, tally.read),
    recall: share(right, tally.coded),
    f1:
      tally.read > 0 && tally.coded > 0
        ? (2 * right) / (tally.read + tally.coded)
        : { missing: 'not-observed' },
  }
}

/**
 * A share, or that there was nothing to share.
 *
 * @example
 * share(1, 4) // => 0.25
 */
export const share = (part: number, whole: number): OrMissing<number> =>
  whole > 0 ? part / whole : { missing: 'not-observed' }
