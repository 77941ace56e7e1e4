/** Runs the command as shipped, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const COMMAND = fileURLToPath(new URL('../dist/vigie.js', import.meta.url))

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Settings {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
}

export function startVigie(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { DATABASE_URL: _, VIGIE_FOLDER: __, ...own } = process.env
  return spawn(process.execPath, [COMMAND, ...args], { env: { ...own, VIGIE_LANG: 'en', ...env } })
}

/** Runs to its end. */
export function runVigie(args: readonly string[], { env = {}, input }: Settings = {}): Promise<Outcome> {
  return outcomeOf(startVigie(args, env), input)
}

export function outcomeOf(child: ChildProcess, input?: string | Uint8Array): Promise<Outcome> {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
  })
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
