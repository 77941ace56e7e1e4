import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import {
  type Behaviour,
  KEY,
  MODEL,
  toyModel,
  withModelServer,
} from '../second-reader/model-server.fixture.ts'
import { checkSecond } from './check-second.ts'
import type { Terminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigie-check-second-'))
afterAll(() => rmSync(folder, { recursive: true }))

const [PRICE, SAID] = ['le gramme de cocaïne vaut 60 €', 'on dit la grise trompeuse']
const claim = (phenomenon: string, evidence: string) => ({
  ...{ phenomenon, substances: [], direction: 'present', certainty: 'asserted', evidence },
})
const lines = [
  {
    ...{ id: 'a', lang: 'fr', text: `Jean Martin, 06 12 34 56 78 : à Lille, ${PRICE}. Et ${SAID}.` },
    observations: [claim('market.price', PRICE), claim('use.perception', SAID)],
  },
  {
    ...{ id: 'b', lang: 'fr', text: `À Metz, ${PRICE}. Mais ${SAID}.` },
    observations: [claim('market.price', PRICE)],
  },
]
const file = join(folder, 'coded.jsonl')
writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))

async function measured(behave: (text: string) => Behaviour) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const terminal: Terminal = {
    language: 'en',
    isInteractive: false,
    width: 120,
    paint: (_, text) => text,
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  }
  const settings = { VIGIE_SECOND_READER_MODEL: MODEL, VIGIE_SECOND_READER_KEY: KEY }
  return withModelServer(
    ({ text }) => behave(text),
    async (server) => {
      Object.assign(process.env, settings, { VIGIE_SECOND_READER_URL: server.url })
      try {
        const code = await checkSecond({ against: [file] }, terminal)
        const rows: { maker: string; read: number; found_precision: number | null }[] = JSON.parse(
          printed.join(''),
        )
        const of = (maker: string) => rows.find((row) => row.maker === maker)
        return { code, of, complained: complained.join('\n'), asked: JSON.stringify(server.asked) }
      } finally {
        for (const name of [...Object.keys(settings), 'VIGIE_SECOND_READER_URL']) delete process.env[name]
      }
    },
  )
}

it('claims are right so often by who made them, at their place in the text without names', async () => {
  const { code, of, asked } = await measured((text) => ({ says: toyModel(text) }))
  expect(code).toBe(0)
  expect(asked).not.toContain('06 12 34 56 78')
  expect(of('bothReaders')).toMatchObject({ read: 2, found_precision: 100 })
  expect(of('allSecond')?.read).toBe(4)
  // People coded what is said of the product in one of the two texts.
  expect(of('secondOnly')).toMatchObject({ read: 2, found_precision: 50 })
  expect(of('eitherReader')?.read).toBe((of('allRules')?.read ?? 0) + 2)
})

it('texts the second reader could not read are left out, named, and it does not end well', async () => {
  const { code, of, complained } = await measured((text) =>
    text.includes('Metz') ? { says: 'no JSON' } : { says: toyModel(text) },
  )
  expect(code).toBe(1)
  expect(complained).toContain('b: The second reader at 127.0.0.1')
  expect(of('bothReaders')).toMatchObject({ read: 1 })
})
