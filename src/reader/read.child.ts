/** A thread that reads texts: what `reading-threads.ts` starts, one a core. */
import { parentPort } from 'node:worker_threads'
import { createReader } from './load.ts'
import type { Asked, Told } from './reading-thread.ts'

const reader = createReader()
parentPort?.on('message', ({ id, text, options }: Asked) => {
  let told: Told = { id }
  try {
    told = { id, reading: reader.read(text, options) }
  } catch {
    // Read once more where it was asked for, and the error told there.
  }
  parentPort?.postMessage(told)
})
