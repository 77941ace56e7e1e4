/** A run: few false signals among many series, one signal for what many cells say, and the watch told apart from the market. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Count } from '../core/sample.ts'
import { claim, gazetteer, wording } from '../trends/claims.fixture.ts'
import type { Received } from '../trends/coverage.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { readAlertRule } from './alert-rule.ts'
import { detectSignals } from './detect.ts'
import { findAlarms, RUN_SETTINGS } from './find-alarms.ts'
import { continueKnown } from './match-signals.ts'
import { periodsBetween } from './periods.ts'
import { series } from './signals.fixture.ts'
import type { WatchedMaterial } from './watched-series.ts'

const RULES = ['counts', 'falling-sample', 'first-harm', 'reported-fall', 'silence']
const rules = RULES.flatMap(
  (name) =>
    readAlertRule(name, readFileSync(packageFile(`alerts/${name}.yml`), 'utf8'), loadVocabulary()).rule ?? [],
)
const knowledge = {
  ...wording,
  vocabulary: { ...wording.vocabulary, narrower: () => [] },
}
const nothing: WatchedMaterial = { claims: [], samples: [], counts: [], received: [] }

const row = (period: string, value: number, more: Partial<Count> = {}): Count => ({
  id: `${period}-${more.place ?? 'FR-59350'}-${more.substance ?? 'crack'}`,
  documentId: null,
  series: 'visits',
  phenomenon: null,
  substance: 'crack',
  place: 'FR-59350',
  period,
  value,
  denominator: null,
  chain: 'hospital',
  ...more,
})

const USUAL = [5, 6, 4, 5, 7, 3, 5, 6, 4, 5, 6, 5, 5, 6, 4, 5, 7, 3, 5, 6, 4, 5, 6]
const MONTHS = periodsBetween('2024-01', '2025-12')
const visits = (last: readonly number[], more: Partial<Count> = {}): Count[] =>
  [...USUAL, ...last].map((value, i) => row(periodsBetween('2024-01', '2027-01')[i]!, value, more))

const received = (site: string, documents: readonly number[], first = '2024-01'): Received[] =>
  documents.flatMap((count, i) =>
    count
      ? [
          {
            site,
            space: 'urban' as const,
            month: periodsBetween(first, '2027-01')[i]!,
            documents: count,
            chains: count,
            sourceKinds: ['ngo' as const],
          },
        ]
      : [],
  )

const run = (material: Partial<WatchedMaterial>, on: string) =>
  detectSignals({ ...nothing, ...material }, { on, rules }, knowledge)

describe('a rise in a table', () => {
  const material = { counts: visits([24]) }

  test('is one signal whose sentence gives observed, expected, bound, rate and denominator in both languages', () => {
    const withPatients = { counts: visits([24]).map((one) => ({ ...one, denominator: 400 })) }
    const [signal] = run(withPatients, '2025-12-31').signals
    expect(signal).toMatchObject({ kind: 'rise', rule: 'counts', place: 'FR-59350', firstPeriod: '2025-12' })
    expect(signal?.text.fr).toMatch(
      /À Lille en décembre 2025 : 24 visits sur 400 \(crack\), contre [\d,]+ attendu et \d+ au plus.*1 % de fausses alarmes/,
    )
    expect(signal?.text.en).toMatch(
      /À? ?(?:At|In) Lille in December 2025: 24 visits of 400 \(crack\), against [\d.]+ expected and \d+ at most.*1% false alarms/,
    )
    expect(signal?.cells[0]?.evidence).toEqual(['2025-12-FR-59350-crack'])
    expect(signal?.points.at(-1)).toMatchObject({ period: '2025-12', observed: 24, isAlarm: true })
  })

  test('in a month whose reports still come in says so, and is a signal all the same', () => {
    const [signal] = run(material, '2025-12-20').signals
    expect(signal?.points.at(-1)?.isComplete).toBe(false)
    expect(signal?.remarks[0]?.en).toMatch(/not yet complete/)
    expect(run(material, '2026-01-20').signals[0]?.remarks).toEqual([])
  })

  test('a month of zero whose reports still come in is no signal', () => {
    expect(run({ counts: visits([0]) }, '2025-12-20').signals).toEqual([])
  })

  test('that goes on is the same signal a month later, with its cells; the same run twice changes nothing', () => {
    const first = run(material, '2025-12-31').signals
    const again = continueKnown(run(material, '2025-12-31').signals, first, knowledge)
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
    expect(again[0]?.cells).toEqual(first[0]?.cells)
    const later = continueKnown(run({ counts: visits([24, 26]) }, '2026-01-31').signals, first, knowledge)
    expect(later.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
    expect(later[0]).toMatchObject({ firstPeriod: '2025-12', lastPeriod: '2026-01' })
    expect(later[0]?.cells.map(({ period }) => period).sort()).toEqual(['2025-12', '2026-01'])
  })

  test('half a year after the first has ended is another signal', () => {
    const first = run(material, '2025-12-31').signals
    const quiet = [5, 6, 4, 5, 7, 5]
    const second = run({ counts: visits([24, ...quiet, 26]) }, '2026-07-31').signals
    expect(second).toHaveLength(1)
    expect(continueKnown(second, first, knowledge)[0]?.id).not.toBe(first[0]?.id)
  })

  test('at two towns is two signals', () => {
    const counts = [...visits([24]), ...visits([22], { place: 'FR-57463' })]
    expect(
      run({ counts }, '2025-12-31')
        .signals.map(({ place }) => place)
        .sort(),
    ).toEqual(['FR-57463', 'FR-59350'])
  })
})

test('what is dated after the day of the run does not exist yet', () => {
  expect(run({ counts: visits([24]) }, '2025-11-30').signals).toEqual([])
})

test('on a day gone by, a month that had not ended is not known; today it is, as far as it goes', () => {
  const material = { ...nothing, counts: visits([24]) }
  const on = '2025-12-20'
  expect(detectSignals(material, { on, rules, isReplay: true }, knowledge).signals).toEqual([])
  expect(detectSignals(material, { on, rules }, knowledge).signals).toHaveLength(1)
})

test('signals beyond what people can look at are listed as held back', () => {
  const places = ['FR-59350', 'FR-57463', 'FR-69123', 'FR-76540']
  const counts = places.flatMap((place) => visits([24], { place }))
  const { signals } = detectSignals({ ...nothing, counts }, { on: '2025-12-31', rules, budget: 3 }, knowledge)
  expect(signals.map(({ isHeldBack }) => isHeldBack)).toEqual([false, false, false, true])
})

describe('false discoveries', () => {
  test('one of two hundred quiet series just above its bound is put down to chance; far above it is believed', () => {
    const quiet = Array.from({ length: 200 }, (_, i) =>
      series('2024-01', [...USUAL.slice(i % 7), ...USUAL.slice(0, i % 7), 5], {
        subject: { measure: 'counts', aspect: `table ${i}`, phenomenon: null, substance: null, place: null },
      }),
    )
    const settings = { ...RUN_SETTINGS, on: '2025-12-31' }
    const alone = findAlarms([series('2024-01', [...USUAL, 18])], rules, knowledge.vocabulary, settings)
    const among = findAlarms(
      [...quiet, series('2024-01', [...USUAL, 18])],
      rules,
      knowledge.vocabulary,
      settings,
    )
    expect(alone.alarms).toHaveLength(1)
    expect([among.alarms.length, among.byChance]).toEqual([0, 1])
    const far = findAlarms(
      [...quiet, series('2024-01', [...USUAL, 60])],
      rules,
      knowledge.vocabulary,
      settings,
    )
    expect(far.alarms).toHaveLength(1)
  })
})

describe('a site that sends less', () => {
  const said = (month: string) => claim({ period: month, place: 'FR-59350', direction: 'present' } as never)
  const full = Array.from({ length: 18 }, () => 7)

  test('is a warning about the watch and no fall of the market', () => {
    const material = {
      received: received('FR-59350', [...full, 2, 1, 2, 2, 1, 2]),
      claims: MONTHS.slice(0, 18).map(said),
    }
    const { signals } = run(material, '2026-01-05')
    expect(signals.map(({ kind, measure, place }) => ({ kind, measure, place }))).toEqual([
      { kind: 'falling-sample', measure: 'coverage', place: 'FR-59350' },
    ])
    expect(signals[0]?.text.en).toMatch(/nothing is said of the market/)
  })

  test('and one that sends nothing is silent, from the month after its last', () => {
    const material = {
      received: received('FR-59350', [...full, 7, 7]),
      claims: MONTHS.slice(0, 20).map(said),
    }
    const { signals } = run(material, '2026-01-05')
    expect(signals).toMatchObject([{ kind: 'silence', firstPeriod: '2025-09' }])
  })

  test('a fall that sources tell of is a signal of its own', () => {
    const gone = MONTHS.slice(18).flatMap((month, i) => [
      claim({ period: month, direction: 'absent', chain: `a${i}`, observationId: `g${i}` }),
    ])
    const there = MONTHS.slice(0, 18).map((month, i) =>
      claim({ period: month, direction: 'present', chain: `p${i}` }),
    )
    const material = {
      received: received(
        'FR-59350',
        Array.from({ length: 24 }, () => 1),
      ),
      claims: [...there, ...gone],
    }
    expect(run(material, '2025-09-30').signals).toMatchObject([
      { kind: 'rise', aspect: 'falls', substance: 'crack' },
    ])
  })
})

describe('first appearances', () => {
  test('a line of a wider place that echoes one town is not told twice', () => {
    const material = {
      received: received(
        'FR-59350',
        Array.from({ length: 12 }, () => 2),
      ),
      claims: [
        claim({ period: '2024-12', chain: 'a', phenomenon: 'harm.overdose' }),
        claim({ period: '2024-12', chain: 'b', phenomenon: 'harm.overdose' }),
      ],
    }
    const { signals } = run(material, '2024-12-31')
    expect(signals).toMatchObject([{ kind: 'first-appearance', substance: 'crack' }])
    expect(gazetteer.widerThan(signals[0]?.place ?? '')).toContain('FR')
  })

  test('a town watched for two months has none', () => {
    const material = {
      received: received('FR-59350', [2, 2, 2], '2024-10'),
      claims: [claim({ period: '2024-12', phenomenon: 'harm.overdose' })],
    }
    expect(run(material, '2024-12-31').signals).toEqual([])
  })
})

test('nothing kept gives nothing', () => {
  expect(run({}, '2025-12-31')).toEqual({ on: '2025-12-31', signals: [], series: 0, tests: 0, byChance: 0 })
})
