/** A claim that says nothing beside a claim of another kind of the same words is none: the price of what is given on top, the overdoses of "12 overdose deaths". */

import type { Frame } from '../observe.ts'
import { overlap } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'

/** The claims without those that another one tells whole. */
export function withoutRetold(frames: readonly Frame[], text: string): Frame[] {
  const inSentence = bySentence(frames)
  return frames.filter((frame) => {
    const teller = TELLERS[frame.phenomenon]
    if (!teller) return true
    return !inSentence(frame.sentence.index).some(
      (one) =>
        one.phenomenon === teller && overlap(one.evidence, frame.evidence) && isRetold(frame, one, text),
    )
  })
}

const TELLERS: Readonly<Record<string, string>> = {
  'market.price': 'marketing.promotion',
  'harm.overdose': 'harm.death',
}

const isRetold = (
  { phenomenon, measures, direction, level, evidence }: Frame,
  by: Frame,
  text: string,
): boolean =>
  phenomenon === 'market.price'
    ? measures.length === 0 &&
      direction === 'present' &&
      level === null &&
      by.measures.some(({ kind }) => kind === 'offer')
    : OVERDOSE_DEATHS.test(text.slice(evidence.start, evidence.end)) &&
      measures.every(({ value }) => by.measures.some((one) => one.value === value))

const OVERDOSE_DEATHS =
  /(?:décès|morts?|mortes?|décédée?s?|deaths?|died)\s(?:[a-zà-öø-ÿœ]+\s){0,2}(?:par|de|d['’]|by|from|of|an)\s?(?:overdose|surdose)|overdose deaths?|fatal overdose|(?:surdose|overdose)s? mortelle/i
