/** What publishing is given: how to name and say things, for whom, and when. */

import type { MoneyTables } from '../core/money.ts'
import type { Cell, Column, Row, Table } from '../core/table.ts'
import type { Audience } from '../protect/disclose.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { FranceMap } from '../vocabulary/maps.ts'
import type { Texts } from '../vocabulary/texts.ts'
import { defaultFilters, type Filters, filtersToQuery, namedFilters } from './filters.ts'

export interface PublishContext {
  readonly vocabulary: Pick<Vocabulary, 'version' | 'concept' | 'label' | 'substanceAndWider' | 'narrower'>
  readonly gazetteer: Pick<Gazetteer, 'get' | 'widerThan' | 'publicPlace' | 'names'>
  readonly texts: Texts
  /** Day of the figures, ISO 8601. */
  readonly today: string
  readonly audience: Audience
  /** Stands before the path in every file: `https://vigie.example.org`, or nothing. */
  readonly origin: string
  /** What money was worth; without it prices stay nominal and in their currency. */
  readonly money?: MoneyTables
  /** Outlines of France; without them no map is drawn. */
  readonly map?: FranceMap
}

/** SPDX identifier of the licence of published figures. */
export const LICENCE = 'CC-BY-4.0'

/** A table of a page, with all it must carry. */
export function tableOf(
  title: { key: string; values?: Parameters<Texts['both']>[1] },
  page: { path: string; filters: Filters },
  columns: readonly Column[],
  rows: readonly Row[],
  context: PublishContext,
): Table {
  const query = filtersToQuery(page.filters, OPEN).toString()
  return {
    columns,
    rows,
    about: {
      title: context.texts.both(title.key, title.values),
      filters: namedFilters(page.filters),
      vocabularyVersion: context.vocabulary.version,
      licence: LICENCE,
      url: `${context.origin}${page.path}${query ? `?${query}` : ''}`,
    },
  }
}

/** Against these every filter that is set shows, the period too: a file may be read long after the defaults have moved. */
const OPEN = defaultFilters('')

/** A column whose heading is a text of the catalogue, `publish.column.<key>`. */
export const column = (
  texts: Texts,
  key: string,
  type: Column['type'],
  more: Pick<Column, 'scheme' | 'unit' | 'figure' | 'isInternal'> = {},
): Column => ({ key, label: texts.both(`publish.column.${key}`), type, ...more })

/** A code or `not-observed`: tables hold no null. */
export const orNotSaid = (code: string | null): Cell => code ?? { missing: 'not-asked' }

export const nameOf = (code: string, context: Pick<PublishContext, 'gazetteer'>): string =>
  context.gazetteer.get(code)?.name ?? code
