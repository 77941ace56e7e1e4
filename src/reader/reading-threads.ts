/** The shipped reader for many texts: here, and once there is much to read, on a thread for each further core as well. */
import { availableParallelism, totalmem } from 'node:os'
import { packageFile } from '../vocabulary/package-files.ts'
import { createReader } from './load.ts'
import type { Readers } from './readers.ts'
import type { Reader, Reading, ReadOptions } from './reading.ts'
import type { Thread } from './reading-thread.ts'

export interface ThreadOptions {
  /** Threads at most, beside the one that asks. */
  readonly threads?: number
  /** Characters read here before threads are started. */
  readonly startAt?: number
  /** What reads here, and again what a thread did not: the shipped reader, as in the threads. */
  readonly reader?: Pick<Reader, 'version' | 'read'>
  /** What a thread runs. */
  readonly script?: string
}

/** Each has a copy of what was learned, some 230 MB with its work: one for each gigabyte of the machine is the most. */
const MOST_THREADS = 7
const ROOM = 2 ** 30
/** A thread is as slow as this program was when it started, until V8 has compiled what it reads with: below this, nothing is gained. */
const START_AT = 400_000
/** Texts at each thread, so that it never waits for one; below so many of the length of a text, the thread gets it, else it is read here. */
const WAITING = 3

/**
 * Opens the shipped reader for many texts. Nothing is started before there is much to read; what a thread cannot read, be it that the
 * thread dies, is read here.
 */
export function openReaders(options: ThreadOptions = {}): Readers {
  return new ReadingThreads(options)
}

/** One for each further core, as far as there is memory for them. */
function threadsHere(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return Math.min(availableParallelism() - 1, Math.floor(memory / ROOM) - 1)
}

class ReadingThreads implements Readers {
  readonly #reader: Pick<Reader, 'version' | 'read'>
  readonly #most: number
  readonly #startAt: number
  readonly #script: string
  #threads: Thread[] | undefined
  #characters = 0
  #isClosed = false

  constructor({
    threads = threadsHere(),
    startAt = START_AT,
    reader = createReader(),
    script = packageFile('dist/read-child.js'),
  }: ThreadOptions) {
    this.#most = Math.min(threads, MOST_THREADS)
    this.#startAt = startAt
    this.#reader = reader
    this.#script = script
  }

  get version(): string {
    return this.#reader.version
  }

  get ahead(): number {
    return (this.#threads?.length ?? 0) * (WAITING + 1)
  }

  async read(text: string, options?: ReadOptions): Promise<Reading> {
    const thread = await this.#threadFor(text)
    const reading = this.#isClosed ? undefined : await thread?.read(text, options)
    if (!reading && this.#isClosed) throw new Error('these readers were closed')
    return reading ?? this.#reader.read(text, options)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#threads?.map((thread) => thread.close()) ?? [])
  }

  /** The thread with least to read; none before there are threads, once all died, or where each has enough to go on with. */
  async #threadFor(text: string): Promise<Thread | undefined> {
    this.#characters += text.length
    if (this.#most > 0 && this.#characters > this.#startAt && !this.#threads) {
      // Loaded only when asked for: a command that reads one text starts without it.
      const { Thread } = await import('./reading-thread.ts')
      if (!this.#isClosed)
        this.#threads ??= Array.from({ length: this.#most }, () => new Thread(this.#script))
    }
    let idlest: Thread | undefined
    for (const thread of this.#threads ?? [])
      if (thread.isAlive && thread.load < (idlest?.load ?? WAITING * text.length)) idlest = thread
    return idlest
  }
}
