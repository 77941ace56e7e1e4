/** The ledger of imports: which files a run met and what became of each, so that a stopped run is taken up where it was. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../core/problem.ts'
import { appendEntry } from './audit.ts'
import { rowsParameter } from './canonical-json.ts'
import type { Database, Query } from './database.ts'
import { type Sql, sql } from './sql.ts'
import type { ImportedFile, ImportRun, Imports } from './store.ts'

export function importsOf(database: Database): Imports {
  return {
    start: (label, actor) => start(database, label, actor),
    record: (runId, files) => database.transaction((query) => recordFiles(query, runId, files)),
    finish: (runId, state, actor) => finish(database, runId, state, actor),
    runs: () => readRuns(database.query, sql`true`),
    files: (runId, outcome) => readFiles(database.query, runId, outcome),
  }
}

async function start(database: Database, label: string, actor: string): ReturnType<Imports['start']> {
  return database.transaction(async (query) => {
    const made = await query<{ id: string }>(sql`insert into import_run (id, label, actor, state)
      values (${randomUUID()}, ${label}, ${actor}, 'running')
      on conflict (label) where state = 'running' do nothing returning id`)
    const [run] = await readRuns(query, sql`label = ${label} and state = 'running'`)
    if (!run) throw new Problem('import-run-unknown', { id: label })
    const resumed = made.length === 0
    const action = resumed ? 'resume-import' : 'start-import'
    await appendEntry(query, { actor, action, subject: `import/${run.id}` })
    return { run, resumed }
  })
}

/** Notes files in the caller's transaction; a file met again in the same run keeps its latest outcome. */
export async function recordFiles(
  query: Query,
  runId: string,
  files: readonly ImportedFile[],
): Promise<void> {
  const byName = new Map(files.map((file) => [file.file, file]))
  if (byName.size === 0) return
  const rows = [...byName.values()].map((file) => ({
    file: file.file,
    original_hash: file.originalHash,
    outcome: file.outcome,
    problem: file.problem ?? null,
    document_id: file.documentId ?? null,
  }))
  await query(sql`insert into import_file (run_id, file, original_hash, outcome, problem, document_id)
    select ${runId}, file, original_hash, outcome, problem, document_id
    from jsonb_to_recordset(${rowsParameter(rows)}::jsonb)
      as r(file text, original_hash text, outcome text, problem jsonb, document_id text)
    on conflict (run_id, file) do update set original_hash = excluded.original_hash, outcome = excluded.outcome,
      problem = excluded.problem, document_id = excluded.document_id`)
}

async function finish(
  database: Database,
  runId: string,
  state: 'finished' | 'stopped',
  actor: string,
): Promise<ImportRun> {
  return database.transaction(async (query) => {
    // A stopped run stays open to be taken up again; only its ledger knows when it stopped.
    const open = state === 'stopped' ? 'running' : state
    await query(sql`update import_run set state = ${open}, finished_at = now() where id = ${runId}`)
    const [run] = await readRuns(query, sql`id = ${runId}`)
    if (!run) throw new Problem('import-run-unknown', { id: runId })
    const { added, known, refused } = run
    const action = state === 'finished' ? 'finish-import' : 'stop-import'
    await appendEntry(query, {
      actor,
      action,
      subject: `import/${runId}`,
      details: { added, known, refused },
    })
    return run
  })
}

async function readRuns(query: Query, condition: Sql): Promise<ImportRun[]> {
  return query<ImportRun>(sql`
    select id, label, actor, case when state = 'running' and finished_at is not null then 'stopped' else state end as state,
      started_at as "startedAt", finished_at as "finishedAt",
      count(file) filter (where outcome = 'added') as added,
      count(file) filter (where outcome = 'known') as known,
      count(file) filter (where outcome = 'refused') as refused
    from import_run left join import_file on run_id = id
    where ${condition} group by id order by started_at desc, id`)
}

async function readFiles(
  query: Query,
  runId: string,
  outcome?: ImportedFile['outcome'],
): Promise<ImportedFile[]> {
  const rows = await query<{
    file: string
    originalHash: string | null
    outcome: ImportedFile['outcome']
    problem: ImportedFile['problem'] | null
    documentId: string | null
  }>(sql`select file, original_hash as "originalHash", outcome, problem, document_id as "documentId"
    from import_file where run_id = ${runId} and ${outcome ? sql`outcome = ${outcome}` : sql`true`} order by file`)
  return rows.map(({ problem, documentId, ...row }) => ({
    ...row,
    ...(problem && { problem }),
    ...(documentId && { documentId }),
  }))
}

/** True when a file with these bytes gave a document or rows before. */
export async function knows(query: Query, originalHash: string): Promise<boolean> {
  const [row] = await query<{ known: boolean }>(sql`
    select exists (select from document where original_hash = ${originalHash})
      or exists (select from import_file where original_hash = ${originalHash} and outcome <> 'refused') as known`)
  return row?.known ?? false
}
