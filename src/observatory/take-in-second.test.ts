import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { DATABASES, withStore } from '../../test/databases.ts'
import { Problem } from '../core/problem.ts'
import { createReader } from '../reader/load.ts'
import { oneReader } from '../reader/readers.ts'
import type { Extractor } from '../second-reader/extractor.ts'
import { shippedKnowledge } from '../second-reader/load.ts'
import { toyModel } from '../second-reader/model-server.fixture.ts'
import { startSecondRun } from '../second-reader/second-run.ts'
import type { Store } from '../store/store.ts'
import { takeIn } from './take-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigie-second-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const NOTE = fileOf(
  'note.txt',
  'À Lille, le gramme de cocaïne vaut 60 €.\n\nDepuis mars 2024, on dit la grise trompeuse.\n',
)
const OTHER = fileOf('other.txt', 'À Metz, le gramme de cocaïne vaut 70 €, et on dit la grise trompeuse.\n')

const MAKER = 'second/toy@0'
const toy = (before?: () => void): Extractor => ({
  id: MAKER,
  extract: async ({ text, part }, signal) => {
    before?.()
    signal?.throwIfAborted()
    return JSON.parse(toyModel(text.text.slice(part.start, part.end))).claims
  },
})

const take = (store: Store, files: readonly string[], extractor: Extractor, signal?: AbortSignal) =>
  takeIn(files, {
    store,
    readers: oneReader(createReader()),
    actor: 'test',
    intake: { metadata: { publishedOn: '2024-04-01' }, ...(signal ? { signal } : {}) },
    second: startSecondRun(extractor, shippedKnowledge()),
  })

const onlyDocument = async (store: Store) => {
  const [summary] = (await store.documents()).items
  const kept = summary && (await store.document(summary.id))
  if (!kept) throw new Error('no document')
  return kept
}

describe.each(DATABASES)('on %s PostgreSQL', (kind) => {
  test('what the second reader alone saw waits for a person, and is no claim before one accepts it', () =>
    withStore(kind, async (store) => {
      const taken = await take(store, [NOTE], toy())
      expect(taken.second).toEqual({ by: MAKER, agreed: 1, suggested: 1, dropped: {}, without: 0 })
      const { observations } = await onlyDocument(store)
      const suggestion = observations.find(({ maker }) => maker === MAKER)
      expect(suggestion).toMatchObject({ review: 'suggested', rule: MAKER, certainty: 'hedged' })
      expect(observations.filter(({ seconded }) => seconded?.by === MAKER)).toHaveLength(1)

      const claimed = async () => (await store.claims()).map(({ observationId }) => observationId)
      const id = suggestion?.id ?? ''
      expect(await claimed()).toHaveLength(observations.length - 1)
      expect(await claimed()).not.toContain(id)
      expect((await store.claims({ review: ['suggested'] })).map((one) => one.observationId)).not.toContain(
        id,
      )

      await store.decide(id, { accept: true }, 'alice')
      expect(await claimed()).toContain(id)
      await store.undo(id.split('.')[0] ?? '', 'alice')
      expect(await claimed()).not.toContain(id)
    }))
})

test('a second reader that fails leaves each document to the rules, whole, and the run says so once a failure', () =>
  withStore('embedded', async (store) => {
    const failing: Extractor = {
      id: MAKER,
      extract: async () => {
        throw new Problem('second-reader-quota', { where: 'gpu' })
      },
    }
    const third = fileOf('third.txt', 'À Brest, le gramme de cocaïne vaut 80 €.')
    const taken = await take(store, [NOTE, OTHER, third], failing)
    expect(taken).toMatchObject({ documents: 3, refused: [], stopped: false, second: { without: 3 } })
    const said = taken.notes.map(({ problem }) => problem.code).filter((code) => code.startsWith('second'))
    expect(said).toEqual(['second-reader-quota', 'second-reader-given-up'])
    expect((await store.claims()).length).toBeGreaterThanOrEqual(3)
  }))

test('an import stopped while the second reader reads keeps what was read whole, and goes on from there', () =>
  withStore('embedded', async (store) => {
    const stop = new AbortController()
    let asked = 0
    const stopping = toy(() => {
      if (++asked === 2) stop.abort()
    })
    const first = await take(store, [NOTE, OTHER], stopping, stop.signal)
    expect(first).toMatchObject({ documents: 1, stopped: true })
    expect((await onlyDocument(store)).observations.some(({ maker }) => maker === MAKER)).toBe(true)
    const rest = await take(store, [NOTE, OTHER], toy())
    expect(rest).toMatchObject({ documents: 1, known: 1, resumed: true, second: { suggested: 1 } })
  }))
