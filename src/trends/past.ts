/** The past, as novelty asks about it: what was seen where and when before the period, and who was looking. */
import type { Claim } from '../core/claim.ts'
import type { Mode, Space } from '../core/codes.ts'
import type { DaySpan } from '../core/period.ts'
import type { TrendCell } from '../core/trend.ts'
import { type Cells, closureOf, nestCells } from './cells.ts'
import type { Setting } from './setting.ts'
import type { Stance } from './stance.ts'

/** What a past claim must say to count as a sighting: anything but an absence, or a movement of the same direction. */
export type Sighting = (stance: Stance) => boolean

export interface Seen {
  /** In the period of the same length just before. */
  readonly justBefore: boolean
  /** Before that. */
  readonly earlier: boolean
  readonly spaces: ReadonlySet<Space>
  readonly modes: ReadonlySet<Mode>
}

export interface Past {
  readonly setting: Setting
  /** Sightings of the cell. */
  seen(cell: TrendCell, counts: Sighting): Seen
  /** True when the phenomenon was seen with this substance somewhere. */
  seenSomewhere(cell: TrendCell, counts: Sighting): boolean
  /** True when the phenomenon was seen at this place with another substance. */
  seenWithOtherSubstance(cell: TrendCell, counts: Sighting): boolean
  /** Whether anything at all was reported from the place: without watchers, silence proves nothing. */
  watched(place: string | null): { readonly justBefore: boolean; readonly ever: boolean }
  watchedSpaces(place: string | null): ReadonlySet<Space>
}

/** True when the claim's days begin before the period does. */
const beginsBefore = (setting: Setting, claim: Claim): boolean =>
  (setting.daysOf(claim.period ?? '')?.first ?? '9999') < (setting.days.first ?? '')

/**
 * The past behind a period. Claims of the period itself that reach back before it ("since 2014") are sightings too, told by hindsight;
 * they do not prove that anybody was watching.
 *
 * @returns null when no earlier claim is known: nothing can be called new.
 */
export function makePast(
  earlier: readonly Claim[],
  current: readonly Claim[],
  setting: Setting,
): Past | null {
  const kept = earlier.filter((claim) => beginsBefore(setting, claim))
  if (kept.length === 0) return null
  const known = new Set(kept.map(({ observationId }) => observationId))
  const hindsight = current.filter((claim) => beginsBefore(setting, claim) && !known.has(claim.observationId))
  const cells = nestCells([...kept, ...hindsight], setting)
  const before = daysJustBefore(setting.days)
  const isJustBefore = (claim: Claim): boolean => {
    const days = setting.daysOf(claim.period ?? '')
    return days !== null && (days.last ?? '9999') >= before.first && (days.first ?? '') <= before.last
  }
  const holds = (counts: Sighting) => (claim: Claim) => counts(setting.stanceOf(claim))
  const watchers = watchersOf(kept, setting, isJustBefore)
  return {
    setting,
    seen: (cell, counts) => {
      const sightings = claimsOf(cells, cell).filter(holds(counts))
      return {
        justBefore: sightings.some(isJustBefore),
        earlier: sightings.some((claim) => !isJustBefore(claim)),
        spaces: new Set(sightings.map(({ space }) => space)),
        modes: new Set(sightings.flatMap(({ mode }) => mode ?? [])),
      }
    },
    seenSomewhere: ({ phenomenon, substance }, counts) =>
      some(cells.get(phenomenon)?.get(substance)?.values(), (claims) => claims.some(holds(counts))),
    seenWithOtherSubstance: ({ phenomenon, substance, place }, counts) =>
      some(
        cells.get(phenomenon)?.entries(),
        ([other, byPlace]) => other !== substance && (byPlace.get(place)?.some(holds(counts)) ?? false),
      ),
    watched: (place) => ({
      justBefore: watchers.get(place)?.justBefore ?? false,
      ever: watchers.has(place),
    }),
    watchedSpaces: (place) => watchers.get(place)?.spaces ?? new Set(),
  }
}

const claimsOf = (cells: Cells, { phenomenon, substance, place }: TrendCell): readonly Claim[] =>
  cells.get(phenomenon)?.get(substance)?.get(place) ?? []

function some<T>(items: Iterable<T> | undefined, holds: (item: T) => boolean): boolean {
  if (items) for (const item of items) if (holds(item)) return true
  return false
}

interface Watchers {
  justBefore: boolean
  readonly spaces: Set<Space>
}

function watchersOf(
  claims: readonly Claim[],
  setting: Setting,
  isJustBefore: (claim: Claim) => boolean,
): ReadonlyMap<string | null, Watchers> {
  const watchers = new Map<string | null, Watchers>()
  for (const claim of claims) {
    const justBefore = isJustBefore(claim)
    const sites = claim.site === null ? claim.places : [...claim.places, claim.site]
    for (const place of closureOf(sites, setting.placesOf)) {
      const found = watchers.get(place) ?? { justBefore: false, spaces: new Set() }
      found.justBefore ||= justBefore
      found.spaces.add(claim.space)
      watchers.set(place, found)
    }
  }
  return watchers
}

const DAY = 86_400_000

/** The days of the same length that end where these begin; a whole year before a whole year, whatever its length. */
function daysJustBefore({ first, last }: DaySpan): { first: string; last: string } {
  if (first === null) return { first: '9999', last: '' }
  const start = Date.parse(first)
  const end = new Date(start - DAY).toISOString().slice(0, 10)
  if (last === null) return { first: '', last: end }
  const after = new Date(Date.parse(last) + DAY)
  const from = new Date(start)
  const months =
    (after.getUTCFullYear() - from.getUTCFullYear()) * 12 + after.getUTCMonth() - from.getUTCMonth()
  const isWhole = first.endsWith('-01') && after.getUTCDate() === 1 && months > 0
  const begin = isWhole
    ? Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - months, 1)
    : start - (after.getTime() - start)
  return { first: new Date(begin).toISOString().slice(0, 10), last: end }
}

/** A sighting of the thing itself: it was there, whichever way it went. */
export const wasThere: Sighting = ({ direction, force }) => direction !== 'absent' && force !== 'denial'
