/** Letters for drugs: "C", "K", "MD" are one where a unit, a price, an article or another drug stands beside. */
import type { Language } from '../core/codes.ts'
import { type Block, senseOf, type Term } from './block.ts'
import {
  AMONG,
  isAmongDrugs,
  isApartOrJoined,
  isListed,
  isMeasured,
  type Named,
  setOf,
} from './slang-spots.ts'
import { BREAK, NUMBER } from './tokens.ts'

/** One or two letters; "md" is a word, but for an English doctor of medicine. */
export function isLetter(block: Block, { start, end }: Term, language: Language): boolean {
  const word = block.word(start)
  return (
    word.length <= 2 &&
    end - start === 1 &&
    !/\d/.test(word) &&
    !(word === 'md' && (language === 'fr' || block.tokens.capital[start] === 0))
  )
}

/** A letter beside a unit or a price, or a capital behind an article, in a list or among drugs. */
export function isMeantLetter(
  block: Block,
  term: Term,
  named: readonly Named[],
  language: Language,
): boolean {
  const isCapital = block.tokens.capital[term.start]! > 0
  if (senseOf(term, 'unit') !== undefined && !isCapital) return false
  if (isMeasured(block, term)) return true
  if (!isCapital) return false
  return (
    (BEFORE_LETTER.has(block.word(term.start - 1)) && block.isTight(term.start)) ||
    (language === 'en' ? isSaidLetter(block, term) : isPricedLetter(block, term)) ||
    isListed(block, term) ||
    isPaired(block, term) ||
    (isApartOrJoined(block, term) && isAmongDrugs(block, term, named)) ||
    isLabel(block, term)
  )
}

const BEFORE_LETTER = setOf('la de du le en sous un a of')

/** "K's huge", "nobody on G": a letter that does what a drug does, or is taken. */
function isSaidLetter(block: Block, { start, end }: Term): boolean {
  if (!SAID_LETTERS.has(block.word(start))) return false
  const next = block.word(end)
  const isTight = block.isTight(start)
  if (
    isTight &&
    /^(?:on|does|do|doing|took|taken|taking|powder|crystal|smokes?|uses?|any|no|only)$/.test(
      block.word(start - 1),
    )
  )
    return true
  return block.isTight(end) && /^(?:s|is|was|has|came)$/.test(next)
}

const SAID_LETTERS = setOf('k g p')

/** "C à 60", "2 C = 110", "reste C", "la vraie C": the letter of a menu. */
function isPricedLetter(block: Block, { start, end }: Term): boolean {
  const { tokens } = block
  if (!/^[ck]$/.test(block.word(start)) || end >= tokens.count || tokens.before[start]! >= BREAK.sentence)
    return false
  const link = tokens.text.slice(tokens.end[end - 1]!, tokens.start[end]!)
  if (/['’°]/.test(link) || /°\s?$/.test(tokens.text.slice(0, tokens.start[start]!).slice(-2))) return false
  if (/^(?:nouvelle|vraie|reste|bonne|belle|sans)$/.test(block.word(start - 1))) return true
  if (tokens.kind[start - 1] === NUMBER && block.isTight(start)) return link.includes('=')
  return tokens.kind[block.word(end) === 'a' ? end + 1 : end] === NUMBER && /^ (?:[=(] ?)?$/.test(link)
}

/** "B&W", "H and C": one letter for a drug beside another. */
function isPaired(block: Block, term: Term): boolean {
  const isLetter = (at: number): boolean =>
    block.tokens.capital[at]! > 0 && block.word(at).length === 1 && block.sense(at, 'substance') !== undefined
  return (
    block.isSameSentence(term.end) &&
    ((AMONG.has(block.word(term.end)) && isLetter(term.end + 1)) ||
      (AMONG.has(block.word(term.start - 1)) && isLetter(term.start - 2)))
  )
}

/** "MD. Moins demandée", "K : 40": alone at the head of its line. */
function isLabel(block: Block, { start, end }: Term): boolean {
  const { before, count } = block.tokens
  return (
    end < count && before[start]! >= BREAK.line && before[end]! >= BREAK.soft && before[end]! < BREAK.line
  )
}

/** "K2", "D10s": letters with a number are no letter alone. */
export const isNumbered = (block: Block, last: number): boolean =>
  block.tokens.kind[last] === NUMBER || (block.word(last) === 's' && block.tokens.kind[last - 1] === NUMBER)
