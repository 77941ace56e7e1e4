/** The drawings and tables of samples as data: expected against found, shares through time, amounts of what was found. */
import { isMissing, type OrMissing } from '../core/missing.ts'
import type { Row, Table } from '../core/table.ts'
import { basisOf } from '../protect/enough.ts'
import { type AmountSummary, dosePerTablet, purityOf } from '../samples/amounts.ts'
import { expectedAgainstFound } from '../samples/positivity.ts'
import { type PublishContext, tableOf } from './context.ts'
import { columnsOf, type NumbersPage } from './number-columns.ts'
import { inBoth, periodWords } from './number-words.ts'
import { mayBeTold, type Parts, toldRows } from './numbers.ts'
import { tenths, thousandths } from './price-table.ts'
import { during, type SampleGroup } from './sample-table.ts'
import type { Figure } from './views.ts'

const columnOf = columnsOf('samples')

const inWords = (period: string) => inBoth((language) => periodWords(period, language))

/** Of the samples expected to be one thing, the share in which each was found. */
export function pairsFigure(
  groups: readonly SampleGroup[],
  page: NumbersPage,
  context: PublishContext,
): Figure {
  const { period, place } = page.filters
  const judged = mayBeTold(period, place, context)
    ? groups.flatMap((group) => during(group.judged, period))
    : []
  const cells = expectedAgainstFound(judged).map((cell): Row => {
    const { values, sources, largest } = basisOf(cell.chains)
    return {
      ...{ expected: cell.expected, found: cell.found, samples: cell.samples, tests: cell.tests },
      share: thousandths(cell.samples / cell.tests),
      ...{ values, sources, largest_share: largest },
    }
  })
  const rows = toldRows(cells, 'share', context)
  rows.sort((a, b) => `${a.expected} ${a.found}`.localeCompare(`${b.expected} ${b.found}`))
  const title = { key: 'samples.pairs.title', values: { period: inWords(period) } }
  return {
    id: 'pairs',
    kind: 'pairs',
    title: context.texts.both(title.key, title.values),
    alt: context.texts.both('samples.pairs.alt', {
      expected: new Set(rows.map(({ expected }) => expected)).size,
      tests: context.audience === 'public' ? 0 : judged.length,
    }),
    table: tableOf(
      title,
      page,
      [
        columnOf(context, 'expected', 'code', { scheme: 'substances' }),
        columnOf(context, 'found', 'code', { scheme: 'substances' }),
        columnOf(context, 'share', 'number', { figure: 'share' }),
        columnOf(context, 'samples', 'number', { figure: 'count' }),
        columnOf(context, 'tests', 'number', { figure: 'count' }),
      ],
      rows,
      context,
    ),
  }
}

/** The share of a product's samples that hold something else, raw and with the same mix of reasons, through time. */
export function sharesFigure(
  group: SampleGroup,
  rows: readonly Row[],
  { parts, whole }: Parts,
  page: NumbersPage,
  context: PublishContext,
): Figure {
  const title = {
    key: 'samples.shares.title',
    values: {
      product: inBoth((language) => context.vocabulary.label('substances', group.expected, language)),
      period: inWords(whole),
    },
  }
  const kinds = [
    ['raw', 'other'],
    ['adjusted', 'adjusted'],
  ] as const
  const told = kinds.flatMap(([kind, key]) =>
    parts.flatMap((part) =>
      rows
        .filter((row) => row.period === part)
        .map((row): Row => {
          const cell = (name: string) => row[name] ?? ({ missing: 'not-asked' } as const)
          return {
            ...{ kind, period: part, share: cell(key), low: cell(`${key}_low`), high: cell(`${key}_high`) },
            ...{ n: cell('tests'), values: cell('values'), sources: cell('sources') },
            largest_share: cell('largest_share'),
          }
        }),
    ),
  )
  return {
    id: 'shares',
    kind: 'ranges',
    title: context.texts.both(title.key, title.values),
    alt: context.texts.both('samples.shares.alt', { parts: parts.length }),
    table: tableOf(
      title,
      page,
      [
        columnOf(context, 'kind', 'code', { scheme: 'share-kinds' }),
        columnOf(context, 'period', 'date'),
        columnOf(context, 'share', 'number', { figure: 'share' }),
        columnOf(context, 'low', 'number', { figure: 'share', isInternal: true }),
        columnOf(context, 'high', 'number', { figure: 'share', isInternal: true }),
        columnOf(context, 'n', 'number', { figure: 'count' }),
      ],
      told,
      context,
    ),
  }
}

/** Purity and dose of what was found, in the period; what lies below the limit is counted beside. */
export function amountTable(
  groups: readonly SampleGroup[],
  page: NumbersPage,
  context: PublishContext,
): Table {
  const { period, place } = page.filters
  const samples = mayBeTold(period, place, context)
    ? groups.flatMap((group) => during(group.judged, period).map(({ sample }) => sample))
    : []
  const found = [
    ...new Set(samples.flatMap((sample) => sample.found.map(({ substance }) => substance))),
  ].sort()
  const summaries = found
    .flatMap((code) => [purityOf(code, samples), dosePerTablet(code, samples)])
    .filter(({ measured, belowLimit }) => measured + belowLimit > 0)
  const figure = { figure: 'purity' } as const
  return tableOf(
    { key: 'samples.amounts', values: { period: inWords(period) } },
    page,
    [
      columnOf(context, 'found', 'code', { scheme: 'substances' }),
      columnOf(context, 'measure', 'text'),
      columnOf(context, 'measured', 'number', { figure: 'count' }),
      columnOf(context, 'below_limit', 'number', { figure: 'count' }),
      columnOf(context, 'not_measured', 'number', { figure: 'count' }),
      columnOf(context, 'median', 'number', figure),
      columnOf(context, 'low', 'number', { ...figure, isInternal: true }),
      columnOf(context, 'high', 'number', { ...figure, isInternal: true }),
      columnOf(context, 'q1', 'number', figure),
      columnOf(context, 'q3', 'number', figure),
      columnOf(context, 'min', 'number', { ...figure, isInternal: true }),
      columnOf(context, 'max', 'number', { ...figure, isInternal: true }),
    ],
    toldRows(
      summaries.map((summary) => amountRow(summary, context)),
      'purity',
      context,
    ),
    context,
  )
}

function amountRow(summary: AmountSummary, { texts }: PublishContext): Row {
  const { values, sources, largest } = basisOf(summary.chains)
  const pair = (ends: OrMissing<readonly [number, number]>, at: 0 | 1) =>
    tenths(isMissing(ends) ? ends : ends[at])
  return {
    found: summary.substance,
    measure: texts.both(`samples.measure.${summary.unit === '%' ? 'purity' : 'dose'}`),
    measured: summary.measured,
    below_limit: summary.belowLimit,
    not_measured: summary.notMeasured,
    median: tenths(summary.median),
    low: pair(summary.medianInterval, 0),
    high: pair(summary.medianInterval, 1),
    q1: pair(summary.quartiles, 0),
    q3: pair(summary.quartiles, 1),
    min: tenths(summary.min),
    max: tenths(summary.max),
    ...{ values, sources, largest_share: largest },
  }
}
