/** Texts coded by hand: the claims a person found in each, as the reader is measured against them. */
import type { Measure } from '../../core/observation.ts'
import type { Span } from '../reading.ts'

/** A claim as a person coded it. Places are phrases as written; `from` and `to` are the ends of a flow. */
export interface CodedClaim {
  readonly phenomenon: string
  readonly substances: readonly string[]
  readonly places: readonly string[]
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly direction: string
  readonly certainty: string
  readonly measures: readonly Measure[]
  readonly drivers: readonly string[]
  /** The words that carry the claim, in UTF-16 units of the text. */
  readonly evidence: Span
}

/** A claim the reader made and a person turned down: which rule made it, and in which words. */
export interface RejectedClaim {
  readonly rule: string
  readonly phenomenon: string
  readonly evidence: Span
}

export interface CodedText {
  readonly id: string
  readonly lang: string
  readonly genre: string | null
  readonly text: string
  /** What stood above the text, when it was kept apart from it; the reader is told. */
  readonly title: string | null
  /** Runs that intake knew for menus, credits or footers: nothing is read there. */
  readonly boilerplate: readonly Span[]
  readonly observations: readonly CodedClaim[]
  /** What people rejected in *Read*; empty in texts coded from scratch. */
  readonly rejected: readonly RejectedClaim[]
}
