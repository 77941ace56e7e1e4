import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../core/codes.ts'
import { Problem } from '../core/problem.ts'
import { deidentifyWords } from '../protect/deidentified.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import type { ToRead } from './extractor.ts'
import { type Clock, httpExtractor } from './http-extractor.ts'
import { instructionsFor } from './instructions.ts'
import { type Behaviour, KEY, MODEL, said, toyModel, withModelServer } from './model-server.fixture.ts'
import { PROTOCOLS, type Settings } from './settings.ts'

const instructions = instructionsFor(loadVocabulary())
const NOTE = 'À Lille, le gramme de cocaïne vaut 60 €. Appeler Jean Martin au 06 12 34 56 78.'
const read = deidentifyWords({ name: 'note.txt', title: 'Note', text: NOTE, boilerplate: [] })
const toRead = { text: read, part: { start: 0, end: read.text.length }, language: 'fr' as const }

/** A clock that never makes a test wait, and remembers what it was asked to. */
function patientClock(now = new Date('2026-01-01T00:00:00Z')): Clock & { waited: number[] } {
  const waited: number[] = []
  return {
    waited,
    now: () => now,
    wait: async (milliseconds, signal) => {
      signal?.throwIfAborted()
      waited.push(milliseconds)
    },
  }
}

const ask = (settings: Settings, clock: Clock = patientClock(), signal?: AbortSignal) =>
  httpExtractor(settings, instructions, clock).extract(toRead, signal)

describe.each(PROTOCOLS)('an %s server', (kind) => {
  test('is asked in its protocol, and its claims are given as it said them', () =>
    withModelServer(
      ({ text }) => ({ says: toyModel(text) }),
      async (server) => {
        expect(await ask(server.settings(kind))).toEqual([
          said({
            quote: 'le gramme de cocaïne vaut 60 €',
            phenomenon: 'market.price',
            substances: ['cocaine'],
            measures: [{ kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' }],
          }),
        ])
        const [asked] = server.asked
        expect(asked?.kind).toBe(kind)
        expect(asked?.instructions).toContain('market.price')
        expect(asked?.text.startsWith('Note\n\nÀ Lille')).toBe(true)
      },
    ))

  test('never receives what identifies a person', () =>
    withModelServer(
      () => ({ says: '{"claims": []}' }),
      async (server) => {
        await ask(server.settings(kind))
        const sent = JSON.stringify(server.asked)
        for (const hidden of ['Martin', '06 12 34 56 78']) expect(sent).not.toContain(hidden)
        expect(server.asked[0]?.text).toContain('[PHONE')
      },
    ))
})

/** What the asking ends with, in both languages; and how often the server was asked. */
async function problemWith(
  behave: (nth: number) => Behaviour,
  { kind = 'openai', ...change }: Partial<Settings> = {},
  clock: Clock = patientClock(),
): Promise<{ code: string; requests: number }> {
  return withModelServer(
    (_, nth) => behave(nth),
    async (server) => {
      const problem = await ask(server.settings(kind, change), clock).then(
        () => null,
        (error: unknown) => error,
      )
      if (!(problem instanceof Problem)) throw problem ?? new Error('it answered')
      for (const language of LANGUAGES) {
        const message = problem.inLanguage(language)
        expect(message).not.toMatch(/\{\w+\}/)
        for (const secret of [KEY, 'cocaïne']) expect(message).not.toContain(secret)
      }
      return { code: problem.code, requests: server.requests() }
    },
  )
}

describe.each(PROTOCOLS)('what goes wrong with an %s server is a problem that says so', (kind) => {
  const claims = '{"claims": []}'
  test.each<[string, Behaviour, string, number]>([
    ['an answer cut in the middle', { does: 'cut' }, 'second-reader-cut', 3],
    ['a server that hangs up', { does: 'hang-up' }, 'second-reader-cut', 3],
    ['words cut for want of room', { says: '{"claims": [', stopped: 'length' }, 'second-reader-cut', 1],
    ['an answer without end', { does: 'flood' }, 'second-reader-too-large', 1],
    ['an answer that is no JSON', { raw: '<html>' }, 'second-reader-malformed', 1],
    ['words that are no JSON', { says: 'Here are the claims:' }, 'second-reader-malformed', 1],
    ['an envelope of another shape', { raw: '{"completion": "…"}' }, 'second-reader-shape', 1],
    ['words of another shape', { says: '{"observations": []}' }, 'second-reader-shape', 1],
    ['a list where an object was asked for', { says: '[]' }, 'second-reader-shape', 1],
    ['no words', { says: ' ' }, 'second-reader-empty', 1],
    ['no body', { raw: '' }, 'second-reader-empty', 1],
    ['HTTP 400', { status: 400 }, 'second-reader-not-understood', 1],
    ['HTTP 402', { status: 402 }, 'second-reader-quota', 1],
    ['HTTP 403', { status: 403 }, 'second-reader-refused', 1],
    ['HTTP 404', { status: 404 }, 'second-reader-not-found', 1],
    ['HTTP 429', { status: 429 }, 'second-reader-busy', 3],
    [
      'a quota used up',
      { status: 429, body: '{"error":{"code":"insufficient_quota"}}' },
      'second-reader-quota',
      1,
    ],
    ['HTTP 500', { status: 500 }, 'second-reader-failed', 3],
    ['HTTP 503', { status: 503 }, 'second-reader-failed', 3],
    [
      'a redirection',
      { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
      'second-reader-elsewhere',
      1,
    ],
    ['an error said as an answer', { raw: '{"error": "out of memory"}' }, 'second-reader-failed', 1],
  ])('%s', async (_, behaviour, code, requests) => {
    expect(await problemWith(() => behaviour, { kind })).toEqual({ code, requests })
  })

  test('a server that never answers', async () => {
    expect(await problemWith(() => ({ does: 'hang' }), { kind, timeout: 200 })).toEqual({
      code: 'second-reader-slow',
      requests: 1,
    })
  })

  test('the wrong key', async () => {
    expect(await problemWith(() => ({ says: claims }), { kind, key: 'wrong' })).toEqual({
      code: 'second-reader-refused',
      requests: 1,
    })
  })

  test('a model the server does not have', async () => {
    expect(await problemWith(() => ({ says: claims }), { kind, model: 'unknown' })).toMatchObject({
      code: 'second-reader-not-found',
    })
  })

  test('a server that is not there', async () => {
    const url = await freeAddress()
    const settings: Settings = { kind, url, model: MODEL, key: null, timeout: 5000 }
    await expect(ask(settings)).rejects.toMatchObject({ code: 'second-reader-unreachable' })
  })
})

/** An address on this machine where nobody listens. */
async function freeAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/v1/chat/completions`
}

describe('asking again', () => {
  const answeredAfter = async (first: Behaviour, clock = patientClock()) => {
    await withModelServer(
      (_, nth) => (nth === 1 ? first : { says: '{"claims": []}' }),
      async (server) => expect(await ask(server.settings('openai'), clock)).toEqual([]),
    )
    return clock.waited
  }

  test('a server that was busy or broken for a moment is asked again after a moment', async () => {
    expect(await answeredAfter({ status: 503 })).toEqual([1000])
    expect(await answeredAfter({ does: 'cut' })).toEqual([1000])
  })

  test('it waits as long as the server says, in seconds or until a date', async () => {
    expect(await answeredAfter({ status: 429, headers: { 'retry-after': '7' } })).toEqual([7000])
    const until = 'Thu, 01 Jan 2026 00:00:20 GMT'
    expect(await answeredAfter({ status: 429, headers: { 'retry-after': until } })).toEqual([20_000])
  })

  test('the pauses grow, and there is a last one', async () => {
    const clock = patientClock()
    await problemWith(() => ({ status: 500 }), {}, clock)
    expect(clock.waited).toEqual([1000, 4000])
  })

  test('nobody waits an hour', async () => {
    const busy: Behaviour = { status: 429, headers: { 'retry-after': '3600' } }
    expect(await problemWith(() => busy)).toEqual({ code: 'second-reader-busy', requests: 1 })
  })
})

test('a run that is stopped stops asking, and is no failure of the reader', () =>
  withModelServer(
    () => ({ does: 'hang' }),
    async (server) => {
      const stop = new AbortController()
      const asking = ask(server.settings('openai'), patientClock(), stop.signal)
      setTimeout(() => stop.abort(), 50)
      await expect(asking).rejects.toMatchObject({ name: 'AbortError' })
    },
  ))

test('a server that leaves out part of the question is found out by its own count', async () => {
  const says = { says: '{"claims": []}', promptTokens: 2051 }
  expect(await problemWith(() => says)).toEqual({ code: 'second-reader-window', requests: 1 })
})

test('a text that did not go through the de-identifier cannot be given: it has another type', () => {
  const raw = { text: NOTE, title: null, boilerplate: [] }
  // @ts-expect-error only `Deidentified` text may leave
  const given: ToRead = { ...toRead, text: raw }
  expect(given.text).toBe(raw)
})

test('words in a fence are taken out of it', () =>
  withModelServer(
    () => ({ says: '```json\n{"claims": []}\n```' }),
    async (server) => expect(await ask(server.settings('ollama'))).toEqual([]),
  ))

test('Ollama is asked for a window that holds question and answer', () =>
  withModelServer(
    () => ({ says: '{"claims": []}' }),
    async (server) => {
      await ask(server.settings('ollama'))
      const options = server.asked[0]?.body.options as { num_ctx: number }
      expect(options.num_ctx).toBeGreaterThan(instructions.text.fr.length / 3)
      expect(options.num_ctx % 1024).toBe(0)
    },
  ))
