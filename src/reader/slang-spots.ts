/** Where a word stands: measured, quoted, shouted, listed or among drugs, as what is sold or taken does. */
import { type Block, type Run, senseOf, type Term } from './block.ts'
import { BREAK, NUMBER } from './tokens.ts'

/** A substance named in a block; weak when by a word of slang. */
export interface Named extends Run {
  readonly code: string
  readonly isWeak: boolean
}

export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const LINKS = setOf('de d of en')

/** Beside a unit or a price: "1 g de C", "beuh 15 le g". */
export function isMeasured(block: Block, term: Term): boolean {
  const isUnitBefore = (end: number): boolean => {
    const before = block.termEndingAt(end)
    return before !== undefined && senseOf(before, 'unit') !== undefined
  }
  if (
    block.isTight(term.start) &&
    (isUnitBefore(term.start) || (LINKS.has(block.word(term.start - 1)) && isUnitBefore(term.start - 1)))
  )
    return true
  return block.prices.some((price) => price.end === term.start || price.start === term.end)
}

/** 'sold as "down"', '« speed »': in quotation marks of its own, a slang word is what people call a drug. */
export function isQuoted(block: Block, term: Term): boolean {
  const { tokens } = block
  const before = tokens.text.slice(Math.max(0, tokens.start[term.start]! - 2), tokens.start[term.start]!)
  const after = tokens.text.slice(tokens.end[term.end - 1]!, tokens.end[term.end - 1]! + 2)
  return /(?:["“”]|«\s?)$/.test(before) && /^(?:["“”]|\s?»)/.test(after)
}

/** "Promo BLANCHE jusqu'à minuit": capitals among small letters, as sellers write what they sell. */
export function isShouted(block: Block, term: Term): boolean {
  const { capital } = block.tokens
  return (
    capital[term.start] === 2 &&
    capital[term.start - 1] !== 2 &&
    !(block.isTight(term.end) && capital[term.end] === 2) &&
    block.word(term.start).length > 3
  )
}

/** "C 50 le g", "Rock still 10s", "K aiguille 35": at the head of a line or item, with a number soon behind it. */
export function isListed(block: Block, term: Term): boolean {
  const { tokens } = block
  if (tokens.before[term.start]! < BREAK.soft) return false
  for (let at = term.end; at < Math.min(tokens.count, term.end + 3); at++) {
    if (tokens.before[at]! >= BREAK.sentence) return false
    if (tokens.kind[at] === NUMBER) return true
  }
  return false
}

/** "heroin, pills and ket": one of a list with a plain name. */
export function isAmongDrugs(block: Block, { start, end }: Term, named: readonly Named[]): boolean {
  const joint = AMONG.has(block.word(end)) ? end + 1 : end
  const isJoined = block.isSameSentence(end) && (joint > end || block.tokens.before[end] === BREAK.soft)
  const isJoining = AMONG.has(block.word(start - 1)) || block.tokens.before[start] === BREAK.soft
  const lead = AMONG.has(block.word(start - 1)) ? start - 1 : start
  return named.some(
    (one) => !one.isWeak && ((isJoining && one.end === lead) || (isJoined && one.start === joint)),
  )
}

export const AMONG = setOf('et ou and or & + / n')

/** Behind a comma, a stop or an "and": "coke, K", "MD + GHB". */
export const isApartOrJoined = (block: Block, { start }: Term): boolean =>
  block.tokens.before[start]! >= BREAK.soft || AMONG.has(block.word(start - 1))
