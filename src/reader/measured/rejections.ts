/** What people turned down in *Read*, rule by rule, and whether the reader would still say it. */
import type { Observation } from '../../core/observation.ts'
import type { RejectedClaim } from './coded-text.ts'
import type { TextOutcome } from './figures.ts'
import { overlap } from './same-claim.ts'
import { sentenceAround } from './sentence-around.ts'
import type { WrongReading } from './wrong-rules.ts'

export interface RejectedRule {
  readonly rule: string
  readonly rejected: number
  /** How many of them the reader of today still makes. */
  readonly stillMade: number
  readonly readings: readonly WrongReading[]
}

/** The rules people rejected claims of, most often rejected first; of each at most `most` sentences. */
export function rejectedRules(outcomes: readonly TextOutcome[], most: number): RejectedRule[] {
  const rules = new Map<string, { rejected: number; stillMade: number; readings: WrongReading[] }>()
  for (const { text, read } of outcomes)
    for (const claim of text.rejected) {
      const known = rules.get(claim.rule) ?? { rejected: 0, stillMade: 0, readings: [] }
      rules.set(claim.rule, known)
      known.rejected++
      if (read.some((one) => isSame(one, claim))) known.stillMade++
      if (known.readings.length < most) {
        const sentence = sentenceAround(text.text, claim.evidence)
        known.readings.push({ text: text.id, phenomenon: claim.phenomenon, sentence })
      }
    }
  return [...rules]
    .map(([rule, told]) => ({ rule, ...told }))
    .sort((a, b) => b.rejected - a.rejected || (a.rule < b.rule ? -1 : 1))
}

const isSame = (read: Observation, rejected: RejectedClaim): boolean =>
  read.phenomenon === rejected.phenomenon && overlap(read.evidence, rejected.evidence) > 0
