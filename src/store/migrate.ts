/** The schema: numbered files of `migrations/`, each applied once, by whoever opens the store first. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../core/problem.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import type { Database, Query } from './database.ts'
import { sql } from './sql.ts'

interface Migration {
  readonly version: number
  readonly name: string
  readonly statements: string
}

/** The migrations this Vigie knows, in order. */
export function migrations(folder = packageFile('src/store/migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      version: Number.parseInt(name, 10),
      name,
      statements: readFileSync(join(folder, name), 'utf8'),
    }))
}

/** The schema this Vigie works with. */
export function knownVersion(): number {
  return migrations().at(-1)?.version ?? 0
}

/** One number for all Vigies: the lock under which the schema changes. */
const MIGRATING = 0x5649_4d47

/** Brings the schema up to date; concurrent openers wait for the one that does it. */
export async function migrate(database: Database): Promise<void> {
  const found = await schemaVersion(database.query)
  checkNotNewer(found, database.where)
  if (found === knownVersion()) return
  await database.transaction(async (query, client) => {
    await query(sql`select pg_advisory_xact_lock(${MIGRATING})`)
    await applyMigrations(query, (statements) => client.query(statements), database.where)
  })
}

/** @throws Problem unless the schema is the one this Vigie works with. */
export async function checkVersion(database: Database): Promise<void> {
  const found = await schemaVersion(database.query)
  checkNotNewer(found, database.where)
  const known = knownVersion()
  if (found < known) throw new Problem('store-schema-older', { where: database.where, found, known })
}

function checkNotNewer(found: number, where: string): void {
  const known = knownVersion()
  if (found > known) throw new Problem('store-schema-newer', { where, found, known })
}

/** Applies what is missing up to `upTo`, inside the caller's transaction. */
export async function applyMigrations(
  query: Query,
  run: (statements: string) => Promise<unknown>,
  where: string,
  upTo = knownVersion(),
): Promise<void> {
  const found = await schemaVersion(query)
  checkNotNewer(found, where)
  if (found === 0)
    await run(`create schema if not exists vigie;
      create table if not exists vigie.schema_migration (
        version int primary key, name text not null, applied_at timestamptz not null default now());`)
  for (const migration of migrations()) {
    if (migration.version <= found || migration.version > upTo) continue
    await run(migration.statements)
    await query(
      sql`insert into schema_migration (version, name) values (${migration.version}, ${migration.name})`,
    )
  }
}

/** The version of the schema there, 0 for none. */
export async function schemaVersion(query: Query): Promise<number> {
  // Asked of the catalogue's rows: `to_regclass` may answer from before a migration that this session waited for.
  const [there] = await query<{ exists: boolean }>(
    sql`select exists (select from pg_tables where schemaname = 'vigie' and tablename = 'schema_migration') as exists`,
  )
  if (!there?.exists) return 0
  const [row] = await query<{ version: number }>(
    sql`select coalesce(max(version), 0)::int as version from vigie.schema_migration`,
  )
  return row?.version ?? 0
}
