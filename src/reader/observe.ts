/** Turns hits of rules into observations: slots gathered by clause, then sentence, then what the text has set up. */
import type { Certainty, Direction, Level, Mode, SourceKind } from '../core/codes.ts'
import type { Measure, PlaceMention } from '../core/observation.ts'
import { cuesFor, directionFrom, type Said } from './context.ts'
import { measuresFor } from './measures.ts'
import { numericDirection } from './numeric-direction.ts'
import { flowOf, modeOf, moveOf, phenomenonOf, placesFor } from './places-of.ts'
import type { Rule } from './rule-files.ts'
import { seizuresOf } from './seizures.ts'
import {
  type At,
  type CueAt,
  clauseOf,
  distance,
  type HitAt,
  isWithin,
  join,
  overlap,
  type PlaceAt,
  type Sentence,
  stretchOf,
} from './sentence.ts'
import { substancesFor } from './substances-of.ts'
import type { Surroundings } from './surroundings.ts'

/** An observation in the making: still tied to its sentence, so that it can be linked and merged. */
export interface Frame {
  phenomenon: string
  substances: string[]
  /** True when the claim itself names its substances. */
  hasOwnSubstances: boolean
  /** A later sentence said which: "this method is not for cocaine alone". */
  areSubstancesTakenUp?: boolean
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
  /** How likely the text makes this claim. */
  confidence: number | undefined
  /** The signs that spoke for it, when asked for. */
  because: readonly string[] | undefined
  /** Scheme to whose claims this one passes what it says; it is none itself. */
  carries: string | undefined
}

export function framesOf(sentence: Sentence, around: Surroundings): Frame[] {
  if (sentence.isHeading) return []
  const frames: Frame[] = []
  for (const hit of sentence.hits) {
    const reaching = cuesFor(sentence, hit)
    const cues = reaching.length
      ? reaching.filter((cue) => !isSpent(cue, hit, around.text) && !isOfPrice(cue, hit.rule, sentence))
      : reaching
    if (cues.some((cue) => DROPS.has(cue.row.kind) && !(cue.row.kind === 'comparison' && overlap(cue, hit))))
      continue
    if (isNeedMet(hit.rule, sentence, hit, around)) frames.push(...frameAt(sentence, hit, cues, around))
  }
  return frames
}

/** The claim that words make: every slot filled by clause, then sentence, then what the text has set up. */
export function frameAt(
  sentence: Sentence,
  hit: HitAt,
  cues: readonly CueAt[],
  around: Surroundings,
): Frame[] {
  const clause = stretchOf(sentence, hit)
  const about = substancesFor(sentence, hit, hit.rule.codes, around)
  const evidence =
    hit.rule.evidence === 'sentence' ? sentence : hit.rule.evidence === 'match' ? hit : join(clause, hit)
  const said = saidAt(sentence, hit, cues, evidence, around.text)
  const phenomenon = phenomenonOf(hit.rule.codes, sentence, hit, around.text)
  const flow = phenomenon.startsWith('flow.')
    ? flowOf(sentence, hit, around.text)
    : phenomenon === 'place.displacement'
      ? moveOf(sentence, hit, around.text)
      : { from: [], to: [] }
  const isFlowOnly =
    phenomenon === 'flow.trafficking' ||
    (phenomenon === 'flow.courier' && flow.from.length + flow.to.length > 0)
  const places = isFlowOnly ? [] : placesFor(sentence, hit, around, phenomenon)
  const frame: Frame = {
    phenomenon,
    substances: about.codes,
    hasOwnSubstances: about.areOwn,
    places,
    from: flow.from,
    to: flow.to,
    mode: phenomenon.startsWith('flow.') ? modeOf(sentence, hit, around.text) : null,
    direction: said.direction,
    level: said.level,
    certainty: said.certainty,
    period: periodFor(sentence, hit, around.text),
    source: sourceFor(sentence, around),
    measures:
      phenomenon === 'harm.death' && said.direction === 'absent'
        ? []
        : measuresFor(phenomenon, sentence, evidence, around.text, hit),
    drivers: [],
    evidence,
    trigger: hit,
    sentence,
    rule: hit.rule.id,
    confidence: undefined,
    because: undefined,
    carries: hit.rule.carries,
  }
  return phenomenon === 'flow.seizure' ? seizuresOf(frame, sentence, around.text) : [frame]
}

/** What the words of a claim say of its direction, level and certainty, by cues and by numbers set against each other. */
export function saidAt(
  sentence: Sentence,
  hit: HitAt,
  cues: readonly CueAt[],
  evidence: At,
  text: string,
): Said {
  const said = directionFrom(hit.rule, hit, sentence, cues)
  // A price that goes from one sum to another went that way, whatever else becomes rare or common in the sentence.
  const isAsked = hit.rule.codes === 'market.price' || said.direction === 'present'
  if (isAsked && !hit.rule.direction)
    said.direction = numericDirection(hit.rule.codes, [sentence], evidence, text) ?? said.direction
  return said
}

/** "Ils n'osent plus sortir et se font livrer": the negation ends where another verb begins. */
const isSpent = (cue: CueAt, hit: At, text: string): boolean =>
  cue.row.kind === 'negation' && cue.to <= hit.from && ANOTHER_VERB.test(text.slice(cue.end, hit.end))
const ANOTHER_VERB =
  /\b(?:et (?:se|s['’]|ils?|elles?|on|je|nous|préfèrent|commandent|passent)|and (?:now|so|instead|then|they|he|she|it))\b/i

/** "Ketamine is everywhere, it has come down to £20": where a sum is in the words of a change, the price changes. */
const isOfPrice = (cue: CueAt, rule: Rule, sentence: Sentence): boolean =>
  cue.row.kind === 'direction' &&
  rule.codes !== 'market.price' &&
  sentence.prices.some((price) => overlap(price, cue))

const DROPS = new Set(['advice', 'hypothetical', 'generic', 'comparison'])

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

/** The nearest period that is not only compared with and that no long way of other clauses parts from the claim. */
export function periodFor(sentence: Sentence, hit: At, text: string): string | null {
  if (sentence.periods.length === 0) return null
  const clause = clauseOf(sentence, hit)
  let best: { iso: string | null; far: number } | undefined
  for (const period of sentence.periods) {
    if (period.iso === null) continue
    const before = text.slice(sentence.start, period.start)
    if (
      COMPARED.test(before) ||
      (sentence.periods.length > 1 && MAY_BE_ONCE.test(before) && WAS_ONCE.test(before))
    )
      continue
    const far = distance(period, hit) + (isWithin(period, clause) ? 0 : sentence.to - sentence.from)
    if (!best || far < best.far) best = { iso: period.iso, far }
  }
  return best?.iso ?? null
}

/** "Than it was in 2022", "par rapport à 2022": what the claim is set against, not when it holds. */
const COMPARED =
  /(?:\bthan(?: (?:it|they|he|she))?(?: (?:was|were|did|had been))?(?: back)?(?: in| during)?|compared (?:with|to)(?: that in| those in)?|par rapport (?:à|aux?)(?: l['’]année)?|\b(?:plus|moins)\b[^,;.]{0,40}\bqu['’](?:en|au|à|il y a)?)\s*$/i

/** "Le gramme, qui se vendait 70 euros début 2024, se négocie …", "bags, which cost £20 in 2021, …": what was once, beside another date. */
const MAY_BE_ONCE =
  /(?:qui|quels?|quelle|which|that) .*(?:ai(?:en)?t|was|were|went|had been|used to|cost|sold|stood)/isu
const WAS_ONCE =
  /(?<!\p{L})(?:qui|lequel|laquelle|lesquels|which|that) (?:(?:se|s['’]|en|y|l['’]|les?|la|ne|n['’]) ?)*(?:\p{L}*(?:ait|aient)|was|were|had been|used to|cost|sold|went|stood)(?!\p{L})[^,;.]*$/iu

export function sourceFor(sentence: Sentence, around: Surroundings): SourceKind | null {
  return sentence.sources[0]?.source ?? around.source
}

export const mentions = (places: readonly PlaceAt[]): PlaceMention[] =>
  places.map((place) => (place.code ? { text: place.text, code: place.code } : { text: place.text }))
