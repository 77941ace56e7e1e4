/**
 * Starts the PostgreSQL of a folder, or adopts the one that runs there already: whoever comes first starts it, all
 * others join by its socket. It outlives the process that started it; `stopServer` ends it.
 */
import { spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readFileSync, renameSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../core/problem.ts'
import { type Account, chooseAccount } from './account.ts'
import { findBinaries, type Platform, readyBinaries, thisPlatform } from './binaries.ts'
import { asFolderProblem, dataVersion, prepareFolder, prepareSocketFolder, socketFolder } from './folder.ts'
import { createData } from './initdb.ts'
import { forgetDead, isAlive, type Postmaster, readPostmaster } from './postmaster.ts'

export interface Server {
  readonly pid: number
  /** Folder of its Unix socket: the `host` of a connection. */
  readonly host: string
  readonly data: string
}

export interface LaunchOptions {
  readonly platform?: Platform
  readonly account?: Account | null
  /** Folder of the binaries (`bin`, `lib`, `share`); the npm package's otherwise. */
  readonly native?: string
}

/** The PostgreSQL that comes with this Vigie. */
export const POSTGRES_MAJOR = 18

/** How long a start that meets a dying server's remains is tried again. */
const PATIENCE = 30_000
/** How long a living server may take to be ready: it may be recovering from a crash. */
const RECOVERY = 600_000

export async function startOrAdopt(folder: string, options: LaunchOptions = {}): Promise<Server> {
  try {
    return await startOrAdoptIn(folder, options)
  } catch (error) {
    throw asFolderProblem(error, folder)
  }
}

async function startOrAdoptIn(folder: string, options: LaunchOptions): Promise<Server> {
  const chosen = options.account === undefined ? chooseAccount() : options.account
  const account = ownerOf(join(folder, 'postgres'), chosen)
  const root = prepareFolder(folder, account)
  const data = join(root, 'postgres')
  const began = Date.now()
  for (;;) {
    const running = readPostmaster(data)
    const ready = running && (await untilReady(data, running))
    if (ready) return ready
    const dead = readPostmaster(data)
    if (dead && !isAlive(dead.pid, data)) forgetDead(data, dead)
    const native = options.native ?? findBinaries(options.platform ?? thisPlatform())
    const bin = join(readyBinaries(native, root, account), 'bin')
    await createData({ root, data, bin, account })
    checkVersion(folder, data)
    const server = await start({ root, data, bin, account })
    if (server) return server
    if (Date.now() - began > PATIENCE)
      throw new Problem('store-start-failed', { folder, log: join(root, LOG) })
    await pause(100)
  }
}

/** A data folder made earlier keeps its account, even when a better one has appeared since. */
function ownerOf(data: string, account: Account | null): Account | null {
  const found = account && statSync(data, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { name: `user ${found.uid}`, uid: found.uid, gid: found.gid } : account
}

function checkVersion(folder: string, data: string): void {
  const found = dataVersion(data)
  if (found === null || found === POSTGRES_MAJOR) return
  const code = found > POSTGRES_MAJOR ? 'store-newer-postgres' : 'store-older-postgres'
  throw new Problem(code, { folder, found, known: POSTGRES_MAJOR })
}

/** Waits while a server that somebody started gets ready; null when it is dead or goes instead. */
async function untilReady(data: string, first: Postmaster): Promise<Server | null> {
  const began = Date.now()
  for (
    let found: Postmaster | null = first;
    found && isAlive(found.pid, data);
    found = readPostmaster(data)
  ) {
    if (found.isReady) return { pid: found.pid, host: found.socketFolder, data }
    if (Date.now() - began > RECOVERY)
      throw new Problem('store-start-failed', { folder: dirname(data), log: join(dirname(data), LOG) })
    await pause(25)
  }
  return null
}

const LOG = 'postgres.log'

/** Local, durable and quiet: nothing but errors is logged, and never the words of a statement. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_min_messages: 'error',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

interface Start {
  readonly root: string
  readonly data: string
  readonly bin: string
  readonly account: Account | null
}

/** Starts a server, detached; null when another was first or a dead one still stands in the way. */
async function start({ root, data, bin, account }: Start): Promise<Server | null> {
  const host = socketFolder(root)
  prepareSocketFolder(host, account)
  const path = join(root, LOG)
  const { log, offset } = openLog(path, account)
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: host })
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...settings.flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    {
      detached: true,
      cwd: root,
      stdio: ['ignore', log, log],
      env: { LC_ALL: 'C', PATH: process.env.PATH ?? '' },
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  )
  closeSync(log)
  let ended = false
  let hasRun = true
  const gone = new Promise<void>((resolve) => {
    const end = () => {
      ended = true
      resolve()
    }
    child.once('exit', end)
    child.once('error', () => {
      hasRun = false
      end()
    })
  })
  while (!ended) {
    const found = readPostmaster(data)
    if (found && found.pid === child.pid && found.isReady) {
      child.unref()
      return { pid: found.pid, host, data }
    }
    await Promise.race([gone, pause(15)])
  }
  const words = readFileSync(path).subarray(offset).toString()
  return hasRun && isWordless(words) ? null : explainEnd(root, path, words)
}

function openLog(path: string, account: Account | null): { log: number; offset: number } {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > 1_000_000) renameSync(path, `${path}.old`)
  const log = openSync(path, 'a', 0o600)
  if (account) chownSync(path, account.uid, account.gid)
  return { log, offset: size > 1_000_000 ? 0 : size }
}

/** One that ended without a word of its own, but that it or another was starting, was stopped or killed by somebody else. */
const isWordless = (words: string): boolean =>
  words.split('\n').every((line) => line === '' || line.includes(' LOG:  '))

const PASSING =
  /lock file ".*" (?:already exists|is empty)|could not create lock file|shared memory block .* is still in use|could not bind Unix|Is another postmaster/

/** Why a server ended at once: null when trying again may help. */
function explainEnd(folder: string, log: string, words: string): null {
  if (/No space left on device|Disk quota exceeded/.test(words))
    throw new Problem('store-disk-full', { where: folder })
  if (PASSING.test(words)) return null
  throw new Problem('store-start-failed', { folder, log })
}

/** Ends a server in order: open transactions are rolled back, everything acknowledged is on disk, its socket's folder is gone. */
export async function stopServer(server: Pick<Server, 'pid' | 'data'> & Partial<Server>): Promise<void> {
  if (!isAlive(server.pid, server.data)) return
  process.kill(server.pid, 'SIGINT')
  while (isAlive(server.pid, server.data)) await pause(20)
  try {
    if (server.host) rmdirSync(server.host)
  } catch {
    // Somebody else is starting there already.
  }
}

/** The running server of a folder, or null. */
export function runningServer(folder: string): Server | null {
  const data = join(folder, 'postgres')
  const found = readPostmaster(data)
  return found && isAlive(found.pid, data) ? { pid: found.pid, host: found.socketFolder, data } : null
}
