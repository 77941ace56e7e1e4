/** Learns where the words of one claim are two of a kind, from claims coded beside one another. */
import { signCut } from './cut.ts'
import { type CodedSpan, isMostly, type Lesson, spansOf } from './lesson.ts'
import { type Example, type LearnOptions, learn, type Weights } from './linear.ts'
import type { Seen } from './seen.ts'
import { Signs } from './signs.ts'

export function learnCuts(lessons: readonly Lesson[], options: Omit<LearnOptions, 'outcomes'>): Weights {
  const signs = new Signs()
  const examples = lessons.flatMap((lesson) => {
    const coded = spansOf(lesson.coded)
    return lesson.seen.flatMap((seen) => examplesIn(signs, seen, coded, lesson))
  })
  return learn(examples, { ...options, outcomes: 1 })
}

/** Where two stretches of a sentence, one behind the other, both claim a phenomenon: whether no claim lies in both. */
function examplesIn(
  signs: Signs,
  seen: Seen,
  coded: readonly CodedSpan[],
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
