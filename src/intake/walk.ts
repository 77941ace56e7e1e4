/** The files behind what a user names: folders are walked in order of name, hidden files and links passed over. */
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Problem } from '../core/problem.ts'
import type { FileKind, IntakeEvent, Refusal } from './intake.ts'

export interface FoundFile {
  /** As the user will find it. */
  readonly file: string
  /** Folder the user named, whose and whose subfolders' `vigie.yml` count; null for a file named itself. */
  readonly folder: string | null
  readonly kind: FileKind
  readonly size: number
}

export type Found = FoundFile | Refusal

const KINDS: Readonly<Record<string, FileKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.csv': 'csv',
  '.tsv': 'csv',
}

/**
 * The kind of a file by its name.
 *
 * @example
 * kindOfName('Note 2024.TXT') // => 'text'
 * kindOfName('photo.png') // => null
 */
export const kindOfName = (name: string): FileKind | null => KINDS[extname(name).toLowerCase()] ?? null

/** Every file behind the inputs, or why one cannot be had; `-` is left to the caller. */
export async function* findFiles(
  inputs: readonly string[],
  onEvent: (event: IntakeEvent) => void,
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  for (const input of inputs) {
    signal?.throwIfAborted()
    const status = await stat(input).catch((error: unknown) => asProblem(error, input))
    if (status instanceof Problem) yield { ok: false, file: input, problem: status }
    else if (status.isDirectory()) yield* walkFolder(input, input, onEvent, signal)
    else if (status.isFile()) yield asFound(input, null, status.size)
    else yield { ok: false, file: input, problem: new Problem('not-a-file', { file: basename(input) }) }
  }
}

async function* walkFolder(
  folder: string,
  top: string,
  onEvent: (event: IntakeEvent) => void,
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  signal?.throwIfAborted()
  const names = await readdir(folder).catch((error: unknown) => asProblem(error, folder))
  if (names instanceof Problem) return yield { ok: false, file: folder, problem: names }
  const known = new Set(names)
  for (const name of names.sort()) {
    const file = join(folder, name)
    if (isHidden(name)) {
      onEvent({ type: 'skipped', file, why: 'hidden' })
      continue
    }
    const status = await lstat(file).catch((error: unknown) => asProblem(error, file))
    if (status instanceof Problem) yield { ok: false, file, problem: status }
    else if (status.isDirectory()) yield* walkFolder(file, top, onEvent, signal)
    else if (status.isSymbolicLink()) onEvent({ type: 'skipped', file, why: 'link' })
    else if (!status.isFile()) onEvent({ type: 'skipped', file, why: 'not-a-file' })
    else if (!isBeside(name, known)) yield asFound(file, top, status.size)
  }
}

function asFound(file: string, folder: string | null, size: number): Found {
  const kind = kindOfName(file)
  if (kind) return { file, folder, kind, size }
  return { ok: false, file, problem: new Problem('unknown-kind', { file: basename(file) }) }
}

/** Hidden, or a lock or leftover of another program. */
const isHidden = (name: string): boolean => /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name)

export const FOLDER_DEFAULTS = 'vigie.yml'

/** True for files that say something of others: `vigie.yml`, `x.csv` › `x.map.yml`, `x.md` › `x.md.yml` or `x.yml`. */
function isBeside(name: string, names: ReadonlySet<string>): boolean {
  if (name === FOLDER_DEFAULTS) return true
  const stem = /^(.+?)(?:\.map)?\.ya?ml$/.exec(name)?.[1]
  if (stem === undefined) return false
  return names.has(stem) || Object.keys(KINDS).some((extension) => names.has(stem + extension))
}

/** What a failure of the file system means to its user. */
export function asProblem(error: unknown, file: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const details = { file: basename(file) }
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Problem('not-found', details)
  if (code === 'EACCES' || code === 'EPERM') return new Problem('no-permission', details)
  return new Problem('unreadable-file', { ...details, cause: code })
}
