/** What was planted in the invented observatory is signalled in its month; what was not, is not, over all of both years. */
import { beforeAll, describe, expect, test } from 'vitest'
import { loadAlerts } from '../src/observatory/alert-files.ts'
import { takeIn } from '../src/observatory/take-in.ts'
import { dayJudged, keepSignals, readWatched } from '../src/observatory/watch.ts'
import { createReader } from '../src/reader/load.ts'
import { oneReader } from '../src/reader/readers.ts'
import { type Backtest, backtest } from '../src/signals/backtest.ts'
import { loadGazetteer } from '../src/vocabulary/gazetteer.ts'
import { loadVocabulary } from '../src/vocabulary/load.ts'
import { packageFile } from '../src/vocabulary/package-files.ts'
import { loadTexts } from '../src/vocabulary/texts.ts'
import { withStore } from './databases.ts'

const knowledge = { gazetteer: loadGazetteer(), vocabulary: loadVocabulary(), texts: loadTexts() }
const rules = loadAlerts()

let replayed: Backtest
const kept = { day: '', added: [0, 0], updated: [0, 0], places: [] as string[] }

beforeAll(async () => {
  await withStore('embedded', async (store) => {
    const readers = oneReader(createReader())
    await takeIn([packageFile('examples/observatory')], { store, readers, actor: 'test', intake: {} })
    const material = await readWatched(store)
    kept.day = dayJudged(material, '2027-01-01')
    const watch = { rules, knowledge, on: '2025-09-30', today: '2027-01-01' }
    for (const at of [0, 1]) {
      const run = await keepSignals(store, watch, 'test')
      kept.added[at] = run.added
      kept.updated[at] = run.updated
    }
    const options = { from: '2024-09-01', to: '2025-12-31', every: 'month', rules } as const
    replayed = backtest(material, options, knowledge)
  })
}, 120_000)

const found = (about: Record<string, unknown>) =>
  replayed.signals.filter(({ signal }) =>
    Object.entries(about).every(([key, value]) => signal[key as keyof typeof signal] === value),
  )

describe('what is planted is found', () => {
  test('the rise of visits for crack at Lille, at the end of its first month, by the method of short series', () => {
    const [rise, ...more] = found({ measure: 'counts', substance: 'crack' })
    expect(more).toEqual([])
    expect(rise).toMatchObject({ firstOn: '2025-02-28', method: 'short-series' })
    expect(rise?.signal).toMatchObject({ kind: 'rise', place: 'FR-59350', firstPeriod: '2025-02' })
  })

  test('the rise of crack at Lille that its sources tell of', () => {
    expect(found({ measure: 'reports', aspect: 'rises', substance: 'crack' })).toMatchObject([
      { signal: { place: 'FR-59350', phenomenon: 'market.availability' } },
    ])
  })

  test('the first nitazene in samples at Marseille, in its first month, urgent', () => {
    const [first] = found({ measure: 'samples', substance: 'nitazenes' })
    expect(first).toMatchObject({ firstOn: '2025-09-30', method: 'first-appearance' })
    expect(first?.signal).toMatchObject({ kind: 'first-appearance', place: 'FR-13055', isUrgent: true })
  })

  test('the heroin that disappears at Rouen, as a fall its sources tell of', () => {
    expect(found({ aspect: 'falls', substance: 'heroin' })).toMatchObject([{ signal: { place: 'FR-76540' } }])
  })

  test('the mix of reasons that turns round in January 2025, and no rise or fall of what ketamine is cut with', () => {
    expect(found({ kind: 'source-mix' }).map(({ firstOn }) => firstOn)).toEqual(['2025-02-28'])
    expect(found({ aspect: 'adulterated', substance: 'ketamine' })).toEqual([])
  })

  test('the site that falls silent, once its third empty month is over', () => {
    expect(found({ kind: 'silence' })).toMatchObject([
      { firstOn: '2025-07-31', signal: { place: 'FR-97411', firstPeriod: '2025-04' } },
    ])
  })
})

describe('what is not there is not found', () => {
  test('amphetamine, planted to stay as it was, gives no signal in sixteen runs', () => {
    expect(found({ substance: 'amphetamine' })).toEqual([])
    expect(replayed.runs).toBe(16)
  })

  test('no table but the planted one gives an alarm', () => {
    expect(found({ measure: 'counts' })).toHaveLength(1)
  })

  test('the silence of Saint-Denis is a warning about the watch, and no fall of its market', () => {
    const there = replayed.signals.filter(({ signal }) => signal.place?.startsWith('FR-974'))
    const since = there.filter(({ signal }) => signal.lastPeriod >= '2025-04')
    expect(since.map(({ signal }) => signal.measure)).toEqual(['coverage'])
    expect(there.filter(({ signal }) => signal.aspect === 'falls')).toEqual([])
  })
})

test('where no day is said, the last the material speaks of is judged', () => {
  expect(kept.day).toBe('2025-12-31')
})

test('the same run twice keeps the same signals, and writes nothing the second time', () => {
  expect(kept.added[0]).toBeGreaterThan(3)
  expect([kept.added[1], kept.updated[1]]).toEqual([0, 0])
})
