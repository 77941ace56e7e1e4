/** How a parsing child is started: no disk beyond Vigie's own files, no child of its own, and no network where `bwrap` works. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { sep } from 'node:path'
import { packageFile } from '../vocabulary/package-files.ts'

const HEAP_MEGABYTES = 384

export interface ChildCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly isConfined: boolean
}

/** Node's permission model keeps the child in, until one fails to start under it on this machine. */
let isConfined = true

/** What to do when a confined child did not start: go on without. */
export function loosenConfinement(): void {
  isConfined = false
}

function confinement(): string[] {
  if (!isConfined) return []
  const isStable = process.allowedNodeEnvironmentFlags.has('--permission')
  return [isStable ? '--permission' : '--experimental-permission', `--allow-fs-read=${readableFolder()}`]
}

export function childCommand(): ChildCommand {
  const node = [
    ...confinement(),
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    '--disable-proto=delete',
    '--no-warnings',
    packageFile('dist/parse-child.js'),
  ]
  const wrap = sandbox()
  return wrap
    ? { command: wrap, args: [...SANDBOX, process.execPath, ...node], isConfined }
    : { command: process.execPath, args: node, isConfined }
}

/** The folder whose `node_modules` the child's parsers come from: the package's own, or the one it is installed in. */
function readableFolder(): string {
  const root = packageFile('.').replace(/[\\/.]+$/, '')
  const installed = root.lastIndexOf(`${sep}node_modules${sep}`)
  return installed < 0 ? root : root.slice(0, installed)
}

const SANDBOX =
  '--unshare-all --die-with-parent --new-session --ro-bind / / --dev /dev --proc /proc --tmpfs /tmp --'.split(
    ' ',
  )
const BWRAP = '/usr/bin/bwrap'
let found: boolean | undefined

/** `bwrap` where it is installed and allowed to work: many containers forbid it. */
function sandbox(): string | null {
  found ??= existsSync(BWRAP) && spawnSync(BWRAP, [...SANDBOX, '/bin/true'], { timeout: 2000 }).status === 0
  return found ? BWRAP : null
}
