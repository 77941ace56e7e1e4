/** What a reader promises: a text goes in, a reading with typed marks and coded observations comes out. */
import type { Language, SourceKind } from '../core/codes.ts'
import type { Measure, Observation } from '../core/observation.ts'

/** A run of the text as given, counted in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const MARK_KINDS = [
  'substance',
  'drug',
  'place',
  'people',
  'seller',
  'buyer',
  'source',
  'number',
  'quantity',
  'price',
  'percent',
  'period',
  'trigger',
] as const
/** `drug` is a word for drugs in general; `trigger` the words by which a rule made an observation. */
export type MarkKind = (typeof MARK_KINDS)[number]

/** A run of the text the reader recognised, with what it means. */
export interface Mark extends Span {
  readonly kind: MarkKind
  /** A code of the vocabulary or the gazetteer, a source kind, or a rule id; absent for plain numbers. */
  readonly code?: string
  /** The value as normalised: `60 EUR / 1 g`, `2014/`, `0.25`. */
  readonly label?: string
}

/** A promise of quantity or price as the text makes it; `offersOf` (prices) computes what it is worth. */
export interface OfferMention extends Span {
  readonly substances: readonly string[]
  readonly measure: Measure
  /** How long it holds, as written: "jusqu'à minuit". */
  readonly deadline: string | null
  readonly isPromotion: boolean
}

/** What stands in a text: its frame and what of it is known by name, not what it claims. */
export interface Recognised {
  readonly language: Language
  /** Lines that name a topic; they set the scene and never make an observation. */
  readonly headings: readonly Span[]
  /** Photo credits, advertisement labels, footers: never read. */
  readonly boilerplate: readonly Span[]
  readonly marks: readonly Mark[]
}

export interface Reading extends Recognised {
  readonly offers: readonly OfferMention[]
  readonly observations: readonly Observation[]
}

export interface ReadOptions {
  readonly language?: Language
  readonly title?: string
  /** Who observed, when the text itself names no one. */
  readonly source?: SourceKind
  /** Says for each claim which signs spoke for it. */
  readonly explain?: boolean
}

export interface Reader {
  readonly id: 'vigie-rules'
  readonly version: string
  read(text: string, options?: ReadOptions): Reading
  /** The frame and the marks that `read` gives, without the claims, several times quicker; a unit that only a claim gives a price is left open. */
  recognise(text: string, options?: ReadOptions): Recognised
}
