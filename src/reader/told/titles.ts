/** Words that only name what is told below them or behind a colon are no claim of their own: "Street prices, Hull, March 2024", then a list of prices. */

import type { Frame } from '../observe.ts'
import { bySentence } from './by-sentence.ts'

/** The claims without those of such words. */
export function withoutTitles(frames: readonly Frame[], text: string): Frame[] {
  const inSentence = bySentence(frames)
  return frames.filter((frame) => {
    if (!isBare(frame)) return true
    const { sentence, phenomenon, evidence } = frame
    const below = isTitle(frame, text)
      ? inSentence(sentence.index + 1)
      : COLON.test(text.slice(evidence.end, sentence.end))
        ? inSentence(sentence.index).filter((one) => one.evidence.start > evidence.end)
        : []
    return !below.some((one) => one.phenomenon === phenomenon)
  })
}

/** Says no more than what it is about. */
const isBare = ({ measures, drivers, direction, level }: Frame): boolean =>
  measures.length + drivers.length === 0 && direction === 'present' && level === null

/** A line with no stop and a list below it, no item itself. */
const isTitle = ({ sentence: { start, end } }: Frame, text: string): boolean =>
  LIST_BELOW.test(text.slice(end)) &&
  !STOP.test(text.slice(start, end)) &&
  !ITEM.test(text.slice(Math.max(0, start - 3), start + 2))

const LIST_BELOW = /^[^\S\n]*\n\s*[-–—•*]/
const ITEM = /(?:^|\n)\s*[-–—•*]/
const STOP = /[.!?…]\s*$/
const COLON = /^\s?:\s/
