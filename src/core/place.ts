/** Places: from a metro line to a country, each within wider ones. */

export const PLACE_KINDS = [
  'world-region',
  'country',
  'region',
  'departement',
  'commune',
  'arrondissement',
  'network-place',
  'city',
  'area',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/**
 * A place of the gazetteer. Codes: `FR`, `FR-IDF` (ISO 3166-2 region), `FR-75` (département), `FR-75056` (INSEE
 * commune), `FR-75119` (INSEE municipal arrondissement), `FR-75056-M4` (a line of a network), `DE`, `DE-berlin`.
 */
export interface Place {
  readonly code: string
  readonly kind: PlaceKind
  readonly name: string
  /** Code of the place next wider, or null for a country. */
  readonly within: string | null
  readonly population: number | null
  /** Longitude, latitude of communes and cities for drawing; absent for anything finer. */
  readonly at?: readonly [number, number]
}
