/** One parsing child as its parent sees it: asked one file at a time, watched, killed when a file is too much. */
import { type ChildProcess, spawn } from 'node:child_process'
import { childCommand, loosenConfinement } from './child-command.ts'
import { FrameReader, frame } from './frames.ts'
import type { ParseJob } from './parse-pool.ts'
import type { ParsedFile, ParseRefusal } from './parsed-file.ts'
import { residentBytes } from './resident-memory.ts'

type Ending = 'parse-timeout' | 'parse-memory' | 'output-too-large' | 'file-damaged' | 'stopped'

const WATCH_EVERY = 50

export class ParseChild {
  readonly #process: ChildProcess
  readonly #ready: Promise<boolean>
  #reader = new FrameReader(1000)
  #settle: (answer: ParsedFile | Ending) => void = () => {}
  #filesRead = 0
  #isAlive = true
  readonly #wasConfined: boolean

  constructor() {
    const { command, args, isConfined } = childCommand()
    this.#wasConfined = isConfined
    this.#process = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: bareEnvironment(),
      windowsHide: true,
    })
    this.#ready = new Promise((resolve) => {
      this.#settle = (answer) => {
        resolve(typeof answer === 'object')
      }
    })
    this.#process.stdout?.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#process.stdin?.on('error', () => this.#end('file-damaged'))
    this.#process.on('error', () => this.#end('file-damaged'))
    this.#process.on('exit', (code, signal) =>
      // V8 aborts a process whose heap is full.
      this.#end(
        signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 ? 'parse-memory' : 'file-damaged',
      ),
    )
    this.#hold(false)
  }

  get filesRead(): number {
    return this.#filesRead
  }

  get isAlive(): boolean {
    return this.#isAlive
  }

  async parse(job: ParseJob): Promise<ParsedFile> {
    this.#hold(true)
    try {
      if (!(await this.#ready)) return await this.#retry(job)
      return await this.#ask(job)
    } finally {
      this.#hold(false)
    }
  }

  async #ask(job: ParseJob): Promise<ParsedFile> {
    const answered = new Promise<ParsedFile | Ending>((resolve) => {
      this.#settle = resolve
    })
    if (!this.#isAlive) return refusal('parser-unavailable', job)
    this.#filesRead++
    this.#reader = new FrameReader(job.limits.outputBytes)
    const timer = setTimeout(() => this.#end('parse-timeout'), job.limits.seconds * 1000)
    const watch = setInterval(() => this.#watchMemory(job.limits.megabytes), WATCH_EVERY)
    const { file, kind, limits, separator } = job
    for (const part of frame({ file, kind, textLength: limits.textLength, separator }, job.bytes))
      this.#process.stdin?.write(part)
    const answer = await answered
    clearTimeout(timer)
    clearInterval(watch)
    return typeof answer === 'string' ? refusal(answer, job) : answer
  }

  kill(): void {
    this.#end('stopped')
  }

  /** The confinement is not available on this machine: once more without it. */
  async #retry(job: ParseJob): Promise<ParsedFile> {
    if (!this.#wasConfined) return refusal('parser-unavailable', job)
    loosenConfinement()
    const child = new ParseChild()
    try {
      return await child.parse(job)
    } finally {
      child.kill()
    }
  }

  /** A child at work keeps its parent running; an idle one does not. */
  #hold(isHeld: boolean): void {
    for (const part of [this.#process, this.#process.stdin, this.#process.stdout]) {
      const held = part as { ref?: () => void; unref?: () => void } | null
      if (isHeld) held?.ref?.()
      else held?.unref?.()
    }
  }

  #take(chunk: Buffer): void {
    try {
      const answer = this.#reader.take(chunk)
      if (answer) this.#settle(answer.json as ParsedFile)
    } catch {
      this.#end('output-too-large')
    }
  }

  #watchMemory(megabytes: number): void {
    const bytes = residentBytes(this.#process.pid)
    if (bytes !== null && bytes > megabytes * 1024 * 1024) this.#end('parse-memory')
  }

  #end(how: Ending): void {
    if (this.#isAlive) this.#process.kill('SIGKILL')
    this.#isAlive = false
    this.#settle(how)
  }
}

/** Nothing of the parent's surroundings, and what Windows cannot start a process without. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env
  return SystemRoot === undefined ? {} : { SystemRoot }
}

function refusal(how: Ending | 'parser-unavailable', { limits }: ParseJob): ParseRefusal {
  switch (how) {
    case 'parse-timeout':
      return { kind: 'refused', code: how, details: { seconds: limits.seconds } }
    case 'parse-memory':
      return { kind: 'refused', code: how, details: { megabytes: limits.megabytes } }
    case 'output-too-large':
      return { kind: 'refused', code: 'text-too-long', details: { most: limits.textLength } }
    case 'stopped':
      return { kind: 'refused', code: 'intake-stopped', details: {} }
    default:
      return { kind: 'refused', code: how, details: {} }
  }
}
