/** The view of the yearly report: highlights, then a section a product and one each for supply, use, harm and context. */
import type { Trend } from '../core/trend.ts'
import { column, type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import { type Material, matches, narrow } from './material.ts'
import { byImportance, importance, mostSpecific, viewStatement } from './statements.ts'
import { trendTable } from './trend-table.ts'
import { mapFigure, viewMap } from './view-map.ts'
import type { Figure, ReportSection, ReportView } from './views.ts'
import { warningsOf } from './warnings.ts'

const HIGHLIGHTS = 10
const PER_SECTION = 12
const SUBSTANCES = 12
const THEMES = ['supply', 'marketing', 'flow', 'place', 'use', 'harm', 'context'] as const

export function viewReport(all: Material, filters: Filters, context: PublishContext): ReportView {
  const material = narrow(all, filters, context)
  const page = { path: '/report', filters }
  const trends = mostSpecific(
    material.trends.filter((trend) => matches(trend, filters, context)),
    material,
    context,
  ).sort(byImportance)
  const section = (id: string, substance: string | null, own: readonly Trend[], limit = PER_SECTION) =>
    sectionOf({ id, substance, trends: own.slice(0, limit) }, material, page, context)
  const ofMarket = (trend: Trend) => trend.phenomenon.startsWith('market.')
  const sections = [
    section(
      'highlights',
      null,
      trends.filter((trend) => importance(trend) >= 7),
      HIGHLIGHTS,
    ),
    ...mostSpokenOf(trends.filter(ofMarket)).map((substance) =>
      section(
        substance,
        substance,
        trends.filter((trend) => ofMarket(trend) && trend.substance === substance),
      ),
    ),
    ...THEMES.map((theme) =>
      section(
        theme,
        null,
        trends.filter(({ phenomenon }) => phenomenon.startsWith(`${theme}.`)),
      ),
    ),
  ].filter(({ statements }) => statements.length > 0)
  return {
    name: 'report',
    title: context.texts.both('publish.report.title', { period: filters.period }),
    filters,
    period: filters.period,
    basis: basisOf(material),
    warnings: warningsOf(material, context),
    sections,
    table: trendTable(
      { key: 'publish.report.title', values: { period: filters.period } },
      page,
      sections.flatMap(({ statements }) => statements),
      context,
    ),
    figures: sections.flatMap(({ figures }) => figures).slice(0, 1),
  }
}

function basisOf({ claims }: Material): ReportView['basis'] {
  const count = (of: (claim: Material['claims'][number]) => string | null) =>
    new Set(claims.flatMap((claim) => of(claim) ?? [])).size
  return {
    documents: count(({ documentId }) => documentId),
    chains: count(({ chain }) => chain),
    sites: count(({ site }) => site),
    claims: claims.length,
  }
}

/** Products with the most to say of, by what their trends weigh together. */
function mostSpokenOf(trends: readonly Trend[]): string[] {
  const weight = new Map<string, number>()
  for (const trend of trends)
    if (trend.substance !== null)
      weight.set(trend.substance, (weight.get(trend.substance) ?? 0) + importance(trend))
  return [...weight]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, SUBSTANCES)
    .map(([code]) => code)
}

function sectionOf(
  { id, substance, trends }: { id: string; substance: string | null; trends: readonly Trend[] },
  material: Material,
  page: { path: string; filters: Filters },
  context: PublishContext,
): ReportSection {
  const { texts, vocabulary } = context
  const statements = trends.map((trend) => viewStatement(trend, material, context))
  const heading = substance
    ? {
        en: titled(vocabulary.label('substances', substance, 'en')),
        fr: titled(vocabulary.label('substances', substance, 'fr')),
      }
    : texts.both(`publish.report.section.${id}`)
  return {
    id,
    heading,
    substance,
    statements,
    table: trendTable(
      { key: 'publish.report.section-title', values: { heading } },
      page,
      statements,
      context,
    ),
    figures:
      substance && statements.length > 0
        ? figuresOf(substance, heading, trends, material, page, context)
        : [],
  }
}

const titled = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1)

/** For a product: how many chains see which direction of which indicator, and where it is spoken of. */
function figuresOf(
  substance: string,
  heading: ReportSection['heading'],
  trends: readonly Trend[],
  material: Material,
  page: { path: string; filters: Filters },
  context: PublishContext,
): Figure[] {
  const { texts } = context
  const filters: Filters = { ...page.filters, substance, phenomenon: 'market' }
  const claims = material.claims.filter(
    (claim) => claim.phenomenon.startsWith('market.') && claim.substances.includes(substance),
  )
  const title = { key: 'publish.report.indicators', values: { heading } }
  const phenomena = [...new Set(trends.map(({ phenomenon }) => phenomenon))].sort()
  const rows = phenomena.flatMap((phenomenon) =>
    (['up', 'down', 'stable', 'new', 'absent', 'present'] as const).map((direction) => ({
      phenomenon,
      direction,
      count: new Set(
        claims
          .filter(
            (claim) =>
              claim.phenomenon === phenomenon &&
              claim.direction === direction &&
              claim.certainty !== 'denied',
          )
          .map(({ chain }) => chain),
      ).size,
    })),
  )
  const bars: Figure = {
    id: `indicators-${substance}`,
    kind: 'bars',
    title: texts.both(title.key, title.values),
    alt: texts.both('publish.report.indicators-alt', { heading, n: phenomena.length }),
    table: tableOf(
      title,
      page,
      [
        column(texts, 'phenomenon', 'code', { scheme: 'phenomena' }),
        column(texts, 'direction', 'code', { scheme: 'directions' }),
        column(texts, 'count', 'number'),
      ],
      rows,
      context,
    ),
  }
  const map = mapFigure(viewMap(claims, material, filters, context), page, context)
  return [bars, { ...map, id: `map-${substance}`, title: texts.both('publish.report.map', { heading }) }]
}
