/** Cuts a long text into parts a model reads at once: at the ends of paragraphs, else of lines, sentences or words. */
import type { Span } from '../reader/reading.ts'

/** Characters of a part: some two thousand tokens, so that prompt, part and answer fit a small window. */
export const PART = 6000

/** What may end a part, the best first. */
const ENDS = [/\n[^\S\n]*\n\s*/g, /\n\s*/g, /[.!?…]["»”’)]*\s+/g, /\s+/g]

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
