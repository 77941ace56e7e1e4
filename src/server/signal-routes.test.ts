/** The pages of signals as a browser meets them: forms that act and lead back, files beside pages, refusals that say nothing more. */
import type { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { withStore } from '../../test/databases.ts'
import type { Signal } from '../core/signal.ts'
import type { Store } from '../store/store.ts'
import { appOver } from './start.ts'

const point = (period: string, observed: number, isAlarm = false) => ({
  ...{ period, observed, denominator: 400, expected: 5, upperbound: 12, isAlarm, isComplete: true },
})
const signal = (id: string, more: Partial<Signal> = {}): Signal => ({
  ...{ id, kind: 'rise', rule: 'counts', isUrgent: false, unit: 'month' },
  ...{ measure: 'counts', aspect: 'visits', phenomenon: null, substance: 'crack', place: 'FR-59350' },
  ...{ firstPeriod: '2025-02', lastPeriod: '2025-02', remarks: [], foundOn: '2025-02-28', isHeldBack: false },
  cells: [
    {
      ...{ measure: 'counts', aspect: 'visits', phenomenon: null, substance: 'crack', place: 'FR-59350' },
      ...{ period: '2025-02', observed: 21, denominator: 400, expected: 5, upperbound: 12 },
      ...{ pvalue: 0.0002, adjusted: 0.01, method: 'short-series', evidence: ['row-1'] },
    },
  ],
  points: [point('2025-01', 6), point('2025-02', 21, true)],
  text: { en: 'In Lille, 21 visits.', fr: 'À Lille, 21 passages.' },
  ...more,
})

const withSignals = (use: (app: Hono, store: Store) => Promise<void>) => () =>
  withStore('embedded', async (store) => {
    const nitazenes = { substance: 'nitazenes', place: 'FR-13055', isUrgent: true } as const
    await store.signals.record([signal('a1'), signal('b2', nitazenes)], '2025-02-28', 'watch')
    await use(appOver({ store, actor: 'alice' }), store)
  })

const post = (app: Hono, path: string, fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost' },
  })
const page = async (app: Hono, path: string) => (await app.request(path)).text()

describe('the list', () => {
  test(
    'shows open signals, urgent ones first, and obeys the filters of its address',
    withSignals(async (app, store) => {
      const whole = await page(app, '/signals?lang=en')
      expect(whole.indexOf('/signals/b2')).toBeLessThan(whole.indexOf('/signals/a1'))
      const crack = await page(app, '/signals?lang=en&substance=crack')
      expect([crack.includes('/signals/a1'), crack.includes('/signals/b2')]).toEqual([true, false])
      await store.signals.move('a1', 'closed', 'alice')
      expect(await page(app, '/signals?lang=en')).not.toContain('/signals/a1"')
      expect(await page(app, '/signals?lang=en&state=closed')).toContain('/signals/a1')
    }),
  )

  test(
    'moves a signal on and comes back with its filters',
    withSignals(async (app, store) => {
      const answer = await post(app, '/signals/a1/move?substance=crack&lang=fr', {
        to: 'triage',
        back: 'list',
      })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/signals?substance=crack&lang=fr')
      expect((await store.signals.get('a1'))?.signal.state).toBe('triage')
    }),
  )

  test(
    'looks for signals when asked to, and says as of which day',
    withSignals(async (app) => {
      expect((await post(app, '/signals/look', {})).status).toBe(303)
      expect(await page(app, '/signals?lang=en')).toContain('28 February 2025')
    }),
  )
})

describe('one signal', () => {
  test(
    'shows its sentence, its chart, what says it and its log',
    withSignals(async (app) => {
      const html = await page(app, '/signals/a1?lang=fr')
      for (const words of ['À Lille, 21 passages.', '<svg', 'série courte', 'Journal', 'trouvé'])
        expect(html).toContain(words)
    }),
  )

  test(
    'is moved, noted without the number it was given, and taken back',
    withSignals(async (app, store) => {
      await post(app, '/signals/a1/move', { to: 'triage' })
      await post(app, '/signals/a1/note', { note: 'Rappelé le 06 12 34 56 78.' })
      const html = await page(app, '/signals/a1?lang=fr')
      expect(html).toContain('Rappelé le [PHONE')
      expect(html).not.toContain('34 56')
      await post(app, '/signals/a1/undo', {})
      expect((await store.signals.get('a1'))?.signal.state).toBe('new')
    }),
  )

  test.each([
    ['csv', 'period,observed'],
    ['json', '"observed": 21'],
    ['svg', '<svg'],
  ])('has its .%s', async (extension, words) => {
    await withSignals(async (app) => {
      const answer = await app.request(`/signals/a1.${extension}?lang=en`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(words)
    })()
  })
})

describe('refusals', () => {
  test.each([
    ['/signals?audience=public', 403],
    ['/signals.csv?audience=public', 403],
    ['/signals/a1?audience=public', 403],
    ['/signals/ffff', 404],
    ['/signals/ffff.csv', 404],
    ['/signals/..%2f..%2fetc', 404],
    ['/signals?state=asleep', 400],
    ['/signals?colour=red', 400],
  ])('%s is answered by %i', async (path, status) => {
    await withSignals(async (app) => {
      expect((await app.request(path)).status).toBe(status)
    })()
  })

  test(
    'a move to no state, an empty note and a form from elsewhere change nothing',
    withSignals(async (app, store) => {
      const entries = (await store.stats()).auditEntries
      expect((await post(app, '/signals/a1/move', { to: 'moon' })).status).toBe(400)
      expect((await post(app, '/signals/a1/note', { note: '  ' })).status).toBe(400)
      const foreign = await app.request('/signals/a1/move', {
        method: 'POST',
        body: new URLSearchParams({ to: 'triage' }),
        headers: { origin: 'http://elsewhere.example' },
      })
      expect(foreign.status).toBe(403)
      expect((await store.stats()).auditEntries).toBe(entries)
    }),
  )
})

test(
  'the public form neither tells of signals on What is new nor leads to them',
  withSignals(async (app) => {
    expect(await page(app, '/new?lang=en&period=2025&audience=public')).not.toContain('/signals')
    expect(await page(app, '/new?lang=en&period=2025')).toContain('/signals/a1')
  }),
)
