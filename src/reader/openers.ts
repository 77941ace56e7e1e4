/** Which words may open a number, a fraction, a half or a phrase of time: the finders pass over all others by their number. */
import type { Language } from '../core/codes.ts'
import type { Block } from './block.ts'
import { NUMERALS } from './numerals.ts'

export const OPENS = { number: 1, fraction: 2, half: 4, time: 8 } as const
const KNOWN = 128

/** Words for parts of a unit: "un demi gramme", "half a gram". */
export const HALVES: Record<Language, ReadonlyMap<string, number>> = {
  fr: new Map([
    ['demi', 0.5],
    ['demie', 0.5],
    ['demis', 0.5],
    ['quart', 0.25],
  ]),
  en: new Map([
    ['half', 0.5],
    ['quarter', 0.25],
  ]),
}

/** Only the date of publication would tell what year is meant. */
export const RELATIVE: Record<Language, readonly (readonly string[])[]> = {
  fr: [
    'an dernier',
    'annee derniere',
    'annee derniere',
    'mois dernier',
    'semaine derniere',
    'cette annee',
    'ces dernieres annees',
    'aujourd hui',
    'an passe',
    'depuis quelques mois',
    'depuis plusieurs annees',
  ].map((phrase) => phrase.split(' ')),
  en: [
    'last year',
    'last month',
    'last week',
    'this year',
    'recent years',
    'recent months',
    'today',
    'in recent weeks',
  ].map((phrase) => phrase.split(' ')),
}

const JUDGES: Record<Language, (word: string) => number> = { fr: judge('fr'), en: judge('en') }

function judge(language: Language): (word: string) => number {
  const { cardinals, articles, fractions } = NUMERALS[language]
  const fractionFirsts = new Set([...fractions.keys()].map((phrase) => phrase.split(' ')[0]))
  const timeFirsts = new Set(RELATIVE[language].map(([first]) => first))
  return (word) =>
    KNOWN |
    (cardinals.has(word) || articles.has(word) ? OPENS.number : 0) |
    (fractionFirsts.has(word) ? OPENS.fraction : 0) |
    (HALVES[language].has(word) ? OPENS.half : 0) |
    (timeFirsts.has(word) ? OPENS.time : 0)
}

/** What the word at a token may open, as bits of `OPENS`. */
export const opensAt = (block: Block, at: number, language: Language): number =>
  block.words.traitsOf(block.tokens.word[at]!, JUDGES[language])
