/** Signals as views: the list as its filters ask, the chart as drawn, the same facts as files. */
import { describe, expect, test } from 'vitest'
import type { KeptSignal, SignalPoint } from '../core/signal.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import type { PublishContext } from './context.ts'
import { drawFigure, publish, viewSignal, viewSignals } from './publish.ts'
import { signalsOfPeriod } from './view-signals.ts'

const context: PublishContext = {
  vocabulary: loadVocabulary(),
  gazetteer: loadGazetteer(),
  texts: loadTexts(),
  ...{ today: '2025-12-31', audience: 'internal', origin: '' },
}
const NOW = '2025-12-31T12:00:00Z'

const point = (period: string, more: Partial<SignalPoint> = {}): SignalPoint => ({
  ...{ period, observed: 5, denominator: 400, expected: 5, upperbound: 12, isAlarm: false, isComplete: true },
  ...more,
})
const signal = (more: Partial<KeptSignal> = {}): KeptSignal => ({
  ...{ id: 'a1', kind: 'rise', rule: 'counts', isUrgent: false, unit: 'month' },
  ...{ measure: 'counts', aspect: 'visits', phenomenon: null, substance: 'crack', place: 'FR-59350' },
  ...{ firstPeriod: '2025-02', lastPeriod: '2025-03', remarks: [], foundOn: '2025-03-31', isHeldBack: false },
  ...{ cells: [], text: { en: 'More.', fr: 'Plus.' }, state: 'new' },
  ...{ since: '2025-12-30T12:00:00Z', openedAt: '2025-12-30T12:00:00Z' },
  points: [
    point('2025-01'),
    point('2025-02', { observed: 21, isAlarm: true }),
    point('2025-03', { observed: { missing: 'not-observed' }, denominator: { missing: 'not-observed' } }),
  ],
  ...more,
})
const ids = (list: readonly { signal: KeptSignal }[]) => list.map((item) => item.signal.id)

describe('the list', () => {
  const all = [
    signal(),
    signal({ id: 'b2', isUrgent: true, since: '2025-12-28T12:00:00Z' }),
    signal({ id: 'c3', state: 'closed' }),
    signal({ id: 'd4', isHeldBack: true, substance: 'heroin' }),
  ]

  test('holds open signals, overdue ones first, held back ones apart', () => {
    const view = viewSignals(all, {}, NOW, context)
    expect(view.groups.map(({ state, items }) => [state, ids(items)])).toEqual([['new', ['b2', 'a1']]])
    expect(ids(view.heldBack)).toEqual(['d4'])
    expect([view.total, view.overdue, view.lastRun]).toEqual([3, 1, '2025-03-31'])
  })

  test.each([
    [{ state: 'closed' }, ['c3']],
    [{ state: 'all', substance: 'crack' }, ['a1', 'b2', 'c3']],
    [{ substance: 'cocaine', place: 'FR-59' }, ['a1', 'b2']],
    [{ place: 'FR-33' }, []],
    [{ kind: 'silence' }, []],
  ])('asked for %j gives %j', (query, given) => {
    const { table } = viewSignals(all, query, NOW, context)
    expect(table.rows.map(({ id }) => id).sort()).toEqual(given)
  })

  test('its picture names states in the language asked for', () => {
    const svg = String(publish(viewSignals(all, {}, NOW, context), 'svg', 'internal', 'fr', context).body)
    expect(svg).toContain('Nouveau')
    expect(svg).toContain('Hausse')
    expect(svg).not.toContain('[object')
  })

  test('of a period tells those that share a day with it', () => {
    expect(ids(signalsOfPeriod(all, '2025-Q1', NOW, context))).toEqual(['b2', 'a1'])
    expect(signalsOfPeriod(all, '2024', NOW, context)).toEqual([])
  })
})

describe('the chart of a signal', () => {
  const view = viewSignal(
    { signal: signal(), steps: [] },
    { claims: [], samples: [], rule: null },
    NOW,
    context,
  )
  const svg = drawFigure(view.figures[0]!, { language: 'en', palette: 'file' }, context)

  test('says what it shows in words, and draws alarm, bound and denominators', () => {
    expect(svg).toMatch(/aria-label="[^"]*3 periods, one with an alarm\. More\./)
    for (const words of ['observed', 'alarm', 'no alarm up to there', 'Denominator (400 at most)'])
      expect(svg).toContain(words)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('hatches the month nobody sent', () => {
    expect(svg).toMatch(/url\(#signal-a1-not-observed\)/)
  })

  test('of a signal without a single period says so instead of drawing', () => {
    const bare = signal({ points: [] })
    const empty = viewSignal(
      { signal: bare, steps: [] },
      { claims: [], samples: [], rule: null },
      NOW,
      context,
    )
    expect(drawFigure(empty.figures[0]!, { language: 'fr', palette: 'page' }, context)).toContain('<svg')
  })

  test('is a table with the same numbers, where silence is missing and not zero', () => {
    const csv = String(publish(view, 'csv', 'internal', 'en', context).body)
    expect(csv).toContain('2025-02,21,,400,,5,12,yes,yes')
    expect(csv).toContain('2025-03,,not-observed,')
  })
})
