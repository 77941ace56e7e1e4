/** What a command was given to work on: files by name, or `-` for standard input. */
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Problem } from '../core/problem.ts'

/** The bytes of a file, or of standard input for `-`. */
export async function bytesOf(path: string): Promise<Buffer> {
  if (path !== '-')
    return readFile(path).catch((error: unknown) => {
      throw fileProblem(error, path)
    })
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/**
 * A document's name for people and programs: the file's, without folders and extension.
 *
 * @example
 * idOf('notes/2016-05 Lille.txt') // => '2016-05 Lille'
 */
export const idOf = (path: string): string => (path === '-' ? 'stdin' : basename(path, extname(path)))

/** An error of the file system as a problem the user can mend; any other error as it is. */
export function fileProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const details = { file: basename(path) }
  if (code === 'ENOENT') return new Problem('not-found', details)
  if (code === 'EACCES' || code === 'EPERM') return new Problem('no-permission', details)
  if (code === 'ENOSPC') return new Problem('store-disk-full', { where: basename(path) })
  return error
}
