/**
 * The units that words lead to, as coded texts count: behind "trousses" stand kits, behind "sur dix" the samples named before. Learned from coded texts; where
 * they are silent, a glossary says in English what a French word means, and an English noun is its own plural.
 */
import { foldWord } from '../fold.ts'
import { wordHash } from './meanings.ts'
import { SignTable } from './sign-table.ts'

/** As it is stored. */
export interface StoredUnits {
  readonly units: readonly string[]
  /** Hashes of words, and the numbers of the units of each, counted from one: two a word, the second 0 where it has one. */
  readonly words: Int32Array
  readonly of: Uint16Array
  /** By phenomenon, what is counted there most. */
  readonly usual: Readonly<Record<string, readonly string[]>>
}

const NONE: readonly string[] = []

export class UnitWords {
  readonly stored: StoredUnits
  readonly #table: SignTable
  /** By the place of a word, made when first asked for. */
  readonly #lists: (readonly string[] | undefined)[] = []

  constructor(stored: StoredUnits) {
    this.stored = stored
    this.#table = new SignTable(stored.words)
  }

  /** The units a word leads to, by the word's hash. */
  of(hash: number): readonly string[] {
    const at = this.#table.find(hash)
    if (at < 0) return NONE
    const known = this.#lists[at]
    if (known) return known
    const { units, of } = this.stored
    const list = [of[2 * at]!, of[2 * at + 1]!]
      .filter((number) => number > 0)
      .map((number) => units[number - 1]!)
    while (this.#lists.length <= at) this.#lists.push(undefined)
    this.#lists[at] = list
    return list
  }

  /** What claims of a phenomenon count most. */
  usual(phenomenon: string): readonly string[] {
    return this.stored.usual[phenomenon] ?? NONE
  }
}

/** A number that a coder counted: in what unit, in a claim of what, and the hashes of the words beside it. */
export interface Counting {
  readonly unit: string
  readonly phenomenon: string
  readonly words: readonly number[]
}

/** A word leads to a unit that it stood beside this often, and at least so large a part of the times it stood beside any. */
const LEAST_TIMES = 2
const LEAST_SHARE = 0.34
/** A unit counted this often is given to the words of the glossary too. */
const LEAST_KNOWN = 3
const MOST_UNITS = 2
const MOST_USUAL = 3
/** What is counted when no word says. */
const PEOPLE = 'people'

/**
 * Learns from numbers counted; `glossary` gives the forms of words with what each means in English.
 */
export function learnUnits(
  countings: readonly Counting[],
  glossary: Iterable<readonly [forms: string, meaning: string]>,
): UnitWords {
  const beside = new Tally<number>()
  const inClaims = new Tally<string>()
  const known = new Map<string, number>()
  for (const { unit, phenomenon, words } of countings) {
    inClaims.note(phenomenon, unit)
    known.set(unit, (known.get(unit) ?? 0) + 1)
    for (const word of words) beside.note(word, unit)
  }
  const lists = new Map<number, readonly string[]>()
  for (const [word, counts] of beside.of) {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const led = ranked(counts).filter(([, count]) => count >= LEAST_TIMES && count >= LEAST_SHARE * all)
    if (led.length)
      lists.set(
        word,
        led.slice(0, MOST_UNITS).map(([unit]) => unit),
      )
  }
  const nouns = [...known]
    .filter(([unit, count]) => count >= LEAST_KNOWN && isNoun(unit))
    .map(([unit]) => unit)
  for (const [word, unit] of named(nouns, glossary)) {
    const hash = wordHash(foldWord(word))
    if (!lists.has(hash)) lists.set(hash, [unit])
  }
  const usual = [...inClaims.of].map(([phenomenon, counts]): [string, string[]] => [
    phenomenon,
    ranked(counts)
      .slice(0, MOST_USUAL)
      .map(([unit]) => unit),
  ])
  return new UnitWords(stored(lists, Object.fromEntries(usual)))
}

/** How often each unit stood beside something; people are what is counted anyway. */
class Tally<K> {
  readonly of = new Map<K, Map<string, number>>()

  note(key: K, unit: string): void {
    const counts = this.of.get(key) ?? new Map<string, number>()
    this.of.set(key, counts)
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
}

const ranked = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].filter(([unit]) => unit !== PEOPLE).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))

const isNoun = (unit: string): boolean => /^[a-z]+$/.test(unit) && unit !== PEOPLE

/** Words with the unit each names: units themselves, one of them, and what the glossary puts so. */
function* named(
  nouns: readonly string[],
  glossary: Iterable<readonly [forms: string, meaning: string]>,
): Generator<[word: string, unit: string]> {
  for (const unit of nouns) {
    yield [unit, unit]
    for (const one of singulars(unit)) yield [one, unit]
  }
  const units = new Set(nouns)
  for (const [forms, meaning] of glossary) {
    const unit = [plural(meaning), meaning].find((name) => units.has(name))
    if (unit) for (const form of forms.split(' ')) yield [form, unit]
  }
}

/**
 * An English noun in the plural, as most form it.
 *
 * @example
 * plural('delivery') // => 'deliveries'
 */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

const singulars = (unit: string): string[] =>
  [unit.replace(/ies$/, 'y'), unit.replace(/s$/, ''), unit.replace(/es$/, '')].filter(
    (one) => plural(one) === unit,
  )

function stored(
  lists: ReadonlyMap<number, readonly string[]>,
  usual: Readonly<Record<string, readonly string[]>>,
): StoredUnits {
  const units = [...new Set([...lists.values()].flat())].sort()
  const numberOf = new Map(units.map((unit, at) => [unit, at + 1]))
  const words = Int32Array.from(lists.keys()).sort()
  const of = new Uint16Array(2 * words.length)
  words.forEach((word, at) => {
    const [first, second] = lists.get(word) ?? []
    of[2 * at] = first === undefined ? 0 : numberOf.get(first)!
    of[2 * at + 1] = second === undefined ? 0 : numberOf.get(second)!
  })
  return { units, words, of, usual }
}
