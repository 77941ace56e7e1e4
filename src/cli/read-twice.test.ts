import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isExact } from '../core/evidence.ts'
import {
  type Behaviour,
  KEY,
  MODEL,
  type ModelServer,
  said,
  toyModel,
  withModelServer,
} from '../second-reader/model-server.fixture.ts'
import type { CodedLine } from './coded-line.ts'
import { read } from './read.ts'
import type { Terminal } from './terminal.ts'

const TEXT = [
  'À Lille, le gramme de cocaïne vaut 60 €, selon Jean Martin (06 12 34 56 78).',
  'Depuis mars, on dit la grise trompeuse.',
].join('\n\n')

const folder = mkdtempSync(join(tmpdir(), 'vigie-twice-'))
afterAll(() => rmSync(folder, { recursive: true }))
const note = join(folder, 'note.txt')
writeFileSync(note, TEXT)
const other = join(folder, 'other.txt')
writeFileSync(other, 'À Metz, le gramme de cocaïne vaut 70 €.')

/** Settings of the environment while `use` runs. */
async function withSettings<T>(
  settings: Readonly<Record<string, string>>,
  use: () => Promise<T>,
): Promise<T> {
  const before = { ...process.env }
  Object.assign(process.env, settings, { XDG_CONFIG_HOME: folder })
  try {
    return await use()
  } finally {
    for (const name of [...Object.keys(settings), 'XDG_CONFIG_HOME'])
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
  }
}

async function run(
  paths: readonly string[],
  options: Parameters<typeof read>[1],
  language: 'fr' | 'en' = 'en',
) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const terminal: Terminal = {
    language,
    isInteractive: false,
    width: 100,
    paint: (_, text) => text,
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  }
  const code = await read(paths, options, terminal)
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

const beside = (
  behave: (text: string) => Behaviour,
  use: (server: ModelServer) => Promise<void>,
): Promise<void> =>
  withModelServer(
    ({ text }) => behave(text),
    (server) =>
      withSettings(
        {
          VIGIE_SECOND_READER_URL: server.url,
          VIGIE_SECOND_READER_MODEL: MODEL,
          VIGIE_SECOND_READER_KEY: KEY,
        },
        () => use(server),
      ),
  )

const lineOf = (printed: string): CodedLine => JSON.parse(printed.split('\n')[0] ?? '')

describe('vigie read --second', () => {
  it('gives both readings of the text without names, every quote exact', () =>
    beside(
      (text) => ({ says: toyModel(text) }),
      async (server) => {
        const { code, printed } = await run([note], { second: true })
        expect(code).toBe(0)
        const { text, observations, second } = lineOf(printed)
        expect(text).not.toContain('Martin')
        expect(JSON.stringify(server.asked)).not.toContain('06 12 34 56 78')
        if (!second || second.problem) throw new Error('no second reading')
        expect(second.by).toMatch(/^second\/toy:1b@[0-9a-f]{12}$/)
        const price = observations.find(({ phenomenon }) => phenomenon === 'market.price')
        expect(price?.seconded?.by).toBe(second.by)
        expect(second.observations.map(({ evidence }) => evidence.quote)).toEqual([
          'on dit la grise trompeuse',
        ])
        for (const { evidence } of [...observations, ...second.observations])
          expect(isExact(text, evidence)).toBe(true)
      },
    ))

  it('shows a person where they agree, what the second alone saw, and why the rest was dropped', () =>
    beside(
      (text) => {
        const { claims } = JSON.parse(toyModel(text))
        return { says: JSON.stringify({ claims: [...claims, said({ quote: 'words of its own' })] }) }
      },
      async () => {
        const { printed } = await run([note], { second: true, format: 'human' })
        expect(printed).toContain('✓ the second reader too')
        expect(printed).toContain('claims it made too: 1 · it alone made, to be checked: 1')
        expect(printed).toContain('not borne out by the text, dropped: 1 quote-not-found')
        expect((await run([note], { second: true, format: 'human' }, 'fr')).printed).toContain(
          'Second lecteur',
        )
      },
    ))

  it('prints a row for each claim of either reader, under its maker’s name', () =>
    beside(
      (text) => ({ says: toyModel(text) }),
      async () => {
        const rows = (await run([note], { second: true, format: 'csv' })).printed.split('\r\n')
        expect(rows[0]).toMatch(/,rule,confidence,tier,seconded$/)
        expect(rows.some((row) => /on dit la grise trompeuse"?,"?second\/toy/.test(row))).toBe(true)
      },
    ))

  it('goes on by the rules when the second reader fails, says so for each text, and does not end well', () =>
    beside(
      () => ({ status: 401 }),
      async (server) => {
        const { code, printed, complained } = await run([note, other], { second: true })
        expect(code).toBe(1)
        const lines = printed.split('\n').map(lineOf)
        expect(lines.map(({ observations }) => observations.length > 0)).toEqual([true, true])
        expect(lines.map(({ second }) => second?.problem?.code)).toEqual([
          'second-reader-refused',
          'second-reader-given-up',
        ])
        expect(complained).toContain('note: The second reader at 127.0.0.1')
        expect(server.requests()).toBe(1)
      },
    ))

  it('without one set up says how to set one up, before reading anything', async () => {
    await withSettings({}, async () => {
      await expect(run([note], { second: true })).rejects.toMatchObject({ code: 'second-reader-none' })
    })
  })

  it('is not asked where nobody says so', () =>
    beside(
      () => ({ says: '{"claims": []}' }),
      async (server) => {
        const { printed } = await run([note], {})
        expect(lineOf(printed).second).toBeUndefined()
        expect(server.requests()).toBe(0)
      },
    ))
})
