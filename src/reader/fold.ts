/** Folding: letters without case and accents, so that "Héroïne" and "heroine" are one word. The text itself is never rewritten. */

/** What a UTF-16 unit is to the tokenizer. */
export const CHAR = {
  other: 0,
  letter: 1,
  digit: 2,
  space: 3,
  joiner: 4,
  quote: 5,
  soft: 6,
  clause: 7,
  stop: 8,
  line: 9,
  symbol: 10,
  mark: 11,
} as const

const LIMIT = 0x2200
const FIRST = new Uint16Array(LIMIT)
const SECOND = new Uint16Array(LIMIT)
const KIND = new Uint8Array(LIMIT)
const CAPITAL = new Uint8Array(LIMIT)

// All units at once, held apart by one that nothing changes: asking for each alone takes ten times as long.
const APART = 0xe000
const WRITTEN = new Uint16Array(LIMIT * 2).fill(APART)
const UNITS = new Uint16Array(LIMIT)
for (let code = 0; code < LIMIT; code++) {
  UNITS[code] = code
  WRITTEN[code * 2] = code
}
const stringOf = (units: Uint16Array): string => String.fromCharCode.apply(null, units as unknown as number[])
const LOWERED = stringOf(WRITTEN).toLowerCase()
for (const [pattern, kind] of [
  [/\p{L}+/gu, CHAR.letter],
  [/\p{M}+/gu, CHAR.mark],
] as const)
  for (const { 0: run, index } of stringOf(UNITS).matchAll(pattern))
    KIND.fill(kind, index, index + run.length)
for (let at = 0, code = 0; code < LIMIT; code++) {
  CAPITAL[code] = LOWERED.charCodeAt(at) === code && LOWERED.charCodeAt(at + 1) === APART ? 0 : 1
  while (LOWERED.charCodeAt(at++) !== APART);
}
const UNMARKED = LOWERED.normalize('NFD')
for (let at = 0, code = 0; code < LIMIT; code++) {
  FIRST[code] = code
  let isFound = false
  for (let unit = UNMARKED.charCodeAt(at); unit !== APART; unit = UNMARKED.charCodeAt(++at))
    if (!isFound && (unit >= LIMIT || KIND[unit] !== CHAR.mark)) {
      FIRST[code] = unit
      isFound = true
    }
  at++
}
for (const [char, first, second] of [
  ['œ', 'o', 'e'],
  ['Œ', 'o', 'e'],
  ['æ', 'a', 'e'],
  ['Æ', 'a', 'e'],
  ['ß', 's', 's'],
] as const) {
  FIRST[char.charCodeAt(0)] = first.charCodeAt(0)
  SECOND[char.charCodeAt(0)] = second.charCodeAt(0)
}
const assign = (chars: string, kind: number): void => {
  for (const char of chars) KIND[char.charCodeAt(0)] = kind
}
assign('0123456789', CHAR.digit)
assign(' \t\u00a0\u2009\u202f\u2007\u200a\u2002\u2003\u000b\f', CHAR.space)
assign('\n\r\u2028\u2029', CHAR.line)
assign("'’-‑‐_`´ʼ", CHAR.joiner)
assign('«»“”"„‘‹›[]*', CHAR.quote)
assign(',()—–{}|•·~=<>#', CHAR.soft)
assign(':;', CHAR.clause)
assign('.!?…', CHAR.stop)
assign('%€£$/+&@°×²', CHAR.symbol)
KIND[0x200b] = CHAR.mark
KIND[0x00ad] = CHAR.mark

/** The kind of a UTF-16 unit; what lies beyond the table (emoji, other scripts) ends a word softly. */
export const kindOf = (unit: number): number => (unit < LIMIT ? KIND[unit]! : CHAR.soft)
export const foldedUnit = (unit: number): number => FIRST[unit]!
export const secondUnit = (unit: number): number => SECOND[unit]!
export const isCapitalUnit = (unit: number): boolean => unit < LIMIT && CAPITAL[unit] === 1

/**
 * A word as patterns see it.
 *
 * @example
 * foldWord('Cœur') // => 'coeur'
 */
export function foldWord(word: string): string {
  let folded = ''
  for (let from = 0; from < word.length; from += CHUNK)
    folded += foldRun(word, from, Math.min(word.length, from + CHUNK))
  return folded
}

/**
 * A stretch of text folded, its apostrophes all alike.
 *
 * @example
 * foldText('L’année') // => "l'annee"
 */
export const foldText = (text: string): string => foldWord(text).replace(/’/g, "'")

/** Units folded at a time. */
const CHUNK = 1024
const FOLDED = new Uint16Array(CHUNK * 2)

function foldRun(text: string, start: number, end: number): string {
  let length = 0
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= LIMIT) FOLDED[length++] = unit
    else if (KIND[unit] !== CHAR.mark) {
      FOLDED[length++] = FIRST[unit]!
      if (SECOND[unit] !== 0) FOLDED[length++] = SECOND[unit]!
    }
  }
  return String.fromCharCode.apply(null, FOLDED.subarray(0, length) as unknown as number[])
}

/**
 * The first two letters a run of text opens with, folded, as `first * 128 + second`: whether a phrase may stand there is
 * told by one look. What stands before the first letter from a to z is passed over; the second may be any character, 0 for none.
 *
 * @example
 * openingOf('« Énergie »', 0, 11) === openingOf('En effet', 0, 8) // => true
 */
export function openingOf(text: string, start: number, end: number): number {
  let first = 0
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= LIMIT || KIND[unit] === CHAR.mark) {
      if (first !== 0 && unit >= LIMIT) return first * 128
      continue
    }
    const folded = FIRST[unit]!
    if (first !== 0) return first * 128 + Math.min(folded, 127)
    if (folded >= 97 && folded <= 122) {
      if (SECOND[unit] !== 0) return folded * 128 + SECOND[unit]!
      first = folded
    }
  }
  return first * 128
}
