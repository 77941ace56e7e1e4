/** The sentence in which some words stand, with the words between brackets, to be read on one line. */
import type { Span } from '../reading.ts'

/** Characters shown of a sentence at most on each side of the words. */
const REACH = 120

/**
 * The words of `span` in brackets, with what stands before and after them in the sentence; an ellipsis where it is cut.
 *
 * @example
 * sentenceAround('Bonjour. La brune est rare à Metz. Voilà.', { start: 12, end: 26 }) // => 'La [brune est rare] à Metz.'
 */
export function sentenceAround(text: string, span: Span): string {
  const before = text.slice(Math.max(0, span.start - REACH), span.start)
  const after = text.slice(span.end, span.end + REACH)
  const start = lastEnd(before)
  const rest = /^.*?[.!?…](?=\s|$)|^.*?(?=\n)/u.exec(after)?.[0]
  const head =
    start < 0 ? (span.start > REACH ? `…${before.replace(/^\S*\s/, '')}` : before) : before.slice(start)
  const tail = /[.!?…]\s*$/u.test(text.slice(span.start, span.end))
    ? ''
    : (rest ?? (span.end + REACH < text.length ? `${after.replace(/\s\S*$/, '')}…` : after))
  return `${head}[${text.slice(span.start, span.end)}]${tail}`.replace(/\s+/g, ' ').trim()
}

/** Where the sentence before ends in a text, or -1. */
function lastEnd(text: string): number {
  let end = -1
  for (const { index, 0: found } of text.matchAll(/[.!?…]\s+(?=[\p{Lu}«"“\d–-]|$)|\n+/gu))
    end = index + found.length
  return end
}
