/** Turns hits of rules into observations: slots gathered by clause, then sentence, then what the text has set up. */
import type { Certainty, Direction, Level, Mode, SourceKind } from '../core/codes.ts'
import type { Measure, PlaceMention } from '../core/observation.ts'
import { cuesFor, directionFrom } from './context.ts'
import { listedWith, type Registers } from './discourse.ts'
import { measuresFor } from './measures.ts'
import type { Rule } from './rule-files.ts'
import {
  type At,
  clauseOf,
  commasBetween,
  distance,
  isWithin,
  overlap,
  type PlaceAt,
  type Sentence,
  type SubstanceAt,
  stretchOf,
} from './sentence.ts'

/** An observation in the making: still tied to its sentence, so that it can be linked and merged. */
export interface Frame {
  phenomenon: string
  substances: string[]
  /** True when the claim itself names its substances. */
  hasOwnSubstances: boolean
  places: PlaceAt[]
  from: PlaceAt[]
  to: PlaceAt[]
  mode: Mode | null
  direction: Direction
  level: Level | null
  certainty: Certainty
  period: string | null
  source: SourceKind | null
  measures: Measure[]
  drivers: string[]
  /** What carries the claim, in tokens and units of the text. */
  evidence: At
  trigger: At
  sentence: Sentence
  rule: string
  /** Scheme to whose claims this one passes what it says; it is none itself. */
  carries?: string
}

export interface Surroundings {
  readonly text: string
  readonly registers: Registers
  readonly previous: Sentence | undefined
  /** Words for drugs in the paragraph or its heading. */
  readonly isDrugParagraph: boolean
  readonly strong: number
  readonly source: SourceKind | null
}

/** Phenomena about drugs in general unless the words or the topic of the whole text name one. */
const GENERAL = new Set(
  'market.competition market.organisation context.law context.violence context.precarity context.enforcement context.response supply.darkweb supply.messaging supply.post supply.web supply.delivery supply.fixed-point supply.drive supply.outreach supply.call-centre supply.public-space marketing.solicitation marketing.promotion marketing.branding place.displacement harm.death use.procurement'.split(
    ' ',
  ),
)

export function framesOf(sentence: Sentence, around: Surroundings): Frame[] {
  if (sentence.isHeading) return []
  const frames: Frame[] = []
  for (const hit of sentence.hits) {
    const cues = cuesFor(sentence, hit)
    if (cues.some((cue) => DROPS.has(cue.row.kind))) continue
    if (!isNeedMet(hit.rule, sentence, hit, around)) continue
    const clause = stretchOf(sentence, hit)
    const own = ownSubstances(sentence, hit, hit.rule.codes)
    const said = directionFrom(hit.rule, hit, sentence, cues)
    const evidence =
      hit.rule.evidence === 'sentence'
        ? sentence
        : hit.rule.evidence === 'match'
          ? hit
          : widened(clause, hit, sentence)
    const phenomenon = phenomenonOf(hit.rule.codes, sentence, hit, around.text)
    const flow = phenomenon.startsWith('flow.') ? flowOf(sentence, hit) : { from: [], to: [] }
    const isFlowOnly =
      phenomenon === 'flow.trafficking' ||
      (phenomenon === 'flow.courier' && flow.from.length + flow.to.length > 0)
    const places = isFlowOnly ? [] : placesFor(sentence, hit, around)
    frames.push({
      phenomenon,
      substances: own.length ? own : inherited(phenomenon, around),
      hasOwnSubstances: own.length > 0,
      places,
      from: flow.from,
      to: flow.to,
      mode: null,
      ...said,
      period: periodFor(sentence, hit),
      source: sourceFor(sentence, around),
      measures: measuresFor(phenomenon, sentence, evidence),
      drivers: [],
      evidence,
      trigger: hit,
      sentence,
      rule: hit.rule.id,
      ...(hit.rule.carries ? { carries: hit.rule.carries } : {}),
    })
  }
  return frames
}

/** Drugs in the mail are a flow when the words say where from, a way of buying when they do not. */
function phenomenonOf(code: string, sentence: Sentence, hit: At, text: string): string {
  if (code !== 'supply.post' && code !== 'flow.trafficking') return code
  const flow = flowOf(sentence, hit)
  if (code === 'supply.post') return flow.from.length > 0 ? 'flow.trafficking' : code
  const clause = clauseOf(sentence, hit)
  return flow.from.length + flow.to.length === 0 && POST.test(text.slice(clause.start, clause.end))
    ? 'supply.post'
    : code
}

const POST = /\b(?:post(?:e|al|ale|ales|aux)|colis|courrier|enveloppes?|parcels?|mail|by post|postal)\b/i

const DROPS = new Set(['advice', 'hypothetical', 'generic', 'comparison'])

/** The clause, stretched over the whole match when this reaches beyond it. */
function widened(clause: At, hit: At, _sentence: Sentence): At {
  if (isWithin(hit, clause)) return clause
  return {
    from: Math.min(clause.from, hit.from),
    to: Math.max(clause.to, hit.to),
    start: Math.min(clause.start, hit.start),
    end: Math.max(clause.end, hit.end),
  }
}

function isNeedMet(rule: Rule, sentence: Sentence, hit: At, around: Surroundings): boolean {
  const isDrugNear = sentence.substances.length > 0 || sentence.drugs.length > 0 || around.isDrugParagraph
  if (!isDrugNear && around.strong < 3) return false
  for (const need of rule.needs) {
    const clause = clauseOf(sentence, hit)
    const has = (list: readonly At[]): boolean => list.some((one) => overlap(one, clause)) || list.length > 0
    if (need === 'substance' && !(sentence.substances.length > 0 || around.registers.substances.length > 0))
      return false
    if (need === 'drug' && !isDrugNear) return false
    if (need === 'money' && !has(sentence.prices)) return false
    if (need === 'number' && !(has(sentence.quantities) || has(sentence.counted) || has(sentence.percents)))
      return false
    if (need === 'place' && !(has(sentence.places) || around.registers.places.length > 0)) return false
    if (need === 'people' && !has(sentence.people)) return false
    if (need === 'percent' && !has(sentence.percents)) return false
    if (need === 'quantity' && !has(sentence.quantities)) return false
    if (need === 'period' && !has(sentence.periods)) return false
  }
  return true
}

/** Substances of the match, else of its clause; a list around the nearest is taken whole. */
export function ownSubstances(sentence: Sentence, hit: At, phenomenon: string): string[] {
  const named = sentence.substances.filter((one) => !one.isAside)
  const inHit = named.filter((one) => overlap(one, hit))
  if (inHit.length === 0 && isGeneral(sentence, hit, named)) return []
  const clause = clauseOf(sentence, hit)
  const inClause = named.filter((one) => isWithin(one, clause))
  const seed = inHit.length ? inHit : nearestList(inClause, hit)
  const fallback = GENERAL.has(phenomenon) ? named.filter((one) => distance(one, hit) <= GENERAL_FAR) : named
  const chosen = seed.length ? listAround(seed, named) : nearestList(fallback, hit)
  return [...new Set(chosen.map((one) => one.code))]
}

/** "D'autres drogues sont plus difficiles à trouver": the words right by the trigger speak of drugs in general. */
function isGeneral(sentence: Sentence, hit: At, named: readonly SubstanceAt[]): boolean {
  const general = sentence.drugs.find(
    (one) =>
      overlap(one, hit) ||
      (one.to <= hit.from && hit.from - one.to <= GENERAL_REACH && commasBetween(sentence, one, hit) === 0),
  )
  return (
    general !== undefined &&
    !named.some(
      (one) => distance(one, hit) <= distance(general, hit) && commasBetween(sentence, one, hit) === 0,
    )
  )
}

const GENERAL_REACH = 5
/** A claim about drugs in general takes a substance of another clause only when it is this near. */
const GENERAL_FAR = 8

function nearestList(all: readonly SubstanceAt[], hit: At): SubstanceAt[] {
  let best: SubstanceAt | undefined
  for (const one of all) if (!best || distance(one, hit) < distance(best, hit)) best = one
  return best ? listAround([best], all) : []
}

/** Substances listed together with the given ones: no more than three words apart. */
function listAround(seed: readonly SubstanceAt[], all: readonly SubstanceAt[]): SubstanceAt[] {
  const chosen = new Set(seed)
  for (let grew = true; grew; ) {
    grew = false
    for (const one of all)
      if (!chosen.has(one) && [...chosen].some((other) => distance(one, other) <= 3)) {
        chosen.add(one)
        grew = true
      }
  }
  return all.filter((one) => chosen.has(one))
}

export function inherited(phenomenon: string, around: Surroundings): string[] {
  if (GENERAL.has(phenomenon)) return [...around.registers.topic]
  return [...around.registers.substances]
}

/** Places of the clause; else one that opens the sentence; else the scene of the text. Ends of a flow are not where it is seen. */
export function placesFor(sentence: Sentence, hit: At, around: Surroundings): PlaceAt[] {
  const clause = clauseOf(sentence, hit)
  const seen = sentence.places.filter((place) => place.role === 'at' && place.kind !== 'demonym')
  const inClause = seen.filter((place) => overlap(place, clause) || overlap(place, hit))
  const pool = inClause.length
    ? inClause
    : seen.filter((place) => place.to <= hit.from && place.from - sentence.from <= 6)
  let best: PlaceAt | undefined
  for (const place of pool) if (!best || distance(place, hit) < distance(best, hit)) best = place
  if (best) {
    const first = pool.find((place) => listedWith(place, pool, around.text).includes(best)) ?? best
    return listedWith(first, pool, around.text)
  }
  return [...around.registers.places]
}

function flowOf(sentence: Sentence, hit: At): { from: PlaceAt[]; to: PlaceAt[] } {
  const near = sentence.places.filter((place) => distance(place, hit) < 25)
  return {
    from: near.filter((place) => place.role === 'from'),
    to: near.filter((place) => place.role === 'to'),
  }
}

function periodFor(sentence: Sentence, hit: At): string | null {
  let best: { iso: string | null; far: number } | undefined
  for (const period of sentence.periods) {
    const far = distance(period, hit)
    if (period.iso !== null && (!best || far < best.far)) best = { iso: period.iso, far }
  }
  return best?.iso ?? null
}

export function sourceFor(sentence: Sentence, around: Surroundings): SourceKind | null {
  return sentence.sources[0]?.source ?? around.source
}

export const mentions = (places: readonly PlaceAt[]): PlaceMention[] =>
  places.map((place) => (place.code ? { text: place.text, code: place.code } : { text: place.text }))
