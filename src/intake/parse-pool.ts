/** The pool: warm child processes that parse files, each killed and replaced when a file is too much for it. */
import type { FileKind, Limits } from './intake.ts'
import { ParseChild } from './parse-child.ts'
import type { ParsedFile } from './parsed-file.ts'

export interface ParseJob {
  /** Name of the file, for messages only. */
  readonly file: string
  readonly kind: FileKind
  readonly bytes: Uint8Array
  readonly limits: Limits
  /** What parts the columns of a CSV, where its mapping says it. */
  readonly separator?: string
}

export interface ParsePool {
  /** What became of the file; a file that is too much for a child is refused, never thrown. */
  parse(job: ParseJob): Promise<ParsedFile>
  close(): Promise<void>
  readonly size: number
}

/** Files a child reads before a fresh one takes its place: what leaks in a parser stays small. */
const FILES_A_CHILD = 2000

/**
 * Opens a pool. Children start with the first files and stay warm until `close`.
 *
 * @param size children at once; two read faster than the de-identification behind them writes.
 */
export function openParsePool(size = 2): ParsePool {
  const idle: ParseChild[] = []
  const all = new Set<ParseChild>()
  const waiting: (() => void)[] = []
  let busy = 0

  async function parse(job: ParseJob): Promise<ParsedFile> {
    if (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve))
    busy++
    const child = idle.pop() ?? startChild()
    try {
      return await child.parse(job)
    } finally {
      busy--
      if (child.isAlive && child.filesRead < FILES_A_CHILD) idle.push(child)
      else retire(child)
      waiting.shift()?.()
    }
  }

  function startChild(): ParseChild {
    const child = new ParseChild()
    all.add(child)
    return child
  }

  function retire(child: ParseChild): void {
    child.kill()
    all.delete(child)
  }

  async function close(): Promise<void> {
    idle.length = 0
    for (const child of all) retire(child)
  }

  return { parse, close, size }
}
