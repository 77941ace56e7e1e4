/** What a gazetteer answers. */
import type { Language } from '../core/codes.ts'
import type { Place } from '../core/place.ts'

/**
 * What a name may be besides a place. `common`: a word, first name or surname of every day, a place only after a
 * preposition or beside a wider place. `small`: only villages and small towns carry it, a place only after a preposition. `demonym`:
 * an adjective or inhabitant ("lyonnais", "Mancunian"), a place where it qualifies one ("site lyonnais").
 */
export type NameFlag = 'common' | 'small' | 'demonym'

export interface NamedPlaces {
  /** Name as written in the gazetteer, accents and capitals kept. */
  readonly name: string
  /** Codes it may mean, likeliest first. */
  readonly codes: readonly string[]
  readonly flags: readonly NameFlag[]
}

/** What is known around a name: the country of the text, the places already mentioned. */
export interface Nearby {
  readonly country?: string
  readonly within?: readonly string[]
}

export interface Gazetteer {
  get(code: string): Place | undefined
  /** Name for people, in their language where it has one: "Londres", "Brittany"; the code itself when unknown. */
  nameOf(code: string, language: Language): string
  /** Wider places, nearest first: line → city → département → region → country. */
  widerThan(code: string): string[]
  /** Places directly within this one; villages left out. */
  inside(code: string): string[]
  /** Place of that name; case, accents, hyphens and articles forgiven. Several: those near what is known first, then by population. */
  lookup(name: string, near?: Nearby): Place | undefined
  /** All that a name may mean, villages and lines too, with its flags. */
  named(name: string): NamedPlaces | undefined
  /** Every name with the codes it may mean, likeliest first. Lines, villages and demonyms are left out: ask `named`. */
  names(): Iterable<readonly [name: string, codes: readonly string[]]>
  /** The same with flags, demonyms included: for the reader's lexicon. */
  namedPlaces(): Iterable<NamedPlaces>
  /** Finest place that may be made public: a commune, a municipal arrondissement or wider; a line gives its commune. */
  publicPlace(code: string): string | null
}
