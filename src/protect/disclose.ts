/** The one gate out: every table that leaves, in whatever shape, passes through `disclose`. */
import type { Bilingual } from '../core/codes.ts'
import { isMissing, type Missing } from '../core/missing.ts'
import { daysOf } from '../core/period.ts'
import type { Cell, Column, Row, Table, TableAbout } from '../core/table.ts'
import { publicFigure } from './enough.ts'
import { type PublicPlaces, publicText } from './public-text.ts'
import { holdsContact } from './redaction.ts'

declare const disclosed: unique symbol

/** `T` as its audience may see it. Only `disclose` makes one. */
export type Disclosed<T> = T & { readonly [disclosed]: true }

/** `internal`: people of the organisation. `public`: everyone else. */
export const AUDIENCES = ['internal', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

/**
 * The table as this audience may see it. Internal tables pass as they are. In public ones a place is never finer than a commune or
 * municipal arrondissement, in cells, filters, address, titles and quotes alike; a place the gazetteer does not know, such as a site of
 * the organisation's own, is suppressed; no column holds coordinates; no title holds words around a contact. Figures that rest on too few
 * values or sources read "too few", the others are rounded and counts told in bands (`publicFigure`); internal columns stay inside.
 */
export function disclose(table: Table, audience: Audience, gazetteer: PublicPlaces): Disclosed<Table> {
  return (audience === 'internal' ? table : publicTable(table, gazetteer)) as Disclosed<Table>
}

const COORDINATES = /^(?:lat|lon|lng|latitude|longitude|coordinates?|coords?|geometry|geom|geo|at|point)$/i
const SUPPRESSED: Missing = { missing: 'suppressed' }

function publicTable(table: Table, gazetteer: PublicPlaces): Table {
  const columns = table.columns.filter(({ key, isInternal }) => !COORDINATES.test(key) && !isInternal)
  const around = table.about.filters.place
  return {
    columns,
    rows: table.rows.map((row) => publicRow(row, columns, around, gazetteer)),
    about: publicAbout(table.about, gazetteer),
  }
}

/** Only the columns' own keys leave: a field of a row that no column announces stays inside. */
function publicRow(
  row: Row,
  columns: readonly Column[],
  around: string | undefined,
  gazetteer: PublicPlaces,
): Row {
  const where = typeof row.place === 'string' ? row.place : around
  const place = where === undefined ? undefined : gazetteer.get(where)
  return Object.fromEntries(
    columns.flatMap(({ key, type, figure }) => {
      const cell = row[key]
      if (cell === undefined) return []
      return [[key, figure ? publicFigure(cell, figure, row, place) : publicCell(cell, type, gazetteer)]]
    }),
  )
}

function publicCell(cell: Cell, type: Column['type'], gazetteer: PublicPlaces): Cell {
  if (typeof cell === 'number' || isMissing(cell)) return cell
  if (type === 'place') return publicPlaceCell(cell, gazetteer)
  if (type === 'number') return SUPPRESSED
  if (type === 'date') return typeof cell === 'string' && daysOf(cell) ? cell : SUPPRESSED
  if (type === 'code') return cell
  if (typeof cell === 'string') return publicText(cell, gazetteer)
  if (Array.isArray(cell)) return cell.map((line: string) => publicText(line, gazetteer))
  return publicBilingual(cell as Bilingual, (text) => publicText(text, gazetteer))
}

function publicPlaceCell(cell: Cell, gazetteer: PublicPlaces): Cell {
  if (typeof cell === 'string') return publicCode(cell, gazetteer) ?? SUPPRESSED
  if (!Array.isArray(cell)) return SUPPRESSED
  return [...new Set(cell.flatMap((code: string) => publicCode(code, gazetteer) ?? []))]
}

function publicCode(code: string, gazetteer: PublicPlaces): string | null {
  return gazetteer.get(code) ? gazetteer.publicPlace(code) : null
}

function publicAbout(about: TableAbout, gazetteer: PublicPlaces): TableAbout {
  const filters: Record<string, string> = {}
  let url = about.url
  for (const [key, value] of Object.entries(about.filters)) {
    const shown = publicFilter(key, value, gazetteer)
    if (shown !== null) filters[key] = shown
    if (shown !== value) url = withQuery(url, key, shown)
  }
  const title = publicBilingual(about.title, (text) => publicText(withoutContactQuotes(text), gazetteer))
  return { ...about, title, filters, url }
}

/** A filter on a place is widened like the place; one that names a site unknown to the gazetteer is left out. */
function publicFilter(key: string, value: string, gazetteer: PublicPlaces): string | null {
  if (COORDINATES.test(key)) return null
  if (gazetteer.get(value)) return gazetteer.publicPlace(value)
  return key === 'place' || key === 'site' ? null : publicText(value, gazetteer)
}

function withQuery(url: string, key: string, value: string | null): string {
  const [path = '', query = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  if (value === null) parameters.delete(key)
  else parameters.set(key, value)
  const rest = parameters.toString()
  return rest === '' ? path : `${path}?${rest}`
}

/**
 * A title without the quotes that hold a contact's placeholder, and without what is left of one.
 *
 * @example
 * withoutContactQuotes('Relances par SMS « [PHONE] 24/7 » à Lille') // => 'Relances par SMS à Lille'
 */
export function withoutContactQuotes(title: string): string {
  if (!holdsContact(title)) return title
  return title
    .replace(/\s?(?:«[^«»]{0,500}»|“[^“”]{0,500}”|"[^"]{0,500}")/g, (quote) =>
      holdsContact(quote) ? '' : quote,
    )
    .replace(/\s?\[(?:PHONE|EMAIL|HANDLE|URL|ONION|WALLET|IBAN|CARD)(?:_[0-9A-Za-z]{1,24})?\]/g, '')
    .trim()
}

function publicBilingual(text: Bilingual, change: (text: string) => string): Bilingual {
  return { en: change(text.en), fr: change(text.fr) }
}
