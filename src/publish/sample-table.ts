/** Samples as rows: a product expected and a time; shares with their tests, raw and with the same mix of reasons. */
import { isMissing, type Missing, type OrMissing } from '../core/missing.ts'
import type { Sample } from '../core/sample.ts'
import type { Column, Row } from '../core/table.ts'
import { basisOf, restsOnEnough } from '../protect/enough.ts'
import { adjustedTrend, type StratumCount, type TrendPoint } from '../samples/adjusted-trend.ts'
import { type JudgedSample, judgeSample } from '../samples/judge-sample.ts'
import { adulteration, holdsOther, mismatch, type Positivity } from '../samples/positivity.ts'
import type { PublishContext } from './context.ts'
import type { Filters } from './filters.ts'
import { isIn, isWithin, mayBeTold, type Numbers, type Parts } from './numbers.ts'
import { thousandths } from './price-table.ts'

const NOT_SAID: Missing = { missing: 'not-asked' }
const SUPPRESSED: Missing = { missing: 'suppressed' }

export interface SampleGroup {
  /** The product expected. */
  readonly expected: string
  /** Of the period and the stretch before it. */
  readonly judged: readonly JudgedSample[]
}

/** Samples by the product expected, most tested first. A product found counts as expected when it is it or lies within it. */
export function groupSamples(
  { samples }: Numbers,
  { substance, place }: Filters,
  { whole, before }: Parts,
  context: PublishContext,
): SampleGroup[] {
  const { vocabulary } = context
  const covers = (wider: string, code: string) => vocabulary.substanceAndWider(code).includes(wider)
  const groups = new Map<string, JudgedSample[]>()
  for (const sample of samples) {
    const { expected, collectedOn } = sample
    if (expected === null || (substance && !covers(substance, expected))) continue
    if (!isIn(collectedOn, whole) && !(before && isIn(collectedOn, before))) continue
    if (!isWithin(sample.place, place, context)) continue
    const group = groups.get(expected) ?? []
    group.push(judgeSample(sample, covers))
    groups.set(expected, group)
  }
  const isTold = (judged: readonly JudgedSample[]) =>
    context.audience === 'internal' ||
    (mayBeTold(whole, place, context) &&
      restsOnEnough(basisOf(during(judged, whole).map(({ sample }) => sample.chain)), 'share'))
  // For the public, a product tested too little is not even named.
  return [...groups]
    .filter(([, judged]) => isTold(judged))
    .map(([expected, judged]) => ({ expected, judged }))
    .sort((a, b) => b.judged.length - a.judged.length)
}

export const during = (judged: readonly JudgedSample[], period: string): JudgedSample[] =>
  judged.filter(({ sample }) => isIn(sample.collectedOn, period))

/** Why or where it was brought: the reason when reasons are known, else the origin. */
export function stratumOf(sample: Sample, hasReasons: boolean): string {
  return hasReasons ? (sample.reason ?? '–') : sample.chain
}

/** Counts of samples that hold something else, a stratum and a time each. */
export function countStrata({ judged }: SampleGroup, periods: readonly string[]): StratumCount[] {
  const hasReasons = judged.some(({ sample }) => sample.reason !== null)
  return periods.flatMap((period) =>
    during(judged, period).map((one) => ({
      period,
      stratum: stratumOf(one.sample, hasReasons),
      positive: Number(holdsOther(one)),
      tests: 1,
    })),
  )
}

export function sampleColumns({ texts }: PublishContext): Column[] {
  const make = (key: string, more: Partial<Column> = {}): Column => ({
    key,
    label: texts.both(`samples.column.${key}`),
    type: 'number',
    ...more,
  })
  const share = { figure: 'share' } as const
  const end = { figure: 'share', isInternal: true } as const
  return [
    make('expected', { type: 'code', scheme: 'substances' }),
    make('period', { type: 'date' }),
    make('tests', { figure: 'count' }),
    make('sources', { figure: 'count' }),
    make('other', share),
    make('other_low', end),
    make('other_high', end),
    make('adjusted', share),
    make('adjusted_low', end),
    make('adjusted_high', end),
    make('mismatch', share),
    make('mismatch_low', end),
    make('mismatch_high', end),
  ]
}

/** Rows of a product: the period, the stretch before, and the parts of both. */
export function sampleRows(
  group: SampleGroup,
  { whole, before, parts }: Parts,
  filters: Filters,
  context: PublishContext,
): Row[] {
  const times = [whole, ...(before ? [before] : [])]
  const smaller = parts.filter((part) => !times.includes(part))
  // Each set of times that do not overlap has its own standard mix.
  const adjusted = new Map(
    [times, smaller].flatMap((periods) =>
      adjustedTrend(countStrata(group, periods), periods).map((point): [string, TrendPoint] => [
        point.period,
        point,
      ]),
    ),
  )
  return [...times, ...smaller].map((period) => {
    const own = during(group.judged, period)
    const { values, sources, largest } = basisOf(own.map(({ sample }) => sample.chain))
    const head = { expected: group.expected, period }
    if (!mayBeTold(period, filters.place, context)) return withheld(head, context)
    const point = adjusted.get(period)
    return {
      ...head,
      ...{ values, sources, largest_share: largest, tests: values },
      ...shareCells('other', adulteration(own)),
      adjusted: thousandths(point?.adjusted ?? NOT_SAID),
      ...ends('adjusted', point?.adjustedInterval ?? NOT_SAID),
      ...shareCells('mismatch', mismatch(own)),
    }
  })
}

function shareCells(key: string, { share, interval }: Positivity): Row {
  return { [key]: thousandths(share), ...ends(key, interval) }
}

const ends = (key: string, pair: OrMissing<readonly [number, number]>): Row =>
  isMissing(pair)
    ? { [`${key}_low`]: pair, [`${key}_high`]: pair }
    : { [`${key}_low`]: thousandths(pair[0]), [`${key}_high`]: thousandths(pair[1]) }

/** Every figure of a time that may not be told yet. */
function withheld(head: Row, context: PublishContext): Row {
  const cells = sampleColumns(context).flatMap(({ key }) => (key in head ? [] : [[key, SUPPRESSED] as const]))
  return { ...head, ...Object.fromEntries(cells) }
}
