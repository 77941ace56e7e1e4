/** Chains: one key per independent origin, so that an article, its copies and the report it relays count once. */
import type { SourceKind } from '../core/codes.ts'
import type { Genre } from '../core/document.ts'
import type { Signature } from './near-duplicates.ts'

/** What linking needs to know of a document, and the store must keep: plain JSON. */
export interface ChainFacts {
  readonly id: string
  /** ISO 8601 date. */
  readonly publishedOn: string | null
  readonly period: string | null
  readonly genre: Genre
  readonly site: string | null
  readonly kind: SourceKind
  readonly publisher: string | null
  readonly authority: string | null
  /** The year the text names of the work it relays ("le rapport 2015 de l’OFDT"). */
  readonly relayedYear: number | null
  readonly signature: Signature
}
