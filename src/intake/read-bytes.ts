/** The bytes of a file or of standard input, never more than the limit. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '../core/problem.ts'
import type { FileKind } from './intake.ts'
import { asProblem } from './walk.ts'

/** @throws Problem `too-large`, `no-permission`, `not-found`, `unreadable-file`. */
export async function readBytes(file: string, most: number): Promise<Buffer> {
  try {
    // Not to wait for a writer where a pipe took the file's place since it was found.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const status = await handle.stat()
      if (!status.isFile()) throw new Problem('not-a-file', { file: basename(file) })
      if (status.size > most) throw tooLarge(file, status.size, most)
      const bytes = await handle.readFile()
      if (bytes.length > most) throw tooLarge(file, bytes.length, most)
      return bytes
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw error instanceof Problem ? error : asProblem(error, file)
  }
}

export async function readStream(stream: AsyncIterable<Uint8Array | string>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array)
    length += bytes.length
    if (length > most) throw tooLarge('-', length, most)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

export function tooLarge(file: string, size: number, most: number): Problem {
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000)
  return new Problem('too-large', { file: basename(file), size: megabytes(size), most: megabytes(most) })
}

/** The kind of bytes without a name. */
export function kindOfBytes(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart()
  if (start.startsWith('%PDF-')) return 'pdf'
  if (start.startsWith('PK\x03\x04') || start.startsWith('\xd0\xcf\x11\xe0')) return 'docx'
  return /^(?:<!doctype html|<html[\s>])/i.test(start) ? 'html' : 'text'
}
