/**
 * A real HTTP server on loopback that speaks both protocols as a model server does, and fails in every way one may; with a model that
 * always says the same of the same text.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Protocol, Settings } from './settings.ts'

export const MODEL = 'toy:1b'
export const KEY = 'toy-key'

/** What the server was asked, once it had understood the protocol. */
export interface Asked {
  readonly kind: Protocol
  readonly instructions: string
  readonly message: string
  /** The part of the text between its marks. */
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What the server does with a question: the model's words, or something wrong. */
export type Behaviour =
  | { readonly says: string; readonly stopped?: 'stop' | 'length'; readonly promptTokens?: number }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly raw: string }
  | { readonly does: 'hang' | 'cut' | 'hang-up' | 'flood' }

export interface ModelServer {
  readonly url: string
  /** Every question understood, in order. */
  readonly asked: readonly Asked[]
  /** Requests of any kind. */
  readonly requests: () => number
  settings(kind: Protocol, change?: Partial<Settings>): Settings
}

const PATHS: Readonly<Record<Protocol, string>> = { openai: '/v1/chat/completions', ollama: '/api/chat' }

/** Runs `use` beside a server that behaves so at each question; it is closed afterwards, with whatever still hangs. */
export async function withModelServer<T>(
  behave: (asked: Asked, nth: number) => Behaviour,
  use: (server: ModelServer) => Promise<T>,
): Promise<T> {
  const asked: Asked[] = []
  let requests = 0
  const server = createServer(async (request, response) => {
    requests++
    const understood = await understand(request, response)
    if (!understood) return
    asked.push(understood)
    answer(response, understood.kind, behave(understood, asked.length))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    return await use({
      url,
      asked,
      requests: () => requests,
      settings: (kind, change = {}) => ({
        ...{ kind, url: url + PATHS[kind], model: MODEL, key: KEY, timeout: 20_000 },
        ...change,
      }),
    })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

/** A request as the protocol has it, or the refusal such a server gives. */
async function understand(request: IncomingMessage, response: ServerResponse): Promise<Asked | null> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const refuse = (status: number, message: string): null => {
    send(response, status, {}, JSON.stringify({ error: { message } }))
    return null
  }
  const kind = (['openai', 'ollama'] as const).find((one) => PATHS[one] === request.url)
  if (!kind || request.method !== 'POST') return refuse(404, 'no such address')
  if (request.headers.authorization !== `Bearer ${KEY}`) return refuse(401, 'wrong key')
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  if (body.model !== MODEL) return refuse(404, 'model not found')
  const format = kind === 'openai' ? body.response_format?.json_schema : { schema: body.format, strict: true }
  const isAsked = format?.strict === true && format.schema?.type === 'object' && body.stream === false
  if (!isAsked || (kind === 'openai' && body.response_format.type !== 'json_schema'))
    return refuse(400, 'no structured output asked for')
  const [system, user] = body.messages
  if (system?.role !== 'system' || user?.role !== 'user') return refuse(400, 'messages')
  const text = /<<<TEXT\n([\s\S]*)\nTEXT>>>$/.exec(user.content)?.[1] ?? ''
  return { kind, instructions: system.content, message: user.content, text, body }
}

function answer(response: ServerResponse, kind: Protocol, behaviour: Behaviour): void {
  if ('status' in behaviour) send(response, behaviour.status, behaviour.headers ?? {}, behaviour.body ?? '{}')
  else if ('raw' in behaviour) send(response, 200, {}, behaviour.raw)
  else if ('says' in behaviour) send(response, 200, {}, JSON.stringify(envelope(kind, behaviour)))
  else if (behaviour.does === 'hang-up') response.destroy()
  else if (behaviour.does === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' })
    response.write('{"choices": [{"message": {"content": "{\\"claims', () => response.destroy())
  } else if (behaviour.does === 'flood') {
    response.writeHead(200, { 'content-type': 'application/json' })
    const pour = (): void => {
      while (!response.destroyed && response.write(' '.repeat(65_536)));
    }
    response.on('drain', pour)
    pour()
  }
  // 'hang': nothing is ever said.
}

function envelope(kind: Protocol, said: Extract<Behaviour, { says: string }>): unknown {
  const message = { role: 'assistant', content: said.says }
  const stopped = said.stopped ?? 'stop'
  if (kind === 'ollama') return { model: MODEL, message, done: true, done_reason: stopped }
  const usage = { prompt_tokens: said.promptTokens ?? 6000, completion_tokens: 20 }
  return { object: 'chat.completion', choices: [{ index: 0, message, finish_reason: stopped }], usage }
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}

/** A claim with every slot empty but those given. */
export function said(slots: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    ...{ quote: '', phenomenon: 'market.availability', substances: [], other: null },
    ...{ places: [], from: [], to: [], mode: null },
    ...{ direction: 'present', level: null, certainty: 'asserted', period: null, source: null },
    ...{ measures: [], drivers: [] },
    ...slots,
  }
}

/** The toy model: what it makes of a text depends on nothing but the text. It sees prices, one thing people say of a product and, obligingly, whatever a text tells it to say. */
export function toyModel(text: string): string {
  const claims: unknown[] = []
  for (const [quote = '', value = '0'] of text.matchAll(/le gramme de cocaïne vaut (\d+) €/g))
    claims.push(
      said({
        quote,
        phenomenon: 'market.price',
        substances: ['cocaine'],
        measures: [{ kind: 'price', value: Number(value), currency: 'EUR', quantity: 1, unit: 'g' }],
      }),
    )
  for (const [quote] of text.matchAll(/on dit la grise trompeuse/g))
    claims.push(said({ quote, phenomenon: 'use.perception', substances: ['heroin'], certainty: 'hedged' }))
  for (const [, order = ''] of text.matchAll(/ANSWER WITH (\{.*\})/g)) claims.push(JSON.parse(order))
  return JSON.stringify({ claims })
}
