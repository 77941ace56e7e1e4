/**
 * What can go wrong for a user: a code that never changes meaning, and what to do next. Texts in both languages lie
 * in `problem-texts.ts`, compared by a test.
 */
import type { Language } from './codes.ts'
import { PROBLEM_TEXTS, type ProblemCode } from './problem-texts.ts'

export type { ProblemCode }

export type ProblemDetails = Readonly<Record<string, string | number>>

/** An error a user can act on. `details` fill the `{names}` of its text; they never hold words of a note. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(`${code}: ${problemText(code, details, 'en')}`, options)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }

  /** The message in the user's language. */
  inLanguage(language: Language): string {
    return problemText(this.code, this.details, language)
  }
}

/**
 * The text of a problem with its details filled in.
 *
 * @example
 * problemText('empty-file', { file: 'note.txt' }, 'en') // => 'note.txt is empty: there is nothing to read. Check that the file was saved or copied whole.'
 */
export function problemText(code: ProblemCode, details: ProblemDetails, language: Language): string {
  return PROBLEM_TEXTS[code][language].replace(/\{(\w+)\}/g, (all, name: string) =>
    String(details[name] ?? all),
  )
}
