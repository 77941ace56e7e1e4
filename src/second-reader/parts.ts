/** Cuts a long text into parts a model reads at once: at the ends of paragraphs, else of lines, sentences or words. */
import type { Span } from '../reader/reading.ts'
import type { ReadableText } from './extractor.ts'

/** Characters of a part: some two thousand tokens, so that prompt, part and answer fit a small window. */
export const PART = 6000

const LINE_END = /\n\s*/g
const SENTENCE_END = /[.!?…]["»”’)]*\s+/g
/** What may end a part, the best first. */
const ENDS = [/\n[^\S\n]*\n\s*/g, LINE_END, SENTENCE_END, /\s+/g]

/**
 * Parts that follow one another and hold the whole text, none longer than `most` characters.
 *
 * @example
 * partsOf('One.\n\nTwo.\n\nThree.', 12) // => [{ start: 0, end: 12 }, { start: 12, end: 18 }]
 */
export function partsOf(text: string, most = PART): Span[] {
  const parts: Span[] = []
  for (let start = 0; start < text.length; ) {
    const end = text.length - start <= most ? text.length : start + cutAt(text.slice(start, start + most))
    parts.push({ start, end })
    start = end
  }
  return parts
}

/** The last good end in the stretch; a cut that leaves most of it behind is worse than one at a lesser mark. */
function cutAt(stretch: string): number {
  for (const mark of ENDS) {
    const cut = [...stretch.matchAll(mark)].map(({ 0: run, index }) => index + run.length).at(-1)
    if (cut !== undefined && cut > stretch.length / 4) return cut
  }
  const last = stretch.charCodeAt(stretch.length - 1)
  const isHalf = last >= 0xd800 && last <= 0xdbff
  return isHalf && stretch.length > 1 ? stretch.length - 1 : stretch.length
}

/** Characters of what stands before a part: enough to say what and where it is about. */
const LEAD = 900
const FIRST_END = new RegExp(`${LINE_END.source}|${SENTENCE_END.source}`)

/**
 * What stands right before a part, without boilerplate, from the beginning of a line or sentence on; '' for the first.
 *
 * @example
 * leadTo({ text: 'In Metz.\n\nThe price fell.', title: null, boilerplate: [] }, 10) // => 'In Metz.'
 */
export function leadTo(text: ReadableText, start: number, most = LEAD): string {
  const from = Math.max(0, start - most)
  const words = wordsIn(text, { start: from, end: start }).trimEnd()
  if (from === 0) return words.trimStart()
  const first = FIRST_END.exec(words)
  return (
    first ? words.slice(first.index + first[0].length) : words.slice(words.indexOf(' ') + 1)
  ).trimStart()
}

/** A stretch of a text without boilerplate. */
export function wordsIn({ text, boilerplate }: ReadableText, { start, end }: Span): string {
  let words = ''
  let at = start
  const runs = boilerplate
    .filter((noise) => noise.start < end && start < noise.end)
    .sort((a, b) => a.start - b.start)
  for (const noise of runs) {
    words += text.slice(at, Math.max(at, noise.start))
    at = Math.max(at, noise.end)
  }
  return words + text.slice(at, Math.max(at, end))
}
