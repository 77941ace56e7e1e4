/** What a gazetteer answers. */
import type { Place } from '../core/place.ts'

/** What a name may be besides a place. */
export type NameFlag =
  /** A word, first name or surname of every day: a place only after a preposition or beside a wider place. */
  | 'common'
  /** Only villages carry it: a place only after a preposition. */
  | 'small'
  /** An adjective or inhabitant ("lyonnais", "Mancunian"): a place where it qualifies one ("site lyonnais"). */
  | 'demonym'

export interface NamedPlaces {
  /** Name as written in the gazetteer, accents and capitals kept. */
  readonly name: string
  /** Codes it may mean, most populous first. */
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
  /** Wider places, nearest first: line → city → département → region → country. */
  widerThan(code: string): string[]
  /** Place of that name; case, accents, hyphens and articles forgiven. Several: those near what is known first, then by population. */
  lookup(name: string, near?: Nearby): Place | undefined
  /** Every name with the codes it may mean, most populous first: for the reader's lexicon. */
  names(): Iterable<readonly [name: string, codes: readonly string[]]>
  /** The same with flags; demonyms included, which `names` leaves out. */
  namedPlaces(): Iterable<NamedPlaces>
  /** Finest place that may be made public: a commune, a municipal arrondissement or wider; a line gives its commune. */
  publicPlace(code: string): string | null
  /** Places directly within this one. */
  inside(code: string): string[]
}
