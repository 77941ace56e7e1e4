/** Invented claims and a small gazetteer for the tests of weighing and publishing. */
import type { Claim } from '../core/claim.ts'
import type { Place, PlaceKind } from '../core/place.ts'
import { loadTexts } from '../vocabulary/texts.ts'

const PLACES = new Map<string, Place>(
  (
    [
      ['FR', 'country', 'France', null],
      ['PT', 'country', 'Portugal', null],
      ['FR-HDF', 'region', 'Hauts-de-France', 'FR'],
      ['FR-59', 'departement', 'Nord', 'FR-HDF'],
      ['FR-59350', 'commune', 'Lille', 'FR-59'],
      ['FR-59512', 'commune', 'Roubaix', 'FR-59'],
      ['FR-59599', 'commune', 'Tourcoing', 'FR-59'],
      ['FR-59350-M1', 'network-place', 'Métro ligne 1', 'FR-59350'],
      ['FR-GES', 'region', 'Grand Est', 'FR'],
      ['FR-57', 'departement', 'Moselle', 'FR-GES'],
      ['FR-57463', 'commune', 'Metz', 'FR-57'],
      ['FR-ARA', 'region', 'Auvergne-Rhône-Alpes', 'FR'],
      ['FR-69', 'departement', 'Rhône', 'FR-ARA'],
      ['FR-69123', 'commune', 'Lyon', 'FR-69'],
      ['FR-NOR', 'region', 'Normandie', 'FR'],
      ['FR-76', 'departement', 'Seine-Maritime', 'FR-NOR'],
      ['FR-76540', 'commune', 'Rouen', 'FR-76'],
    ] as [string, PlaceKind, string, string | null][]
  ).map(([code, kind, name, within]) => [code, { code, kind, name, within, population: null }]),
)

export const gazetteer = {
  get: (code: string): Place | undefined => PLACES.get(code),
  widerThan: (code: string): string[] => {
    const wider: string[] = []
    for (let at = PLACES.get(code)?.within; at; at = PLACES.get(at)?.within) wider.push(at)
    return wider
  },
  publicPlace: (code: string): string | null => {
    const place = PLACES.get(code)
    if (!place) return null
    return place.kind === 'network-place' ? place.within : code
  },
  names: () => [...PLACES.values()].map(({ name, code }) => [name, [code]] as const),
}

const BROADER: Record<string, string[]> = { 'cannabis-resin': ['cannabis'], crack: ['cocaine'] }

export const vocabulary = {
  substanceAndWider: (code: string): string[] => [code, ...(BROADER[code] ?? [])],
  label: (_scheme: string, code: string): string => code,
}

export const wording = { gazetteer, vocabulary, texts: loadTexts() }

let made = 0

/** An invented claim: crack more available at Lille in March 2025, said by its observers, unless told otherwise. */
export function claim(said: Partial<Claim> = {}): Claim {
  made += 1
  const id = said.observationId ?? `o${made}`
  return {
    observationId: id,
    documentId: `d-${id}`,
    chain: `chain-${id}`,
    sourceKind: 'observatory',
    site: 'FR-59350',
    space: 'urban',
    phenomenon: 'market.availability',
    substances: ['crack'],
    places: ['FR-59350'],
    direction: 'up',
    level: null,
    certainty: 'asserted',
    period: '2025-03',
    measures: [],
    drivers: [],
    evidence: { start: 0, end: 5, quote: 'crack' },
    review: 'suggested',
    ...said,
  }
}
