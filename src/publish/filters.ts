/** Filters: what the address of a page asks for. Defaults are left out of the address; what it does not know is an error. */
import {
  DIRECTIONS,
  type Direction,
  SOURCE_KINDS,
  type SourceKind,
  SPACES,
  type Space,
} from '../core/codes.ts'
import { daysOf } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { NOVELTIES, type Novelty, TREND_STATUSES, type TrendStatus } from '../core/trend.ts'
import { UNITS, type Unit } from '../prices/units.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'

export { UNITS }

export interface Filters {
  /** ISO 8601, always set: the default is the caller's. */
  readonly period: string
  readonly substance: string | null
  /** A phenomenon or a group of them: `market`. */
  readonly phenomenon: string | null
  readonly place: string | null
  readonly site: string | null
  readonly space: Space | null
  readonly source: SourceKind | null
  readonly status: TrendStatus | null
  readonly direction: Direction | null
  readonly novelty: Novelty | null
  /** Unit of sale, of prices. */
  readonly unit: Unit | null
  /** Level of the map. */
  readonly map: 'departement' | 'region'
  /** Page of a long list: the key after which it goes on. */
  readonly after: string | null
}

/** Parameters that belong to the page rather than to its figures; `parseFilters` passes over them. */
export const PAGE_PARAMETERS = ['lang', 'audience', 'only'] as const

/** What may be known of a code. */
export interface Known {
  readonly vocabulary: Pick<Vocabulary, 'concept'>
  readonly gazetteer: Pick<Gazetteer, 'get'>
  /** Codes of the organisation's sites. */
  readonly sites?: ReadonlySet<string>
}

/** Filters that leave everything open over a period. */
export function defaultFilters(period: string): Filters {
  return {
    period,
    substance: null,
    phenomenon: null,
    place: null,
    site: null,
    space: null,
    source: null,
    status: null,
    direction: null,
    novelty: null,
    unit: null,
    map: 'departement',
    after: null,
  }
}

/**
 * The filters an address asks for.
 *
 * @throws Problem `address-setting-unknown` for a name that is none of ours, `address-setting-wrong` for a value that no list holds
 * or a name given twice: an address that is half understood would show figures nobody asked for. The value is never repeated.
 */
export function parseFilters(query: URLSearchParams, defaults: Filters, known: Known): Filters {
  const found: Record<string, string> = {}
  const seen = new Set<string>()
  for (const [name, value] of query) {
    if (isPageParameter(name)) continue
    const check = CHECKS.get(name)
    if (!check) throw new Problem('address-setting-unknown', { allowed: [...CHECKS.keys()].join(', ') })
    if (seen.has(name)) throw new Problem('address-setting-wrong', { name, expected: '1 × …' })
    seen.add(name)
    if (value === '') continue
    if (!check.holds(value, known))
      throw new Problem('address-setting-wrong', { name, expected: check.expected })
    found[name] = value
  }
  return { ...defaults, ...found } as Filters
}

/**
 * The address of these filters, what is default left out, in a fixed order.
 *
 * @example
 * filtersToQuery({ ...defaultFilters('2025'), substance: 'crack' }, defaultFilters('2025')).toString() // => 'substance=crack'
 */
export function filtersToQuery(filters: Filters, defaults: Filters): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of CHECKS.keys()) {
    const value = filters[name as keyof Filters]
    if (value !== null && value !== defaults[name as keyof Filters]) query.set(name, value)
  }
  return query
}

/** The filters that are set, by name, for the head of a file. The period is always among them. */
export function namedFilters(filters: Filters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).filter(
      (entry): entry is [string, string] =>
        entry[1] !== null && !(entry[0] === 'map' && entry[1] === 'departement'),
    ),
  )
}

interface Check {
  holds(value: string, known: Known): boolean
  readonly expected: string
}

const oneOf = (list: readonly string[]): Check => ({
  holds: (value) => list.includes(value),
  expected: list.join(', '),
})

const CHECKS = new Map<string, Check>([
  ['period', { holds: (value) => daysOf(value) !== null, expected: '2025, 2025-03, 2025-Q1, 2024/2025' }],
  [
    'substance',
    {
      holds: (value, { vocabulary }) => vocabulary.concept('substances', value) !== undefined,
      expected: 'crack, cannabis-resin…',
    },
  ],
  [
    'phenomenon',
    {
      holds: (value, { vocabulary }) => vocabulary.concept('phenomena', value) !== undefined,
      expected: 'market, market.price…',
    },
  ],
  [
    'place',
    { holds: (value, { gazetteer }) => gazetteer.get(value) !== undefined, expected: 'FR, FR-59, FR-59350…' },
  ],
  [
    'site',
    {
      holds: (value, { gazetteer, sites }) =>
        (sites?.has(value) ?? false) || gazetteer.get(value) !== undefined,
      expected: 'FR-59350…',
    },
  ],
  ['space', oneOf(SPACES)],
  ['source', oneOf(SOURCE_KINDS)],
  ['status', oneOf(TREND_STATUSES)],
  ['direction', oneOf(DIRECTIONS)],
  ['novelty', oneOf(NOVELTIES)],
  ['unit', oneOf(UNITS)],
  ['map', oneOf(['departement', 'region'])],
  ['after', { holds: (value) => /^[\w.:-]{1,200}$/.test(value), expected: '…' }],
])

const isPageParameter = (name: string): boolean => (PAGE_PARAMETERS as readonly string[]).includes(name)
