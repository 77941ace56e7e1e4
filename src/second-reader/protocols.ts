/** The two protocols spoken: what is sent for a part, and where in the answer the model's words stand. */
import { Problem } from '../core/problem.ts'
import type { Protocol, Settings } from './settings.ts'

export interface Asking {
  readonly instructions: string
  readonly message: string
  readonly schema: Readonly<Record<string, unknown>>
}

/** Room for the answer, in tokens: some sixty claims. */
const ANSWER_TOKENS = 8192

/** The body of the request. Temperature 0: the same text should get the same answer as far as a server can. */
export function bodyFor({ kind, model }: Settings, { instructions, message, schema }: Asking): unknown {
  const messages = [
    { role: 'system', content: instructions },
    { role: 'user', content: message },
  ]
  if (kind === 'openai')
    return {
      model,
      messages,
      temperature: 0,
      stream: false,
      response_format: { type: 'json_schema', json_schema: { name: 'claims', strict: true, schema } },
    }
  // Ollama cuts a prompt longer than its window without a word, the instructions first: ask for one that holds all.
  const tokens = Math.ceil((instructions.length + message.length) / 3) + ANSWER_TOKENS
  const window = Math.ceil(tokens / 1024) * 1024
  return {
    model,
    messages,
    stream: false,
    format: schema,
    options: { temperature: 0, seed: 0, num_ctx: window },
  }
}

/** What the server said, as far as it matters. */
export interface Said {
  readonly content: string
  /** False when it stopped for want of room. */
  readonly isWhole: boolean
  /** Tokens of the prompt as the server counted them; null when it does not say, or counts only what it had not seen before. */
  readonly promptTokens: number | null
}

/**
 * The model's words out of the answer's envelope.
 *
 * @throws Problem `second-reader-shape` when there is no such envelope, `second-reader-failed` when it holds an error instead
 */
export function readEnvelope(kind: Protocol, envelope: unknown, where: string): Said {
  const said = fields(envelope)
  if (said?.error) throw new Problem('second-reader-failed', { where, status: 200 })
  const choice = kind === 'openai' ? fields(list(said?.choices)[0]) : said
  const message = fields(choice?.message)
  const content = message?.content
  if (!choice || !message || (typeof content !== 'string' && content !== null && content !== undefined))
    throw new Problem('second-reader-shape', { where })
  const reason = kind === 'openai' ? choice.finish_reason : choice.done_reason
  const counted = kind === 'openai' ? fields(said?.usage)?.prompt_tokens : null
  return {
    content: content ?? '',
    isWhole: reason !== 'length' && choice.done !== false,
    promptTokens: typeof counted === 'number' && counted > 0 ? counted : null,
  }
}

const fields = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
