/** How far a claim of the reader says what a coded claim says: found, the same frame, the same in full. */
import type { Measure, Observation } from '../../core/observation.ts'
import type { Span } from '../reading.ts'
import type { CodedClaim } from './coded-text.ts'

/** The slots compared, in the order they are told. */
export const SLOTS = ['direction', 'certainty', 'substances', 'places', 'measures', 'drivers'] as const
export type Slot = (typeof SLOTS)[number]

/** 1: found, the phenomenon at its words. 2: frame, also direction, certainty and substances. 3: full, also places, measures and causes. */
export type Depth = 1 | 2 | 3

/** The reader's claim in the shape of a coded one. */
export function asCoded(observation: Observation): CodedClaim {
  const names = (places: Observation['from']): string[] => (places ?? []).map(({ text }) => text)
  return {
    ...observation,
    places: names(observation.places),
    from: names(observation.from),
    to: names(observation.to),
  }
}

/** Whether two claims may be the same one: one phenomenon, and at least one character of evidence in common. */
export function mayBeSame(coded: CodedClaim, read: CodedClaim): boolean {
  return coded.phenomenon === read.phenomenon && overlap(coded.evidence, read.evidence) > 0
}

/** Characters two runs have in common; 0 or less when none. */
export const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)

/**
 * The slots on which two claims agree. Substances, causes and measures are compared as sets, places by their words without
 * case, accents and the preposition before them.
 */
export function agreeingSlots(coded: CodedClaim, read: CodedClaim): ReadonlySet<Slot> {
  const agreed: Readonly<Record<Slot, boolean>> = {
    direction: coded.direction === read.direction,
    certainty: coded.certainty === read.certainty,
    substances: isSameList(coded.substances, read.substances),
    places: isSameList(placeNames(coded), placeNames(read)),
    measures: isSameList(coded.measures.map(measureName), read.measures.map(measureName)),
    drivers: isSameList(coded.drivers, read.drivers),
  }
  return new Set(SLOTS.filter((slot) => agreed[slot]))
}

/** How deep two claims that were found to be one agree. */
export function depthOf(agreed: ReadonlySet<Slot>): Depth {
  if (!FRAME.every((slot) => agreed.has(slot))) return 1
  return agreed.size === SLOTS.length ? 3 : 2
}

const FRAME: readonly Slot[] = ['direction', 'certainty', 'substances']

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join('|') === [...b].sort().join('|')

const placeNames = ({ places, from, to }: CodedClaim): string[] => [
  ...places.map(bareName),
  ...from.map((name) => `from ${bareName(name)}`),
  ...to.map((name) => `to ${bareName(name)}`),
]

/**
 * A place's words without what does not tell it from another.
 *
 * @example
 * bareName('à Évry') // => 'evry'
 */
export const bareName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:l'|la |le |les |the |a |au |aux |en |dans |region de |ville de )+/, '')

const measureName = ({ kind, value, min, max, currency, quantity, free, unit }: Measure): string =>
  [kind, value, min, max, currency, quantity, free, unit].map((part) => part ?? '').join(',')
