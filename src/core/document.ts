/** A document: de-identified text with where it comes from. */
import type { Language, SourceKind, Space } from './codes.ts'

/**
 * Who says it, from the hand that printed it to the eyes that saw it. Texts that relay one another share a chain:
 * an article about a report counts once with that report.
 */
export interface SourceChain {
  /** One key per independent origin; what is counted. Made by `intake` (see `chainKey`). */
  readonly key: string
  /** Who printed or sent this text. */
  readonly publisher: string | null
  /** Whose work it relays, or null when it speaks for itself. */
  readonly authority: string | null
  /** The kind of the one who observed. */
  readonly kind: SourceKind
}

/** What a document is, as the people of the field call it. */
export const GENRES = [
  'field-note',
  'interview',
  'site-report',
  'report',
  'press',
  'police-release',
  'alert',
  'forum',
  'message',
  'minutes',
  'abstract',
  'other',
] as const
export type Genre = (typeof GENRES)[number]

/** A run of the stored text that is not part of what it says: menu, credit, advertisement, footer. */
export interface Boilerplate {
  readonly start: number
  readonly end: number
}

/** A text as stored. Its offsets never change: boilerplate is marked, never cut. */
export interface Document {
  /** Derived from the content (see `documentId` in intake): the same text is the same document. */
  readonly id: string
  /** File name without folders, for people; never a path. */
  readonly name: string
  /** SHA-256 of the bytes received, hexadecimal. */
  readonly originalHash: string
  readonly text: string
  readonly title: string | null
  readonly language: Language
  readonly genre: Genre
  /** ISO 8601 date, or null when unknown. */
  readonly publishedOn: string | null
  /** ISO 8601 period the text is about, when its metadata say so. */
  readonly period: string | null
  /** Code of the observing site (a gazetteer place or an organisation's own), or null. */
  readonly site: string | null
  readonly space: Space
  readonly chain: SourceChain
  readonly boilerplate: readonly Boilerplate[]
}
