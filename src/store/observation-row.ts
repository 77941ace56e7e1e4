/** An observation as a row: its slots whole, and what queries look at drawn out beside. */
import type { Document } from '../core/document.ts'
import type { KeptObservation, Observation, PlaceMention, ReviewState } from '../core/observation.ts'
import { type Days, daysFor } from './days.ts'
import type { Places } from './places.ts'

export interface ObservationRow {
  readonly document_id: string
  readonly n: number
  readonly slots: Observation
  readonly review: ReviewState
  readonly maker: string
}

/** What is drawn out of the slots, given the document's own period, day and site. */
export interface DrawnOut extends Days {
  readonly phenomenon: string
  readonly substances: readonly string[]
  readonly place_codes: readonly string[]
  readonly direction: string
  readonly certainty: string
}

export type Surroundings = Pick<Document, 'period' | 'publishedOn' | 'site'>

export function drawOut(slots: Observation, around: Surroundings, places: Places): DrawnOut {
  const own = codesOf(slots.places)
  const site = around.site !== null && places.get(around.site) ? [around.site] : []
  return {
    phenomenon: slots.phenomenon,
    substances: slots.substances,
    place_codes: own.length > 0 ? own : site,
    direction: slots.direction,
    certainty: slots.certainty,
    ...daysFor(slots.period, around.period, around.publishedOn),
  }
}

/** The gazetteer codes of mentions, each once. */
export function codesOf(mentions: readonly PlaceMention[] = []): string[] {
  return [...new Set(mentions.flatMap(({ code }) => (code ? [code] : [])))]
}

/** Every place an observation speaks of, ends of a route included. */
export function placesOf(slots: Observation): string[] {
  return [...codesOf(slots.places), ...codesOf(slots.from), ...codesOf(slots.to)]
}

/**
 * The public id of an observation: its document's, a dot, its number there.
 *
 * @example
 * observationId('d1a2', 7) // => 'd1a2.7'
 */
export function observationId(documentId: string, n: number): string {
  return `${documentId}.${n}`
}

/**
 * @example
 * splitObservationId('d1a2.7') // => { documentId: 'd1a2', n: 7 }
 */
export function splitObservationId(id: string): { documentId: string; n: number } | null {
  const found = /^(.+)\.(\d{1,9})$/.exec(id)
  return found ? { documentId: found[1] ?? '', n: Number(found[2]) } : null
}

export function readObservation({ document_id, n, slots, review, maker }: ObservationRow): KeptObservation {
  return { ...slots, id: observationId(document_id, n), documentId: document_id, review, maker }
}
