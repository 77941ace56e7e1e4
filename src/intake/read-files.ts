/** Files, folders and standard input to documents and tables without names, one after the other. */
import { basename } from 'node:path'
import { Problem } from '../core/problem.ts'
import { type BesideFile, readFolderDefaults, readMappingFile, readSidecar } from './beside.ts'
import { buildDocument, type Received } from './build-document.ts'
import type { CodeBook } from './code-book.ts'
import { hashOf } from './document-id.ts'
import {
  type FileKind,
  type Intake,
  type IntakeEvent,
  type IntakeOptions,
  LIMITS,
  type Metadata,
} from './intake.ts'
import { readMapping } from './mapping.ts'
import { mergeMetadata, readMetadata } from './metadata.ts'
import { openParsePool, type ParsePool } from './parse-pool.ts'
import type { ParsedFile } from './parsed-file.ts'
import { kindOfBytes, readBytes, readStream, tooLarge } from './read-bytes.ts'
import { readTable } from './read-table.ts'
import { type Found, type FoundFile, findFiles } from './walk.ts'

/**
 * Takes in files, folders and standard input (`-`), in the order given, folders sorted by name. A file that cannot
 * be read is refused with a reason and the rest goes on; nothing is thrown but the abort of `options.signal`.
 *
 * Each file is parsed in a child process that may be killed; here, before anything else, it loses its names.
 */
export async function* readFiles(
  inputs: readonly string[],
  options: IntakeOptions = {},
  onEvent: (event: IntakeEvent) => void = () => {},
): AsyncGenerator<Intake> {
  const found: Found[] = []
  for (const input of inputs)
    if (input === '-') found.push({ file: '-', folder: null, kind: options.kind ?? 'text', size: 0 })
    else for await (const item of findFiles([input], onEvent, options.signal)) found.push(item)
  const bytes = found.reduce((sum, item) => sum + ('size' in item ? item.size : 0), 0)
  onEvent({ type: 'found', files: found.length, bytes })
  const pool = options.pool ?? openParsePool()
  try {
    yield* readInOrder(found, { ...options, pool }, onEvent)
  } finally {
    if (!options.pool) await pool.close()
  }
}

interface Run extends IntakeOptions {
  readonly pool: ParsePool
}

/** Files are parsed a few ahead of the one given out, so that children and parent work at once; the order stays. */
async function* readInOrder(
  found: readonly Found[],
  run: Run,
  onEvent: (event: IntakeEvent) => void,
): AsyncGenerator<Intake> {
  const started: Promise<Taken>[] = []
  const defaults = new Map<string, Promise<BesideFile | null>>()
  let files = 0
  let bytes = 0
  for (const [index, item] of found.entries()) {
    for (let next = index; next < Math.min(index + run.pool.size + 1, found.length); next++) {
      const ahead = found[next]
      if (ahead && !started[next]) started[next] = take(ahead, run, defaults)
    }
    const taken = await started[index]
    delete started[index]
    run.signal?.throwIfAborted()
    files++
    bytes += 'size' in item ? item.size : 0
    if (!taken) continue
    if ('known' in taken) {
      onEvent({ type: 'known', file: item.file, originalHash: taken.known })
      continue
    }
    const intake = finish(taken)
    yield intake
    onEvent({ type: 'read', file: item.file, ok: intake.ok, files, bytes })
  }
}

/** A file after its child is done with it; the parent's share of the work is still to do. */
type Taken =
  | { readonly known: string }
  | { readonly file: string; readonly finish: () => Intake }
  | { readonly file: string; readonly problem: Problem }

function finish(taken: Exclude<Taken, { known: string }>): Intake {
  if ('problem' in taken) return { ok: false, file: taken.file, problem: taken.problem }
  try {
    return taken.finish()
  } catch (error) {
    if (error instanceof Problem) return { ok: false, file: taken.file, problem: error }
    throw error
  }
}

async function take(
  item: Found,
  run: Run,
  defaults: Map<string, Promise<BesideFile | null>>,
): Promise<Taken> {
  if ('problem' in item) return { file: item.file, problem: item.problem }
  try {
    return await takeFile(item, run, defaults)
  } catch (error) {
    if (error instanceof Problem) return { file: item.file, problem: error }
    throw error
  }
}

async function takeFile(
  item: FoundFile,
  run: Run,
  defaults: Map<string, Promise<BesideFile | null>>,
): Promise<Taken> {
  const limits = { ...LIMITS, ...run.limits }
  const { file } = item
  if (item.size > limits.fileBytes) throw tooLarge(file, item.size, limits.fileBytes)
  const isStream = file === '-'
  const bytes = isStream
    ? await readStream(run.stdin ?? process.stdin, limits.fileBytes)
    : await readBytes(file, limits.fileBytes)
  if (bytes.length === 0) throw new Problem('empty-file', { file: nameOf(file) })
  const received: Received = { file: isStream ? 'stdin' : file, originalHash: hashOf(bytes) }
  if (await run.isKnown?.(received.originalHash)) return { known: received.originalHash }
  const kind = isStream ? (run.kind ?? kindOfBytes(bytes)) : item.kind
  const folders = isStream ? [] : await readFolderDefaults(file, item.folder, defaults)
  const around = {
    options: run.metadata ?? {},
    sidecar: isStream || kind === 'csv' ? {} : asMetadata(await readSidecar(file)),
    folders: folders.map(asMetadata),
  }
  if (kind === 'csv') return takeTable(bytes, received, around, run)
  const parsed = await parse(bytes, kind, received, run)
  if (parsed.kind !== 'text') throw new Problem('file-damaged', { file: nameOf(file) })
  return { file, finish: () => buildDocument(parsed, received, around, run) }
}

async function takeTable(
  bytes: Buffer,
  received: Received,
  around: { readonly options: Metadata; readonly folders: readonly Metadata[] },
  run: Run,
): Promise<Taken> {
  const name = nameOf(received.file)
  const beside = await readMappingFile(received.file, run.mapping)
  if (!beside) throw new Problem('csv-no-mapping', { file: name })
  const mapping = readMapping(beside)
  const metadata = mergeMetadata(around.options, mapping.source, ...around.folders)
  const parsed = await parse(bytes, 'csv', received, run, mapping.separator)
  if (parsed.kind !== 'table') throw new Problem('file-damaged', { file: name })
  const book = run.codeBook ?? (await ownCodeBook())
  return {
    file: received.file,
    finish: () => readTable(parsed, received, mapping, metadata, book, run),
  }
}

/** Vigie's own names, loaded when the first table needs them. */
async function ownCodeBook(): Promise<CodeBook> {
  const [{ codeBook }, { loadVocabulary }, { loadGazetteer }] = await Promise.all([
    import('./code-book.ts'),
    import('../vocabulary/load.ts'),
    import('../vocabulary/gazetteer.ts'),
  ])
  return codeBook(loadVocabulary(), loadGazetteer)
}

async function parse(
  bytes: Buffer,
  kind: FileKind,
  { file }: Received,
  run: Run,
  separator?: string,
): Promise<Exclude<ParsedFile, { kind: 'refused' }>> {
  const limits = { ...LIMITS, ...run.limits }
  const name = nameOf(file)
  const parsed = await run.pool.parse({ file: name, kind, bytes, limits, separator })
  if (parsed.kind === 'refused') throw new Problem(parsed.code, { file: name, ...parsed.details })
  return parsed
}

const asMetadata = (beside: BesideFile | null): Metadata =>
  beside === null ? {} : readMetadata(beside.text, beside.name).metadata

const nameOf = (file: string): string => (file === '-' ? 'stdin' : basename(file))
