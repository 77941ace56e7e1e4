/** What a data folder's `postmaster.pid` says of its server: none, alive and ready, or dead and to be forgotten. */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'

export interface Postmaster {
  readonly pid: number
  readonly socketFolder: string
  readonly isReady: boolean
}

/** More than the largest process number Linux gives: no process ever has it. */
const NOBODY = 4_194_305

/** What the pid file says, or null when there is none or it is still being written. */
export function readPostmaster(data: string): Postmaster | null {
  const lines = readLines(join(data, 'postmaster.pid'))
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0) return null
  return { pid, socketFolder: lines[4] ?? '', isReady: (lines[7] ?? '').startsWith('ready') }
}

function readLines(path: string): string[] | null {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return null
  }
}

/**
 * True when the process is this folder's server and runs. A zombie is dead though a signal still reaches it, and so is
 * a stranger who was given the number of a server that died with the machine.
 */
export function isAlive(pid: number, data: string): boolean {
  if (!answersSignals(pid)) return false
  return process.platform === 'linux' ? livesInProc(pid, data) : livesInPs(pid)
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function livesInProc(pid: number, data: string): boolean {
  const stat = readLines(`/proc/${pid}/stat`)?.[0]
  if (!stat) return false
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
  const state = stat.slice(stat.lastIndexOf(')') + 2)[0]
  if (state === 'Z' || state === 'X' || name !== 'postgres') return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
  } catch {
    return true
  }
}

function livesInPs(pid: number): boolean {
  try {
    const [state = 'Z', ...command] = execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/)
    return !state.startsWith('Z') && basename(command.join(' ')) === 'postgres'
  } catch {
    return false
  }
}

/**
 * Lets a new server pass a dead one's lock files: PostgreSQL takes a zombie or a stranger with the same number for the
 * server and refuses to start. The number is replaced by one no process has; the rest stays, so that PostgreSQL still
 * checks by itself that no orphan of the dead server holds its shared memory.
 */
export function forgetDead(data: string, dead: Postmaster): void {
  for (const file of [join(data, 'postmaster.pid'), join(dead.socketFolder, '.s.PGSQL.5432.lock')])
    renumber(file, dead.pid)
}

/**
 * Read and written through one open file: a server that starts meanwhile unlinks a dead one's file and makes its own,
 * which is then another file and keeps its number.
 */
function renumber(path: string, dead: number): void {
  let file: number
  try {
    file = openSync(path, 'r+')
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isGone || readLines(path) === null) return
    throw error
  }
  try {
    const [pid, ...rest] = readFileSync(file, 'utf8').split('\n')
    if (Number(pid) !== dead) return
    const words = [String(NOBODY), ...rest].join('\n')
    writeSync(file, words, 0)
    ftruncateSync(file, Buffer.byteLength(words))
  } finally {
    closeSync(file)
  }
}
