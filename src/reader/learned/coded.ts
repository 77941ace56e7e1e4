/** Texts coded by hand, one JSON object a line: what the learned part is made from and measured against. */
import type { Language } from '../../core/codes.ts'
import type { Measure } from '../../core/observation.ts'

export interface CodedClaim {
  readonly phenomenon: string
  readonly substances: readonly string[]
  readonly places: readonly string[]
  readonly from?: readonly string[]
  readonly to?: readonly string[]
  readonly direction: string
  readonly level?: string | null
  readonly certainty: string
  readonly measures: readonly Measure[]
  readonly drivers: readonly string[]
  readonly evidence: string
}

export interface CodedText {
  readonly id: string
  readonly lang: Language
  readonly text: string
  readonly genre?: string
  readonly observations: readonly CodedClaim[]
}
