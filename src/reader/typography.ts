/** Finds words in a text where only typography may differ: quotation marks, apostrophes, dashes and spaces are as each hand types them. */
import type { Span } from './reading.ts'

/** A stretch of text with its typography evened out, and where in it each unit stood. */
export interface EvenText {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const SIGNS: Readonly<Record<string, string>> = {
  ...from('«»“”„‟', '"'),
  ...from('‹›‘’‚‛ʼ′`´', "'"),
  ...from('‐‑‒–—―−', '-'),
  '…': '...',
}

function from(signs: string, plain: string): Record<string, string> {
  return Object.fromEntries([...signs].map((sign) => [sign, plain]))
}

/** Soft hyphens and marks without width: seen by no reader. */
const UNSEEN = /^[\u00AD\u200B-\u200D\u2060\uFEFF]/
const WORD = /[\p{L}\p{N}]/u

/**
 * Marks of one kind become one sign, runs of white space one space, and a space beside a sign goes: « la brune » and "la brune" are one.
 *
 * @param lowered whether capitals go too
 * @example
 * evenOut('« 60 € » — l’ours').text // => '"60€"-l\'ours'
 */
export function evenOut(text: string, { lowered = false } = {}): EvenText {
  const even: { text: string; starts: number[]; ends: number[] } = { text: '', starts: [], ends: [] }
  let spaceStart = -1
  let spaceEnd = -1
  let isAfterWord = false
  const push = (run: string, { start, end }: Span): void => {
    even.text += run
    for (let unit = 0; unit < run.length; unit++) {
      even.starts.push(start)
      even.ends.push(end)
    }
  }
  for (const { 0: cluster, index: start } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const end = start + cluster.length
    if (UNSEEN.test(cluster)) continue
    if (/^\s/u.test(cluster)) {
      if (spaceStart < 0) spaceStart = start
      spaceEnd = end
      continue
    }
    const plain = SIGNS[cluster] ?? cluster.normalize('NFC')
    const sign = lowered ? plain.toLowerCase() : plain
    const isWord = WORD.test(sign)
    if (spaceStart >= 0 && isAfterWord && isWord) push(' ', { start: spaceStart, end: spaceEnd })
    push(sign, { start, end })
    spaceStart = -1
    isAfterWord = isWord
  }
  return even
}

/** Every run of the stretch that is these words to the letter. Whole words only. */
export function* exactRuns(words: string, text: string, within: Span): Generator<Span> {
  if (words.trim() === '') return
  for (let at = text.indexOf(words, within.start); at >= 0; at = text.indexOf(words, at + 1)) {
    const span = { start: at, end: at + words.length }
    if (span.end > within.end) return
    if (isWhole(text, span)) yield span
  }
}

/** Every run of a stretch of the text whose evened-out form is `sought`, itself evened out in the same way. Whole words only. */
export function* evenRuns(
  sought: string,
  text: string,
  within: Span,
  { text: field, starts, ends }: EvenText,
): Generator<Span> {
  if (sought === '') return
  for (let at = field.indexOf(sought); at >= 0; at = field.indexOf(sought, at + 1)) {
    const [first, last] = [starts[at], ends[at + sought.length - 1]]
    if (first === undefined || last === undefined) continue
    const span = { start: within.start + first, end: within.start + last }
    if (isWhole(text, span)) yield span
  }
}

/** Whether a run begins and ends where words do. */
function isWhole(text: string, { start, end }: Span): boolean {
  const cuts = (at: number): boolean =>
    WORD.test(characterBefore(text, at)) && WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 32))
  return !cuts(start) && !cuts(end)
}

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1)
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 2, at) : text.charAt(at - 1)
}
