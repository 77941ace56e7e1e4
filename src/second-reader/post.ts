/** One question to a server: sent, waited for, and read no further than what an answer may hold. Each way it can fail is a Problem. */
import { Problem } from '../core/problem.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

export interface Posting {
  readonly url: string
  readonly body: string
  readonly key: string | null
  /** Milliseconds for all of it. */
  readonly timeout: number
  readonly signal?: AbortSignal
}

/** Bytes of the longest answer: some thousands of claims. */
export const MOST_BYTES = 2_000_000

/**
 * Posts JSON. A redirection is not followed: a text goes where its owner said, and nowhere else.
 *
 * @throws Problem `second-reader-unreachable`, `-slow`, `-cut`, `-too-large`; the signal's own reason when aborted
 */
export async function post({ url, body, key, timeout, signal }: Posting): Promise<Reply> {
  signal?.throwIfAborted()
  const where = new URL(url).host
  const stop = new AbortController()
  const onAbort = (): void => stop.abort()
  let isLate = false
  const clock = setTimeout(() => {
    isLate = true
    stop.abort()
  }, timeout)
  signal?.addEventListener('abort', onAbort, { once: true })
  let isAnswering = false
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      },
      body,
      redirect: 'manual',
      signal: stop.signal,
    })
    isAnswering = true
    return { status: response.status, headers: response.headers, body: await bodyOf(response, where) }
  } catch (error) {
    if (error instanceof Problem) throw error
    signal?.throwIfAborted()
    if (isLate) throw new Problem('second-reader-slow', { where, seconds: timeout / 1000 })
    throw new Problem(isAnswering || isBroken(error) ? 'second-reader-cut' : 'second-reader-unreachable', {
      where,
    })
  } finally {
    clearTimeout(clock)
    signal?.removeEventListener('abort', onAbort)
    // Lets go of what was not read.
    stop.abort()
  }
}

async function bodyOf(response: Response, where: string): Promise<string> {
  const tooLarge = (): Problem => new Problem('second-reader-too-large', { where, most: MOST_BYTES / 1e6 })
  if (Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (;;) {
    const step = await reader?.read()
    if (!step || step.done) break
    size += step.value.length
    if (size > MOST_BYTES) throw tooLarge()
    chunks.push(step.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Whether the server hung up, rather than not being there. */
function isBroken(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET' || code.startsWith('HPE_')
}
