/** Rows of tables: offers, samples and counts taken in, once each, and given back. */
import type { Offer } from '../core/offer.ts'
import type { Count, Sample } from '../core/sample.ts'
import type { Ledger } from './add-documents.ts'
import { appendEntry } from './audit.ts'
import { rowsParameter } from './canonical-json.ts'
import type { Database, Query } from './database.ts'
import { daysFor, overlapping } from './days.ts'
import { recordFiles } from './imports.ts'
import { codesWithin, keepPlaces, type Places } from './places.ts'
import { all, type Sql, sql } from './sql.ts'
import type { Added, CountFilter, NewRows, OfferFilter, SampleFilter } from './store.ts'

export async function addRows(
  database: Database,
  places: Places,
  { offers = [], samples = [], counts = [] }: NewRows,
  actor: string,
  ledger?: Ledger,
): Promise<Added> {
  return database.transaction(async (query) => {
    const added = [
      ...(await insertOffers(query, offers)),
      ...(await insertSamples(query, samples)),
      ...(await insertCounts(query, counts)),
    ]
    const rows = [...offers, ...samples, ...counts]
    const sites = samples.map(({ site }) => site)
    await keepPlaces(query, places, [...rows.map(({ place }) => place), ...sites].filter(isText))
    if (ledger) await recordFiles(query, ledger.runId, ledger.files)
    if (added.length > 0)
      await appendEntry(query, {
        actor,
        action: 'add-rows',
        subject: ledger ? `import/${ledger.runId}` : 'tables',
        details: { rows: added.length },
      })
    const isAdded = new Set(added)
    return { added, known: [...new Set(rows.map(({ id }) => id))].filter((id) => !isAdded.has(id)) }
  })
}

const isText = (value: string | null): value is string => value !== null

/** One statement a table: the rows as one parameter, those already there left alone. */
async function insert(query: Query, table: Sql, columns: string, types: string, rows: readonly object[]) {
  if (rows.length === 0) return []
  const raw = (text: string): Sql => ({ strings: [text], values: [] })
  const inserted = await query<{ id: string }>(sql`
    insert into ${table} (${raw(columns)}) select ${raw(columns)}
    from jsonb_to_recordset(${rowsParameter(rows)}::jsonb) as r(${raw(types)})
    on conflict (document_id, id) do nothing returning id`)
  return inserted.map(({ id }) => id)
}

const keys = (row: { id: string; documentId: string | null }) => ({
  document_id: row.documentId ?? row.id,
  id: row.id,
  slots: row,
})

/** Each row once, in one order for all writers. */
function inOrder<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

export async function insertOffers(query: Query, offers: readonly Offer[]): Promise<string[]> {
  const rows = inOrder(offers).map((offer) => {
    const { substance, place, period, family } = offer
    return { ...keys(offer), substance, place, period, ...daysFor(period), family }
  })
  return insert(
    query,
    sql`offer`,
    'document_id, id, substance, place, period, first_day, last_day, family, slots',
    'document_id text, id text, substance text, place text, period text, first_day date, last_day date, family text, slots jsonb',
    rows,
  )
}

async function insertSamples(query: Query, samples: readonly Sample[]): Promise<string[]> {
  const rows = inOrder(samples).map((sample) => {
    const found = sample.found.map(({ substance }) => substance)
    const substances = [...new Set(sample.expected === null ? found : [sample.expected, ...found])]
    const { place, collectedOn } = sample
    return { ...keys(sample), substances, place, collected_on: collectedOn, ...daysFor(collectedOn) }
  })
  return insert(
    query,
    sql`sample`,
    'document_id, id, substances, place, collected_on, first_day, last_day, slots',
    'document_id text, id text, substances text[], place text, collected_on text, first_day date, last_day date, slots jsonb',
    rows,
  )
}

async function insertCounts(query: Query, counts: readonly Count[]): Promise<string[]> {
  const rows = inOrder(counts).map((count) => {
    const { series, substance, place, period } = count
    return { ...keys(count), series, substance, place, period, ...daysFor(period) }
  })
  return insert(
    query,
    sql`count_row`,
    'document_id, id, series, substance, place, period, first_day, last_day, slots',
    'document_id text, id text, series text, substance text, place text, period text, first_day date, last_day date, slots jsonb',
    rows,
  )
}

const within = (place: string | undefined): Sql | undefined =>
  place === undefined ? undefined : sql`place = any(${codesWithin(place)})`

async function readSlots<T>(
  query: Query,
  table: Sql,
  conditions: readonly (Sql | undefined)[],
): Promise<T[]> {
  const rows = await query<{ slots: T }>(
    sql`select slots from ${table} where ${all(conditions)} order by first_day nulls last, document_id, id`,
  )
  return rows.map(({ slots }) => slots)
}

/** Offers with the chain their document is linked to now: it may have moved since they were kept. */
export async function readOffers(
  query: Query,
  { period, substances, within: place, family }: OfferFilter,
): Promise<Offer[]> {
  const chosen = all([
    overlapping(sql`offer`, period),
    substances && sql`offer.substance = any(${substances})`,
    place === undefined ? undefined : sql`offer.place = any(${codesWithin(place)})`,
    family && sql`offer.family = ${family}`,
  ])
  const rows = await query<{ slots: Offer; chain: string | null }>(sql`
    select offer.slots, d.chain from offer left join document d on d.id = offer.document_id
    where ${chosen} order by offer.first_day nulls last, offer.document_id, offer.id`)
  return rows.map(({ slots, chain }) => ({ ...slots, chain: chain ?? slots.chain ?? slots.id }))
}

export async function readSamples(
  query: Query,
  { period, substances, within: place }: SampleFilter,
): Promise<Sample[]> {
  return readSlots(query, sql`sample`, [
    overlapping(sql`sample`, period),
    substances && sql`substances && ${substances}::text[]`,
    within(place),
  ])
}

export async function readCounts(
  query: Query,
  { period, series, substances, within: place }: CountFilter,
): Promise<Count[]> {
  return readSlots(query, sql`count_row`, [
    overlapping(sql`count_row`, period),
    series && sql`series = any(${series})`,
    substances && sql`substance = any(${substances})`,
    within(place),
  ])
}
