/** The material of a period: its claims as this audience may see them, weighed once, for every page to draw from. */
import type { Claim } from '../core/claim.ts'
import type { Space } from '../core/codes.ts'
import type { Trend } from '../core/trend.ts'
import { publicText } from '../protect/public-text.ts'
import type { Received } from '../trends/coverage.ts'
import { type NationalIndicator, weigh } from '../trends/weigh.ts'
import type { PublishContext } from './context.ts'
import type { Filters } from './filters.ts'

export interface RawMaterial {
  readonly period: string
  /** Claims of the period, rejected ones left out or not. */
  readonly claims: readonly Claim[]
  /** Claims of earlier periods. */
  readonly past: readonly Claim[]
  /** What was received by site, space and month: the period and, for comparison, before it. */
  readonly coverage: readonly Received[]
  /** Sites from which something is expected, though they may have sent nothing. */
  readonly expected?: readonly { readonly site: string; readonly space: Space }[]
  readonly nationalIndicators?: readonly NationalIndicator[]
}

export interface Material extends RawMaterial {
  readonly trends: readonly Trend[]
  readonly claimsById: ReadonlyMap<string, Claim>
}

/**
 * The material with its trends. For the public the claims themselves are made fit first (places no finer than a commune, quotes
 * without finer names, sites of the organisation's own unnamed), so that nothing weighed from them can say more. Costs a second on a
 * large observatory: keep it as long as the store does not change.
 */
export function gatherMaterial(raw: RawMaterial, context: PublishContext): Material {
  const fit = context.audience === 'public' ? publicMaterial(raw, context) : raw
  const claims = fit.claims.filter(({ review }) => review !== 'rejected')
  return weighed({ ...fit, claims }, context)
}

/** The same material narrowed by the filters that choose among claims; `null` filters choose all. */
export function narrow(material: Material, filters: Filters, context: PublishContext): Material {
  const { site, space, source } = filters
  if (!site && !space && !source) return material
  const holds = (claim: Claim): boolean =>
    (!site || claim.site === site) &&
    (!space || claim.space === space) &&
    (!source || claim.sourceKind === source)
  return weighed(
    {
      ...material,
      claims: material.claims.filter(holds),
      past: material.past.filter(holds),
      coverage: material.coverage.filter(
        (item) =>
          (!site || item.site === site) &&
          (!space || item.space === space) &&
          (!source || item.sourceKinds.includes(source)),
      ),
    },
    context,
  )
}

function weighed(raw: RawMaterial, context: PublishContext): Material {
  const { period, past, nationalIndicators } = raw
  const { gazetteer, vocabulary, texts } = context
  return {
    ...raw,
    trends: weigh(raw.claims, { period, past, nationalIndicators, gazetteer, vocabulary, texts }),
    claimsById: new Map(raw.claims.map((claim) => [claim.observationId, claim])),
  }
}

function publicMaterial(raw: RawMaterial, { gazetteer }: PublishContext): RawMaterial {
  const aliases = siteAliases(raw, gazetteer)
  const siteOf = (site: string | null) => (site === null ? null : (aliases.get(site) ?? site))
  const fit = (claim: Claim): Claim => ({
    ...claim,
    site: siteOf(claim.site),
    places: [...new Set(claim.places.flatMap((place) => gazetteer.publicPlace(place) ?? []))],
    evidence: { ...claim.evidence, quote: publicText(claim.evidence.quote, gazetteer) },
  })
  return {
    ...raw,
    claims: raw.claims.map(fit),
    past: raw.past.map(fit),
    coverage: raw.coverage.map((item) => ({ ...item, site: siteOf(item.site) })),
    expected: raw.expected?.map((item) => ({ ...item, site: siteOf(item.site) ?? item.site })),
  }
}

/** Sites that are places keep their commune; those the gazetteer does not know get a number instead of their code. */
function siteAliases(
  { claims, past, coverage }: RawMaterial,
  gazetteer: PublishContext['gazetteer'],
): ReadonlyMap<string, string> {
  const sites = [...claims, ...past, ...coverage].flatMap(({ site }) => site ?? [])
  const distinct = [...new Set(sites)].sort()
  let unnamed = 0
  return new Map(
    distinct.map((site) => {
      const shown = gazetteer.get(site) ? gazetteer.publicPlace(site) : null
      return [site, shown ?? String(++unnamed)]
    }),
  )
}

/** True when a trend is what the filters ask for; a filter on a wider thing takes in all that lies within it. */
export function matches(
  trend: Trend,
  filters: Filters,
  { vocabulary, gazetteer }: Pick<PublishContext, 'vocabulary' | 'gazetteer'>,
): boolean {
  const { substance, phenomenon, place, status, direction, novelty } = filters
  return (
    (!status || trend.status === status) &&
    (!direction || trend.direction === direction) &&
    (!novelty || trend.novelty === novelty) &&
    (!phenomenon || trend.phenomenon === phenomenon || trend.phenomenon.startsWith(`${phenomenon}.`)) &&
    (!substance ||
      (trend.substance !== null && vocabulary.substanceAndWider(trend.substance).includes(substance))) &&
    (!place ||
      (trend.place !== null && (trend.place === place || gazetteer.widerThan(trend.place).includes(place))))
  )
}
