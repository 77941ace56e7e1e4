import { describe, expect, test } from 'vitest'
import { DATABASES, withStore } from '../../test/databases.ts'
import { INVENTED_PLACES, invent } from '../../test/invented-documents.ts'
import type { Store } from './store.ts'
import { undoStack } from './undo-stack.ts'

const NOTE = invent({
  id: 'note',
  text: 'Le crack est disponible partout, dit-on.',
  claims: [{ words: 'disponible partout', substances: ['crack'] }, { words: 'dit-on' }],
})

describe.each(DATABASES)('reviewing on %s PostgreSQL', (kind) => {
  const onNote = (use: (store: Store) => Promise<void>) =>
    withStore(
      kind,
      async (store) => {
        await store.addDocuments([NOTE], 'alice')
        await use(store)
      },
      { places: INVENTED_PLACES },
    )

  test('a rejected suggestion is no claim any more, until it is undone', () =>
    onNote(async (store) => {
      expect((await store.decide('note.2', { reject: true }, 'alice')).review).toBe('rejected')
      expect((await store.claims()).map((c) => c.observationId)).toEqual(['note.1'])
      expect(await store.document('note', 'alice')).toMatchObject({ canUndo: true, canRedo: false })
      expect((await store.undo('note', 'alice'))?.review).toBe('suggested')
      expect(await store.claims()).toHaveLength(2)
      expect(await store.document('note', 'alice')).toMatchObject({ canUndo: false, canRedo: true })
      expect((await store.redo('note', 'alice'))?.review).toBe('rejected')
    }))

  test('an edited claim is found under its new slots, its quote taken from the text', () =>
    onNote(async (store) => {
      const evidence = { start: 3, end: 8, quote: 'whatever was sent' }
      const edit = { substances: ['cocaine'], period: '2023', evidence }
      const edited = await store.decide('note.1', { edit }, 'alice')
      expect(edited).toMatchObject({ review: 'edited', maker: 'reader/test', rule: 'fr/market/invented' })
      expect(edited.evidence).toEqual({ start: 3, end: 8, quote: 'crack' })
      expect(await store.claims({ substances: ['crack'] })).toEqual([])
      expect(await store.claims({ substances: ['cocaine'], period: '2023-05' })).toHaveLength(1)
      await store.undo('note', 'alice')
      expect((await store.document('note'))?.observations[0]).toMatchObject(NOTE.observations[0] ?? {})
    }))

  test('twenty decisions are undone one by one, then nothing is left', () =>
    onNote(async (store) => {
      for (let n = 0; n < 20; n++)
        await store.decide('note.1', n % 2 ? { accept: true } : { reject: true }, 'alice')
      for (let n = 0; n < 20; n++) expect(await store.undo('note', 'alice')).not.toBeNull()
      expect(await store.undo('note', 'alice')).toBeNull()
      expect((await store.document('note'))?.observations[0]?.review).toBe('suggested')
    }))

  test('Boris does not undo what Alice decided, nor she what he has changed since', () =>
    onNote(async (store) => {
      await store.decide('note.1', { accept: true }, 'alice')
      expect(await store.undo('note', 'boris')).toBeNull()
      await store.decide('note.1', { reject: true }, 'boris')
      await expect(store.undo('note', 'alice')).rejects.toMatchObject({ code: 'store-undo-overtaken' })
    }))

  test('deciding at once from many sides leaves every decision in the log', () =>
    onNote(async (store) => {
      const decisions = Array.from({ length: 12 }, (_, n) =>
        store.decide('note.1', { accept: true }, `actor-${n}`),
      )
      await Promise.all(decisions)
      expect(await store.audit.verify()).toMatchObject({ whole: true, entries: 13 })
    }))

  test('what does not exist is a problem, and evidence must quote the text', () =>
    onNote(async (store) => {
      await expect(store.decide('note.9', { accept: true }, 'a')).rejects.toMatchObject({
        code: 'observation-unknown',
      })
      await expect(store.decide('nonsense', { accept: true }, 'a')).rejects.toMatchObject({
        code: 'observation-unknown',
      })
      await expect(store.undo('absent', 'a')).rejects.toMatchObject({ code: 'document-unknown' })
      const evidence = { start: 30, end: 900, quote: '' }
      await expect(store.decide('note.1', { edit: { evidence } }, 'a')).rejects.toMatchObject({
        code: 'evidence-outside',
      })
    }))
})

test.each<[string, [string, string, number | null][], { undo: number | null; redo: number | null }]>([
  ['nothing done', [], { undo: null, redo: null }],
  [
    'two decisions',
    [
      ['a', 'accept', null],
      ['a', 'reject', null],
    ],
    { undo: 2, redo: null },
  ],
  [
    'one taken back',
    [
      ['a', 'accept', null],
      ['a', 'reject', null],
      ['a', 'undo', 2],
    ],
    { undo: 1, redo: 2 },
  ],
  [
    'made again',
    [
      ['a', 'accept', null],
      ['a', 'undo', 1],
      ['a', 'redo', 1],
    ],
    { undo: 1, redo: null },
  ],
  [
    'a new decision after undoing',
    [
      ['a', 'accept', null],
      ['a', 'undo', 1],
      ['a', 'edit', null],
    ],
    { undo: 3, redo: null },
  ],
  ['somebody else’s decision', [['b', 'accept', null]], { undo: null, redo: null }],
])('after %s, undo and redo know what they are about', (_, log, expected) => {
  const edits = log.map(([actor, action, of_seq], index) => ({ seq: index + 1, actor, action, of_seq }))
  expect(undoStack(edits, 'a')).toEqual(expected)
})
