/** Statements: trends as sentences in French and English, each with the claims it rests on, the most important first. */
import type { Claim } from '../core/claim.ts'
import type { Bilingual, Language } from '../core/codes.ts'
import type { PlaceKind } from '../core/place.ts'
import type { Statement, Trend, TrendStatus } from '../core/trend.ts'
import { sayName, sayWhere } from '../trends/reasons.ts'
import { inPeriod, listOf } from '../vocabulary/where-words.ts'
import type { PublishContext } from './context.ts'
import type { Material } from './material.ts'
import { productWords } from './name-words.ts'
import type { EvidenceItem, StatementView } from './views.ts'

/** The trend as a published sentence. */
export function stateTrend(
  trend: Trend,
  claimsById: ReadonlyMap<string, Claim>,
  context: PublishContext,
): Statement {
  return {
    id: statementId(trend),
    text: { en: say(trend, claimsById, 'en', context), fr: say(trend, claimsById, 'fr', context) },
    trend,
    observationIds: trend.observationIds,
  }
}

/**
 * Where a statement lives: the same cell and period keep their id whatever is said of them.
 *
 * @example
 * statementId({ phenomenon: 'market.price', substance: null, place: 'FR', period: '2025' }) // => 'market.price_any_FR_2025'
 */
export function statementId(cell: Pick<Trend, 'phenomenon' | 'substance' | 'place' | 'period'>): string {
  return [
    cell.phenomenon,
    cell.substance ?? 'any',
    cell.place ?? 'nowhere',
    cell.period.replace('/', '..'),
  ].join('_')
}

/** How sure, in words. */
export function sayCertainty(trend: Trend, context: Pick<PublishContext, 'texts' | 'gazetteer'>): Bilingual {
  return context.texts.both(`statements.certainty.${frameOf(trend, context)}`, {
    n: trend.chains.length,
    sites: trend.chains.length > 1 ? 0 : trend.sites.length,
    against: trend.contraryChains.length,
  })
}

function say(
  trend: Trend,
  claimsById: ReadonlyMap<string, Claim>,
  language: Language,
  context: PublishContext,
): string {
  const { texts } = context
  const clause = sayClause(trend, claimsById, language, context)
  const sentence = texts.say(language, `statements.frame.${frameOf(trend, context)}`, {
    clause,
    n: trend.chains.length,
    sites: trend.chains.length > 1 ? 0 : trend.sites.length,
  })
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1)
}

type Frame = TrendStatus | 'hedged' | 'denied'

/** A wide place is never itself confirmed by what two kinds of source agree on in one of its towns: there, several concur. */
function frameOf(
  { status, certainty, place }: Trend,
  { gazetteer }: Pick<PublishContext, 'gazetteer'>,
): Frame {
  if (status === 'reported' && certainty !== 'asserted') return certainty
  return status === 'confirmed' && place !== null && isWide(gazetteer.get(place)?.kind)
    ? 'corroborated'
    : status
}

const isWide = (kind: PlaceKind | undefined): boolean =>
  kind === 'departement' || kind === 'region' || kind === 'country' || kind === 'world-region'

function sayClause(
  trend: Trend,
  claimsById: ReadonlyMap<string, Claim>,
  language: Language,
  context: PublishContext,
): string {
  const { texts } = context
  const { phenomenon, direction } = trend
  const values = {
    ...productWords(trend.substance, language, context),
    where: sayWhereOf(trend, claimsById, language, context),
    period: inPeriod(trend.period, language),
  }
  const ownWords = `statements.says.${phenomenon}.${direction}`
  if (texts.has(ownWords)) return tidy(texts.say(language, ownWords, values))
  const agreeKey = `statements.agree.${phenomenon}`
  const agree = texts.has(agreeKey) ? texts.say(language, agreeKey) : language === 'fr' ? 'fs' : 's'
  const subject = texts.has(`statements.subject.${phenomenon}`)
    ? texts.say(language, `statements.subject.${phenomenon}`, values)
    : context.vocabulary.label('phenomena', phenomenon, language)
  const verb = texts.say(language, `statements.verb.${direction}`, { agree })
  return tidy(texts.say(language, 'statements.clause', { ...values, subject, verb }))
}

/**
 * A wide place is named only where somebody spoke of it, or where the trend holds nationally; else the towns are: a rise at Lille and
 * Metz is not a rise in France.
 */
function sayWhereOf(
  trend: Trend,
  claimsById: ReadonlyMap<string, Claim>,
  language: Language,
  context: PublishContext,
): string {
  const { place, sites, observationIds } = trend
  if (place === null) return ''
  const isNamed = observationIds.some((id) => claimsById.get(id)?.places.includes(place))
  if (isNamed || trend.status === 'national' || sites.length === 0) return sayWhere(place, language, context)
  if (sites.length === 1) return sayWhere(sites[0] ?? place, language, context)
  if (sites.length <= 4) {
    const names = sites.map((site) => sayName(site, language, context))
    return context.texts.say(language, 'publish.at-towns', { towns: listOf(names, language) })
  }
  return context.texts.say(language, 'publish.at-sites', {
    n: sites.length,
    where: sayWhere(place, language, context),
  })
}

const tidy = (clause: string): string => clause.replace(/ {2,}/g, ' ').trim()

/**
 * The trends worth a sentence. What nobody spoke of makes none: resin that rises is no sentence on cannabis, and a rise at Lille none
 * on France, unless towns together make it corroborated or national. Of cells that rest on the very same claims, only the one that
 * says most with them: one claim on a metro line would otherwise give five sentences.
 */
export function mostSpecific(
  all: readonly Trend[],
  { claimsById }: Pick<Material, 'claimsById'>,
  context: PublishContext,
): Trend[] {
  const trends = all.filter((trend) => isSpokenOf(trend, claimsById, context))
  const best = new Map<string, Trend>()
  for (const trend of trends) {
    const key = keyOf(trend)
    const rival = best.get(key)
    if (!rival || saysMore(trend, rival, context)) best.set(key, trend)
  }
  return trends.filter((trend) => best.get(keyOf(trend)) === trend)
}

function isSpokenOf(
  { substance, place, status, sites, observationIds }: Trend,
  claimsById: ReadonlyMap<string, Claim>,
  { gazetteer }: PublishContext,
): boolean {
  const claims = observationIds.flatMap((id) => claimsById.get(id) ?? [])
  if (substance !== null && !claims.some(({ substances }) => substances.includes(substance))) return false
  if (place === null || !isWide(gazetteer.get(place)?.kind)) return true
  if (claims.some(({ places }) => places.includes(place))) return true
  return status === 'national' || (status === 'corroborated' && sites.length > 1)
}

/** Who says otherwise elsewhere makes no other sentence; who contradicts does. */
const keyOf = ({ phenomenon, observationIds, contraryIds, status }: Trend): string =>
  [phenomenon, ...observationIds, ...(status === 'contested' ? ['|', ...contraryIds] : [])].join(' ')

function saysMore(trend: Trend, rival: Trend, context: PublishContext): boolean {
  const sure = SURENESS[trend.status] - SURENESS[rival.status]
  if (sure !== 0) return sure > 0
  return depthOf(trend, context) > depthOf(rival, context)
}

function depthOf({ place, substance }: Trend, { gazetteer, vocabulary }: PublishContext): number {
  return (
    (place === null ? 0 : 1 + gazetteer.widerThan(place).length) * 10 +
    (substance === null ? 0 : vocabulary.substanceAndWider(substance).length)
  )
}

const SURENESS = { national: 4, confirmed: 3, contested: 2.5, corroborated: 2, reported: 1 } as const
const NEWNESS = { new: 4, extends: 3, returns: 3, fades: 2.5, persists: 0.5 } as const

/** New and sure first; a confirmed rise before a first mention by one source; then how many say so. */
export function importance(trend: Trend): number {
  const newness = trend.novelty === null ? 0 : NEWNESS[trend.novelty]
  const change = ['up', 'down', 'new', 'absent'].includes(trend.direction) ? 3.5 : 0
  const doubt = trend.certainty === 'asserted' ? 0 : 2
  return SURENESS[trend.status] * 2 + newness * 2 + change - doubt + Math.min(trend.chains.length, 20) / 100
}

export function byImportance(a: Trend, b: Trend): number {
  return importance(b) - importance(a) || (statementId(a) < statementId(b) ? -1 : 1)
}

/** Claims shown under a sentence; the rest is behind its link. */
const SHOWN = 6

export function viewStatement(trend: Trend, material: Material, context: PublishContext): StatementView {
  return {
    statement: stateTrend(trend, material.claimsById, context),
    certainty: sayCertainty(trend, context),
    evidence: evidenceOf(trend.observationIds.slice(0, SHOWN), material),
    contrary: evidenceOf(trend.contraryIds.slice(0, SHOWN), material),
    evidenceTotal: trend.observationIds.length,
    contraryTotal: trend.contraryIds.length,
  }
}

export function evidenceOf(
  ids: readonly string[],
  { claimsById }: Pick<Material, 'claimsById'>,
): EvidenceItem[] {
  return ids.flatMap((id) => {
    const claim = claimsById.get(id)
    return claim ? [asEvidence(claim)] : []
  })
}

export function asEvidence(claim: Claim): EvidenceItem {
  const { observationId, documentId, chain, sourceKind, site, space, phenomenon, substances, places } = claim
  const { direction, level, certainty, period, review, evidence } = claim
  return {
    observationId,
    documentId,
    chain,
    sourceKind,
    site,
    space,
    phenomenon,
    substances,
    places,
    direction,
    level,
    certainty,
    period,
    review,
    quote: evidence.quote,
  }
}
