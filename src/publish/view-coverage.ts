/** The view of *Coverage*: who reported from which space in which month, and who is silent. */
import { isMissing } from '../core/missing.ts'
import { coverage } from '../trends/coverage.ts'
import { column, type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import { type Material, narrow } from './material.ts'
import type { CoverageView, Figure } from './views.ts'
import { knownSites, monthsSoFar, warningsOf } from './warnings.ts'

export function viewCoverage(all: Material, filters: Filters, context: PublishContext): CoverageView {
  const material = narrow(all, filters, context)
  const { texts } = context
  const months = monthsSoFar(filters.period, context.today)
  const within = new Set(months)
  const received = material.coverage.filter(({ month }) => within.has(month))
  const { rows } = coverage(received, months, context, knownSites(material))
  const page = { path: '/coverage', filters }
  const title = { key: 'publish.coverage.title', values: { period: filters.period } }
  const table = tableOf(
    title,
    page,
    [
      column(texts, 'site', 'place'),
      column(texts, 'space', 'code', { scheme: 'spaces' }),
      column(texts, 'month', 'date'),
      column(texts, 'documents', 'number'),
      column(texts, 'chains', 'number'),
      column(texts, 'source_kinds', 'code', { scheme: 'source-kinds' }),
    ],
    rows.flatMap(({ site, space, cells }) =>
      cells.map((cell, index) => ({
        site,
        space,
        month: months[index] ?? '',
        documents: isMissing(cell) ? cell : cell.documents,
        chains: isMissing(cell) ? cell : cell.chains,
        source_kinds: isMissing(cell) ? cell : cell.sourceKinds,
      })),
    ),
    context,
  )
  const warnings = warningsOf(material, context)
  const figure: Figure = {
    id: 'board',
    kind: 'board',
    title: texts.both(title.key, title.values),
    alt: texts.both('publish.coverage.alt', {
      rows: rows.length,
      months: months.length,
      silent: warnings.filter(({ kind }) => kind === 'silent-site').length,
    }),
    table,
  }
  return {
    name: 'coverage',
    title: texts.both(title.key, title.values),
    filters,
    months,
    rows,
    warnings,
    table,
    figures: [figure],
  }
}
