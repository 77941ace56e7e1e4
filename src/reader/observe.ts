/** Turns hits of rules into observations: slots gathered by clause, then sentence, then what the text has set up. */
import type { Certainty, Direction, Level, Mode, SourceKind } from '../core/codes.ts'
import type { Measure, PlaceMention } from '../core/observation.ts'
import { cuesFor, directionFrom } from './context.ts'
import { listedWith, type Registers } from './discourse.ts'
import { isWeight, measuresFor, sum } from './measures.ts'
import { numericDirection } from './numeric-direction.ts'
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
    if (cues.some((cue) => DROPS.has(cue.row.kind) && !(cue.row.kind === 'comparison' && overlap(cue, hit))))
      continue
    if (!isNeedMet(hit.rule, sentence, hit, around)) continue
    const clause = stretchOf(sentence, hit)
    const isGeneral = speaksGenerally(sentence, hit, around.text)
    const own = isGeneral ? [] : ownSubstances(sentence, hit, hit.rule.codes, around.text)
    const said = directionFrom(hit.rule, hit, sentence, cues)
    const evidence =
      hit.rule.evidence === 'sentence'
        ? sentence
        : hit.rule.evidence === 'match'
          ? hit
          : widened(clause, hit, sentence)
    if (said.direction === 'present' && !hit.rule.direction)
      said.direction = numericDirection(sentence, evidence, around.text) ?? 'present'
    const phenomenon = phenomenonOf(hit.rule.codes, sentence, hit, around.text)
    const flow = phenomenon.startsWith('flow.')
      ? flowOf(sentence, hit)
      : phenomenon === 'place.displacement'
        ? moveOf(sentence, hit, around.text)
        : { from: [], to: [] }
    const isFlowOnly =
      phenomenon === 'flow.trafficking' ||
      (phenomenon === 'flow.courier' && flow.from.length + flow.to.length > 0)
    const places = isFlowOnly ? [] : placesFor(sentence, hit, around)
    const frame: Frame = {
      phenomenon,
      substances: own.length || isGeneral ? own : inherited(phenomenon, around),
      hasOwnSubstances: own.length > 0,
      places,
      from: flow.from,
      to: flow.to,
      mode: phenomenon.startsWith('flow.') ? modeOf(sentence, hit, around.text) : null,
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
    }
    frames.push(...(phenomenon === 'flow.seizure' ? seizuresOf(frame, sentence) : [frame]))
  }
  return frames
}

/** Drugs in the mail are a flow when the words say where from, a way of buying when they do not. */
function phenomenonOf(code: string, sentence: Sentence, hit: At, text: string): string {
  if (code !== 'supply.post' && code !== 'flow.trafficking') return code
  const flow = flowOf(sentence, hit)
  if (code === 'supply.post') return flow.from.length > 0 ? 'flow.trafficking' : code
  const clause = clauseOf(sentence, hit)
  if (/(?:im|ex)port/i.test(text.slice(hit.start, hit.end))) return code
  return flow.from.length + flow.to.length === 0 && POST.test(text.slice(clause.start, clause.end))
    ? 'supply.post'
    : code
}

const POST = /\b(?:post(?:e|al|ale|ales|aux)|colis|courrier|enveloppes?|parcels?|mail|by post|postal)\b/i

const DROPS = new Set(['advice', 'hypothetical', 'generic', 'comparison'])

const MODES: readonly (readonly [Mode, RegExp])[] = [
  ['post', POST],
  [
    'sea',
    /\b(?:maritime|mer|ports?|conteneurs?|bateau|navire|voilier|cargo|containers?|ships?|vessel|sea)\b/i,
  ],
  ['air', /\b(?:vols?|avion|aéroports?|aérienne?|passagers?|passagère|flights?|airports?|airline|air)\b/i],
  ['rail', /\b(?:train|gare|ferroviaire|rail)\b/i],
  [
    'road',
    /\b(?:route|routière?|autoroute|véhicule|voiture|camion|péage|go fast|lorry|lorries|truck|car|van|motorway|road)\b/i,
  ],
]

/** How a flow travels, when its clause says. */
function modeOf(sentence: Sentence, hit: At, text: string): Mode | null {
  const clause = clauseOf(sentence, hit)
  const words = text.slice(clause.start, clause.end)
  return MODES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

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
export function ownSubstances(sentence: Sentence, hit: At, phenomenon: string, text: string): string[] {
  const named = sentence.substances.filter((one) => !one.isAside)
  const inHit = named.filter((one) => overlap(one, hit))
  const clause = clauseOf(sentence, hit)
  const inClause = named.filter((one) => isWithin(one, clause))
  const seed = inHit.length ? inHit : nearestList(inClause, hit)
  const fallback = GENERAL.has(phenomenon) ? named.filter((one) => distance(one, hit) <= GENERAL_FAR) : named
  const before = fallback.filter((one) => one.to <= hit.from)
  const chosen = seed.length ? listAround(seed, named) : nearestList(before.length ? before : fallback, hit)
  const found = chosen.length ? chosen : frontedIn(sentence, named, text)
  return withoutHeads([...new Set(found.map((one) => one.code))], found, text)
}

/** "Pour le crack, …", "Kétamine : …": the substance a sentence opens with is what all of it is about. */
function frontedIn(sentence: Sentence, named: readonly SubstanceAt[], text: string): SubstanceAt[] {
  const first = named[0]
  if (!first || first.from - sentence.from > 3) return []
  const before = text.slice(sentence.start, first.start)
  return /^(?:pour|côté|concernant|quant|s'agissant|as for|for)\b/i.test(before) ||
    /^\s*[:,–—]/.test(text.slice(first.end, first.end + 3))
    ? [first]
    : []
}

/** "Produits dérivés du cannabis comme l'huile ou la résine": the members stand for the head. */
function withoutHeads(codes: string[], found: readonly SubstanceAt[], text: string): string[] {
  return codes.filter((code) => {
    const members = found.filter((one) => one.code.startsWith(`${code}-`))
    const head = found.find((one) => one.code === code)
    return (
      !head ||
      members.length === 0 ||
      !members.some(
        (one) =>
          one.from > head.from &&
          /\b(?:comme|such as|tels? que|telles que|like)\b/i.test(text.slice(head.end, one.start)),
      )
    )
  })
}

/** "D'autres drogues sont plus difficiles à trouver": the words right before the trigger speak of drugs in general. */
function speaksGenerally(sentence: Sentence, hit: At, text: string): boolean {
  return sentence.drugs.some(
    (one) =>
      (overlap(one, hit) ||
        (one.to <= hit.from &&
          hit.from - one.to <= GENERAL_REACH &&
          commasBetween(sentence, one, hit) === 0)) &&
      DRUGS.test(text.slice(one.start, one.end)) &&
      !sentence.substances.some(
        (named) => overlap(named, hit) || (named.from >= one.from && named.to <= hit.from),
      ),
  )
}

const DRUGS = /^(?:drogues|stup[eé]fiants|substances|produits|drugs|narcotics|illicit drugs)/i
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
    : seen.filter(
        (place) =>
          place.to <= hit.from && (place.from - sentence.from <= 6 || hit.from - place.to <= BEFORE_REACH),
      )
  let best: PlaceAt | undefined
  for (const place of pool) if (!best || distance(place, hit) < distance(best, hit)) best = place
  if (best) {
    const first = seen.find((place) => listedWith(place, seen, around.text).includes(best)) ?? best
    return listedWith(first, seen, around.text)
  }
  const added = seen.find(
    (place) =>
      place.from >= hit.to &&
      place.from - hit.to <= ADDED_REACH &&
      ADDS_PLACE.test(around.text.slice(hit.end, place.start)),
  )
  return added ? listedWith(added, seen, around.text) : [...around.registers.places]
}

/** "…, notamment dans les villes moyennes": a place added behind a comma. */
const ADDS_PLACE =
  /,\s*(?:notamment|surtout|en particulier|principalement|particulièrement|essentiellement|especially|particularly|mainly|mostly|notably)\s(?:\S+\s){0,3}$/i
const ADDED_REACH = 14

/** "308 g d'héroïne, 600 g d'herbe": as many seizures as substances with weights or counts of their own. */
function seizuresOf(frame: Frame, sentence: Sentence): Frame[] {
  const bySubstance = new Map<string, { measures: Measure[]; evidence: At }>()
  for (const quantity of sentence.quantities) {
    const substance = seizedIn(quantity, sentence)
    if (!substance) continue
    const measure: Measure = {
      kind: isWeight(quantity.unit) ? 'weight' : 'count',
      ...sum(quantity.num),
      unit: quantity.unit,
    }
    const known = bySubstance.get(substance.code)
    if (known) known.measures.push(measure)
    else
      bySubstance.set(substance.code, {
        measures: [measure],
        evidence: {
          from: Math.min(quantity.from, substance.from),
          to: Math.max(quantity.to, substance.to),
          start: Math.min(quantity.start, substance.start),
          end: Math.max(quantity.end, substance.end),
        },
      })
  }
  if (bySubstance.size < 2) return [frame]
  return [...bySubstance].map(([code, { measures, evidence }]) => ({
    ...frame,
    substances: [code],
    hasOwnSubstances: true,
    measures,
    evidence,
    trigger: evidence,
    drivers: [],
  }))
}

/** The substance a quantity is of: right behind it, else right before its parenthesis. */
function seizedIn(quantity: At, sentence: Sentence): SubstanceAt | undefined {
  return (
    sentence.substances.find((one) => one.from >= quantity.to && one.from - quantity.to <= 4) ??
    sentence.substances.find((one) => one.to <= quantity.from && quantity.from - one.to <= 1)
  )
}

/** Words behind a place within which another clause of its sentence still happens there. */
const BEFORE_REACH = 12

/** Words within which the ends of a flow are looked for. */
const FLOW_REACH = 34

function flowOf(sentence: Sentence, hit: At): { from: PlaceAt[]; to: PlaceAt[] } {
  const near = sentence.places.filter((place) => distance(place, hit) < FLOW_REACH)
  return {
    from: near.filter((place) => place.role === 'from'),
    to: near.filter((place) => place.role === 'to'),
  }
}

/** Where a scene moved from (what was closed or cleared) and to (where it is sold today), in the clauses around. */
function moveOf(sentence: Sentence, hit: At, text: string): { from: PlaceAt[]; to: PlaceAt[] } {
  const clause = clauseOf(sentence, hit)
  const others = sentence.places.filter((place) => place.kind !== 'demonym' && !overlap(place, clause))
  const isOf = (place: PlaceAt, words: RegExp): boolean =>
    words.test(text.slice(clauseOf(sentence, place).start, place.start))
  const named = flowOf(sentence, hit)
  const from = [...named.from, ...others.filter((place) => place.role !== 'from' && isOf(place, LEFT))]
  const to = [
    ...named.to,
    ...others.filter((place) => place.role === 'at' && !from.includes(place) && isOf(place, REACHED)),
  ]
  return { from, to }
}

const LEFT =
  /(?:fermeture|évacuation|démantèlement|expulsion|quitté|chassés|closure|closing|clearance|evacuation|moved from|pushed out of)[^.]*$/i
const REACHED =
  /(?:aujourd['’]hui|désormais|maintenant|se vend|s['’]en vend|retrouve|déplacé|reporté|installé|now|moved to|since|towards)[^.]*$/i

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
