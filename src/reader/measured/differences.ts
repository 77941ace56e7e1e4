/** Where the reader and the coder differ, claim by claim, in the order of the texts. */
import type { Observation } from '../../core/observation.ts'
import type { CodedClaim } from './coded-text.ts'
import type { TextOutcome } from './figures.ts'
import { SLOTS, type Slot } from './same-claim.ts'
import { sentenceAround } from './sentence-around.ts'

export type Difference = 'missed' | 'false-alarm' | 'slots'

export interface Differing {
  readonly text: string
  readonly difference: Difference
  /** The slots that differ, where the claim itself was found. */
  readonly slots: readonly Slot[]
  readonly sentence: string
  readonly coded?: CodedClaim
  readonly read?: Observation
}

/** Every claim not the same in full. A confusion is two: one missed, one false alarm, at the same words. */
export function differencesIn(outcomes: readonly TextOutcome[]): Differing[] {
  return outcomes.flatMap(({ text, pairs, missed, unfounded }): Differing[] => {
    const around = (claim: CodedClaim | Observation): string => sentenceAround(text.text, claim.evidence)
    return [
      ...pairs
        .filter(({ depth }) => depth < 3)
        .map(({ coded, read, agreed }) => ({
          text: text.id,
          difference: 'slots' as const,
          slots: SLOTS.filter((slot) => !agreed.has(slot)),
          sentence: around(coded),
          coded,
          read,
        })),
      ...missed.map((coded) => ({
        text: text.id,
        difference: 'missed' as const,
        slots: [],
        sentence: around(coded),
        coded,
      })),
      ...unfounded.map((read) => ({
        text: text.id,
        difference: 'false-alarm' as const,
        slots: [],
        sentence: around(read),
        read,
      })),
    ]
  })
}
