/** What may be asked of each view: the fields of its form, and the settings its address knows. */
import type { Filters } from '../publish/filters.ts'

export type FilterName = Exclude<keyof Filters, 'after'>

export const VIEW_FILTERS = {
  new: [
    'period',
    'substance',
    'phenomenon',
    'place',
    'site',
    'space',
    'source',
    'status',
    'direction',
    'novelty',
  ],
  trends: ['period', 'substance', 'phenomenon', 'place', 'site', 'space', 'source'],
  explore: ['period', 'substance', 'phenomenon', 'place', 'site', 'space', 'source', 'direction', 'map'],
  coverage: ['period', 'site', 'space'],
  report: ['period', 'place'],
  prices: ['period', 'substance', 'unit', 'place'],
  samples: ['period', 'substance', 'place'],
} as const satisfies Record<string, readonly FilterName[]>
