/** Creates a data folder: made aside and moved into place whole, so that a crash or a race leaves all of it or nothing. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../core/problem.ts'
import { type Account, amNamed, isNamed } from './account.ts'
import { dataVersion } from './folder.ts'

export interface Creation {
  readonly root: string
  readonly data: string
  readonly bin: string
  readonly account: Account | null
}

const DRAFT = /^postgres\.new-(\d+)-/

export async function createData(creation: Creation): Promise<void> {
  const { root, data, account } = creation
  if (dataVersion(data) !== null) return
  const uid = account?.uid ?? process.getuid?.() ?? 0
  if (!(account ? isNamed(uid) : amNamed())) throw new Problem('store-account-unnamed', { uid })
  const turn = await takeTurn(root)
  try {
    if (dataVersion(data) === null) await create(creation)
  } finally {
    turn.end()
  }
}

async function create({ root, data, bin, account }: Creation): Promise<void> {
  removeAbandoned(root)
  const draft = join(root, `postgres.new-${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(draft, { mode: 0o700 })
  try {
    if (account) chownSync(draft, account.uid, account.gid)
    await initdb(bin, draft, root, account)
    try {
      renameSync(draft, data)
    } catch (error) {
      // Somebody else's was there first: theirs is as good.
      if (dataVersion(data) === null) throw error
    }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * One locale everywhere, inside PostgreSQL itself: an upgraded system library never changes the order of an index.
 * French is sorted by `Intl.Collator`, not here.
 */
const INITDB = [
  '--locale-provider=builtin',
  '--locale=C.UTF-8',
  '--encoding=UTF8',
  '--auth=trust',
  '--username=vigie',
]

async function initdb(bin: string, draft: string, root: string, account: Account | null): Promise<void> {
  const child = spawn(join(bin, 'initdb'), ['-D', draft, ...INITDB, '--no-instructions'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { LC_ALL: 'C', PATH: process.env.PATH ?? '' },
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString()
    })
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve)
    child.once('error', () => resolve(null))
  })
  if (code === 0) return
  if (/No space left on device|Disk quota exceeded/.test(words))
    throw new Problem('store-disk-full', { where: root })
  const log = join(root, 'postgres.log')
  appendFileSync(log, words)
  throw new Problem('store-start-failed', { folder: root, log })
}

/** Waits its turn to create, so that eight first comers do not all run initdb. Only a courtesy: the move decides. */
async function takeTurn(root: string): Promise<{ end(): void }> {
  const path = join(root, 'creating')
  const patience = Date.now() + 60_000
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return { end: () => rmSync(path, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (Date.now() > patience || !holderLives(path)) rmSync(path, { force: true })
    else await pause(50)
  }
}

function holderLives(path: string): boolean {
  let holder = Number.NaN
  try {
    holder = Number(readFileSync(path, 'utf8') || process.pid)
  } catch {
    return true
  }
  return lives(holder)
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeAbandoned(root: string): void {
  for (const name of readdirSync(root)) {
    const maker = DRAFT.exec(name)
    if (maker && !lives(Number(maker[1]))) rmSync(join(root, name), { recursive: true, force: true })
  }
}
