/** Which words may open a number, a half, a phrase of time or a place: the finders pass over all other tokens by one look. */
import type { Language } from '../core/codes.ts'
import { type Block, OPENS } from './block.ts'
import { NUMERALS } from './numerals.ts'
import { leadsToPlace } from './place-roles.ts'
import { NUMBER } from './tokens.ts'

const KNOWN = 1 << 15

/** "XIXe": the number of an arrondissement. */
export const ROMAN = /^(?:x{0,2}(?:ix|iv|v?i{0,3}))(?:e|eme|er)$/

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

/** "XIXe arrondissement", "lignes 7 et 12". */
const opensPlace = (word: string): boolean =>
  word === 'ligne' || word === 'lignes' || (word.length > 1 && ROMAN.test(word))

function judge(language: Language): (word: string) => number {
  const { cardinals, articles, scores, fractions } = NUMERALS[language]
  const fractionEnds = new Set(
    [...fractions.keys()]
      .map((phrase) => phrase.split(' '))
      .flatMap((words) => (words.length > 1 ? words.slice(1) : words)),
  )
  const fractionFirsts = new Set([...fractions.keys()].map((phrase) => phrase.split(' ')[0]))
  const timeFirsts = new Set(RELATIVE[language].map(([first]) => first))
  return (word) =>
    KNOWN |
    (cardinals.has(word) ? OPENS.number : 0) |
    (articles.has(word) ? OPENS.article : 0) |
    (scores.has(word) ? OPENS.score : 0) |
    (fractionEnds.has(word) ? OPENS.fractionEnd : 0) |
    (fractionFirsts.has(word) ? OPENS.fraction : 0) |
    (HALVES[language].has(word) ? OPENS.half : 0) |
    (timeFirsts.has(word) ? OPENS.time : 0) |
    (opensPlace(word) ? OPENS.place : 0) |
    (leadsToPlace(word, language) ? OPENS.way : 0)
}

/** Notes for each token of the block what its word may open, as bits of `OPENS`. */
export function noteOpeners(block: Block, language: Language): void {
  const { tokens, words, opens } = block
  const judgeWord = JUDGES[language]
  for (let at = 0; at < tokens.count; at++)
    opens[at] = words.traitsOf(tokens.word[at]!, judgeWord) | (tokens.kind[at] === NUMBER ? OPENS.digits : 0)
}
