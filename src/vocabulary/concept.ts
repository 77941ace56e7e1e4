/** What the vocabulary is made of: concepts named as in SKOS, gathered in schemes, and the terms people use for substances. */
import type { Bilingual, Language } from '../core/codes.ts'

export const SCHEMES = [
  'phenomena',
  'substances',
  'directions',
  'levels',
  'certainties',
  'source-kinds',
  'spaces',
  'statuses',
  'novelties',
  'offer-families',
  'units',
  'verdicts',
  'share-kinds',
  'quote-shapes',
] as const
export type SchemeName = (typeof SCHEMES)[number]

/** One code with its names. Field names are those of SKOS: https://www.w3.org/TR/skos-reference/ */
export interface Concept {
  readonly code: string
  readonly scheme: SchemeName
  readonly prefLabel: Bilingual
  readonly altLabel: Readonly<Record<Language, readonly string[]>>
  readonly definition: Bilingual
  /** Where the limit to a neighbouring code runs. */
  readonly scopeNote?: Bilingual
  readonly broader: readonly string[]
  /** Identifiers others use for the very same thing: `wikidata`, `cas`, `inchikey`. */
  readonly exactMatch: Readonly<Record<string, string>>
  /** True for a heading of the tree (`market`) that no observation carries itself. */
  readonly isGroup: boolean
  readonly deprecated?: { readonly on: string; readonly successor: string }
}

export interface Scheme {
  readonly name: SchemeName
  readonly prefLabel: Bilingual
  readonly definition: Bilingual
  /** In the order of the file. */
  readonly concepts: ReadonlyMap<string, Concept>
}

/** `context`: an everyday word, a drug only where the text already speaks of drugs. `case`: only as capitalised here. */
export const TERM_FLAGS = ['context', 'case'] as const
export type TermFlag = (typeof TERM_FLAGS)[number]

/** Where a term comes from. */
export const TERM_SOURCES = [
  'name',
  'inn',
  'chemical',
  'abbreviation',
  'brand',
  'field-usage',
  'slang',
  'verlan',
  'sms',
  'misspelling',
  'form',
] as const
export type TermSource = (typeof TERM_SOURCES)[number]

/** A word for a substance, as said or written. `(s)` in a term stands for an optional ending. */
export interface SubstanceTerm {
  readonly term: string
  readonly code: string
  readonly language: Language
  /** Year the term entered this list. */
  readonly since: string
  readonly source: TermSource
  readonly flags: readonly TermFlag[]
  /** Product's own name where `code` is wider than it (`nitazenes`: "protonitazene") or is `other`; else null. */
  readonly name: string | null
}

export interface Vocabulary {
  /** Changes whenever a file of the vocabulary does. */
  readonly version: string
  readonly schemes: ReadonlyMap<string, Scheme>
  readonly terms: readonly SubstanceTerm[]
  concept(scheme: string, code: string): Concept | undefined
  /** The preferred label, or the code itself when the vocabulary lacks it. */
  label(scheme: string, code: string, language: Language): string
  /** The substance and all that are broader, nearest first. */
  substanceAndWider(code: string): string[]
  /** Codes that name this one as broader, directly or not, in the order of the file. */
  narrower(scheme: string, code: string): string[]
}
