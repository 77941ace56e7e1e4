/** The engine of one language: its lexicon, rules and cues compiled, ready to scan blocks of text. */
import type { Language } from '../core/codes.ts'
import { type Around, AroundPlaces } from './around-places.ts'
import { Lexicon, type PlaceWidth, type Sense, type SenseKind } from './lexicon.ts'
import { Matcher } from './matcher.ts'
import { MatcherBuilder } from './matcher-tables.ts'
import { LEAST_LETTERS, Misspellings } from './misspellings.ts'
import { type Pattern, parsePattern, spellOut } from './pattern.ts'
import { type ContextRow, type Rule, RuleFileError, type RuleSet } from './rule-files.ts'
import { WordTable } from './words.ts'

/** A substance term as the vocabulary gives it. */
export interface SubstanceWord {
  readonly term: string
  readonly code: string
  /** Means the substance only beside other drug words. */
  readonly isWeak: boolean
  /** Written with a capital, or it is another word. */
  readonly isCased: boolean
  /** A name that people misspell: a slip in it is still that name. */
  readonly isNear: boolean
}
export interface PlaceWord {
  readonly name: string
  readonly code: string
  readonly isGuarded: boolean
  readonly isDemonym: boolean
  /** So large that people write it without a capital in a message. */
  readonly isLarge: boolean
  /** Large enough to be written so behind a word for where. */
  readonly isTown: boolean
  /** Known misspelt. */
  readonly isNear: boolean
  readonly width: PlaceWidth
}

/** What a matcher's owner number stands for. */
export type Owner =
  | { readonly is: 'rule'; readonly rule: Rule }
  | { readonly is: 'not'; readonly rule: Rule }
  | { readonly is: 'cue'; readonly row: ContextRow }
  | { readonly is: 'pseudo'; readonly row: ContextRow }

export interface Engine {
  readonly language: Language
  readonly words: WordTable
  readonly lexicon: Lexicon
  readonly misspellings: Misspellings
  readonly around: AroundPlaces
  readonly matcher: Matcher
  readonly owners: readonly Owner[]
}

/**
 * A term with its optional endings spelled out.
 *
 * @example
 * variantsOf('nitazene(s)') // => ['nitazene', 'nitazenes']
 */
export function variantsOf(term: string): string[] {
  const optional = /\(([^()]*)\)/.exec(term)
  if (!optional) return [term]
  const before = term.slice(0, optional.index)
  const after = variantsOf(term.slice(optional.index + optional[0].length))
  return [...after.map((rest) => before + rest), ...after.map((rest) => before + (optional[1] ?? '') + rest)]
}

/** Splits a term into folded words as the tokenizer would. */
export function wordsOfTerm(term: string): string[] {
  const pattern = parsePattern(term.replace(/[(){}|?<>@*«»"“”,:;!.]/g, ' ').trim(), () => undefined)
  return spellOut(pattern)[0] ?? []
}

export function buildEngine(
  set: RuleSet,
  substances: Iterable<SubstanceWord>,
  places: Iterable<PlaceWord>,
  persons: Iterable<string> = [],
): Engine {
  const words = new WordTable()
  // The words of rules first: they are the common ones, and what is known of them lies close together.
  const { matcher, owners } = compileRules(set, words)
  const lexicon = new Lexicon(words)
  const add = (source: string, kind: SenseKind, code: string): void => {
    for (const term of spellOut(parsePattern(source, () => undefined)))
      lexicon.add(term, { kind, code, weak: false, capital: false })
  }
  const { marks } = set
  add(marks.drug, 'drug', '')
  add(marks.seller, 'seller', '')
  add(marks.buyer, 'buyer', '')
  add(marks.people, 'people', '')
  add(marks.clause, 'clause', '')
  add(marks.place_head, 'placeHead', '')
  add(marks.place_spot, 'placeSpot', '')
  add(marks.place_bare, 'placeBare', '')
  add(marks.demonym, 'demonym', '')
  add(marks.plain, 'plain', '')
  if (marks.elsewhere) add(marks.elsewhere, 'elsewhere', '')
  for (const [kind, lists] of [
    ['source', marks.source],
    ['unit', marks.units],
    ['counted', marks.counted],
    ['currency', marks.currency],
    ['month', marks.months],
  ] as const)
    for (const [code, source] of Object.entries(lists)) add(source, kind, code)
  const near = new Near(new Misspellings(words))
  addPlaces(lexicon, places, marks, near)
  const weak = new Set(spellOut(parsePattern(marks.weak, () => undefined)).map((term) => term.join(' ')))
  for (const { term, code, isWeak, isCased, isNear } of substances)
    for (const variant of variantsOf(term)) {
      const spelled = wordsOfTerm(variant)
      const sense: Sense = {
        kind: 'substance',
        code,
        weak: isWeak || weak.has(spelled.join(' ')),
        capital: isCased,
      }
      lexicon.add(spelled, sense)
      if (isNear && !sense.weak) near.add(spelled, code)
    }
  for (const term of spellOut(parsePattern(marks.unlike, () => undefined)))
    for (const word of term) words.add(word)
  const around = aroundOf(marks, persons, words)
  words.freeze()
  const { misspellings } = near
  return { language: set.language, words, lexicon, misspellings, around, matcher, owners }
}

function aroundOf(
  { around_place }: RuleSet['marks'],
  persons: Iterable<string>,
  words: WordTable,
): AroundPlaces {
  const around = new AroundPlaces()
  for (const [list, source] of Object.entries(around_place))
    for (const term of spellOut(parsePattern(source, () => undefined)))
      for (const word of term) around.add(words.add(word), list as Around)
  for (const name of persons) around.add(words.add(name), 'person')
  return around
}

/** Names whose misspellings are read, each meaning by a number. */
class Near {
  readonly misspellings: Misspellings
  readonly #meanings = new Map<string, number>()

  constructor(misspellings: Misspellings) {
    this.misspellings = misspellings
  }

  add([name, ...more]: readonly string[], code: string): void {
    if (name === undefined || more.length > 0 || name.length < LEAST_LETTERS || !/^[a-z]+$/.test(name)) return
    const meaning = this.#meanings.get(code) ?? this.#meanings.size + 1
    this.#meanings.set(code, meaning)
    this.misspellings.add(name, meaning)
  }
}

function addPlaces(lexicon: Lexicon, places: Iterable<PlaceWord>, marks: RuleSet['marks'], near: Near): void {
  const termsOf = (source: string): string[][] => spellOut(parsePattern(source, () => undefined))
  for (const term of termsOf(marks.place))
    lexicon.add(term, {
      kind: 'place',
      code: '',
      width: COUNTRIES.test(term.join(' ')) ? 'country' : 'wide',
      weak: false,
      capital: term.join(' ').length < 7,
    })
  const spoken = new Map(termsOf(marks.place_spoken).map((term) => [term.join(' '), term]))
  for (const { name, code, isGuarded, isDemonym, isLarge, isTown, isNear, width } of places) {
    const first = name[0] ?? ''
    const term = wordsOfTerm(name)
    if (term.join('').length < 2) continue
    // "Suisse romande", "Pays basque": a name that ends in a small word cannot ask for capitals throughout
    const last = name.split(/[\s'’-]+/).at(-1) ?? ''
    const isSmall = term.length > 1 && last !== '' && last === last.toLowerCase() && /^\p{L}{4}/u.test(last)
    const isSpoken = !isDemonym && (isLarge || spoken.delete(term.join(' ')))
    const isInformal = isSpoken || isTown
    const sense: Sense = {
      kind: isDemonym ? 'demonym' : 'place',
      code,
      weak: false,
      capital: !isDemonym && !isInformal && !isSmall && first !== first.toLowerCase(),
      informal: isInformal,
      located: isTown && !isSpoken,
      width,
      guarded: isGuarded || term.join('').length < 3,
    }
    lexicon.add(term, sense)
    if (isNear && width === 'city') near.add(term, code)
    const short = abbreviated(term)
    if (short) lexicon.add(short, sense)
    if (!isGuarded && !isDemonym && /^Les? \p{Lu}/u.test(name) && !lexicon.has(term.slice(1)))
      for (const lead of term[0] === 'le' ? ['du', 'au'] : ['des', 'aux'])
        lexicon.add([lead, ...term.slice(1)], sense)
  }
  for (const term of spoken.values())
    lexicon.add(term, { kind: 'place', code: '', width: 'city', weak: false, capital: false, informal: true })
}

/** "St Peter Port" and "Ste-Foy" for the names with Saint and Sainte. */
function abbreviated(term: readonly string[]): string[] | undefined {
  if (!term.some((word, at) => at < term.length - 1 && /^sainte?$/.test(word))) return undefined
  return term.map((word, at) =>
    at < term.length - 1 && /^sainte?$/.test(word) ? word.replace('ain', '') : word,
  )
}

/** Names of `marks.yml` as wide as a country: they hold for their sentence only. */
const COUNTRIES =
  /^(?:metropole francaise|union europeenne|outre manche|republic of ireland|european union|eu)$/

function compileRules(set: RuleSet, words: WordTable): { matcher: Matcher; owners: Owner[] } {
  const builder = new MatcherBuilder(words)
  const owners: Owner[] = []
  const own = (owner: Owner): number => owners.push(owner) - 1
  const add = (pattern: Pattern, owner: number, id: string): void => {
    try {
      builder.add(pattern, owner)
    } catch (error) {
      throw new RuleFileError(`${id}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (const rule of set.rules) {
    const owner = own({ is: 'rule', rule })
    for (const pattern of rule.patterns) add(pattern, owner, rule.id)
    if (rule.not) add(rule.not, own({ is: 'not', rule }), rule.id)
  }
  for (const row of set.context) {
    const owner = own({ is: 'cue', row })
    for (const cue of row.cues) add(cue, owner, row.id)
    if (row.pseudo.length) {
      const pseudo = own({ is: 'pseudo', row })
      for (const cue of row.pseudo) add(cue, pseudo, row.id)
    }
  }
  return { matcher: new Matcher(builder.tables(), words), owners }
}
