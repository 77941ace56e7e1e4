/** The life of a signal in the store: found once, moved, noted, taken back; every step with its audit line, on both databases. */
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { DATABASES, withStore } from '../../test/databases.ts'
import type { Signal } from '../core/signal.ts'
import { deidentifyRow } from '../protect/deidentified.ts'

const signal = (more: Partial<Signal> = {}): Signal => ({
  id: 'abc123',
  kind: 'rise',
  rule: 'counts',
  isUrgent: false,
  unit: 'month',
  ...{ measure: 'counts', aspect: 'visits', phenomenon: null, substance: 'crack', place: 'FR-59350' },
  ...{ firstPeriod: '2025-02', lastPeriod: '2025-02', cells: [], points: [] },
  ...{ text: { en: 'More.', fr: 'Plus.' }, remarks: [], foundOn: '2025-02-28', isHeldBack: false },
  ...more,
})
const words = (note: string) => deidentifyRow({ note })

describe.each(DATABASES)('on %s PostgreSQL', (kind) => {
  test('the same signal found again is kept once, brought up to date, its state left alone', async () => {
    await withStore(kind, async (store) => {
      expect(await store.signals.record([signal()], '2025-02-28', 'watch')).toEqual({
        added: ['abc123'],
        updated: [],
      })
      await store.signals.move('abc123', 'triage', 'alice')
      const entries = (await store.stats()).auditEntries
      expect(await store.signals.record([signal()], '2025-02-28', 'watch')).toEqual({
        added: [],
        updated: [],
      })
      expect((await store.stats()).auditEntries).toBe(entries)
      const longer = signal({ lastPeriod: '2025-03' })
      expect(await store.signals.record([longer], '2025-03-31', 'watch')).toEqual({
        added: [],
        updated: ['abc123'],
      })
      expect(await store.signals.list()).toMatchObject([
        { id: 'abc123', state: 'triage', lastPeriod: '2025-03' },
      ])
    })
  })

  test('two runs at once add it once', async () => {
    await withStore(kind, async (store) => {
      const many = ['c', 'a', 'b'].map((id) => signal({ id }))
      await Promise.all([
        store.signals.record(many, '2025-02-28', 'watch'),
        store.signals.record([...many].reverse(), '2025-02-28', 'watch'),
      ])
      expect(await store.signals.list()).toHaveLength(3)
      for (const id of ['a', 'b', 'c']) expect((await store.signals.get(id))?.steps).toHaveLength(1)
    })
  })

  test('Alice takes back her own move; not once Boris has moved it since', async () => {
    await withStore(kind, async (store) => {
      const { signals } = store
      await signals.record([signal()], '2025-02-28', 'watch')
      expect(await signals.undo('abc123', 'alice')).toBe(false)
      await signals.move('abc123', 'triage', 'alice')
      await signals.move('abc123', 'verify', 'alice')
      expect(await signals.undo('abc123', 'alice')).toBe(true)
      expect((await signals.get('abc123'))?.signal.state).toBe('triage')
      expect(await signals.undo('abc123', 'alice')).toBe(true)
      expect((await signals.get('abc123'))?.signal.state).toBe('new')
      await signals.move('abc123', 'triage', 'alice')
      await signals.move('abc123', 'closed', 'boris')
      await expect(signals.undo('abc123', 'alice')).rejects.toMatchObject({ code: 'store-undo-overtaken' })
      expect((await signals.get('abc123'))?.steps.map(({ action }) => action)).toEqual([
        'found',
        'move',
        'move',
        'undo',
        'undo',
        'move',
        'move',
      ])
    })
  })

  test('a note loses names and numbers before it is kept, and its words stay out of the audit log', async () => {
    await withStore(kind, async (store) => {
      await store.signals.record([signal()], '2025-02-28', 'watch')
      await store.signals.note('abc123', words('Rappeler le 06 12 34 56 78 demain, lot bleu.'), 'alice')
      const kept = await store.signals.get('abc123')
      expect(kept?.steps.at(-1)?.note).toMatch(/\[PHONE/)
      expect(kept?.steps.at(-1)?.note).not.toContain('34 56')
      const { items } = await store.audit.entries({ subject: 'signal/abc123' })
      expect(items).toMatchObject([{ action: 'note-signal', actor: 'alice' }])
      expect(JSON.stringify(items)).not.toContain('lot bleu')
      expect((await store.audit.verify()).whole).toBe(true)
    })
  })

  test('a step on a signal that is not there is refused, and leaves nothing', async () => {
    await withStore(kind, async (store) => {
      await expect(store.signals.move('nowhere', 'triage', 'alice')).rejects.toMatchObject({
        code: 'signal-unknown',
      })
      expect(await store.signals.get('nowhere')).toBeNull()
      expect((await store.stats()).auditEntries).toBe(0)
    })
  })

  test('export and import carry signals and their lives', async () => {
    await withStore(kind, async (from) => {
      await from.signals.record([signal()], '2025-02-28', 'watch')
      await from.signals.move('abc123', 'triage', 'alice', words('à voir'))
      const file = new PassThrough()
      const bytes: Buffer[] = []
      file.on('data', (chunk: Buffer) => bytes.push(chunk))
      await from.exportTo(file)
      await withStore(kind, async (to) => {
        const whole = new PassThrough()
        whole.end(Buffer.concat(bytes))
        await to.importFrom(whole, { actor: 'alice' })
        expect(await to.signals.get('abc123')).toEqual(await from.signals.get('abc123'))
      })
    })
  })
})
