/** What a child makes of a file's bytes: raw text or rows with what the file says of itself, or why it cannot. */
import type { Boilerplate } from '../core/document.ts'
import type { ProblemCode, ProblemDetails } from '../core/problem.ts'

/** What a file says of itself; nothing of its author. Checked and completed by the parent. */
export interface FoundMetadata {
  readonly title?: string
  readonly date?: string
  readonly publisher?: string
  readonly language?: string
  readonly genre?: string
}

export interface ParsedText {
  readonly kind: 'text'
  readonly text: string
  readonly boilerplate: readonly Boilerplate[]
  readonly found: FoundMetadata
  /** The block between `---` lines a text may open with, without those lines. */
  readonly header: string | null
  readonly notes: readonly ProblemCode[]
}

export interface ParsedRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface ParsedTable {
  readonly kind: 'table'
  readonly rows: readonly ParsedRow[]
  readonly separator: string
  readonly notes: readonly ProblemCode[]
}

export interface ParseRefusal {
  readonly kind: 'refused'
  readonly code: ProblemCode
  readonly details: ProblemDetails
}

export type ParsedFile = ParsedText | ParsedTable | ParseRefusal
