/** What a failing database means to the user. No message of the driver is passed on: it may hold a password or a note. */
import { Problem, type ProblemCode } from '../core/problem.ts'

const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  '53100': 'store-disk-full',
  '28P01': 'store-refused',
  '28000': 'store-refused',
  '3D000': 'store-database-missing',
  '42501': 'store-forbidden',
  ECONNREFUSED: 'store-unreachable',
  ENOTFOUND: 'store-unreachable',
  EAI_AGAIN: 'store-unreachable',
  ENOENT: 'store-unreachable',
  ETIMEDOUT: 'store-unreachable',
  EHOSTUNREACH: 'store-unreachable',
  ENETUNREACH: 'store-unreachable',
  ECONNRESET: 'store-lost',
  EPIPE: 'store-lost',
  '57P01': 'store-lost',
  '57P02': 'store-lost',
}

/** The Problem behind an error of the driver; the error itself when it is none a user can act on. */
export function asStoreProblem(error: unknown, where: string): unknown {
  if (error instanceof Problem) return error
  const code = codeOf(error)
  const known = code === undefined ? undefined : BY_CODE[code]
  if (known) return new Problem(known, { where })
  const words = error instanceof Error ? error.message : ''
  if (/terminated|Connection ended|not queryable/.test(words)) return new Problem('store-lost', { where })
  if (/timeout expired|connection timeout/i.test(words)) return new Problem('store-unreachable', { where })
  if (/SASL|password/.test(words)) return new Problem('store-refused', { where })
  return error
}

/** True when the server went away or is going: it may be started again. */
export function isGone(error: unknown): boolean {
  const code = codeOf(error)
  const gone = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']
  if (code !== undefined) return gone.includes(code)
  return error instanceof Error && /terminated|Connection ended|not queryable/.test(error.message)
}

/** The code of a driver's or network's error. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined
  // A missing file is no missing server.
  const isOfFile = error.code === 'ENOENT' && 'syscall' in error && error.syscall !== 'connect'
  return isOfFile ? undefined : error.code
}
