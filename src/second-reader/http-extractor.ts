/** An extractor at an address of the user's own: asks part by part, again where waiting may help, and takes the answer apart. */
import { setTimeout as waitFor } from 'node:timers/promises'
import { Problem } from '../core/problem.ts'
import type { Extractor, ToRead } from './extractor.ts'
import { type Instructions, messageFor } from './instructions.ts'
import { leadTo } from './parts.ts'
import { post } from './post.ts'
import { bodyFor, readEnvelope } from './protocols.ts'
import type { Settings } from './settings.ts'
import { refusalOf } from './status-problems.ts'

/** The clock of an asking; tests bring their own. */
export interface Clock {
  now(): Date
  /** Waits so many milliseconds, or rejects when aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<unknown>
}

const CLOCK: Clock = {
  now: () => new Date(),
  wait: (milliseconds, signal) => waitFor(milliseconds, undefined, signal ? { signal } : {}),
}

/** Milliseconds before the second and the third try, unless the server asks for more; then none. */
const BACK_OFF = [1000, 4000]
/** Milliseconds a server may ask to wait before a part is given up. */
const MOST_WAIT = 60_000

/** Only de-identified text can be given to it: `ToRead` has no other. */
export function httpExtractor(settings: Settings, instructions: Instructions, clock = CLOCK): Extractor {
  const where = new URL(settings.url).host
  return {
    id: `second/${settings.model}@${instructions.hash}`,
    async extract({ text, part, language }: ToRead, signal) {
      const asking = {
        instructions: instructions.text[language],
        message: messageFor(
          text.text.slice(part.start, part.end),
          text.title,
          language,
          leadTo(text, part.start),
        ),
        schema: instructions.schema,
      }
      const body = await answered(settings, JSON.stringify(bodyFor(settings, asking)), clock, signal)
      const said = readEnvelope(settings.kind, parsed(body, where), where)
      const sent = asking.instructions.length + asking.message.length
      if (said.promptTokens !== null && said.promptTokens < sent / MOST_CHARACTERS_A_TOKEN)
        throw new Problem('second-reader-window', { where })
      if (said.content.trim() === '') throw new Problem('second-reader-empty', { where })
      if (!said.isWhole) throw new Problem('second-reader-cut', { where })
      return claimsIn(said.content, where)
    },
  }
}

/** No tokenizer makes so few tokens of French or English: fewer means that the server left part of the prompt out. */
const MOST_CHARACTERS_A_TOKEN = 6

/** Asks until there is an answer, the tries are used up, or waiting cannot help. */
async function answered(
  { url, key, timeout, model }: Settings,
  body: string,
  clock: Clock,
  signal?: AbortSignal,
): Promise<string> {
  for (let tries = 0; ; tries++) {
    const { reply, problem, wait } = await tried()
    if (reply) return reply.body
    const pause = BACK_OFF[tries]
    if (wait === null || pause === undefined || wait > MOST_WAIT) throw problem
    await clock.wait(Math.max(pause, wait), signal)
  }

  /** One try: an answer, or a problem with how long to wait at least; null when waiting cannot help. */
  async function tried() {
    try {
      const reply = await post({ url, body, key, timeout, ...(signal ? { signal } : {}) })
      const refusal = refusalOf(reply, new URL(url).host, model, clock.now())
      if (!refusal) return { reply, wait: null }
      return { problem: refusal.problem, wait: refusal.mayPass ? (refusal.wait ?? 0) : null }
    } catch (error) {
      if (error instanceof Problem && error.code === 'second-reader-cut') return { problem: error, wait: 0 }
      throw error
    }
  }
}

/** The list of claims in the model's words. Some servers wrap JSON in a fence, whatever the format asked for. */
function claimsIn(content: string, where: string): readonly unknown[] {
  const bare = content.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1')
  const answer = parsed(bare, where)
  const claims =
    typeof answer === 'object' && answer !== null && 'claims' in answer ? answer.claims : undefined
  if (!Array.isArray(claims)) throw new Problem('second-reader-shape', { where })
  return claims
}

function parsed(json: string, where: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new Problem(json.trim() === '' ? 'second-reader-empty' : 'second-reader-malformed', { where })
  }
}
