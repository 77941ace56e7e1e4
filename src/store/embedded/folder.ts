/** The folder of an embedded store and the private folder of its socket: made, owned and checked. */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../../core/problem.ts'
import { type Account, canEnter } from './account.ts'

/**
 * Where the store lies when nobody says: VIGIE_FOLDER, else the user's data folder, else /var/lib/vigie for root.
 *
 * @example
 * defaultFolder({ XDG_DATA_HOME: '/home/alice/.data' }, 1000) // => '/home/alice/.data/vigie'
 */
export function defaultFolder(env: NodeJS.ProcessEnv = process.env, uid = process.getuid?.()): string {
  if (env.VIGIE_FOLDER) return resolve(env.VIGIE_FOLDER)
  if (uid === 0) return '/var/lib/vigie'
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'vigie')
}

/** Makes the folder if need be; when PostgreSQL runs as another account, an empty or new folder becomes that account's. */
export function prepareFolder(folder: string, account: Account | null): string {
  try {
    makeFolder(folder)
    const real = realpathSync(folder)
    if (!account) return real
    if (readdirSync(real).length === 0) chownSync(real, account.uid, account.gid)
    if (!canEnter(real, account))
      throw new Problem('store-folder-unreachable', { folder, account: account.name })
    return real
  } catch (error) {
    throw asFolderProblem(error, folder)
  }
}

/** Makes a folder and those above it, step by step: Node's own way never returns where the system answers as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error
  }
}

/** What a failing file operation in the folder means to the user. */
export function asFolderProblem(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Problem('store-disk-full', { where: folder })
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code === 'ENOTDIR' ||
    code === 'ENOENT' ||
    code === 'EEXIST'
  )
    return new Problem('store-folder-forbidden', { folder }, { cause: error })
  return error
}

/** Longest path a Unix socket takes everywhere Vigie runs, its end mark included. */
const SOCKET_PATH_LIMIT = 103

/**
 * Where the server of a folder listens: short whatever the folder's own path, the same for every process; in /tmp when
 * the user's temporary folder is itself too long.
 *
 * @throws Problem `store-socket-too-long` when neither leaves room.
 */
export function socketFolder(folder: string, bases = [tmpdir(), '/tmp']): string {
  const name = `vigie-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  for (const base of bases) {
    const path = join(base, name)
    if (Buffer.byteLength(join(path, '.s.PGSQL.5432')) <= SOCKET_PATH_LIMIT) return path
  }
  throw new Problem('store-socket-too-long', { path: join(bases[0] ?? '', name) })
}

/** Makes the socket's folder for its owner alone; refuses one that somebody else laid there. */
export function prepareSocketFolder(path: string, account: Account | null): void {
  const owner = account?.uid ?? process.getuid?.()
  makeFolder(path)
  const found = lstatSync(path)
  if (account && found.uid === 0 && found.isDirectory()) chownSync(path, account.uid, account.gid)
  const { uid, mode } = lstatSync(path)
  if (!found.isDirectory() || uid !== owner) throw new Problem('store-socket-unsafe', { folder: path })
  if ((mode & 0o077) !== 0) chmodSync(path, 0o700)
}

/** The PostgreSQL that made a data folder, or null when there is none yet. */
export function dataVersion(data: string): number | null {
  try {
    return Number(readFileSync(join(data, 'PG_VERSION'), 'utf8').trim())
  } catch {
    return null
  }
}
