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

for (let code = 0; code < LIMIT; code++) {
  const char = String.fromCharCode(code)
  CAPITAL[code] = char === char.toLowerCase() ? 0 : 1
  const folded = char.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  FIRST[code] = folded.charCodeAt(0) || code
  KIND[code] = /\p{L}/u.test(char) ? CHAR.letter : /\p{M}/u.test(char) ? CHAR.mark : CHAR.other
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
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (unit >= LIMIT) folded += word[at]
    else if (KIND[unit] !== CHAR.mark) {
      folded += String.fromCharCode(FIRST[unit]!)
      if (SECOND[unit]) folded += String.fromCharCode(SECOND[unit]!)
    }
  }
  return folded
}
