/** Signals and their lives: found, moved, noted and taken back, each step with its audit line in the same transaction. */
import { Problem } from '../core/problem.ts'
import type { KeptSignal, Signal, SignalState, SignalStep } from '../core/signal.ts'
import type { Deidentified } from '../protect/deidentified.ts'
import { appendEntry } from './audit.ts'
import { canonicalJson, keepable, rowsParameter } from './canonical-json.ts'
import type { Database, Query } from './database.ts'
import { keepPlaces, type Places } from './places.ts'
import { all, sql } from './sql.ts'
import { undoStack } from './undo-stack.ts'

/** A person's words about a signal, as only `protect` can make them. */
export type SignalNote = Deidentified<{ readonly note: string }>

export interface SignalFilter {
  readonly states?: readonly SignalState[]
  readonly ids?: readonly string[]
}

export interface Signals {
  /** Adds what is new and brings the rest up to date; states, steps and people's words are left alone. */
  record(
    found: readonly Signal[],
    on: string,
    actor: string,
  ): Promise<{ readonly added: readonly string[]; readonly updated: readonly string[] }>
  /** Longest in their state first. */
  list(filter?: SignalFilter): Promise<KeptSignal[]>
  get(id: string): Promise<{ readonly signal: KeptSignal; readonly steps: readonly SignalStep[] } | null>
  /** @throws Problem `signal-unknown` */
  move(id: string, to: SignalState, actor: string, note?: SignalNote): Promise<void>
  note(id: string, note: SignalNote, actor: string): Promise<void>
  /** Takes back the actor's last move; false when there is none. @throws Problem `store-undo-overtaken` when someone moved it since. */
  undo(id: string, actor: string): Promise<boolean>
}

interface SignalRow {
  readonly slots: Signal
  readonly state: SignalState
  readonly since: string
  readonly opened_at: string
}

export function signalsOf(database: Database, places: () => Promise<Places>): Signals {
  const { query } = database
  return {
    record: async (found, on, actor) => record(database, await places(), found, on, actor),
    list: async ({ states, ids } = {}) => {
      const rows = await query<SignalRow>(sql`select slots, state, since, opened_at from signal
        where ${all([states && sql`state = any(${states})`, ids && sql`id = any(${ids})`])}
        order by since, id`)
      return rows.map(readSignal)
    },
    get: async (id) => {
      const [row] = await query<SignalRow>(
        sql`select slots, state, since, opened_at from signal where id = ${id}`,
      )
      return row ? { signal: readSignal(row), steps: await readSteps(query, id) } : null
    },
    move: (id, to, actor, note) =>
      act(database, id, actor, (state) => ({ action: 'move', from: state, to, note: note?.note ?? null })),
    note: (id, { note }, actor) =>
      act(database, id, actor, () => ({ action: 'note', from: null, to: null, note })),
    undo: (id, actor) => undo(database, id, actor),
  }
}

const readSignal = ({ slots, state, since, opened_at }: SignalRow): KeptSignal => ({
  ...slots,
  state,
  since,
  openedAt: opened_at,
})

async function record(
  database: Database,
  places: Places,
  found: readonly Signal[],
  on: string,
  actor: string,
) {
  // One order for all writers, so that two runs wait for each other instead of deadlocking.
  const rows = [...new Map(found.map((signal) => [signal.id, signal])).values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((slots) => {
      const { id, kind, rule, substance, place, firstPeriod, lastPeriod } = slots
      return { id, kind, rule, substance, place, first_period: firstPeriod, last_period: lastPeriod, slots }
    })
  return database.transaction(async (query) => {
    const added = await insertNew(query, rows)
    const updated = await updateKnown(
      query,
      rows.filter(({ id }) => !added.includes(id)),
    )
    if (added.length + updated.length === 0) return { added, updated }
    for (const id of added)
      await addStep(query, id, actor, { action: 'found', from: null, to: 'new', note: null })
    await keepPlaces(
      query,
      places,
      rows.flatMap(({ place }) => place ?? []),
    )
    await appendEntry(query, {
      actor,
      action: 'record-signals',
      subject: 'signals',
      details: { on, added, updated },
    })
    return { added, updated }
  })
}

interface NewRow {
  readonly id: string
  readonly slots: Signal
}

/** Those of another run at the same time are waited for, and left alone. */
async function insertNew(query: Query, rows: readonly NewRow[]): Promise<string[]> {
  const inserted = await query<{ id: string }>(sql`
    insert into signal (id, kind, rule, substance, place, first_period, last_period, state, since, opened_at, slots)
    select id, kind, rule, substance, place, first_period, last_period, 'new', now(), now(), slots
    from jsonb_to_recordset(${rowsParameter(rows)}::jsonb) as r(id text, kind text, rule text, substance text,
      place text, first_period text, last_period text, slots jsonb)
    on conflict (id) do nothing returning id`)
  return inserted.map(({ id }) => id)
}

/** What was found is kept as last found; nothing is written where nothing changed. */
async function updateKnown(query: Query, rows: readonly NewRow[]): Promise<string[]> {
  if (rows.length === 0) return []
  const known = await query<{ id: string; slots: Signal }>(
    sql`select id, slots from signal where id = any(${rows.map(({ id }) => id)}) order by id for update`,
  )
  const before = new Map(known.map(({ id, slots }) => [id, canonicalJson(slots)]))
  const changed = rows.filter(({ id, slots }) => before.get(id) !== canonicalJson(asKept(slots)))
  if (changed.length === 0) return []
  await query(sql`update signal set rule = r.rule, last_period = r.last_period, slots = r.slots
    from jsonb_to_recordset(${rowsParameter(changed)}::jsonb) as r(id text, rule text, last_period text, slots jsonb)
    where signal.id = r.id`)
  return changed.map(({ id }) => id)
}

/** As the database gives it back. */
const asKept = (slots: Signal): unknown => JSON.parse(rowsParameter([slots]))[0]

type NewStep = Omit<SignalStep, 'n' | 'at' | 'actor' | 'ofStep'> & { readonly ofStep?: number }

async function addStep(query: Query, id: string, actor: string, step: NewStep): Promise<void> {
  const { action, from, to, note, ofStep } = step
  await query(sql`insert into signal_step (signal_id, n, at, actor, action, from_state, to_state, note, of_step)
    select ${id}, coalesce(max(n), 0) + 1, now(), ${actor}, ${action}, ${from}, ${to}, ${note === null ? null : keepable(note)},
      ${ofStep ?? null}::int
    from signal_step where signal_id = ${id}`)
  if (to !== null && action !== 'found')
    await query(sql`update signal set state = ${to}, since = now() where id = ${id}`)
}

/** One step on a signal, locked so that steps follow one another, with its audit line. The words of a note stay out of the log. */
function act(
  database: Database,
  id: string,
  actor: string,
  stepFrom: (state: SignalState) => NewStep,
): Promise<void> {
  return database.transaction(async (query) => {
    const state = await lockSignal(query, id)
    const step = stepFrom(state)
    if (step.action === 'move' && step.to === state && step.note === null) return
    await addStep(query, id, actor, step)
    const { action, from, to } = step
    await appendEntry(query, {
      actor,
      action: `${action}-signal`,
      subject: `signal/${id}`,
      details: action === 'move' ? { from, to } : {},
    })
  })
}

async function lockSignal(query: Query, id: string): Promise<SignalState> {
  const [row] = await query<{ state: SignalState }>(sql`select state from signal where id = ${id} for update`)
  if (!row) throw new Problem('signal-unknown')
  return row.state
}

function undo(database: Database, id: string, actor: string): Promise<boolean> {
  return database.transaction(async (query) => {
    const state = await lockSignal(query, id)
    const steps = await readSteps(query, id)
    const moves = steps.filter(({ action }) => action === 'move' || action === 'undo')
    const log = moves.map(({ n, actor: who, action, ofStep }) => ({
      seq: n,
      actor: who,
      action,
      of_seq: ofStep,
    }))
    const last = steps.find(({ n }) => n === undoStack(log, actor).undo)
    if (!last) return false
    if (state !== last.to || moves.at(-1)?.actor !== actor) throw new Problem('store-undo-overtaken')
    await addStep(query, id, actor, {
      action: 'undo',
      from: state,
      to: last.from,
      note: null,
      ofStep: last.n,
    })
    await appendEntry(query, {
      actor,
      action: 'undo-signal',
      subject: `signal/${id}`,
      details: { from: state, to: last.from },
    })
    return true
  })
}

async function readSteps(query: Query, id: string): Promise<SignalStep[]> {
  return query<SignalStep>(sql`select n, at, actor, action, from_state as "from", to_state as "to", note, of_step as "ofStep"
    from signal_step where signal_id = ${id} order by n`)
}
