import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withDatabase } from '../../test/databases.ts'
import { ownReaders } from '../observatory/own-reader.ts'
import { createReader } from '../reader/load.ts'
import { oneReader, type Readers } from '../reader/readers.ts'
import { openStore } from '../store/open.ts'
import { checkLearn } from './check-learn.ts'
import type { Terminal } from './terminal.ts'

const TEXT = 'À Lille, le gramme de cocaïne vaut 60 €.'
const CLAIM = {
  phenomenon: 'market.price',
  substances: ['cocaine'],
  direction: 'present',
  evidence: 'le gramme de cocaïne vaut 60 €',
}

/** Notes in which people kept every other price the reader saw. */
const corrected = Array.from({ length: 80 }, (_, at) => ({
  id: `note-${at}`,
  lang: 'fr',
  text: TEXT,
  observations: at % 2 ? [CLAIM] : [],
  rejected:
    at % 2 ? [] : [{ rule: 'fr/prices/quoted', phenomenon: 'market.price', evidence: { start: 9, end: 39 } }],
}))
const file = join(mkdtempSync(join(tmpdir(), 'vigie-learn-')), 'corrected.jsonl')
writeFileSync(file, corrected.map((one) => JSON.stringify(one)).join('\n'))

/** The shipped reader, made to promise nine in ten, or nothing. */
const promising = (confidence: number | undefined): Readers => {
  const reader = createReader()
  return oneReader({
    version: reader.version,
    read: (text, options) => {
      const reading = reader.read(text, options)
      const observations = reading.observations.map(({ confidence: _, ...one }) =>
        confidence === undefined ? one : { ...one, confidence },
      )
      return { ...reading, observations }
    },
  })
}

function listening() {
  const said: string[] = []
  const terminal: Terminal = {
    language: 'en',
    isInteractive: true,
    width: 100,
    paint: (_, text) => text,
    print: (text) => void said.push(text),
    complain: (text) => void said.push(text),
  }
  return { said, terminal }
}

it('a reader that promised nine in ten where people kept half promises half from then on, in that observatory', async () => {
  await withDatabase('embedded', async (url) => {
    const { said, terminal } = listening()
    const before = process.env.DATABASE_URL
    process.env.DATABASE_URL = url
    try {
      expect(await checkLearn({ learn: [file] }, terminal, promising(0.9))).toBe(0)
    } finally {
      if (before === undefined) delete process.env.DATABASE_URL
      else process.env.DATABASE_URL = before
    }
    expect(said.join('\n')).toContain('80 claims judged, 40 right')
    expect(said.join('\n')).toContain('it is kept')
    expect(said.join('\n')).toContain('fr/prices/quoted  40, 40')
    const store = await openStore({ databaseUrl: url })
    try {
      const own = await ownReaders(store, promising(0.9))
      expect((await own.read(TEXT)).observations[0]?.confidence).toBeCloseTo(0.5, 6)
    } finally {
      await store.close()
    }
  })
})

it('where the reader gives no confidence, the rules are listed and nothing is learned', async () => {
  const { said, terminal } = listening()
  await expect(checkLearn({ learn: [file] }, terminal, promising(undefined))).rejects.toMatchObject({
    code: 'learn-no-confidence',
  })
  expect(said.join('\n')).toContain('fr/prices/quoted  40 / 80')
})
