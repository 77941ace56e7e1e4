/** What a command tells the shell: 0 all went well, 1 something was refused or failed, 2 the call itself is wrong. */
import { Problem } from '../core/problem.ts'
import type { Terminal } from './terminal.ts'

export const EXIT = { ok: 0, failed: 1, usage: 2 } as const

/** Says what went wrong in the user's language, and which exit code follows. */
export function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof Problem) {
    terminal.complain(`${terminal.paint('red', error.code)}  ${error.inLanguage(terminal.language)}`)
    return EXIT.failed
  }
  const unforeseen = new Problem('unforeseen', { what: nameOf(error) })
  terminal.complain(`${terminal.paint('red', unforeseen.code)}  ${unforeseen.inLanguage(terminal.language)}`)
  if (process.env.VIGIE_DEBUG && error instanceof Error) terminal.complain(error.stack ?? '')
  return EXIT.failed
}

/** The kind of error, never its message: that may quote what was being read. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}
