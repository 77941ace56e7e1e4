/** Texts as their files hold them, for reading on the spot: parsed, not de-identified, never stored. */
import { basename } from 'node:path'
import { Problem } from '../core/problem.ts'
import { LIMITS } from './intake.ts'
import { parseFile } from './parse-file.ts'
import { openParsePool, type ParsePool } from './parse-pool.ts'
import type { ParsedText } from './parsed-file.ts'
import { kindOfBytes, readBytes, readStream, tooLarge } from './read-bytes.ts'
import { type Found, findFiles } from './walk.ts'

export type RawText =
  | { readonly ok: true; readonly file: string; readonly parsed: ParsedText }
  | { readonly ok: false; readonly file: string; readonly problem: Problem }

/**
 * The texts behind files, folders and standard input (`-`), in order. Plain text is decoded here, which starts no child; every other
 * kind goes through a child that may be killed. Tables are refused: they need a mapping and an import.
 */
export async function* rawTexts(inputs: readonly string[]): AsyncGenerator<RawText> {
  let pool: ParsePool | undefined
  const lazyPool = (): ParsePool => {
    pool ??= openParsePool(1)
    return pool
  }
  try {
    for (const input of inputs)
      if (input === '-') yield await rawText({ file: '-', folder: null, kind: 'text', size: 0 }, lazyPool)
      else for await (const found of findFiles([input], () => {})) yield await rawText(found, lazyPool)
  } finally {
    await pool?.close()
  }
}

async function rawText(found: Found, pool: () => ParsePool): Promise<RawText> {
  const { file } = found
  if ('problem' in found) return { ok: false, file, problem: found.problem }
  try {
    return { ok: true, file, parsed: await parsedText(file, found.kind, found.size, pool) }
  } catch (error) {
    if (error instanceof Problem) return { ok: false, file, problem: error }
    throw error
  }
}

async function parsedText(
  file: string,
  named: Parameters<typeof parseFile>[1],
  size: number,
  pool: () => ParsePool,
): Promise<ParsedText> {
  if (size > LIMITS.fileBytes) throw tooLarge(file, size, LIMITS.fileBytes)
  const isStream = file === '-'
  const bytes = isStream
    ? await readStream(process.stdin, LIMITS.fileBytes)
    : await readBytes(file, LIMITS.fileBytes)
  const kind = isStream ? kindOfBytes(bytes) : named
  const name = isStream ? 'stdin' : basename(file)
  const isPlain = kind === 'text' || kind === 'markdown'
  const parsed = isPlain
    ? await parseFile(bytes, kind, name, LIMITS.textLength)
    : await pool().parse({ file: name, kind, bytes, limits: LIMITS })
  if (parsed.kind === 'text') return parsed
  throw parsed.kind === 'refused'
    ? new Problem(parsed.code, { file: name, ...parsed.details })
    : new Problem('table-not-text', { file: name })
}
