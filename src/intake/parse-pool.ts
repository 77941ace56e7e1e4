/** The pool: warm child processes that parse files, each killed and replaced when a file is too much for it. */
import type { FileKind, Limits } from './intake.ts'
import type { ParsedFile } from './parsed-file.ts'

export interface ParseJob {
  /** For messages only. */
  readonly file: string
  readonly kind: FileKind
  readonly bytes: Uint8Array
  readonly limits: Limits
}

export interface ParsePool {
  parse(job: ParseJob): Promise<ParsedFile>
  close(): Promise<void>
}
