import { expect, test } from 'vitest'
import { withStore } from '../../test/databases.ts'
import { claim, INVENTED_PLACES, invent } from '../../test/invented-documents.ts'
import { readCoded } from '../reader/measured/read-coded.ts'
import type { Store } from '../store/store.ts'
import { type CorrectedText, corrections } from './corrections.ts'

const TEXT = 'Le crack est disponible partout, dit-on.'
const CLAIMS = [{ words: 'disponible partout', substances: ['crack'] }, { words: 'dit-on' }]

async function exported(store: Store) {
  const texts: CorrectedText[] = []
  const counts = await corrections(store, (text) => void texts.push(text))
  return { texts, counts }
}

const onStore = (use: (store: Store) => Promise<void>) =>
  withStore('embedded', use, { places: INVENTED_PLACES })

test('a document is a coded text once every suggestion is decided: kept claims are its coding, rejected ones are named', () =>
  onStore(async (store) => {
    const note = invent({ id: 'note', text: TEXT, claims: CLAIMS })
    await store.addDocuments([note], 'alice')
    await store.decide('note.1', { edit: { direction: 'up' } }, 'alice')
    expect(await exported(store)).toEqual({ texts: [], counts: { complete: 0, unfinished: 1, untouched: 0 } })
    await store.decide('note.2', { reject: true }, 'alice')
    await store.addObservation('note', claim(TEXT, 'partout'), 'alice')
    const { texts, counts } = await exported(store)
    expect(counts).toEqual({ complete: 1, unfinished: 0, untouched: 0 })
    expect(texts[0]).toMatchObject({ id: 'note', text: TEXT })
    expect(
      texts[0]?.observations.map(({ direction, rule, evidence }) => [direction, rule, evidence.quote]),
    ).toEqual([
      ['up', 'fr/market/invented', 'disponible partout'],
      [expect.any(String), 'person', 'partout'],
    ])
    expect(texts[0]?.rejected.map(({ rule, evidence }) => [rule, evidence.quote])).toEqual([
      ['fr/market/invented', 'dit-on'],
    ])
    expect(JSON.stringify(texts)).not.toContain('alice')
  }))

test('a text in which nothing was suggested is no coding: nobody need have read it', () =>
  onStore(async (store) => {
    await store.addDocuments([invent({ id: 'note', text: 'Il pleut.', claims: [] })], 'alice')
    expect((await exported(store)).counts).toEqual({ complete: 0, unfinished: 0, untouched: 1 })
  }))

test('an addition taken back is neither kept nor the reader’s mistake', () =>
  onStore(async (store) => {
    await store.addDocuments([invent({ id: 'note', text: 'Le crack est rare.', claims: [] })], 'alice')
    await store.addObservation('note', claim('Le crack est rare.', 'rare'), 'alice')
    await store.undo('note', 'alice')
    expect((await exported(store)).texts[0]).toMatchObject({ observations: [], rejected: [] })
  }))

test('what is written is read back as coded texts, whole', () =>
  onStore(async (store) => {
    await store.addDocuments([invent({ id: 'note', text: TEXT, claims: CLAIMS })], 'alice')
    await store.decide('note.1', { accept: true }, 'alice')
    await store.decide('note.2', { reject: true }, 'alice')
    const { texts } = await exported(store)
    const phenomena = new Set(
      texts.flatMap(({ observations }) => observations.map(({ phenomenon }) => phenomenon)),
    )
    const content = texts.map((text) => JSON.stringify(text)).join('\n')
    const { texts: read, problems } = readCoded(content, 'c.jsonl', {
      phenomena,
      substances: new Set(['crack']),
    })
    expect(problems).toEqual([])
    expect([read[0]?.observations.length, read[0]?.rejected.length]).toEqual([1, 1])
  }))
