/** Takes documents in with their observations and offers: whole batches, once each, with one audit line. */
import type { Document } from '../core/document.ts'
import type { Observation } from '../core/observation.ts'
import { appendEntry } from './audit.ts'
import { keepable, rowsParameter } from './canonical-json.ts'
import type { Database, Query } from './database.ts'
import { daysFor, monthsFor } from './days.ts'
import { recordFiles } from './imports.ts'
import type { Concepts } from './index-words.ts'
import { conceptLexemes, indexedWords } from './index-words.ts'
import { drawOut, placesOf } from './observation-row.ts'
import { keepPlaces, type Places } from './places.ts'
import { sql } from './sql.ts'
import type { Added, ImportedFile, NewDocument } from './store.ts'
import { insertOffers } from './table-rows.ts'

export interface Knowledge {
  readonly places: Places
  readonly concepts: Concepts
}

export interface Ledger {
  readonly runId: string
  readonly files: readonly ImportedFile[]
}

export async function addDocuments(
  database: Database,
  { places, concepts }: Knowledge,
  batch: readonly NewDocument[],
  actor: string,
  ledger?: Ledger,
): Promise<Added> {
  // One order for all writers: two batches with the same texts wait for each other instead of deadlocking.
  const unique = [...new Map(batch.map((item) => [item.document.id, item])).values()].sort((a, b) =>
    a.document.id < b.document.id ? -1 : 1,
  )
  return database.transaction(async (query) => {
    const inserted = new Set(await insertDocuments(query, unique, actor, concepts))
    const fresh = unique.filter(({ document }) => inserted.has(document.id))
    await insertObservations(query, fresh, places)
    const offers = fresh.flatMap(({ document, offers }) =>
      offers.map((offer) => ({ ...offer, documentId: document.id })),
    )
    await insertOffers(query, offers)
    await keepPlaces(query, places, fresh.flatMap(placesOfDocument))
    if (ledger) await recordFiles(query, ledger.runId, ledger.files)
    const added = fresh.map(({ document }) => document.id)
    const known = unique.map(({ document }) => document.id).filter((id) => !inserted.has(id))
    if (added.length > 0)
      await appendEntry(query, {
        actor,
        action: 'add-documents',
        subject: ledger ? `import/${ledger.runId}` : 'documents',
        details: {
          documents: added,
          observations: fresh.reduce((sum, item) => sum + suggestionsOf(item).length, 0),
        },
      })
    return { added, known }
  })
}

async function insertDocuments(
  query: Query,
  items: readonly NewDocument[],
  actor: string,
  concepts: Concepts,
): Promise<string[]> {
  if (items.length === 0) return []
  const rows = items.map(({ document, facts, observations }) => ({
    ...documentRow(document),
    link_facts: facts,
    imported_by: actor,
    lexemes: conceptLexemes(observations, concepts),
    title_words: indexedWords(document.title ?? ''),
    text_words: indexedWords(document.text),
  }))
  const inserted = await query<{ id: string }>(sql`
    insert into document (id, name, original_hash, text, title, language, genre, published_on, period, first_day, last_day,
      months, site, space, chain, publisher, authority, source_kind, boilerplate, link_facts, imported_by, search)
    select id, name, original_hash, text, title, language, genre, published_on, period, first_day, last_day,
      months, site, space, chain, publisher, authority, source_kind, boilerplate, link_facts, imported_by,
      lexemes::tsvector || setweight(to_tsvector(config, title_words), 'B') || to_tsvector(config, text_words)
    from jsonb_to_recordset(${rowsParameter(rows)}::jsonb) as r(id text, name text, original_hash text, text text,
      title text, language text, genre text, published_on text, period text, first_day date, last_day date, months text[],
      site text, space text, chain text, publisher text, authority text, source_kind text, boilerplate jsonb,
      link_facts jsonb, imported_by text, lexemes text, title_words text, text_words text),
      lateral (select (case r.language when 'fr' then 'french' else 'english' end)::regconfig as config) as c
    on conflict (id) do nothing
    returning id`)
  return inserted.map(({ id }) => id)
}

function documentRow(document: Document) {
  const { id, name, originalHash, text, title, language, genre, publishedOn, period, site, space } = document
  const { chain, boilerplate } = document
  return {
    ...{
      id,
      name,
      original_hash: originalHash,
      text,
      title,
      language,
      genre,
      published_on: publishedOn,
      period,
    },
    ...daysFor(period, publishedOn),
    months: monthsFor(period, publishedOn),
    ...{ site, space, chain: chain.key, publisher: chain.publisher, authority: chain.authority },
    ...{ source_kind: chain.kind, boilerplate },
  }
}

async function insertObservations(
  query: Query,
  items: readonly NewDocument[],
  places: Places,
): Promise<void> {
  const rows = items.flatMap((item) =>
    suggestionsOf(item).map(({ slots, maker }, index) => ({
      document_id: item.document.id,
      n: index + 1,
      ...drawOut(slots, item.document, places),
      slots: { ...slots, evidence: { ...slots.evidence, quote: keepable(slots.evidence.quote) } },
      review: 'suggested',
      maker,
    })),
  )
  await insertObservationRows(query, rows)
}

/** What each reader made of a document, the rules' first. */
function suggestionsOf({
  observations,
  maker,
  second,
}: NewDocument): { slots: Observation; maker: string }[] {
  return [
    ...observations.map((slots) => ({ slots, maker })),
    ...(second ? second.observations.map((slots) => ({ slots, maker: second.maker })) : []),
  ]
}

export async function insertObservationRows(query: Query, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await query(sql`
    insert into observation (document_id, n, phenomenon, substances, place_codes, direction, certainty, first_day, last_day,
      slots, review, maker)
    select document_id, n, phenomenon, substances, place_codes, direction, certainty, first_day, last_day,
      slots, review, maker
    from jsonb_to_recordset(${rowsParameter(rows)}::jsonb) as r(document_id text, n int, phenomenon text,
      substances text[], place_codes text[], direction text, certainty text, first_day date, last_day date,
      slots jsonb, review text, maker text)`)
}

function placesOfDocument(item: NewDocument): string[] {
  const { document, offers } = item
  return [
    ...(document.site ? [document.site] : []),
    ...suggestionsOf(item).flatMap(({ slots }) => placesOf(slots)),
    ...offers.flatMap(({ place }) => (place ? [place] : [])),
  ]
}
