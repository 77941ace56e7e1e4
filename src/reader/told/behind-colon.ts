/** The figures of a claim may stand behind a colon that parts it from them: « Saisie record au Havre : 2,4 tonnes de cocaïne ». */

import { measuresFor } from '../measures.ts'
import { numericDirection } from '../numeric-direction.ts'
import type { Frame } from '../observe.ts'
import type { At } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'
import { numbersBehind } from './labelled-numbers.ts'
import { wayBetween } from './told-figures.ts'
import { endWithoutStop } from './told-together.ts'

/** The claims, those that end at a colon with no figure given the figures of the words behind it. */
export function withFiguresBehind(frames: readonly Frame[], text: string): Frame[] {
  const inSentence = bySentence(frames)
  return frames.map((frame) => {
    const { sentence, evidence, phenomenon, measures, direction } = frame
    if (measures.length > 0 || !COLON.test(text.slice(evidence.end, sentence.end))) return frame
    const isTold = inSentence(sentence.index).some(
      (one) =>
        one.evidence.start > evidence.end &&
        (one.phenomenon === phenomenon || (one.measures.length > 0 && one.phenomenon !== 'flow.trafficking')),
    )
    if (isTold) return frame
    const whole: At = { ...evidence, to: sentence.to, end: endWithoutStop(sentence, text) }
    const counted = DEATHS.has(phenomenon) ? [] : measuresFor(phenomenon, sentence, whole, text)
    const found = counted.length > 0 ? counted : numbersBehind(frame, text)
    if (found.length === 0) return frame
    if (direction !== 'present') return { ...frame, measures: found, evidence: whole }
    const [now, then] = counted.length > 0 ? [] : found
    const told =
      now && then ? wayBetween(then, now, direction) : numericDirection(phenomenon, [sentence], whole, text)
    return { ...frame, measures: found, evidence: whole, direction: told ?? direction }
  })
}

/** How many died is told by the words of the claim, or by a bare number. */
const DEATHS: ReadonlySet<string> = new Set(['harm.death', 'context.violence'])
const COLON =
  /^(?:\s(?:pourtant|toutefois|cependant|encore|aussi|ainsi|however|though|too|again|overall|nationally|au total))?\s?:\s/i
