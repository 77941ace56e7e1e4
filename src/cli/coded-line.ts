/** A coded document as the command line prints it. */
import type { Language } from '../core/codes.ts'
import type { Observation } from '../core/observation.ts'
import type { Offer } from '../core/offer.ts'

/** A document as `--format jsonl` prints it, one a line. Offsets count UTF-16 units of `text`. */
export interface CodedLine {
  readonly id: string
  readonly lang: Language
  readonly text: string
  readonly observations: readonly Observation[]
  readonly offers: readonly Offer[]
}
