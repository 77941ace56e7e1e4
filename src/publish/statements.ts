/** Statements: trends as sentences in French and English, each with the claims it rests on, the most important first. */
import type { Claim } from '../core/claim.ts'
import type { Bilingual, Language } from '../core/codes.ts'
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
export function sayCertainty(trend: Trend, { texts }: Pick<PublishContext, 'texts'>): Bilingual {
  return texts.both(`statements.certainty.${frameOf(trend)}`, {
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
  const sentence = texts.say(language, `statements.frame.${frameOf(trend)}`, {
    clause,
    n: trend.chains.length,
    sites: trend.chains.length > 1 ? 0 : trend.sites.length,
  })
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1)
}

type Frame = TrendStatus | 'hedged' | 'denied'

function frameOf({ status, certainty }: Trend): Frame {
  return status === 'reported' && certainty !== 'asserted' ? certainty : status
}

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
 * Of cells that rest on the very same claims, the one that says most with them: the surest, then the narrowest. One claim on a
 * metro line would otherwise give five sentences, up to the country.
 */
export function mostSpecific(trends: readonly Trend[], context: PublishContext): Trend[] {
  const best = new Map<string, Trend>()
  for (const trend of trends) {
    const key = keyOf(trend)
    const rival = best.get(key)
    if (!rival || saysMore(trend, rival, context)) best.set(key, trend)
  }
  return trends.filter((trend) => best.get(keyOf(trend)) === trend)
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

/** New and sure first; a change before a state; then how many say so. */
export function importance(trend: Trend): number {
  const newness = trend.novelty === null ? 0 : NEWNESS[trend.novelty]
  const change = ['up', 'down', 'new', 'absent'].includes(trend.direction) ? 1 : 0
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
