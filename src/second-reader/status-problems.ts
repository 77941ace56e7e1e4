/** What an HTTP status that is no answer means to whoever runs the observatory, and whether waiting may help. */
import { Problem } from '../core/problem.ts'
import type { Reply } from './post.ts'

export interface Refusal {
  readonly problem: Problem
  /** Milliseconds the server asked to wait; null when it did not say. */
  readonly wait: number | null
  /** Whether asking again may help. */
  readonly mayPass: boolean
}

/** Null for an answer. Words of the server are never shown: they may hold words of the text. */
export function refusalOf(reply: Reply, where: string, model: string, now: Date): Refusal | null {
  const { status } = reply
  if (status >= 200 && status < 300) return null
  const wait = retryAfter(reply.headers.get('retry-after'), now)
  const lasting = (problem: Problem): Refusal => ({ problem, wait, mayPass: false })
  if (status >= 300 && status < 400) return lasting(new Problem('second-reader-elsewhere', { where }))
  if (status === 401 || status === 403) return lasting(new Problem('second-reader-refused', { where }))
  if (status === 404) return lasting(new Problem('second-reader-not-found', { where, model }))
  if (status === 402 || (status === 429 && isQuota(reply.body)))
    return lasting(new Problem('second-reader-quota', { where }))
  if (status === 429) return { problem: new Problem('second-reader-busy', { where }), wait, mayPass: true }
  if (status === 408 || status >= 500)
    return { problem: new Problem('second-reader-failed', { where, status }), wait, mayPass: true }
  return lasting(new Problem('second-reader-not-understood', { where, status }))
}

/** OpenAI says with the same status that one asks too fast and that nothing is left to spend. */
const isQuota = (body: string): boolean => /"(?:code|type)"\s*:\s*"insufficient_quota"/.test(body)

/**
 * Milliseconds to wait: RFC 9110 has seconds, or a date.
 *
 * @returns null when the server said nothing that can be read
 * @example
 * retryAfter('7', new Date(0)) // => 7000
 * retryAfter('Thu, 01 Jan 1970 00:00:09 GMT', new Date(4000)) // => 5000
 * retryAfter('soon', new Date(0)) // => null
 */
export function retryAfter(said: string | null, now: Date): number | null {
  if (said === null) return null
  if (/^\s*\d{1,9}\s*$/.test(said)) return Number(said) * 1000
  const date = Date.parse(said)
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime())
}
