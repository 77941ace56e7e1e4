/**
 * Stores for tests: each on a fresh database, copied from a migrated template, on Vigie's own PostgreSQL and on Debian's.
 * Both servers start when first asked for and end with the test run (`databases-home.ts`).
 */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { chooseAccount } from '../src/store/embedded/account.ts'
import { startOrAdopt } from '../src/store/embedded/launch.ts'
import { type OpenOptions, openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { HOME_VARIABLE, removeFolder } from './databases-home.ts'

export const DATABASES = ['embedded', 'debian'] as const
export type DatabaseKind = (typeof DATABASES)[number]

interface TestServer {
  readonly host: string
  readonly user: string
}

/** Runs `use` on an empty store of its own; gives the address too, for a command run with DATABASE_URL. */
export async function withStore<T>(
  kind: DatabaseKind,
  use: (store: Store, databaseUrl: string) => Promise<T>,
  options: Omit<OpenOptions, 'folder' | 'databaseUrl'> = {},
): Promise<T> {
  return withDatabase(kind, async (databaseUrl) => {
    const store = await openStore({ ...options, databaseUrl })
    try {
      return await use(store, databaseUrl)
    } finally {
      await store.close()
    }
  })
}

/** Runs `use` with the address of a migrated, empty database, dropped afterwards. */
export async function withDatabase<T>(
  kind: DatabaseKind,
  use: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  const server = await serverOf(kind)
  await makeTemplate(server)
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await administer(server, `create database ${name} template vigie_template`)
  try {
    return await use(addressOf(server, name))
  } finally {
    await administer(server, `drop database if exists ${name} with (force)`)
  }
}

/** Runs `use` with a new folder for an embedded store; its server is stopped and the folder removed afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(homeOfServers(), 'folder-'))
  try {
    return await use(folder)
  } finally {
    await removeFolder(folder)
  }
}

const addressOf = ({ host, user }: TestServer, database: string): string =>
  `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`

async function administer(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(server, 'postgres') })
  await client.connect()
  try {
    // One at a time: a template cannot be copied by two at once while it is being made.
    await client.query('select pg_advisory_lock(1)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function makeTemplate(server: TestServer): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(server, 'postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    const { rowCount } = await client.query(`select from pg_database where datname = 'vigie_template'`)
    if (rowCount) return
    await client.query('create database vigie_draft')
    const store = await openStore({ databaseUrl: addressOf(server, 'vigie_draft') })
    await store.close()
    await client.query('alter database vigie_draft rename to vigie_template')
  } finally {
    await client.end()
  }
}

async function serverOf(kind: DatabaseKind): Promise<TestServer> {
  const home = homeOfServers()
  if (kind === 'debian') return startDebian(join(home, 'debian'))
  const { host } = await startOrAdopt(join(home, 'embedded'))
  return { host, user: 'vigie' }
}

function homeOfServers(): string {
  const home = process.env[HOME_VARIABLE]
  if (!home)
    throw new Error(`${HOME_VARIABLE} is not set: databases-home.ts must be a global setup of the tests`)
  return home
}

/** Debian's PostgreSQL on a socket of its own, run as user postgres when the tests run as root. */
async function startDebian(folder: string): Promise<TestServer> {
  const account = chooseAccount()
  const bin = debianBinaries()
  const server = { host: folder, user: 'vigie' }
  const run = (program: string, args: string[]) => {
    const { status } = spawnSync(join(bin, program), args, {
      cwd: folder,
      stdio: 'ignore',
      env: { LC_ALL: 'C', PATH: process.env.PATH ?? '' },
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    return status === 0
  }
  const isFirst = tryMakeFolder(folder)
  if (isFirst) {
    if (account) chownSync(folder, account.uid, account.gid)
    const data = join(folder, 'data')
    run('initdb', [
      '-D',
      data,
      '--auth=trust',
      '--username=vigie',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ])
    const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`
    run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
  }
  for (const began = Date.now(); ; ) {
    if (await answers(server)) return server
    if (Date.now() - began > 60_000) throw new Error(`Debian's PostgreSQL did not start; see ${folder}/log`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function tryMakeFolder(folder: string): boolean {
  if (existsSync(folder)) return false
  try {
    mkdirSync(folder, { mode: 0o700 })
    return true
  } catch {
    return false
  }
}

async function answers(server: TestServer): Promise<boolean> {
  const client = new pg.Client({ connectionString: addressOf(server, 'postgres') })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

function debianBinaries(): string {
  const folder = '/usr/lib/postgresql'
  const version = readdirSync(folder).find((name) => existsSync(join(folder, name, 'bin', 'initdb')))
  if (!version) throw new Error('Debian’s PostgreSQL is not installed: apt-get install -y postgresql')
  return join(folder, version, 'bin')
}
