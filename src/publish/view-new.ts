/** The view of *What is new*: what changed in the period, as sentences, the most important first. */
import { NOVELTIES, type Novelty, TREND_STATUSES, type Trend, type TrendStatus } from '../core/trend.ts'
import { column, type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import { type Material, matches, narrow } from './material.ts'
import { byImportance, mostSpecific, viewStatement } from './statements.ts'
import { trendTable } from './trend-table.ts'
import type { Figure, WhatIsNewView } from './views.ts'
import { warningsOf } from './warnings.ts'

/** Sentences on the page; the figures below count them all. */
const SHOWN = 60

export function viewWhatIsNew(all: Material, filters: Filters, context: PublishContext): WhatIsNewView {
  const material = narrow(all, filters, context)
  const wanted = material.trends.filter((trend) => matches(trend, filters, context) && isNews(trend, filters))
  const trends = mostSpecific(wanted, material, context).sort(byImportance)
  const statements = trends.slice(0, SHOWN).map((trend) => viewStatement(trend, material, context))
  const page = { path: '/new', filters }
  return {
    name: 'new',
    title: context.texts.both('publish.new.title', { period: filters.period }),
    filters,
    statements,
    total: trends.length,
    byNovelty: countBy(NOVELTIES, trends, (trend) => trend.novelty),
    byStatus: countBy(TREND_STATUSES, trends, (trend) => trend.status),
    warnings: warningsOf(material, context),
    table: trendTable(
      { key: 'publish.new.title', values: { period: filters.period } },
      page,
      statements,
      context,
    ),
    figures: [countFigure(trends, page, context)],
  }
}

/** A change, a contradiction or something new; what merely goes on is shown only when asked for. */
function isNews({ novelty, status, direction }: Trend, filters: Filters): boolean {
  if (filters.novelty || filters.status || filters.direction) return true
  return (
    status === 'contested' ||
    (novelty !== null && novelty !== 'persists') ||
    ['up', 'down', 'new', 'absent'].includes(direction)
  )
}

function countBy<K extends string>(
  keys: readonly K[],
  trends: readonly Trend[],
  keyOf: (trend: Trend) => K | null,
): Record<K, number> {
  return Object.fromEntries(
    keys.map((key) => [key, trends.filter((trend) => keyOf(trend) === key).length]),
  ) as Record<K, number>
}

/** How many statements of each novelty, by how sure they are. */
function countFigure(
  trends: readonly Trend[],
  page: { path: string; filters: Filters },
  context: PublishContext,
): Figure {
  const { texts } = context
  const rows = NOVELTIES.flatMap((novelty: Novelty) =>
    TREND_STATUSES.map((status: TrendStatus) => ({
      novelty,
      status,
      count: trends.filter((trend) => trend.novelty === novelty && trend.status === status).length,
    })),
  )
  const title = { key: 'publish.new.figure', values: { period: page.filters.period } }
  return {
    id: 'news',
    kind: 'bars',
    title: texts.both(title.key, title.values),
    alt: texts.both('publish.new.alt', { total: trends.length, period: page.filters.period }),
    table: tableOf(
      title,
      page,
      [
        column(texts, 'novelty', 'code', { scheme: 'novelties' }),
        column(texts, 'status', 'code', { scheme: 'statuses' }),
        column(texts, 'count', 'number'),
      ],
      rows,
      context,
    ),
  }
}
