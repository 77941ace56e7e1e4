/** A coded document as the command line prints it. */
import type { Language } from '../core/codes.ts'
import type { Observation } from '../core/observation.ts'
import type { Offer } from '../core/offer.ts'
import type { ProblemCode } from '../core/problem.ts'
import type { Dropped } from '../second-reader/second-reading.ts'

/** A document as `--format jsonl` prints it, one a line. Offsets count UTF-16 units of `text`. */
export interface CodedLine {
  readonly id: string
  readonly lang: Language
  readonly text: string
  readonly observations: readonly Observation[]
  readonly offers: readonly Offer[]
  /** What a second reader made of it, when one was asked: then the text is without names. */
  readonly second?: SecondLine
}

/** What the second reader alone saw, or why it saw nothing. */
export type SecondLine =
  | {
      readonly by: string
      /** How many of the observations it made too; those carry `seconded`. */
      readonly agreed: number
      readonly observations: readonly Observation[]
      readonly dropped: Dropped
      readonly problem?: never
    }
  | { readonly problem: { readonly code: ProblemCode; readonly message: string } }
