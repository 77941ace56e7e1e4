/** Pairs what a reader made of a text with what a person coded, each claim with at most one other. */
import type { Observation } from '../../core/observation.ts'
import type { CodedClaim } from './coded-text.ts'
import { agreeingSlots, asCoded, type Depth, depthOf, mayBeSame, type Slot } from './same-claim.ts'

export interface Pair {
  readonly coded: CodedClaim
  readonly read: Observation
  readonly agreed: ReadonlySet<Slot>
  readonly depth: Depth
}

export interface Pairing {
  /** The pairs that agree most first. */
  readonly pairs: readonly Pair[]
  /** Coded claims the reader did not see. */
  readonly missed: readonly CodedClaim[]
  /** Claims of the reader that no coded one answers: false alarms. */
  readonly unfounded: readonly Observation[]
}

/** The pairs of a text. Where several would do, the one that agrees deepest is taken, then on most slots, then the earliest. */
export function pairClaims(coded: readonly CodedClaim[], read: readonly Observation[]): Pairing {
  const shaped = read.map(asCoded)
  const candidates: { pair: Pair; i: number; j: number; worth: number }[] = []
  for (const [i, one] of coded.entries())
    for (const [j, other] of shaped.entries()) {
      if (!mayBeSame(one, other)) continue
      const agreed = agreeingSlots(one, other)
      const pair = { coded: one, read: read[j]!, agreed, depth: depthOf(agreed) }
      candidates.push({ pair, i, j, worth: worthOf(pair) })
    }
  candidates.sort((a, b) => b.worth - a.worth)
  const usedCoded = new Set<number>()
  const usedRead = new Set<number>()
  const pairs: Pair[] = []
  for (const { pair, i, j } of candidates) {
    if (usedCoded.has(i) || usedRead.has(j)) continue
    usedCoded.add(i)
    usedRead.add(j)
    pairs.push(pair)
  }
  return {
    pairs,
    missed: coded.filter((_, i) => !usedCoded.has(i)),
    unfounded: read.filter((_, j) => !usedRead.has(j)),
  }
}

/** Depth before all; then the slots that tell two claims of one phenomenon apart. */
function worthOf({ agreed, depth }: Pair): number {
  const telling = (['direction', 'substances', 'places'] as const).filter((slot) => agreed.has(slot))
  return depth * 10 + telling.length
}
