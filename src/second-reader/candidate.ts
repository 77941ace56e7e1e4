/** A candidate: what a model says a text claims, in the shape it was asked for, before anything of it is believed. */
import type { Vocabulary } from '../vocabulary/concept.ts'

export interface CandidateMeasure {
  readonly kind: string
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly quantity: number | null
  readonly free: number | null
  readonly currency: string | null
  readonly unit: string | null
}

export interface Candidate {
  /** The words of the text said to carry the claim. */
  readonly quote: string
  readonly phenomenon: string
  readonly substances: readonly string[]
  readonly other: string | null
  readonly places: readonly string[]
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly mode: string | null
  readonly direction: string
  readonly level: string | null
  readonly certainty: string
  readonly period: string | null
  readonly source: string | null
  readonly measures: readonly CandidateMeasure[]
  readonly drivers: readonly string[]
}

/** The codes a claim may carry: headings of the tree and deprecated ones left out. */
export interface ClaimCodes {
  readonly phenomena: ReadonlySet<string>
  readonly substances: ReadonlySet<string>
}

export function claimCodes(vocabulary: Vocabulary): ClaimCodes {
  const codes = (scheme: 'phenomena' | 'substances'): ReadonlySet<string> =>
    new Set(
      [...(vocabulary.schemes.get(scheme)?.concepts.values() ?? [])]
        .filter(({ isGroup, deprecated }) => !isGroup && !deprecated)
        .map(({ code }) => code),
    )
  return { phenomena: codes('phenomena'), substances: codes('substances') }
}

/**
 * The candidate, or null when its fields are not of the kinds asked for. A slot left out is empty; the quote, the phenomenon, the direction
 * and the certainty must be there.
 *
 * @example
 * candidateOf({ quote: 'rare', phenomenon: 'market.availability', direction: 'down', certainty: 'asserted' })?.places // => []
 * candidateOf({ quote: 'rare', phenomenon: 7 }) // => null
 */
export function candidateOf(value: unknown): Candidate | null {
  try {
    const fields = fieldsOf(value)
    return {
      quote: stringOf(fields.quote),
      phenomenon: stringOf(fields.phenomenon),
      direction: stringOf(fields.direction),
      certainty: stringOf(fields.certainty),
      substances: stringsOf(fields.substances),
      places: stringsOf(fields.places),
      from: stringsOf(fields.from),
      to: stringsOf(fields.to),
      drivers: stringsOf(fields.drivers),
      other: optional(fields.other, stringOf),
      mode: optional(fields.mode, stringOf),
      level: optional(fields.level, stringOf),
      period: optional(fields.period, stringOf),
      source: optional(fields.source, stringOf),
      measures: listOf(fields.measures).map(measureOf),
    }
  } catch (error) {
    if (error instanceof Misshapen) return null
    throw error
  }
}

class Misshapen extends Error {}

function measureOf(value: unknown): CandidateMeasure {
  const fields = fieldsOf(value)
  const number = (name: string) => optional(fields[name], numberOf)
  const [measured, min, max, quantity, free] = ['value', 'min', 'max', 'quantity', 'free'].map(number)
  if (![measured, min, max, quantity, free].some((one) => one !== null)) throw new Misshapen()
  return {
    kind: stringOf(fields.kind),
    value: measured ?? null,
    min: min ?? null,
    max: max ?? null,
    quantity: quantity ?? null,
    free: free ?? null,
    currency: optional(fields.currency, stringOf),
    unit: optional(fields.unit, stringOf),
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misshapen()
  return value as Readonly<Record<string, unknown>>
}

function stringOf(value: unknown): string {
  if (typeof value !== 'string') throw new Misshapen()
  return value
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Misshapen()
  return value
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > MOST_ITEMS) throw new Misshapen()
  return value
}

/** Items of one slot: more is a model that runs on. */
const MOST_ITEMS = 60

const stringsOf = (value: unknown): string[] => listOf(value).map(stringOf)

/** Null where nothing stands; some models write an empty text for nothing. */
function optional<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null || value === '' ? null : read(value)
}
