/** What weighing looks up again and again: wider places and substances, the town of a claim, its days; each answered once. */
import type { Claim } from '../core/claim.ts'
import { type DaySpan, daysOf } from '../core/period.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import { readStance, type Stance } from './stance.ts'
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
  stanceOf(claim: Claim): Stance
  /** Where a claim was observed: the towns it names, else the site that reports, else nowhere in particular. */
  townsOf(claim: Claim): readonly string[]
  /** What exactly a claim speaks of, a key each: its own towns or wider places, else its site, × its own substances. */
  spotsOf(claim: Claim): readonly string[]
}

export function makeSetting(options: {
  period: string
  gazetteer: Pick<Gazetteer, 'get' | 'widerThan'>
  vocabulary: Pick<Vocabulary, 'substanceAndWider'>
  nationalIndicators?: readonly NationalIndicator[]
}): Setting {
  const { gazetteer, vocabulary, period } = options
  const kindOf = (code: string) => gazetteer.get(code)?.kind
  const placesOf = once((code: string) => [code, ...gazetteer.widerThan(code)])
  const townOf = once(
    (code: string) =>
      placesOf(code).find((wider) => ['commune', 'city'].includes(kindOf(wider) ?? '')) ?? null,
  )
  return {
    period,
    days: daysOf(period) ?? { first: null, last: null },
    nationalIndicators: options.nationalIndicators ?? [],
    placesOf,
    substancesOf: once((code: string) => {
      const wider = vocabulary.substanceAndWider(code)
      return wider.length > 0 ? wider : [code]
    }),
    townOf,
    departementOf: once(
      (code: string) => placesOf(code).find((wider) => kindOf(wider) === 'departement') ?? code,
    ),
    isCountry: once((code: string) => kindOf(code) === 'country'),
    daysOf: once(daysOf),
    stanceOf: once(readStance),
    townsOf: once(({ places, site }: Claim) => {
      const towns = places.flatMap((place) => townOf(place) ?? [])
      return towns.length > 0 || site === null ? towns : [townOf(site) ?? site]
    }),
    spotsOf: once(({ places, site, substances }: Claim) =>
      (places.length > 0 ? places : [site ?? '']).flatMap((place) =>
        (substances.length > 0 ? substances : ['']).map(
          (substance) => `${townOf(place) ?? place} ${substance}`,
        ),
      ),
    ),
  }
}

function once<K, T>(find: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>()
  return (key) => {
    let found = known.get(key)
    if (found === undefined) {
      found = find(key)
      known.set(key, found)
    }
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
