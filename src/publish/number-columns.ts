/** The columns of what Prices and Samples show, named by the texts of their page; and what such a page is asked for. */
import type { Column } from '../core/table.ts'
import type { PublishContext } from './context.ts'
import type { Filters } from './filters.ts'

export interface NumbersPage {
  readonly path: string
  readonly filters: Filters
}

type ColumnOf = (context: PublishContext, key: string, type: Column['type'], more?: Partial<Column>) => Column

/** Makes columns labelled by the texts of one page. */
export const columnsOf =
  (page: 'prices' | 'samples'): ColumnOf =>
  (context, key, type, more = {}) => ({
    key,
    label: context.texts.both(`${page}.column.${key}`),
    type,
    ...more,
  })
