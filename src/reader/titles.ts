/** A line that only names what the lines below it tell is no claim of its own: "Street prices, Hull, March 2024", then a list of prices. */
import type { Frame } from './observe.ts'

/** The claims without those of such lines. */
export function withoutTitles(frames: readonly Frame[], text: string): Frame[] {
  const told = new Set(frames.map(({ phenomenon, sentence }) => `${phenomenon} ${sentence.index}`))
  return frames.filter(
    (frame) => !(isTitle(frame, text) && told.has(`${frame.phenomenon} ${frame.sentence.index + 1}`)),
  )
}

/** A line with no stop, and a list below it, that says no more than what it is about. */
function isTitle({ sentence, measures, direction, level, drivers }: Frame, text: string): boolean {
  const isBare = measures.length + drivers.length === 0 && direction === 'present' && level === null
  return (
    isBare &&
    LIST_BELOW.test(text.slice(sentence.end)) &&
    !STOP.test(text.slice(sentence.start, sentence.end))
  )
}
const LIST_BELOW = /^\s*\n\s*[-–—•*]/
const STOP = /[.!?…]\s*$/
