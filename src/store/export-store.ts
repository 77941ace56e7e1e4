/** Writes the whole store to a file: backup, upgrade, and the way from a folder to a server and back. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Database, Query } from './database.ts'
import { asFolderProblem } from './embedded/folder.ts'
import { END_OF_ROWS, EXPORTED_TABLES, type ExportHead } from './export-file.ts'
import { schemaVersion } from './migrate.ts'
import { sql } from './sql.ts'
import type { Exported } from './store.ts'

/** To a path: written aside, synced, then moved into place, so that an older export is never half replaced. */
export async function exportTo(database: Database, to: string | Writable): Promise<Exported> {
  if (typeof to !== 'string') return writeExport(database, to)
  const draft = `${to}.part`
  try {
    const file = await open(draft, 'w', 0o600)
    const result = await writeExport(database, file.createWriteStream({ flush: true }))
    await rename(draft, to)
    return result
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw asFolderProblem(error, dirname(to))
  }
}

async function writeExport(database: Database, to: Writable): Promise<Exported> {
  return database.transaction(async (query, client) => {
    // One picture of all tables, whatever is written meanwhile.
    await query(sql`set transaction isolation level repeatable read read only`)
    const source = new PassThrough()
    const written = pipeline(source, createGzip({ level: 6 }), to)
    // Heard below; marked here so that an early failure of the disk is not unhandled.
    written.catch(() => {})
    try {
      const result = await writeTables(query, client, source, written)
      source.end()
      await written
      return result
    } catch (error) {
      source.destroy()
      await written.catch((cause) => {
        throw isPremature(cause) ? error : cause
      })
      throw error
    }
  })
}

const isPremature = (error: NodeJS.ErrnoException): boolean => error.code === 'ERR_STREAM_PREMATURE_CLOSE'

async function writeTables(
  query: Query,
  client: PoolClient,
  out: PassThrough,
  written: Promise<void>,
): Promise<Exported> {
  const hash = createHash('sha256')
  const write = async (bytes: Buffer | string) => {
    hash.update(bytes)
    if (!out.write(bytes)) await Promise.race([once(out, 'drain'), written])
  }
  const schema = await schemaVersion(query)
  const head: ExportHead = { vigie: 'export', format: 1, schema, madeAt: new Date().toISOString() }
  await write(`${JSON.stringify(head)}\n`)
  const rows: Record<string, number> = {}
  for (const table of EXPORTED_TABLES) {
    const columns = await columnsOf(query, table)
    await write(`${JSON.stringify({ table, columns })}\n`)
    const copy = client.query(copyTo(`copy ${table} (${columns.map(quoted).join(', ')}) to stdout`))
    for await (const chunk of copy) await write(chunk)
    await write(`${END_OF_ROWS}\n`)
    rows[table] = copy.rowCount
  }
  const sha256 = hash.digest('hex')
  out.write(`${JSON.stringify({ rows, sha256 })}\n`)
  return { rows: Object.values(rows).reduce((sum, n) => sum + n, 0), schemaVersion: schema, sha256 }
}

async function columnsOf(query: Query, table: string): Promise<string[]> {
  const columns = await query<{ column_name: string }>(sql`
    select column_name from information_schema.columns
    where table_schema = 'vigie' and table_name = ${table} order by ordinal_position`)
  return columns.map(({ column_name }) => column_name)
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
