/** What is kept of a sentence once its block has been read: its clauses, mentions, measures, cues and hits, in offsets of the text. */

import type { SourceKind } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import type { Num, Spot } from './block.ts'
import type { Manner } from './place-manner.ts'
import type { ContextRow, Rule } from './rule-files.ts'

/** A run in tokens of the whole text and in its UTF-16 units. */
export interface At {
  /** Tokens, counted over the whole text; end exclusive. */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

export interface SubstanceAt extends At {
  readonly code: string
  readonly isWeak: boolean
  /** Named only to compare with or to set apart: "deux fois moins que la cocaïne", "unlike heroin". */
  readonly isAside: boolean
}
export interface PlaceAt extends At {
  readonly text: string
  readonly code: string | undefined
  readonly kind: Spot['kind']
  readonly role: Spot['role']
  readonly guess: Spot['guess']
  readonly manner: Manner
}
export interface NumberAt extends At {
  readonly num: Num
  /** Money is settled once the text is read. */
  unit: string
}
export interface PriceAt extends At {
  /** Made whole once the text is read: its currency by the countries named, its unit by what is priced. */
  measure: Measure
  readonly hasUnit: boolean
  readonly isEach: boolean
}
export interface PeriodAt extends At {
  readonly iso: string | null
}
export interface SourceAt extends At {
  readonly source: SourceKind
}
export interface CueAt extends At {
  readonly row: ContextRow
}
export interface HitAt extends At {
  readonly rule: Rule
}

export interface Clause extends At {}

export interface Sentence extends At {
  readonly index: number
  /** Paragraphs are counted over the text; a list item or message line is one. */
  readonly paragraph: number
  readonly isHeading: boolean
  readonly clauses: readonly Clause[]
  /** Clauses without those a mere comma parts: what evidence quotes. */
  readonly stretches: readonly Clause[]
  /** Tokens that a comma, dash or parenthesis stands before. */
  readonly commas: readonly number[]
  /** Appositions and relative clauses behind which a clause goes on, between two commas. */
  readonly insets: readonly At[]
  readonly substances: readonly SubstanceAt[]
  /** Words for drugs in general, and for sellers. */
  readonly drugs: readonly At[]
  readonly people: readonly At[]
  readonly places: readonly PlaceAt[]
  /** What may be a place, for what was learned to choose among. */
  readonly guesses: readonly PlaceAt[]
  readonly periods: readonly PeriodAt[]
  readonly sources: readonly SourceAt[]
  readonly numbers: readonly NumberAt[]
  readonly quantities: readonly NumberAt[]
  readonly counted: readonly NumberAt[]
  readonly percents: readonly NumberAt[]
  readonly prices: readonly PriceAt[]
  readonly cues: readonly CueAt[]
  readonly hits: readonly HitAt[]
}

export const clauseOf = (sentence: Sentence, at: At): Clause =>
  holding(sentence.clauses, at.from) ?? sentence.clauses[0] ?? sentence

export const stretchOf = (sentence: Sentence, at: At): Clause =>
  holding(sentence.stretches, at.from) ?? sentence

/** The first run that holds a token. */
export function holding(runs: readonly Clause[], token: number): Clause | undefined {
  for (const run of runs) if (run.from <= token && token < run.to) return run
  return undefined
}

export const isWithin = (inner: At, outer: At): boolean => outer.from <= inner.from && inner.to <= outer.to
export const overlap = (a: At, b: At): boolean => a.from < b.to && b.from < a.to
/** Tokens between two runs, 0 when they touch or overlap. */
export const distance = (a: At, b: At): number => Math.max(0, a.from - b.to, b.from - a.to)

/** The least run that holds both. */
export const join = (a: At, b: At): At => ({
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
})

/** Commas, dashes and parentheses between two runs. */
export function commasBetween(sentence: Sentence, a: At, b: At): number {
  const low = Math.min(a.to, b.to)
  const high = Math.max(a.from, b.from)
  let count = 0
  for (const comma of sentence.commas) if (comma >= low && comma <= high) count++
  return count
}
