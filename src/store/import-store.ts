/** Takes an export in, in one transaction: whole, or the store stays as it was. An older export is migrated on the way. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Problem } from '../core/problem.ts'
import { appendEntry } from './audit.ts'
import type { Database, Query } from './database.ts'
import { END_OF_ROWS, EXPORTED_TABLES, type ExportEnd, type ExportHead, linesOf } from './export-file.ts'
import { quoted } from './export-store.ts'
import { applyMigrations, knownVersion } from './migrate.ts'
import { sql } from './sql.ts'
import type { Exported } from './store.ts'

export interface ImportOptions {
  readonly actor: string
  readonly replace?: boolean
}

export async function importFrom(
  database: Database,
  from: string | Readable,
  options: ImportOptions,
): Promise<Exported> {
  const file = typeof from === 'string' ? basename(from) : 'standard input'
  const input = typeof from === 'string' ? createReadStream(from) : from
  const unzipped = createGunzip()
  // Reading meets both errors in its turn; heard here, they wait for it.
  input.on('error', (error: Error) => unzipped.destroy(error))
  unzipped.on('error', () => {})
  input.pipe(unzipped)
  try {
    return await database.transaction(async (query, client) => {
      if (!options.replace) await refuseIfFilled(query, database.where)
      const lines = linesOf(unzipped)[Symbol.asyncIterator]()
      const result = await readExport({ query, client, lines, file, where: database.where })
      const { schemaVersion, sha256 } = result
      const { actor } = options
      await appendEntry(query, {
        actor,
        action: 'import-store',
        subject: 'store',
        details: { schemaVersion, sha256 },
      })
      return result
    })
  } catch (error) {
    throw asExportProblem(error, file)
  } finally {
    input.unpipe(unzipped)
    input.destroy()
    unzipped.destroy()
  }
}

/** Errors of the zip, or of rows PostgreSQL cannot read (classes 22 and 23), mean a damaged file. */
function asExportProblem(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException)?.code ?? ''
  if (code === 'ENOENT') return new Problem('not-found', { file })
  if (code === 'EACCES') return new Problem('no-permission', { file })
  if (code === 'Z_DATA_ERROR' && /incorrect header/.test(String(error)))
    return new Problem('export-not-ours', { file })
  if (/^Z_|^2[23]/.test(code)) return new Problem('export-damaged', { file })
  return error
}

async function refuseIfFilled(query: Query, where: string): Promise<void> {
  const [row] = await query<{ filled: boolean }>(sql`select exists (select from document)
    or exists (select from offer) or exists (select from sample) or exists (select from count_row) as filled`)
  if (row?.filled) throw new Problem('store-not-empty', { where })
}

interface Reading {
  readonly query: Query
  readonly client: PoolClient
  readonly lines: AsyncIterator<Buffer>
  readonly file: string
  readonly where: string
}

async function readExport({ query, client, lines, file, where }: Reading): Promise<Exported> {
  const hash = createHash('sha256')
  const next = async (): Promise<Buffer> => {
    const { value, done } = await lines.next()
    if (done) throw new Problem('export-damaged', { file })
    return value
  }
  const first = await next()
  hash.update(first).update('\n')
  const head = parse<ExportHead>(first)
  if (head?.vigie !== 'export' || head.format !== 1) throw new Problem('export-not-ours', { file })
  if (head.schema > knownVersion())
    throw new Problem('export-newer', { file, found: head.schema, known: knownVersion() })
  await client.query('drop schema vigie cascade')
  const run = (statements: string) => client.query(statements)
  await applyMigrations(query, run, where, head.schema)
  await client.query('delete from audit_head')

  const rows: Record<string, number> = {}
  for (;;) {
    const line = await next()
    const entry = parse<{ table?: string; columns?: string[] } & Partial<ExportEnd>>(line)
    if (!entry) throw new Problem('export-damaged', { file })
    if (entry.sha256 !== undefined) {
      checkEnd(entry, rows, hash.digest('hex'), file)
      await applyMigrations(query, run, where)
      const total = Object.values(rows).reduce((sum, n) => sum + n, 0)
      return { rows: total, schemaVersion: head.schema, sha256: entry.sha256 }
    }
    hash.update(line).update('\n')
    const { table = '', columns = [] } = entry
    if (!EXPORTED_TABLES.includes(table) || table in rows) throw new Problem('export-damaged', { file })
    rows[table] = await copyRows(client, table, columns, async () => {
      const row = await next()
      hash.update(row).update('\n')
      return row
    })
  }
}

function parse<T>(line: Buffer): T | null {
  try {
    return JSON.parse(line.toString())
  } catch {
    return null
  }
}

function checkEnd(end: Partial<ExportEnd>, rows: Record<string, number>, sha256: string, file: string): void {
  const isWhole =
    end.sha256 === sha256 && EXPORTED_TABLES.every((table) => (end.rows?.[table] ?? 0) === (rows[table] ?? 0))
  if (!isWhole) throw new Problem('export-damaged', { file })
}

async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  next: () => Promise<Buffer>,
): Promise<number> {
  const copy = client.query(copyFrom(`copy ${table} (${columns.map(quoted).join(', ')}) from stdin`))
  const failed = once(copy, 'finish')
  failed.catch(() => {})
  try {
    for (let row = await next(); row.toString() !== END_OF_ROWS; row = await next()) {
      if (!copy.write(Buffer.concat([row, NEWLINE]))) await Promise.race([once(copy, 'drain'), failed])
    }
  } catch (error) {
    copy.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
  copy.end()
  await failed
  return copy.rowCount
}

const NEWLINE = Buffer.from('\n')
