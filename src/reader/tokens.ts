/** Tokens: words, numbers and signs of a run of text, with what stands before each (space, comma, stop, line). */
import { CHAR, foldedUnit, isCapitalUnit, kindOf, secondUnit } from './fold.ts'
import { FIRST_SEED, mixFirst, mixSecond, SECOND_SEED, type WordTable } from './words.ts'

export const WORD = 1
export const NUMBER = 2
export const SYMBOL = 3

/** What stands before a token. Adjacent words of a pattern may have up to `quote` between them; gaps up to `soft`. */
export const BREAK = {
  space: 0,
  joiner: 1,
  quote: 2,
  soft: 3,
  clause: 4,
  sentence: 5,
  line: 6,
  paragraph: 7,
} as const

/** A block of tokens in typed arrays, reused from block to block. */
export class Tokens {
  text = ''
  count = 0
  capacity = 0
  start!: Int32Array
  end!: Int32Array
  kind!: Uint8Array
  word!: Int32Array
  before!: Uint8Array
  /** 1 when the token's first letter is a capital, 2 when all of two or more are. */
  capital!: Uint8Array
  parenDepth!: Uint8Array

  constructor(capacity: number) {
    this.reserve(capacity)
  }

  reserve(capacity: number): void {
    if (capacity <= this.capacity) return
    this.capacity = capacity
    this.start = new Int32Array(capacity)
    this.end = new Int32Array(capacity)
    this.kind = new Uint8Array(capacity)
    this.word = new Int32Array(capacity)
    this.before = new Uint8Array(capacity)
    this.capital = new Uint8Array(capacity)
    this.parenDepth = new Uint8Array(capacity)
  }
}

/** A block ends at the first sentence end in its last eighth. */
const NEAR_LIMIT = 7 / 8

/**
 * Tokens behind which a sentence ends at the next comma, and behind which it ends anywhere: nobody's is as long, but a text without a stop is
 * one, and a claim looks at all of its sentence.
 */
const LONG_SENTENCE = { atComma: 200, anywhere: 300 }

/** Words a stop follows without ending the sentence. */
const ABBREVIATIONS = new Set(
  'm mm mr mrs ms dr pr st ste env approx vs p pp art cf ex etc no nos vol janv fevr avr juil sept oct nov dec jan feb mar apr jun jul aug al fig tel av bd e.g i.e ie eg inc ltd co u s'.split(
    ' ',
  ),
)

/**
 * Fills `into` with the tokens of `text` from `from` up to `to`, at most `limit` of them, stopping at a sentence end once
 * near the limit. Numbers keep their decimal and thousands marks: "17 640" and "1,5" are one token each.
 *
 * @returns where the next block starts
 */
export function tokenize(
  text: string,
  from: number,
  to: number,
  words: WordTable,
  into: Tokens,
  limit: number,
): number {
  const { start: starts, end: ends, kind: kinds, before, word, capital, parenDepth } = into
  into.text = text
  let count = 0
  const stops: Stops = { next: 0, after: 0 }
  let pending: number = BREAK.paragraph
  let parens = 0
  let sentence = 0
  let at = from
  while (at < to) {
    const unit = text.charCodeAt(at)
    const kind = kindOf(unit)
    if (kind === CHAR.space) {
      at++
      continue
    }
    if (kind === CHAR.letter || kind === CHAR.digit || kind === CHAR.symbol) {
      if (pending < BREAK.sentence && isOverlong(count - sentence, pending)) pending = BREAK.sentence
      if (pending >= BREAK.sentence) sentence = count
      if (count >= limit || (count > limit * NEAR_LIMIT && pending >= BREAK.sentence)) break
      const start = at
      if (kind === CHAR.letter) {
        let first = FIRST_SEED
        let second = SECOND_SEED
        let next = unit
        let nextKind: number = kind
        do {
          if (nextKind === CHAR.letter) {
            const folded = foldedUnit(next)
            first = mixFirst(first, folded)
            second = mixSecond(second, folded)
            const more = secondUnit(next)
            if (more !== 0) {
              first = mixFirst(first, more)
              second = mixSecond(second, more)
            }
          }
          if (++at >= to) break
          next = text.charCodeAt(at)
          nextKind = kindOf(next)
        } while (nextKind === CHAR.letter || nextKind === CHAR.mark)
        kinds[count] = WORD
        capital[count] = isCapitalUnit(unit) ? capitalOf(text, start, at) : 0
        word[count] = words.numberOf(first, second, text, start, at)
      } else {
        at = kind === CHAR.digit ? endOfNumber(text, at, to) : at + 1
        kinds[count] = kind === CHAR.digit ? NUMBER : SYMBOL
        capital[count] = 0
        word[count] = words.idOf(text, start, at)
      }
      starts[count] = start
      ends[count] = at
      before[count] = pending
      parenDepth[count] = parens
      count++
      pending = BREAK.space
      continue
    }
    let found: number = BREAK.space
    if (kind === CHAR.joiner)
      found = isTightJoiner(text, at, from, to) ? BREAK.joiner : unit === 45 ? BREAK.soft : BREAK.joiner
    else if (kind === CHAR.quote) found = BREAK.quote
    else if (kind === CHAR.soft) {
      found = BREAK.soft
      if (unit === 40) parens++
      else if (unit === 41) parens = Math.max(0, parens - 1)
    } else if (kind === CHAR.clause) found = BREAK.clause
    else if (kind === CHAR.stop) found = stopBreak(text, at, to, into, count, words, stops)
    else if (kind === CHAR.line) {
      found = lineBreak(text, at, to, pending, count)
      if (found >= BREAK.line) parens = 0
    }
    if (found > pending) pending = found
    at++
  }
  into.count = count
  // Whoever looks behind the last token finds the end of the text, not what an earlier one had there.
  for (let behind = count; behind < Math.min(count + BEHIND, into.capacity); behind++) {
    starts[behind] = at
    ends[behind] = at
    kinds[behind] = 0
    word[behind] = 0
    before[behind] = BREAK.paragraph
    capital[behind] = 0
    parenDepth[behind] = 0
  }
  return at
}

/** Tokens there is room for behind the last, each of them nothing. */
export const BEHIND = 8

const isOverlong = (tokens: number, pending: number): boolean =>
  tokens >= LONG_SENTENCE.atComma && (pending >= BREAK.soft || tokens >= LONG_SENTENCE.anywhere)

/** Hyphens and apostrophes inside a word or between two numbers. */
function isTightJoiner(text: string, at: number, from: number, to: number): boolean {
  if (at <= from || at + 1 >= to) return false
  const before = kindOf(text.charCodeAt(at - 1))
  const after = kindOf(text.charCodeAt(at + 1))
  const inWord = (kind: number): boolean =>
    kind === CHAR.letter || kind === CHAR.digit || kind === CHAR.symbol || kind === CHAR.mark
  return inWord(before) && (inWord(after) || after === CHAR.quote)
}

const isDigit = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 48 && unit <= 57
}
const threeDigits = (text: string, at: number): boolean =>
  isDigit(text, at) && isDigit(text, at + 1) && isDigit(text, at + 2) && !isDigit(text, at + 3)

function endOfNumber(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isDigit(text, at)) at++
  let groups = at - from
  for (;;) {
    const unit = text.charCodeAt(at)
    const isSpace = unit === 32 || unit === 0xa0 || unit === 0x202f || unit === 0x2009
    if (groups <= 3 && isSpace && threeDigits(text, at + 1) && text.charCodeAt(from) !== 48) {
      at += 4
      groups = 3
      continue
    }
    if ((unit === 44 || unit === 46) && isDigit(text, at + 1)) {
      at++
      const tail = at
      while (at < to && isDigit(text, at)) at++
      if (at - tail === 3 && groups <= 3) {
        groups = 3
        continue
      }
    }
    return Math.min(at, to)
  }
}

/** Of a word that begins with a capital: 2 when its second letter is one too. */
function capitalOf(text: string, start: number, end: number): number {
  return end - start >= 2 && isCapitalUnit(text.charCodeAt(start + 1)) ? 2 : 1
}

/** Where a run of stops ends, and where what follows it begins: found once for all of them, for a line of dots may be long. */
interface Stops {
  next: number
  after: number
}

function findStops(text: string, at: number, to: number, stops: Stops): void {
  let next = at + 1
  while (next < to && kindOf(text.charCodeAt(next)) === CHAR.stop) next++
  let after = next
  while (after < to) {
    const kind = kindOf(text.charCodeAt(after))
    if (kind !== CHAR.space && kind !== CHAR.quote && kind !== CHAR.line) break
    after++
  }
  stops.next = next
  stops.after = after
}

function stopBreak(
  text: string,
  at: number,
  to: number,
  into: Tokens,
  count: number,
  words: WordTable,
  stops: Stops,
): number {
  const unit = text.charCodeAt(at)
  if (at >= stops.next) findStops(text, at, to, stops)
  const { next, after } = stops
  const tight =
    next < to && kindOf(text.charCodeAt(next)) !== CHAR.space && kindOf(text.charCodeAt(next)) !== CHAR.line
  const char = text[after] ?? ''
  const isLower = char !== '' && char === char.toLowerCase() && char !== char.toUpperCase()
  if (unit === 46) {
    if (tight && kindOf(text.charCodeAt(next)) === CHAR.letter) {
      // "B.C.", "U.S.": the stops of initials end no sentence
      const isInitial = count > 0 && into.end[count - 1] === at && into.start[count - 1] === at - 1
      return isLower || isInitial ? BREAK.joiner : BREAK.sentence
    }
    if (count > 0 && into.end[count - 1] === at) {
      const word = words.textOf(into.word[count - 1]!)
      const isInitial =
        word.length === 1 && (isLower || !(isUnit(text, into, count) || isNameEnd(text, into, count, words)))
      if (into.kind[count - 1] === WORD && (ABBREVIATIONS.has(word) || isInitial)) return BREAK.joiner
      if (into.kind[count - 1] === NUMBER && isLower) return BREAK.soft
    }
    return BREAK.sentence
  }
  if (unit === 0x2026 || next - at > 1) return isLower ? BREAK.clause : BREAK.sentence
  return isLower && text.slice(next, after).includes('»') ? BREAK.clause : BREAK.sentence
}

/** "0.3 g. It", « 14 mg/g. Les »: a small letter behind a number or a slash is a unit, no initial. */
function isUnit(text: string, { kind, start, capital }: Tokens, count: number): boolean {
  const at = start[count - 1]!
  return capital[count - 1] === 0 && (text[at - 1] === '/' || (count > 1 && kind[count - 2] === NUMBER))
}

/** "2C-B. In 2019", "hepatitis C. The": a letter that a name ends in. */
function isNameEnd(text: string, { start, word }: Tokens, count: number, words: WordTable): boolean {
  const before = text[start[count - 1]! - 1] ?? ''
  return before === '-' || /\d/.test(before) || (count > 1 && LETTERED.has(words.textOf(word[count - 2]!)))
}
const LETTERED: ReadonlySet<string> = new Set(
  'hepatitis hepatite hepatites hep class classe vitamin vitamine type groupe group'.split(' '),
)

function lineBreak(text: string, at: number, to: number, pending: number, count: number): number {
  let next = at + 1
  if (text.charCodeAt(at) === 13 && text.charCodeAt(next) === 10) next++
  for (; next < to; next++) {
    const kind = kindOf(text.charCodeAt(next))
    // No further than the second line, for each of many is asked about.
    if (kind === CHAR.line) return BREAK.paragraph
    if (kind !== CHAR.space) break
  }
  const char = text[next] ?? ''
  const isLower = char !== '' && char === char.toLowerCase() && char !== char.toUpperCase()
  if (pending >= BREAK.sentence) return BREAK.line
  return isLower && pending < BREAK.clause && count > 0 ? BREAK.space : BREAK.line
}
