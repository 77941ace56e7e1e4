/** Series of drug checking: positives among tests, of each substance found, and of each product sold as what it is not. */

import { countBy, groupBy } from '../core/group-by.ts'
import type { Sample } from '../core/sample.ts'
import { isDetected, judgeSample } from '../samples/judge-sample.ts'
import { holdsOther } from '../samples/positivity.ts'
import { periodOfSpan, type Unit } from './periods.ts'
import { type Knowledge, rowOfPeriods, type WatchedMaterial, type WatchedSeries } from './watched-series.ts'

interface Test {
  readonly sample: Sample
  readonly period: string
  readonly places: readonly (string | null)[]
  readonly found: ReadonlySet<string>
  readonly isOther: boolean
}

/**
 * `found`: samples in which a substance was detected, among all samples tested at the place; `adulterated`: samples that held something else than
 * what they were expected to be, among those of that expectation. A period without tests is not observed.
 */
export function sampleSeries(
  { samples }: WatchedMaterial,
  last: string,
  unit: Unit,
  knowledge: Knowledge,
): WatchedSeries[] {
  const tests = samples.flatMap((sample) => testOf(sample, unit, last, knowledge) ?? [])
  const periods = rowOfPeriods(
    tests.map(({ period }) => period),
    last,
  )
  const places = [...new Set(tests.flatMap((test) => test.places))]
  return places.flatMap((place) => {
    const here = tests.filter((test) => test.places.includes(place))
    const substances = [...new Set(here.flatMap(({ found }) => [...found]))]
    const byExpected = groupBy(
      here.filter(({ sample }) => sample.expected !== null),
      ({ sample }) => sample.expected ?? '',
    )
    return [
      ...substances.map((substance) =>
        seriesOf('found', substance, place, here, ({ found }) => found.has(substance), periods, unit),
      ),
      ...[...byExpected].map(([expected, sold]) =>
        seriesOf('adulterated', expected, place, sold, ({ isOther }) => isOther, periods, unit),
      ),
    ]
  })
}

function testOf(sample: Sample, unit: Unit, last: string, knowledge: Knowledge): Test | null {
  const period = periodOfSpan(sample.collectedOn, unit)
  if (!period || period > last) return null
  const { gazetteer, vocabulary } = knowledge
  const place = sample.place ?? sample.site
  const codes = sample.found.filter(isDetected).map(({ substance }) => substance)
  const covers = (wider: string, code: string) => vocabulary.substanceAndWider(code).includes(wider)
  return {
    sample,
    period,
    places: [
      null,
      ...(place === null || !gazetteer.get(place) ? [] : [place, ...gazetteer.widerThan(place)]),
    ],
    found: new Set(codes.flatMap((code) => [code, ...vocabulary.substanceAndWider(code)])),
    isOther: holdsOther(judgeSample(sample, covers)),
  }
}

function seriesOf(
  aspect: 'found' | 'adulterated',
  substance: string,
  place: string | null,
  tests: readonly Test[],
  isPositive: (test: Test) => boolean,
  periods: readonly string[],
  unit: Unit,
): WatchedSeries {
  const byPeriod = groupBy(tests, ({ period }) => period)
  const inPeriods = periods.map((period) => byPeriod.get(period) ?? [])
  const positives = inPeriods.map((done) => done.filter(isPositive))
  const phenomenon = aspect === 'adulterated' ? 'market.adulteration' : 'market.availability'
  return {
    subject: { measure: 'samples', aspect, phenomenon, substance, place },
    unit,
    periods,
    observed: inPeriods.map((done, at) => (done.length ? (positives[at]?.length ?? 0) : undefined)),
    denominator: inPeriods.map((done) => done.length || undefined),
    evidence: positives.map((found) => found.map(({ sample }) => sample.id)),
    isShare: true,
    mix: inPeriods.map((done) => countBy(done, ({ sample }) => sample.reason ?? '')),
  }
}
