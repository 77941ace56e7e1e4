/** Documents given back: a page of them without their text, or one whole with its observations and offers. */
import type { Document } from '../core/document.ts'
import type { Offer } from '../core/offer.ts'
import type { Deidentified } from '../protect/deidentified.ts'
import type { Query } from './database.ts'
import { overlapping } from './days.ts'
import { type ObservationRow, readObservation } from './observation-row.ts'
import { readLog } from './review.ts'
import { all, type Sql, sql } from './sql.ts'
import type { DocumentFilter, DocumentSummary, KeptDocument, Page, PageRequest } from './store.ts'
import { undoStack } from './undo-stack.ts'

/** Columns of a summary, for `document d`. */
export const SUMMARY = sql`d.id, d.name, d.original_hash, d.title, d.language, d.genre, d.published_on, d.period, d.site,
  d.space, d.chain, d.publisher, d.authority, d.source_kind, d.imported_at, length(d.text) as length,
  (select count(*) from observation o where o.document_id = d.id) as observations,
  (select count(*) from observation o where o.document_id = d.id and o.review = 'suggested') as suggested`

interface MetadataRow {
  readonly id: string
  readonly name: string
  readonly original_hash: string
  readonly title: string | null
  readonly language: Document['language']
  readonly genre: Document['genre']
  readonly published_on: string | null
  readonly period: string | null
  readonly site: string | null
  readonly space: Document['space']
  readonly chain: string
  readonly publisher: string | null
  readonly authority: string | null
  readonly source_kind: Document['chain']['kind']
}

export interface SummaryRow extends MetadataRow {
  readonly imported_at: string
  readonly length: number
  readonly observations: number
  readonly suggested: number
}

function readMetadata(row: MetadataRow): Omit<Document, 'text' | 'boilerplate'> {
  const { id, name, title, language, genre, period, site, space, publisher, authority } = row
  return {
    ...{ id, name, originalHash: row.original_hash, title, language, genre },
    ...{ publishedOn: row.published_on, period, site, space },
    chain: { key: row.chain, publisher, authority, kind: row.source_kind },
  }
}

export function readSummary(row: SummaryRow): DocumentSummary {
  const { length, observations, suggested, imported_at: importedAt } = row
  return { ...readMetadata(row), length, observations, suggested, importedAt }
}

export async function readDocuments(
  query: Query,
  filter: DocumentFilter,
  { limit = 50, after }: PageRequest,
): Promise<Page<DocumentSummary>> {
  const chosen = conditionOf(filter)
  const [count] = await query<{ total: number }>(
    sql`select count(*) as total from document d where ${chosen}`,
  )
  const rows = await query<SummaryRow & { day: string }>(sql`
    select ${SUMMARY}, coalesce(d.last_day, '-infinity') as day from document d
    where ${all([chosen, afterKey(after)])}
    order by coalesce(d.last_day, '-infinity') desc, d.id limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(readSummary),
    next: last ? `${last.day} ${last.id}` : null,
    total: count?.total ?? 0,
  }
}

function afterKey(after: string | null | undefined): Sql | undefined {
  if (!after) return undefined
  const space = after.indexOf(' ')
  const [day, id] = [after.slice(0, space), after.slice(space + 1)]
  if (!/^(-?infinity|\d{4,}-\d\d-\d\d)$/.test(day)) return undefined
  const lastDay = sql`coalesce(d.last_day, '-infinity')`
  return sql`(${lastDay} < ${day}::date or (${lastDay} = ${day}::date and d.id > ${id}))`
}

function conditionOf(filter: DocumentFilter): Sql {
  const { language, genres, sourceKinds, site, space, chain, period, review } = filter
  return all([
    language && sql`d.language = ${language}`,
    genres && sql`d.genre = any(${genres})`,
    sourceKinds && sql`d.source_kind = any(${sourceKinds})`,
    site ? sql`d.site = ${site}` : undefined,
    space && sql`d.space = ${space}`,
    chain ? sql`d.chain = ${chain}` : undefined,
    overlapping(sql`d`, period),
    review &&
      sql`exists (select from observation o where o.document_id = d.id and o.review = any(${review}))`,
  ])
}

export async function readDocument(query: Query, id: string, actor?: string): Promise<KeptDocument | null> {
  const [row] = await query<
    MetadataRow & Pick<Document, 'text' | 'boilerplate'> & { imported_at: string; imported_by: string }
  >(sql`select id, name, original_hash, title, language, genre, published_on, period, site, space, chain, publisher,
      authority, source_kind, text, boilerplate, imported_at, imported_by
    from document where id = ${id}`)
  if (!row) return null
  const observations = await query<ObservationRow>(sql`
    select document_id, n, slots, review, maker from observation where document_id = ${id}
    order by (slots #>> '{evidence,start}')::int, n`)
  const offers = await query<{ slots: Offer }>(
    sql`select slots from offer where document_id = ${id} order by id`,
  )
  const stack = actor === undefined ? null : undoStack(await readLog(query, id), actor)
  const document: Document = { ...readMetadata(row), text: row.text, boilerplate: row.boilerplate }
  return {
    // Only de-identified documents are ever kept: `addDocuments` takes no other.
    document: document as Deidentified<Document>,
    observations: observations.map(readObservation),
    offers: offers.map(({ slots }) => slots),
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    canUndo: stack !== null && stack.undo !== null,
    canRedo: stack !== null && stack.redo !== null,
  }
}
