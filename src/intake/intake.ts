/** What intake gives out: documents and tables without names, refusals with a reason, and progress on the way. */

import type { Language, SourceKind, Space } from '../core/codes.ts'
import type { Document, Genre } from '../core/document.ts'
import type { Observation } from '../core/observation.ts'
import type { Offer } from '../core/offer.ts'
import type { Problem } from '../core/problem.ts'
import type { Count, Sample } from '../core/sample.ts'
import type { Deidentified, RowOptions } from '../protect/deidentified.ts'
import type { ChainFacts } from './chain.ts'
import type { CodeBook } from './code-book.ts'
import type { ParsePool } from './parse-pool.ts'

/** The kinds of file intake reads. */
export const FILE_KINDS = ['text', 'markdown', 'html', 'pdf', 'docx', 'csv'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What may be said of a document beside its text; where it may be said, and which saying wins: docs/intake.md. */
export interface Metadata {
  readonly title?: string
  /** ISO 8601 day, month or year of publication. */
  readonly publishedOn?: string
  readonly publisher?: string
  /** Whose work it relays. */
  readonly authority?: string
  readonly sourceKind?: SourceKind
  readonly genre?: Genre
  readonly language?: Language
  readonly site?: string
  readonly space?: Space
  readonly period?: string
}

export interface Limits {
  readonly fileBytes: number
  /** UTF-16 units of the text of one document. */
  readonly textLength: number
  /** Bytes a child may answer for one file. */
  readonly outputBytes: number
  readonly seconds: number
  readonly megabytes: number
}

export const LIMITS: Limits = {
  fileBytes: 50_000_000,
  textLength: 10_000_000,
  outputBytes: 160_000_000,
  seconds: 10,
  megabytes: 512,
}

export interface IntakeOptions {
  /** What the command says of every document: wins over everything else. */
  readonly metadata?: Metadata
  /** Path of the column mapping of a CSV; otherwise `<name>.map.yml` beside it. */
  readonly mapping?: string
  /** The kind of standard input, where its first bytes do not tell. */
  readonly kind?: FileKind
  /** Bytes for the input `-`; standard input otherwise. */
  readonly stdin?: AsyncIterable<Uint8Array>
  readonly limits?: Partial<Limits>
  /** Warm children to parse in; otherwise a pool is opened for this run and closed after it. */
  readonly pool?: ParsePool
  readonly signal?: AbortSignal
  /** Names of substances, phenomena and places to codes, for tables; Vigie's own otherwise. */
  readonly codeBook?: CodeBook
  readonly deidentify?: RowOptions
  /** True for a file, by the SHA-256 of its bytes, that was taken in before: it is passed over (event `known`). */
  readonly isKnown?: (originalHash: string) => boolean | Promise<boolean>
}

/** Something worth telling about a file that was taken in, as a code of the catalogue of problems. */
export type Note = Problem

export interface DocumentIntake {
  readonly ok: true
  readonly kind: 'document'
  readonly file: string
  readonly document: Deidentified<Document>
  /** What must be kept to link it with others, now and later. */
  readonly facts: ChainFacts
  readonly notes: readonly Note[]
}

/** Observations of a table that share a source, site and date: one document, a line of text a row. */
export interface CodedDocument {
  readonly document: Deidentified<Document>
  readonly facts: ChainFacts
  readonly observations: readonly Observation[]
}

export type TableRows =
  | { readonly table: 'observations'; readonly documents: readonly CodedDocument[] }
  | { readonly table: 'offers'; readonly offers: readonly Deidentified<Offer>[] }
  | { readonly table: 'samples'; readonly samples: readonly Deidentified<Sample>[] }
  | { readonly table: 'counts'; readonly counts: readonly Deidentified<Count>[] }

/** A row that was not taken in; the rest of its table was. */
export interface RowRefusal {
  /** Line of the file, the header being line 1. */
  readonly line: number
  readonly problem: Problem
}

export interface TableIntake {
  readonly ok: true
  readonly kind: 'table'
  readonly file: string
  readonly originalHash: string
  readonly rows: TableRows
  readonly refused: readonly RowRefusal[]
  readonly notes: readonly Note[]
}

export interface Refusal {
  readonly ok: false
  /** The file as the user named or will find it: its path from where the folder was named. */
  readonly file: string
  readonly problem: Problem
}

export type Intake = DocumentIntake | TableIntake | Refusal

/** Progress of a run. */
export type IntakeEvent =
  | { readonly type: 'found'; readonly files: number; readonly bytes: number }
  | { readonly type: 'skipped'; readonly file: string; readonly why: 'hidden' | 'link' | 'not-a-file' }
  | { readonly type: 'known'; readonly file: string; readonly originalHash: string }
  | {
      readonly type: 'read'
      readonly file: string
      readonly ok: boolean
      readonly files: number
      readonly bytes: number
    }
