/** Trends as a table: what `.csv` and `.json` hold behind sentences and reports. */
import type { Table } from '../core/table.ts'
import type { Texts } from '../vocabulary/texts.ts'
import { column, orNotSaid, type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import type { StatementView } from './views.ts'

export function trendTable(
  title: { key: string; values?: Parameters<Texts['both']>[1] },
  page: { path: string; filters: Filters },
  statements: readonly StatementView[],
  context: PublishContext,
): Table {
  const { texts } = context
  const columns = [
    column(texts, 'statement', 'text'),
    column(texts, 'phenomenon', 'code', { scheme: 'phenomena' }),
    column(texts, 'substance', 'code', { scheme: 'substances' }),
    column(texts, 'place', 'place'),
    column(texts, 'period', 'date'),
    column(texts, 'direction', 'code', { scheme: 'directions' }),
    column(texts, 'status', 'code', { scheme: 'statuses' }),
    column(texts, 'certainty', 'code', { scheme: 'certainties' }),
    column(texts, 'because', 'text'),
    column(texts, 'novelty', 'code', { scheme: 'novelties' }),
    column(texts, 'novelty_because', 'text'),
    column(texts, 'source_kinds', 'code', { scheme: 'source-kinds' }),
    column(texts, 'chains', 'number'),
    column(texts, 'contrary_chains', 'number'),
    column(texts, 'documents', 'number'),
    column(texts, 'observations', 'code'),
  ]
  const rows = statements.map(({ statement: { text, trend } }) => ({
    statement: text,
    phenomenon: trend.phenomenon,
    substance: orNotSaid(trend.substance),
    place: orNotSaid(trend.place),
    period: trend.period,
    direction: trend.direction,
    status: trend.status,
    certainty: trend.certainty,
    because: trend.because,
    novelty: orNotSaid(trend.novelty),
    novelty_because: trend.noveltyBecause ?? { missing: 'not-asked' as const },
    source_kinds: trend.sourceKinds,
    chains: trend.chains.length,
    contrary_chains: trend.contraryChains.length,
    documents: trend.documents,
    observations: trend.observationIds,
  }))
  return tableOf(title, page, columns, rows, context)
}
