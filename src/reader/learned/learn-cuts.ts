/** Learns where the words of one claim are two of a kind, from claims coded beside one another. */
import { signCut } from './cut.ts'
import { isMostly, type Lesson } from './lesson.ts'
import { type Example, type LearnOptions, learn, type Weights } from './linear.ts'
import type { Seen } from './seen.ts'
import { Signs } from './signs.ts'

/** A claim as coded, and where its words lie. */
interface Coded {
  readonly phenomenon: string
  readonly start: number
  readonly end: number
}

export function learnCuts(lessons: readonly Lesson[], options: Omit<LearnOptions, 'outcomes'>): Weights {
  const signs = new Signs()
  const examples = lessons.flatMap((lesson) => {
    const { text, observations } = lesson.coded
    const coded = observations.map(({ phenomenon, evidence }): Coded => {
      const start = text.indexOf(evidence)
      return { phenomenon, start, end: start + evidence.length }
    })
    return lesson.seen.flatMap((seen) => examplesIn(signs, seen, coded, lesson))
  })
  return learn(examples, { ...options, outcomes: 1 })
}

/** Where two stretches of a sentence, one behind the other, both claim a phenomenon: whether no claim lies in both. */
function examplesIn(
  signs: Signs,
  seen: Seen,
  coded: readonly Coded[],
  { coded: { text }, wasInView }: Lesson,
): Example[] {
  const { stretches, isHeading } = seen.sentence
  if (isHeading) return []
  return stretches.slice(1).flatMap((right, at) => {
    const left = stretches[at]!
    const before = coded.filter(({ start, end }) => isMostly(left, start, end))
    const after = coded.filter(({ start, end }) => isMostly(right, start, end))
    return [...new Set(before.map(({ phenomenon }) => phenomenon))]
      .filter((phenomenon) => after.some((one) => one.phenomenon === phenomenon))
      .map((phenomenon): Example => {
        signs.clear()
        signCut(signs, seen, [left, right], phenomenon, text, wasInView)
        const isOne = after.some((one) => one.phenomenon === phenomenon && before.includes(one))
        return {
          signs: signs.numbers.slice(0, signs.count),
          values: signs.values.slice(0, signs.count),
          holds: isOne ? [] : [0],
        }
      })
  })
}
