/** Connections to the store's PostgreSQL, whether of a folder (started or adopted, shared, stopped by its last user) or of a team's server. */
import pg from 'pg'
import { Problem } from '../core/problem.ts'
import { type Server, startOrAdopt, stopServer } from './embedded/launch.ts'
import { asStoreProblem, isGone } from './failures.ts'
import { type Sql, statementOf } from './sql.ts'

/** Runs a statement and gives its rows. The type of a row is the caller's word for what its own SQL selects. */
export type Query = <Row = Record<string, unknown>>(statement: Sql) => Promise<Row[]>

export interface Database {
  readonly where: string
  readonly query: Query
  /** All of `work` or nothing. */
  transaction<T>(work: (query: Query, client: pg.PoolClient) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Dates stay as written (a Date would shift days across time zones), instants are ISO 8601, whole numbers are numbers. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number,
  1082: String,
  1184: (text) => new Date(text).toISOString(),
  1700: Number,
}
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

const SESSION = `set search_path = vigie; set timezone = 'UTC'; set datestyle = 'ISO'`

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, types, max: 10, connectionTimeoutMillis: 15_000 })
  // Both are told by the next query; unheard they would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    client.query(SESSION).catch(() => {})
  })
  return pool
}

/** A PostgreSQL of the user's, 15 or later. */
export async function openServer(databaseUrl: string): Promise<Database> {
  const address = readAddress(databaseUrl)
  const database = overPool(address.where, () => pool, null)
  const pool = openPool({ connectionString: databaseUrl })
  try {
    const [row] = await database.query<{ number: number; version: string }>({
      strings: [
        `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
      ],
      values: [],
    })
    checkServer(row ?? { number: 0, version: '?' }, address.where)
  } catch (error) {
    await pool.end()
    throw error
  }
  return { ...database, close: () => pool.end() }
}

/** @throws Problem `store-server-too-old` below PostgreSQL 15. */
export function checkServer({ number, version }: { number: number; version: string }, where: string): void {
  if (number < 150_000) throw new Problem('store-server-too-old', { where, found: version })
}

/** Host and database for people; never the user or the password. */
function readAddress(databaseUrl: string): { where: string } {
  try {
    if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw new Error('scheme')
    const { hostname, port, pathname, searchParams } = new URL(databaseUrl.replace('@/', '@localhost/'))
    const host = searchParams.get('host') || hostname || 'localhost'
    return { where: `${host}${port ? `:${port}` : ''}${pathname}` }
  } catch {
    throw new Problem('store-address-invalid')
  }
}

/** The key of the lease every user of a folder holds, shared, as long as it is open. */
const LEASE = 0x56494749

interface Session {
  readonly server: Server
  readonly pool: pg.Pool
  readonly lease: pg.Client
}

/**
 * The PostgreSQL of a folder. Each user holds a shared lease, a lock of the server's own, so that no crash leaves one
 * behind; who closes last gets the lock alone and stops the server.
 */
export async function openFolder(folder: string): Promise<Database> {
  let session = await openSession(folder)
  let reviving: Promise<Session> | null = null
  const revive = async () => {
    reviving ??= reopen().finally(() => {
      reviving = null
    })
    session = await reviving
  }
  const reopen = async () => {
    await endQuietly(session)
    return openSession(folder)
  }
  const database = overPool(folder, () => session.pool, revive)
  return { ...database, close: () => closeSession(session) }
}

async function openSession(folder: string): Promise<Session> {
  const patience = Date.now() + 60_000
  for (;;) {
    const server = await startOrAdopt(folder)
    const config = { host: server.host, port: 5432, user: 'vigie', database: 'postgres' }
    const lease = new pg.Client(config)
    lease.on('error', () => {})
    try {
      await lease.connect()
      // Waits while the last user is stopping the server, and fails with it.
      await lease.query('select pg_advisory_lock_shared($1)', [LEASE])
      return { server, lease, pool: openPool(config) }
    } catch (error) {
      await lease.end().catch(() => {})
      if (!isGone(error) || Date.now() > patience) throw asStoreProblem(error, folder)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function closeSession({ server, pool, lease }: Session): Promise<void> {
  await pool.end().catch(() => {})
  try {
    await lease.query('select pg_advisory_unlock_shared($1)', [LEASE])
    const { rows } = await lease.query('select pg_try_advisory_lock($1) as alone', [LEASE])
    if (rows[0]?.alone) await stopServer(server)
  } catch (error) {
    if (!isGone(error)) throw error
  } finally {
    await lease.end().catch(() => {})
  }
}

async function endQuietly({ pool, lease }: Session): Promise<void> {
  await Promise.allSettled([pool.end(), lease.end()])
}

function overPool(where: string, pool: () => pg.Pool, revive: (() => Promise<void>) | null): Database {
  const acquire = async (): Promise<pg.PoolClient> => {
    try {
      return await pool().connect()
    } catch (error) {
      if (!revive || !isGone(error)) throw asStoreProblem(error, where)
      await revive()
      return pool().connect()
    }
  }
  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await acquire()
    let broken = false
    try {
      return await work(client)
    } catch (error) {
      broken = isGone(error)
      throw asStoreProblem(error, where)
    } finally {
      client.release(broken)
    }
  }
  return {
    where,
    query: (statement) => withClient((client) => queryWith(client)(statement)),
    transaction: (work) =>
      withClient(async (client) => {
        await client.query('begin')
        try {
          const result = await work(queryWith(client), client)
          await client.query('commit')
          return result
        } catch (error) {
          await client.query('rollback').catch(() => {})
          throw error
        }
      }),
    close: async () => {},
  }
}

function queryWith(client: pg.ClientBase): Query {
  return async (statement) => (await client.query(statementOf(statement))).rows
}
