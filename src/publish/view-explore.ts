/** The view of *Explore*: one subject as sentences, a series with its denominator, a map and the claims themselves. */
import type { Claim } from '../core/claim.ts'
import type { OrMissing } from '../core/missing.ts'
import { monthsOf } from '../core/period.ts'
import { supports } from '../trends/stance.ts'
import { column, orNotSaid, type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import { type Material, matches, narrow } from './material.ts'
import { asEvidence, byImportance, mostSpecific, viewStatement } from './statements.ts'
import { mapFigure, viewMap } from './view-map.ts'
import type { EvidenceItem, ExploreView, Figure, SeriesPoint } from './views.ts'
import { monthsSoFar } from './warnings.ts'

const STATEMENTS_SHOWN = 12
const EVIDENCE_SHOWN = 50
/** A claim about a longer time says nothing of one month. */
const LONGEST_IN_A_SERIES = 3
/** A share of fewer than this many chains says nothing. */
const ENOUGH = 5

export function viewExplore(all: Material, filters: Filters, context: PublishContext): ExploreView {
  const material = narrow(all, filters, context)
  const claims = material.claims
    .filter((claim) => claimMatches(claim, filters, context))
    .sort((a, b) =>
      (b.period ?? '') < (a.period ?? '')
        ? -1
        : (b.period ?? '') > (a.period ?? '')
          ? 1
          : a.observationId < b.observationId
            ? -1
            : 1,
    )
  const trends = mostSpecific(
    material.trends.filter((trend) => matches(trend, filters, context)),
    material,
    context,
  ).sort(byImportance)
  const series = seriesOf(claims, material, filters, context)
  const map = viewMap(claims, material, filters, context)
  const page = { path: '/explore', filters }
  const start =
    filters.after === null ? 0 : claims.findIndex(({ observationId }) => observationId === filters.after) + 1
  return {
    name: 'explore',
    title: titleOf(filters, context),
    filters,
    statements: trends.slice(0, STATEMENTS_SHOWN).map((trend) => viewStatement(trend, material, context)),
    series,
    map,
    evidence: claims.slice(start, start + EVIDENCE_SHOWN).map(asEvidence),
    evidenceTotal: claims.length,
    table: evidenceTable(claims.map(asEvidence), page, context),
    figures: [seriesFigure(series, page, context), mapFigure(map, page, context)],
  }
}

function claimMatches(claim: Claim, filters: Filters, { vocabulary, gazetteer }: PublishContext): boolean {
  const { substance, phenomenon, place, direction } = filters
  const isWithin = (code: string) => code === place || gazetteer.widerThan(code).includes(place ?? '')
  return (
    (!direction || claim.direction === direction) &&
    (!phenomenon || claim.phenomenon === phenomenon || claim.phenomenon.startsWith(`${phenomenon}.`)) &&
    (!substance || claim.substances.some((code) => vocabulary.substanceAndWider(code).includes(substance))) &&
    (!place || claim.places.some(isWithin))
  )
}

function titleOf(filters: Filters, context: PublishContext): ExploreView['title'] {
  const { texts, vocabulary, gazetteer } = context
  const inLanguage = (language: 'fr' | 'en') =>
    [
      filters.phenomenon && vocabulary.label('phenomena', filters.phenomenon, language),
      filters.substance && vocabulary.label('substances', filters.substance, language),
      filters.place && (gazetteer.get(filters.place)?.name ?? filters.place),
      filters.period,
    ]
      .filter(Boolean)
      .join(' · ')
  return texts.both('publish.explore.title', { subject: { fr: inLanguage('fr'), en: inLanguage('en') } })
}

function seriesOf(
  claims: readonly Claim[],
  material: Material,
  filters: Filters,
  context: PublishContext,
): SeriesPoint[] {
  const byMonth = new Map<string, Claim[]>()
  for (const claim of claims) {
    const months = monthsOf(claim.period ?? '')
    if (months.length > LONGEST_IN_A_SERIES) continue
    for (const month of months) {
      const there = byMonth.get(month)
      if (there) there.push(claim)
      else byMonth.set(month, [claim])
    }
  }
  return monthsSoFar(filters.period, context.today).map((month) => {
    const own = byMonth.get(month) ?? []
    const chains = chainsOf(own)
    // Documents are dated by publication and claims by what they say: a chain heard of a month was received at least once.
    const denominator = Math.max(receivedIn(month, material, filters, context), chains)
    if (denominator === 0) return silent(month)
    const said = (direction: 'up' | 'down') =>
      chainsOf(own.filter((claim) => claim.certainty !== 'denied' && supports(claim, direction)))
    return {
      period: month,
      chains,
      up: said('up'),
      down: said('down'),
      denominator,
      share:
        denominator < ENOUGH
          ? ({ missing: 'too-few' } as const)
          : Math.round((chains / denominator) * 1000) / 1000,
    }
  })
}

function silent(period: string): SeriesPoint {
  const missing = { missing: 'not-observed' } as const
  return { period, chains: missing, up: missing, down: missing, denominator: missing, share: missing }
}

const chainsOf = (claims: readonly Claim[]): number => new Set(claims.map(({ chain }) => chain)).size

function receivedIn(
  month: string,
  { coverage }: Material,
  { place }: Filters,
  { gazetteer }: PublishContext,
): number {
  return coverage
    .filter((item) => item.month === month)
    .filter(
      ({ site }) => !place || site === place || (site !== null && gazetteer.widerThan(site).includes(place)),
    )
    .reduce((sum, { chains }) => sum + chains, 0)
}

function seriesFigure(
  series: readonly SeriesPoint[],
  page: { path: string; filters: Filters },
  context: PublishContext,
): Figure {
  const { texts } = context
  const numbers = series.flatMap(({ chains }) => (typeof chains === 'number' ? chains : []))
  const title = { key: 'publish.explore.series', values: { period: page.filters.period } }
  return {
    id: 'series',
    kind: 'series',
    title: texts.both(title.key, title.values),
    alt: texts.both('publish.explore.series-alt', {
      months: series.length,
      silent: series.length - numbers.length,
      least: Math.min(...(numbers.length > 0 ? numbers : [0])),
      most: Math.max(0, ...numbers),
    }),
    table: tableOf(
      title,
      page,
      [
        column(texts, 'period', 'date'),
        ...(['chains', 'up', 'down', 'denominator', 'share'] as const).map((key) =>
          column(texts, key, 'number'),
        ),
      ],
      series.map((point) => ({ ...point }) satisfies Record<string, string | OrMissing<number>>),
      context,
    ),
  }
}

function evidenceTable(
  evidence: readonly EvidenceItem[],
  page: { path: string; filters: Filters },
  context: PublishContext,
) {
  const { texts } = context
  return tableOf(
    { key: 'publish.explore.evidence', values: { period: page.filters.period } },
    page,
    [
      column(texts, 'observation', 'code'),
      column(texts, 'document', 'code'),
      column(texts, 'chain', 'code'),
      column(texts, 'source_kind', 'code', { scheme: 'source-kinds' }),
      column(texts, 'site', 'place'),
      column(texts, 'space', 'code', { scheme: 'spaces' }),
      column(texts, 'phenomenon', 'code', { scheme: 'phenomena' }),
      column(texts, 'substances', 'code', { scheme: 'substances' }),
      column(texts, 'places', 'place'),
      column(texts, 'direction', 'code', { scheme: 'directions' }),
      column(texts, 'level', 'code', { scheme: 'levels' }),
      column(texts, 'certainty', 'code', { scheme: 'certainties' }),
      column(texts, 'period', 'date'),
      column(texts, 'review', 'code'),
      column(texts, 'quote', 'quote'),
    ],
    evidence.map((item) => ({
      observation: item.observationId,
      document: item.documentId,
      chain: item.chain,
      source_kind: item.sourceKind,
      site: orNotSaid(item.site),
      space: item.space,
      phenomenon: item.phenomenon,
      substances: item.substances,
      places: item.places,
      direction: item.direction,
      level: orNotSaid(item.level),
      certainty: item.certainty,
      period: orNotSaid(item.period),
      review: item.review,
      quote: item.quote,
    })),
    context,
  )
}
