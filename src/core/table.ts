/** A table as Vigie gives it out: the one shape behind a page and its siblings (`.csv .json .svg .png`). */
import type { Bilingual } from './codes.ts'
import type { Missing } from './missing.ts'

/**
 * What a column holds. `code`: codes of `scheme`, shown by their labels; `place`: gazetteer codes; `date`: ISO 8601 dates or
 * periods; `quote`: words of a document, already de-identified; `text`: words of our own.
 */
export const COLUMN_TYPES = ['text', 'number', 'code', 'place', 'date', 'quote'] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

/**
 * What a figure is of. The gate asks more of a figure made of prices or purities than of others, and tells counts in bands. A row with such a
 * figure says what it rests on: `values`, `sources`, `largest_share`, whether or not columns show them.
 */
export const FIGURE_KINDS = [
  'count',
  'share',
  'price',
  'purity',
  'index',
  'ratio',
  'exponent',
  'hours',
] as const
export type FigureKind = (typeof FIGURE_KINDS)[number]

export interface Column {
  /** Key of the cells in each row and heading in `.csv` and `.json`. */
  readonly key: string
  readonly label: Bilingual
  readonly type: ColumnType
  /** Scheme of the vocabulary the codes of a `code` column belong to. */
  readonly scheme?: string
  /** Unit of a `number` column: `EUR/g`, `%`. */
  readonly unit?: string
  /** Set where the public may see the figure only when it rests on enough. */
  readonly figure?: FigureKind
  /** True for what never leaves the organisation: single prices, extremes. */
  readonly isInternal?: boolean
}

/** A list holds several codes, places or lines of text; where there is nothing to say, `Missing` says why. */
export type Cell = string | number | Bilingual | readonly string[] | Missing

export type Row = Readonly<Record<string, Cell>>

export interface TableAbout {
  readonly title: Bilingual
  /** The filters of the address that made it, as in its query: `{ place: 'FR-75056', period: '2016' }`. */
  readonly filters: Readonly<Record<string, string>>
  readonly vocabularyVersion: string
  /** SPDX identifier of the licence of the figures: `CC-BY-4.0`. */
  readonly licence: string
  /** Address of the page this table belongs to. */
  readonly url: string
}

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly about: TableAbout
}
