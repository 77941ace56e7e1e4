/** One thread that reads, as seen by who asks it. */
import { Worker } from 'node:worker_threads'
import type { Reading, ReadOptions } from './reading.ts'

/** A text handed to a thread. */
export interface Asked {
  readonly id: number
  readonly text: string
  readonly options?: ReadOptions | undefined
}

/** What came of it; no reading where reading failed. */
export interface Told {
  readonly id: number
  readonly reading?: Reading
}

interface Waiting {
  readonly size: number
  settle(reading: Reading | undefined): void
}

/** One thread as seen from here: asked, and told. */
export class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  isAlive = true
  /** Characters it has still to read. */
  load = 0

  constructor(script: string) {
    this.#worker = new Worker(script, { execArgv: [] })
    this.#worker.on('message', ({ id, reading }: Told) => this.#settle(id, reading))
    this.#worker.on('error', () => this.#end())
    this.#worker.on('exit', () => this.#end())
  }

  read(text: string, options: ReadOptions | undefined): Promise<Reading | undefined> {
    const id = this.#asked++
    const asked: Asked = { id, text, options }
    return new Promise((settle) => {
      this.#waiting.set(id, { size: text.length, settle })
      this.load += text.length
      this.#worker.postMessage(asked)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle(id: number, reading: Reading | undefined): void {
    const waiting = this.#waiting.get(id)
    if (!waiting) return
    this.#waiting.delete(id)
    this.load -= waiting.size
    waiting.settle(reading)
  }

  #end(): void {
    this.isAlive = false
    for (const id of this.#waiting.keys()) this.#settle(id, undefined)
  }
}
