/** A trend: what the claims of a phenomenon × substance × place × period add up to. */
import type { Bilingual, Certainty, Direction } from './codes.ts'

/** How sure: one chain; two chains or two sites; two kinds of source at one site; three such sites; a live contradiction. */
export const TREND_STATUSES = ['reported', 'corroborated', 'confirmed', 'national', 'contested'] as const
export type TrendStatus = (typeof TREND_STATUSES)[number]

/** How new, judged against past periods, never from a word of the text. */
export const NOVELTIES = ['new', 'extends', 'persists', 'returns', 'fades'] as const
export type Novelty = (typeof NOVELTIES)[number]

export interface TrendCell {
  readonly phenomenon: string
  /** A substance code, or null for drugs in general. */
  readonly substance: string | null
  /** A place code, or null when no place is known. */
  readonly place: string | null
  readonly period: string
}

export interface Trend extends TrendCell {
  readonly direction: Direction
  readonly status: TrendStatus
  readonly novelty: Novelty | null
  /** `hedged`: no chain says so without reserve; `denied`: what stands is the denial of a rise or fall. */
  readonly certainty: Certainty
  /** Why this status, as a sentence. */
  readonly because: Bilingual
  /** Why this novelty, as a sentence. */
  readonly noveltyBecause: Bilingual | null
  /** Independent chains that say so, and those that say otherwise. */
  readonly chains: readonly string[]
  readonly contraryChains: readonly string[]
  readonly sourceKinds: readonly string[]
  readonly sites: readonly string[]
  readonly documents: number
  /** Claims it rests on, those against it last. */
  readonly observationIds: readonly string[]
  readonly contraryIds: readonly string[]
}

/** A published sentence with what supports it. */
export interface Statement {
  readonly id: string
  readonly text: Bilingual
  readonly trend: Trend
  readonly observationIds: readonly string[]
}
