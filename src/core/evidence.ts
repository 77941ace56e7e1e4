/** Evidence: the exact words of a document that carry a claim. */

/** A run of text. `start` and `end` count UTF-16 units in the stored text; `quote` is the text between them. */
export interface Evidence {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/**
 * The run of `text` from `start` to `end`, as evidence.
 *
 * @throws RangeError when the run is empty or leaves the text: evidence must quote something.
 * @example
 * evidenceAt('brune rare à Lille', 0, 5).quote // => 'brune'
 */
export function evidenceAt(text: string, start: number, end: number): Evidence {
  if (!(start >= 0 && start < end && end <= text.length))
    throw new RangeError(`evidence from ${start} to ${end} does not lie in a text of ${text.length} units`)
  return { start, end, quote: text.slice(start, end) }
}

/** True when the quote stands in the text at its offsets. */
export function isExact(text: string, evidence: Evidence): boolean {
  return text.slice(evidence.start, evidence.end) === evidence.quote && evidence.quote.length > 0
}

/**
 * The same run counted in Unicode code points, as W3C Web Annotation and most coding tools count: an emoji is
 * one code point and two UTF-16 units.
 *
 * @example
 * inCodePoints('🔥 brune', { start: 3, end: 8, quote: 'brune' }) // => { start: 2, end: 7 }
 */
export function inCodePoints(
  text: string,
  evidence: Pick<Evidence, 'start' | 'end'>,
): { start: number; end: number } {
  const start = countCodePoints(text, 0, evidence.start)
  return { start, end: start + countCodePoints(text, evidence.start, evidence.end) }
}

function countCodePoints(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff
    if (!isSecondHalf || at === from) count++
  }
  return count
}
