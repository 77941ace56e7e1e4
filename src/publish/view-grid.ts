/** The view of *Trends*: substance × indicator × site, each cell a direction and how sure it is. */
import type { Claim } from '../core/claim.ts'
import { isMissing, type OrMissing } from '../core/missing.ts'
import type { Trend } from '../core/trend.ts'
import { column, type PublishContext, tableOf } from './context.ts'
import { defaultFilters, type Filters } from './filters.ts'
import { type Material, narrow } from './material.ts'
import type { Figure, GridCell, GridRow, TrendsGridView } from './views.ts'
import { monthsSoFar } from './warnings.ts'

/** What a site coordinator is asked about each product, in TREND's order. */
export const DEFAULT_INDICATORS = [
  'market.availability',
  'market.accessibility',
  'market.price',
  'market.purity',
  'use.level',
  'use.profile',
  'harm.overdose',
] as const

/** Rows beyond this many substances are left to the filter. */
const SUBSTANCES_SHOWN = 15

export function viewTrendsGrid(all: Material, filters: Filters, context: PublishContext): TrendsGridView {
  const material = narrow(all, filters, context)
  const { texts } = context
  const indicators = indicatorsOf(filters, context)
  const sites = sitesOf(material, filters, context)
  const cells = new Map(
    material.trends.map((trend) => [keyOf(trend.substance, trend.phenomenon, trend.place), trend]),
  )
  const months = monthsSoFar(material.period, context.today)
  const heard = heardMonths(material)
  const rows = substancesOf(material, filters, context).flatMap((substance) =>
    indicators.flatMap((indicator): GridRow[] => {
      const own = sites.map((site): OrMissing<GridCell> => {
        const trend = cells.get(keyOf(substance, indicator, site))
        if (trend) return gridCell(trend, heard.get(site) ?? new Set(), months, material, filters)
        return { missing: heard.has(site) ? 'not-asked' : 'not-observed' }
      })
      return own.every(isMissing) ? [] : [{ substance, indicator, cells: own }]
    }),
  )
  const page = { path: '/trends', filters }
  const title = { key: 'publish.trends.title', values: { period: filters.period } }
  const table = tableOf(
    title,
    page,
    [
      column(texts, 'substance', 'code', { scheme: 'substances' }),
      column(texts, 'indicator', 'code', { scheme: 'phenomena' }),
      column(texts, 'site', 'place'),
      column(texts, 'direction', 'code', { scheme: 'directions' }),
      column(texts, 'status', 'code', { scheme: 'statuses' }),
      column(texts, 'novelty', 'code', { scheme: 'novelties' }),
      column(texts, 'chains', 'number'),
      column(texts, 'contrary_chains', 'number'),
    ],
    rows.flatMap((row) => row.cells.map((cell, index) => gridTableRow(row, cell, sites[index] ?? ''))),
    context,
  )
  const figure: Figure = {
    id: 'grid',
    kind: 'grid',
    title: texts.both(title.key, title.values),
    alt: texts.both('publish.trends.alt', { rows: rows.length, sites: sites.length, period: filters.period }),
    table,
  }
  return {
    name: 'trends',
    title: texts.both(title.key, title.values),
    filters,
    sites,
    indicators,
    rows,
    table,
    figures: [figure],
  }
}

const keyOf = (substance: string | null, phenomenon: string, place: string | null): string =>
  `${substance} ${phenomenon} ${place}`

function gridTableRow({ substance, indicator }: GridRow, cell: OrMissing<GridCell>, site: string) {
  const head = { substance, indicator, site }
  if (isMissing(cell))
    return { ...head, direction: cell, status: cell, novelty: cell, chains: cell, contrary_chains: cell }
  return {
    ...head,
    direction: cell.direction,
    status: cell.status,
    novelty: cell.novelty ?? ({ missing: 'not-asked' } as const),
    chains: cell.chains,
    contrary_chains: cell.contraryChains,
  }
}

function gridCell(
  trend: Trend,
  heard: ReadonlySet<string>,
  months: readonly string[],
  material: Material,
  filters: Filters,
): GridCell {
  const claims = trend.observationIds.flatMap((id) => material.claimsById.get(id) ?? [])
  return {
    direction: trend.direction,
    status: trend.status,
    novelty: trend.novelty,
    chains: trend.chains.length,
    contraryChains: trend.contraryChains.length,
    because: trend.because,
    spark: months.map((month) => {
      const chains = chainsIn(claims, month)
      return chains > 0 || heard.has(month) ? chains : { missing: 'not-observed' as const }
    }),
    explore: {
      ...defaultFilters(filters.period),
      substance: trend.substance,
      phenomenon: trend.phenomenon,
      place: trend.place,
      space: filters.space,
      source: filters.source,
    },
  }
}

const chainsIn = (claims: readonly Claim[], month: string): number =>
  new Set(claims.filter(({ period }) => period?.startsWith(month)).map(({ chain }) => chain)).size

function indicatorsOf({ phenomenon }: Filters, { vocabulary }: PublishContext): string[] {
  if (phenomenon === null) return [...DEFAULT_INDICATORS]
  const narrower = vocabulary.narrower('phenomena', phenomenon)
  return narrower.length > 0 ? narrower : [phenomenon]
}

/** Sites that report or ever reported, within the place asked for. */
function sitesOf(
  { coverage, expected = [] }: Material,
  { place, site }: Filters,
  context: PublishContext,
): string[] {
  const { gazetteer } = context
  const sites = new Set([...coverage, ...expected].flatMap((item) => item.site ?? []))
  return [...sites]
    .filter((code) => !site || code === site)
    .filter((code) => !place || code === place || gazetteer.widerThan(code).includes(place))
    .sort()
}

/** Months of the period in which each site was heard. */
function heardMonths({ coverage, period }: Material): ReadonlyMap<string, ReadonlySet<string>> {
  const heard = new Map<string, Set<string>>()
  const within = new Set(monthsSoFar(period, '9999-12'))
  for (const { site, month, documents } of coverage)
    if (site !== null && documents > 0 && within.has(month))
      heard.set(site, (heard.get(site) ?? new Set()).add(month))
  return heard
}

/** The substances most spoken of, by chains. */
function substancesOf(
  { claims }: Material,
  { substance }: Filters,
  { vocabulary }: PublishContext,
): string[] {
  if (substance !== null) return [substance, ...vocabulary.narrower('substances', substance)]
  const chains = new Map<string, Set<string>>()
  for (const claim of claims)
    for (const code of claim.substances) chains.set(code, (chains.get(code) ?? new Set()).add(claim.chain))
  return [...chains]
    .sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
    .slice(0, SUBSTANCES_SHOWN)
    .map(([code]) => code)
}
