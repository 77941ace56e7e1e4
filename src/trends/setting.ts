/** What weighing looks up again and again: wider places and substances, the town of a claim, its days; each answered once. */
import type { Claim } from '../core/claim.ts'
import { type DaySpan, daysOf } from '../core/period.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { NationalIndicator } from './weigh.ts'

export interface Setting {
  readonly period: string
  readonly days: DaySpan
  readonly nationalIndicators: readonly NationalIndicator[]
  /** The place and every wider one. */
  placesOf(code: string): readonly string[]
  /** The substance and every broader one. */
  substancesOf(code: string): readonly string[]
  /** The town a place lies in, or null when the place is wider than a town. */
  townOf(code: string): string | null
  /** The département of a town, else the town itself: suburbs of one metropolis are one witness to the nation. */
  departementOf(code: string): string
  isCountry(code: string): boolean
  daysOf(period: string): DaySpan | null
}

export function makeSetting(options: {
  period: string
  gazetteer: Pick<Gazetteer, 'get' | 'widerThan'>
  vocabulary: Pick<Vocabulary, 'substanceAndWider'>
  nationalIndicators?: readonly NationalIndicator[]
}): Setting {
  const { gazetteer, vocabulary, period } = options
  const kindOf = (code: string) => gazetteer.get(code)?.kind
  const placesOf = once((code) => [code, ...gazetteer.widerThan(code)])
  return {
    period,
    days: daysOf(period) ?? { first: null, last: null },
    nationalIndicators: options.nationalIndicators ?? [],
    placesOf,
    substancesOf: once((code) => {
      const wider = vocabulary.substanceAndWider(code)
      return wider.length > 0 ? wider : [code]
    }),
    townOf: once(
      (code) => placesOf(code).find((wider) => ['commune', 'city'].includes(kindOf(wider) ?? '')) ?? null,
    ),
    departementOf: once((code) => placesOf(code).find((wider) => kindOf(wider) === 'departement') ?? code),
    isCountry: once((code) => kindOf(code) === 'country'),
    daysOf: once(daysOf),
  }
}

function once<T>(find: (code: string) => T): (code: string) => T {
  const known = new Map<string, T>()
  return (code) => {
    if (known.has(code)) return known.get(code) as T
    const found = find(code)
    known.set(code, found)
    return found
  }
}

/** True when a claim's period shares a day with the period weighed. */
export function isWithin(setting: Setting, period: string | null): boolean {
  const days = period === null ? null : setting.daysOf(period)
  if (!days) return false
  return (
    (days.first ?? '') <= (setting.days.last ?? '9999') && (setting.days.first ?? '') <= (days.last ?? '9999')
  )
}

/** Where a claim was observed: the towns it names, else the site that reports, else nowhere in particular. */
export function townsOf(setting: Setting, claim: Claim): readonly string[] {
  const towns = claim.places.flatMap((place) => setting.townOf(place) ?? [])
  if (towns.length > 0) return towns
  return claim.site === null ? [] : [setting.townOf(claim.site) ?? claim.site]
}
