/** People decide on observations: accept, reject, edit, add, undo and redo, every step kept. */
import { evidenceAt } from '../core/evidence.ts'
import type { KeptObservation, Observation, ReviewState } from '../core/observation.ts'
import { Problem } from '../core/problem.ts'
import { insertObservationRows } from './add-documents.ts'
import { appendEntry } from './audit.ts'
import { rowsParameter } from './canonical-json.ts'
import type { Database, Query } from './database.ts'
import {
  drawOut,
  type ObservationRow,
  observationId,
  placesOf,
  readObservation,
  type Surroundings,
  splitObservationId,
} from './observation-row.ts'
import { keepPlaces, type Places } from './places.ts'
import { sql } from './sql.ts'
import type { Decision } from './store.ts'
import { type LoggedEdit, undoStack } from './undo-stack.ts'

/** What an edit changes: kept before and after it. */
interface State {
  readonly slots: Observation
  readonly review: ReviewState
}

interface LockedDocument extends Surroundings {
  readonly text: string
  readonly nextEdit: number
  readonly nextObservation: number
}

export async function addObservation(
  database: Database,
  places: Places,
  documentId: string,
  observation: Observation,
  actor: string,
): Promise<KeptObservation> {
  return database.transaction(async (query) => {
    const document = await lockDocument(query, documentId)
    const n = document.nextObservation
    const slots = { ...observation, evidence: quoteFrom(document.text, observation), rule: 'person' }
    const row: ObservationRow = { document_id: documentId, n, slots, review: 'accepted', maker: actor }
    await insertObservationRows(query, [{ ...row, ...drawOut(slots, document, places) }])
    await keepPlaces(query, places, placesOf(slots))
    await logEdit(query, row, document.nextEdit, { actor, action: 'add', before: null, after: row })
    return readObservation(row)
  })
}

export async function decide(
  database: Database,
  places: Places,
  id: string,
  decision: Decision,
  actor: string,
): Promise<KeptObservation> {
  const key = splitObservationId(id)
  if (!key) throw new Problem('observation-unknown', { id })
  return database.transaction(async (query) => {
    const document = await lockDocument(query, key.documentId, id)
    const before = await readRow(query, key.documentId, key.n)
    const after = { ...before, ...decided(before, decision, document.text) }
    await changeTo(query, places, document, after)
    const action = Object.keys(decision)[0] ?? 'accept'
    await logEdit(query, after, document.nextEdit, { actor, action, before, after })
    return readObservation(after)
  })
}

function decided({ slots }: State, decision: Decision, text: string): State {
  if ('accept' in decision) return { slots, review: 'accepted' }
  if ('reject' in decision) return { slots, review: 'rejected' }
  const edited: Observation = { ...slots, ...decision.edit, rule: slots.rule }
  return { slots: { ...edited, evidence: quoteFrom(text, edited) }, review: 'edited' }
}

/** The evidence with the words the text has there, whatever the caller sent as quote. */
function quoteFrom(text: string, { evidence: { start, end } }: Observation) {
  try {
    return evidenceAt(text, start, end)
  } catch {
    throw new Problem('evidence-outside', { start, end, length: text.length })
  }
}

/** Takes back (`undo`) or makes again (`redo`) the actor's last decision on the document; null when there is none. */
export async function retrace(
  database: Database,
  places: Places,
  way: 'undo' | 'redo',
  documentId: string,
  actor: string,
): Promise<KeptObservation | null> {
  return database.transaction(async (query) => {
    const document = await lockDocument(query, documentId)
    const seq = undoStack(await readLog(query, documentId), actor)[way]
    if (seq === null) return null
    const [edit] = await query<{ n: number; before: State | null; after: State; isCurrent: boolean }>(sql`
      select e.n, e.before, e.after,
        jsonb_build_object('slots', o.slots, 'review', o.review)
          = case when ${way} = 'undo' then e.after else coalesce(e.before, jsonb_set(e.after, '{review}', '"rejected"')) end
          as "isCurrent"
      from observation_edit e join observation o on o.document_id = e.document_id and o.n = e.n
      where e.document_id = ${documentId} and e.seq = ${seq}`)
    if (!edit?.isCurrent) throw new Problem('store-undo-overtaken')
    const before = await readRow(query, documentId, edit.n)
    // What is added is never deleted: taking an addition back rejects it.
    const target: State =
      way === 'redo' ? edit.after : (edit.before ?? { slots: edit.after.slots, review: 'rejected' })
    const after = { ...before, ...target }
    await changeTo(query, places, document, after)
    await logEdit(query, after, document.nextEdit, { actor, action: way, ofSeq: seq, before, after })
    return readObservation(after)
  })
}

export async function readLog(query: Query, documentId: string): Promise<LoggedEdit[]> {
  return query<LoggedEdit>(
    sql`select seq, actor, action, of_seq from observation_edit where document_id = ${documentId} order by seq`,
  )
}

/** Locks the document, so that decisions on it follow one another. */
async function lockDocument(query: Query, id: string, observation?: string): Promise<LockedDocument> {
  const [document] = await query<Omit<LockedDocument, 'nextEdit' | 'nextObservation'>>(
    sql`select text, period, published_on as "publishedOn", site from document where id = ${id} for update`,
  )
  if (!document)
    throw observation
      ? new Problem('observation-unknown', { id: observation })
      : new Problem('document-unknown', { id })
  const [next] = await query<{ nextEdit: number; nextObservation: number }>(sql`select
    (select coalesce(max(seq), 0) + 1 from observation_edit where document_id = ${id}) as "nextEdit",
    (select coalesce(max(n), 0) + 1 from observation where document_id = ${id}) as "nextObservation"`)
  return { ...document, nextEdit: next?.nextEdit ?? 1, nextObservation: next?.nextObservation ?? 1 }
}

async function readRow(query: Query, documentId: string, n: number): Promise<ObservationRow> {
  const [row] = await query<ObservationRow>(
    sql`select document_id, n, slots, review, maker from observation where document_id = ${documentId} and n = ${n}`,
  )
  if (!row) throw new Problem('observation-unknown', { id: observationId(documentId, n) })
  return row
}

async function changeTo(
  query: Query,
  places: Places,
  document: Surroundings,
  row: ObservationRow,
): Promise<void> {
  const drawn = rowsParameter([{ ...drawOut(row.slots, document, places), slots: row.slots }])
  await query(sql`update observation set phenomenon = r.phenomenon, substances = r.substances,
      place_codes = r.place_codes, direction = r.direction, certainty = r.certainty, first_day = r.first_day,
      last_day = r.last_day, slots = r.slots, review = ${row.review}
    from jsonb_to_recordset(${drawn}::jsonb) as r(phenomenon text, substances text[], place_codes text[],
      direction text, certainty text, first_day date, last_day date, slots jsonb)
    where document_id = ${row.document_id} and n = ${row.n}`)
  await keepPlaces(query, places, placesOf(row.slots))
}

interface Edit {
  readonly actor: string
  readonly action: string
  readonly ofSeq?: number
  readonly before: State | null
  readonly after: State
}

async function logEdit(query: Query, row: ObservationRow, seq: number, edit: Edit): Promise<void> {
  const state = (value: State | null) => value && { slots: value.slots, review: value.review }
  const json = rowsParameter([{ before: state(edit.before), after: state(edit.after) }])
  await query(sql`insert into observation_edit (document_id, seq, n, actor, action, of_seq, before, after)
    select ${row.document_id}, ${seq}, ${row.n}, ${edit.actor}, ${edit.action}, ${edit.ofSeq ?? null}, r.before, r.after
    from jsonb_to_recordset(${json}::jsonb) as r(before jsonb, after jsonb)`)
  await appendEntry(query, {
    actor: edit.actor,
    action: `${edit.action}-observation`,
    subject: observationId(row.document_id, row.n),
  })
}
