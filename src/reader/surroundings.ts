/** What a sentence stands in: the registers of its text, and how sure it is that the text is about drugs. */
import type { SourceKind } from '../core/codes.ts'
import type { Registers } from './discourse.ts'
import type { Sentence } from './sentence.ts'

export interface Surroundings {
  readonly text: string
  readonly registers: Registers
  readonly previous: Sentence | undefined
  /** Substances named last before, a few sentences back at most. */
  readonly named?: readonly string[]
  /** Words for drugs in the paragraph or its heading. */
  readonly isDrugParagraph: boolean
  readonly strong: number
  readonly source: SourceKind | null
}
