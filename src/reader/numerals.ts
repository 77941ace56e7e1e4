/** Words that are numbers, in French and English, and how they add up: "quatre-vingt-dix", "a hundred and fifty". */
import type { Language } from '../core/codes.ts'

const FRENCH: Record<string, number> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  nonante: 90,
  cent: 100,
  cents: 100,
  mille: 1000,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
}
const ENGLISH: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  both: 2,
}
/** About so many: "une dizaine", "a dozen". */
const FRENCH_SCORES: Record<string, number> = {
  huitaine: 8,
  dizaine: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
  millier: 1000,
}
const ENGLISH_SCORES: Record<string, number> = {
  dozen: 12,
  score: 20,
  hundred: 100,
  thousand: 1000,
  couple: 2,
}

/** Parts of a whole by their names, and into how many it is cut; "an eighth" is a weight of the street. */
const FRENCH_PARTS: Record<string, number> = {
  cinquieme: 5,
  sixieme: 6,
  septieme: 7,
  huitieme: 8,
  dixieme: 10,
}
const ENGLISH_PARTS: Record<string, number> = {
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  ninth: 9,
  tenth: 10,
}

/** "Un sixième", "two fifths", "nine tenths", as percentages to one decimal. */
function parts(
  cardinals: Readonly<Record<string, number>>,
  names: Readonly<Record<string, number>>,
  ones: readonly string[],
): Record<string, number> {
  const shares: Record<string, number> = {}
  for (const [name, whole] of Object.entries(names)) {
    const share = (part: number): number => Math.round((1000 * part) / whole) / 10
    for (const one of ones) shares[`${one} ${name}`] = share(1)
    for (const [word, part] of Object.entries(cardinals))
      if (part > 1 && part < whole) shares[`${word} ${name}s`] = share(part)
  }
  return shares
}

export interface Numerals {
  readonly cardinals: ReadonlyMap<string, number>
  readonly scores: ReadonlyMap<string, number>
  /** Words allowed inside a number: "vingt et un", "a hundred and fifty". */
  readonly and: string
  readonly articles: ReadonlySet<string>
  /** Fractions of people or samples, as percentages. */
  readonly fractions: ReadonlyMap<string, number>
  readonly most: ReadonlySet<string>
  readonly least: ReadonlySet<string>
  /** The last words of `most` and `least`. */
  readonly boundEnds: ReadonlySet<string>
}

const of = (record: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(record))

const withEnds = (numerals: Omit<Numerals, 'boundEnds'>): Numerals => ({
  ...numerals,
  boundEnds: new Set([...numerals.most, ...numerals.least].map((phrase) => phrase.split(' ').at(-1) ?? '')),
})

export const NUMERALS: Record<Language, Numerals> = {
  fr: withEnds({
    cardinals: of(FRENCH),
    scores: of(FRENCH_SCORES),
    and: 'et',
    articles: new Set(['une', 'un', 'la', 'le']),
    fractions: of({
      'un quart': 25,
      'un tiers': 33.3,
      'la moitie': 50,
      'les deux tiers': 66.7,
      'deux tiers': 66.7,
      'les trois quarts': 75,
      'trois quarts': 75,
      'le quart': 25,
      'le tiers': 33.3,
      'les quatre cinquiemes': 80,
      ...parts(FRENCH, FRENCH_PARTS, ['un']),
    }),
    most: new Set(['moins de', 'moins d', 'jusqu a', 'maximum', 'pas plus de', 'au plus']),
    least: new Set([
      'plus de',
      'plus d',
      'au moins',
      'minimum',
      'au dela de',
      'depassent',
      'depasse',
      'depassait',
    ]),
  }),
  en: withEnds({
    cardinals: of(ENGLISH),
    scores: of(ENGLISH_SCORES),
    and: 'and',
    articles: new Set(['a', 'an', 'the']),
    fractions: of({
      half: 50,
      'a half': 50,
      'one half': 50,
      ...parts(ENGLISH, ENGLISH_PARTS, ['a', 'one']),
    }),
    most: new Set(['less than', 'under', 'up to', 'at most', 'fewer than', 'below', 'no more than']),
    least: new Set(['more than', 'over', 'at least', 'upwards of', 'above']),
  }),
}

/**
 * The value of a run of number words.
 *
 * @example
 * valueOfWords(['quatre', 'vingt', 'dix'], NUMERALS.fr) // => 90
 * valueOfWords(['hundred', 'fifty'], NUMERALS.en) // => 150
 */
export function valueOfWords(words: readonly string[], numerals: Numerals): number {
  let total = 0
  let current = 0
  for (const [index, word] of words.entries()) {
    const value = numerals.cardinals.get(word)
    if (value === undefined) continue
    if (value >= 1000) {
      total += Math.max(current, 1) * value
      current = 0
    } else if (value === 100) current = Math.max(current, 1) * 100
    else if (value === 20 && words[index - 1] === 'quatre') current += 76
    else current += value
  }
  return total + current
}
