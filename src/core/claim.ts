/** A claim: an observation joined with what is known of its document; what `trends` weighs. */
import type { Certainty, Direction, Level, Mode, SourceKind, Space } from './codes.ts'
import type { Evidence } from './evidence.ts'
import type { Measure, ReviewState } from './observation.ts'

export interface Claim {
  readonly observationId: string
  readonly documentId: string
  /** The independent origin it comes from; chains are counted, not documents. */
  readonly chain: string
  /** The observation's own source kind when the text names one, else its chain's. */
  readonly sourceKind: SourceKind
  readonly site: string | null
  readonly space: Space
  readonly phenomenon: string
  readonly substances: readonly string[]
  /** Gazetteer codes of the observation's places, else the document's site when that is a place; may be empty. */
  readonly places: readonly string[]
  readonly direction: Direction
  readonly level: Level | null
  readonly certainty: Certainty
  /** The observation's period, else the document's, else its publication date; null when none is known. */
  readonly period: string | null
  readonly measures: readonly Measure[]
  readonly drivers: readonly string[]
  /** How a flow travels, when the words say so. */
  readonly mode?: Mode | null
  readonly evidence: Evidence
  readonly review: ReviewState
}
