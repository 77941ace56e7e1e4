/** Prices as claims: those quoted of one substance at one place in one paragraph are one observation with its measures. */

import type { Language } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import { builtInRule } from './built-in-rule.ts'
import { cuesFor, directionFrom } from './context.ts'
import { foldWord } from './fold.ts'
import { type Frame, periodFor, sourceFor } from './observe.ts'
import { placesFor } from './places-of.ts'
import { priceDirection } from './price-direction.ts'
import { quantityLike } from './price-units.ts'
import type { Rule } from './rule-files.ts'
import {
  clauseOf,
  commasBetween,
  distance,
  join,
  overlap,
  type PlaceAt,
  type PriceAt,
  type Sentence,
} from './sentence.ts'
import { inherited, ownSubstances } from './substances-of.ts'
import type { Surroundings } from './surroundings.ts'

/** The rule of prices. */
export const quotedPrice = (language: Language): Rule =>
  builtInRule(language, 'prices/quoted', 'market.price', ['drug'])

const USUAL_UNIT: Readonly<Record<string, string>> = {
  mdma: 'tablet',
  buprenorphine: 'tablet',
  pregabalin: 'tablet',
  benzodiazepines: 'tablet',
  morphine: 'tablet',
  tramadol: 'tablet',
  oxycodone: 'tablet',
  methylphenidate: 'tablet',
  methadone: 'dose',
  lsd: 'dose',
  crack: 'dose',
  'nitrous-oxide': 'dose',
  poppers: 'dose',
  codeine: 'tablet',
  gabapentin: 'tablet',
  medicines: 'tablet',
  opioids: 'tablet',
  '2c-b': 'tablet',
  'ghb-gbl': 'dose',
  hhc: 'dose',
  'cannabis-extract': 'dose',
  'synthetic-cannabinoids': 'dose',
}

export function priceFrames(sentence: Sentence, around: Surroundings, rule: Rule): Frame[] {
  const isDrugNear = sentence.substances.length > 0 || sentence.drugs.length > 0 || around.isDrugParagraph
  const frames: Frame[] = []
  const priced = new Map<Frame, { at: PriceAt; sentence: Sentence }[]>()
  for (const price of sentence.prices) {
    if (!(isDrugNear || isToldOf(sentence, price, around)) || !mayBePriced(sentence, price, around)) continue
    const cues = cuesFor(sentence, price).filter(
      (cue) => cue.row.kind !== 'negation' && cue.row.kind !== 'comparison',
    )
    if (cues.some((cue) => cue.row.kind === 'advice' || cue.row.kind === 'hypothetical')) continue
    const own = substanceOfPrice(sentence, price, around.text)
    const substances = pricedSubstance(price.measure, own, around)
    if (!price.hasUnit && substances.length === 0) continue
    price.measure = withUnit(price, substances, frames, sentence, around)
    const places = placesFor(sentence, price, around)
    const clause = clauseOf(sentence, price)
    const said = directionFrom(rule, price, sentence, cues)
    // A price that is quoted is there: what is new or cannot be found is the drug.
    if (said.direction === 'absent' || said.direction === 'new') said.direction = 'present'
    const last = frames.at(-1)
    const told = last && priced.get(last)?.at(-1)?.at.end
    const isResold = told !== undefined && RESOLD.test(around.text.slice(told, price.end))
    if (last && !isResold && isSamePrice(last, substances, places, price.measure)) {
      last.measures.push(price.measure)
      last.evidence = join(last.evidence, join(clause, price))
      if (last.direction === 'present') last.direction = said.direction
      priced.get(last)?.push({ at: price, sentence })
      continue
    }
    const frame: Frame = {
      phenomenon: price.measure.kind === 'offer' ? 'marketing.promotion' : 'market.price',
      substances,
      hasOwnSubstances: own.length > 0,
      places,
      from: [],
      to: [],
      mode: null,
      direction: said.direction,
      level: said.level,
      certainty: said.certainty,
      period: periodFor(sentence, price, around.text),
      source: sourceFor(sentence, around),
      measures: [price.measure],
      drivers: [],
      evidence: join(clause, price),
      trigger: price,
      sentence,
      rule: rule.id,
      confidence: undefined,
      because: undefined,
      carries: undefined,
    }
    frames.push(frame)
    priced.set(frame, [{ at: price, sentence }])
  }
  const earlier = around.previous?.prices.at(-1)
  for (const [index, frame] of frames.entries()) {
    const own = priced.get(frame) ?? []
    const before =
      index === 0 && earlier && around.previous ? [{ at: earlier, sentence: around.previous }] : []
    frame.direction = priceDirection([...before, ...own], around.text) ?? frame.direction
  }
  return offeredTogether(frames)
}

/** "1 g acheté, 0,2 offert » ou « 60 € le gramme et 70 € les 2 »": a bulk price set beside a free quantity is part of what is offered. */
function offeredTogether(frames: Frame[]): Frame[] {
  const offer = frames.find(({ phenomenon }) => phenomenon === 'marketing.promotion')
  if (!offer) return frames
  return frames.filter((frame) => {
    if (frame.phenomenon !== 'market.price' || !isBulk(frame.measures)) return true
    offer.measures.push(...frame.measures)
    offer.evidence = join(offer.evidence, frame.evidence)
    return false
  })
}

/** More costs less a unit, by a fifth at least. */
function isBulk(measures: readonly Measure[]): boolean {
  const unitPrices = measures.map(({ value, quantity }) => (value ?? 0) / (quantity ?? 1))
  const quantities = new Set(measures.map(({ quantity }) => quantity))
  return quantities.size > 1 && Math.min(...unitPrices) <= 0.8 * Math.max(...unitPrices)
}

/** "Ramené à 10-12 le g, revendu 20-25": buying and selling on are two claims. */
const RESOLD = /\b(?:revend|revent|resold|resell|sold on|sells? (?:it|them) on)/i

/** Gives a claim of a price that no rule saw the sums of its words. */
export function addPrices(frame: Frame, around: Surroundings): void {
  if (frame.phenomenon !== 'market.price' || frame.measures.length > 0) return
  for (const price of frame.sentence.prices) {
    if (price.measure.kind !== 'price' || !overlap(price, frame.evidence)) continue
    price.measure = withUnit(price, frame.substances, [], frame.sentence, around)
    frame.measures.push(price.measure)
  }
}

/** Prices of one substance at one place are one claim; an offer is one by itself. */
const isSamePrice = (
  last: Frame,
  substances: readonly string[],
  places: readonly PlaceAt[],
  measure: Measure,
): boolean =>
  sameCodes(last.substances, substances) &&
  last.places.map(({ text }) => text).join() === places.map(({ text }) => text).join() &&
  measure.kind !== 'offer' &&
  !last.measures.some((one) => one.kind === 'offer' || isOtherClass(one.unit, measure.unit))

/** Wholesale and retail, powder and tablets are claims of their own. */
const isOtherClass = (a: string | undefined, b: string | undefined): boolean =>
  a !== b && a !== undefined && b !== undefined && CLASSES.has(a) && CLASSES.has(b)
const CLASSES = new Set(['g', 'kg', 'tablet', 'ml', 'l'])

/** The substance a price is of: the one named beside it, else one the text has set up; one that is sold so, when the unit tells. */
function pricedSubstance(measure: Measure, own: readonly string[], around: Surroundings): string[] {
  const last = (around.previous?.substances ?? [])
    .filter((one) => !one.isAside)
    .slice(-1)
    .map((one) => one.code)
  const before = [...inherited('market.price', around).slice(0, 1), ...last, ...(around.named ?? [])]
  const all = own.length && own[0] !== 'other' ? [...own] : [...before, ...own]
  const first = all[0]
  if (first === undefined) return []
  if (measure.unit !== 'tablet' || own[0] === first || !NO_TABLETS.has(first)) return [first]
  return [[...all, ...before].find((code) => !NO_TABLETS.has(code)) ?? first]
}
/** Never sold by the tablet. */
const NO_TABLETS = new Set([
  'cocaine',
  'crack',
  'heroin',
  'cannabis-herb',
  'cannabis-resin',
  'nitrous-oxide',
  'poppers',
  '3-mmc',
])

/** A few sentences behind the last drug a price is still of it when it says what for, or speaks of prices. */
const isToldOf = (sentence: Sentence, price: PriceAt, { named, text }: Surroundings): boolean =>
  named !== undefined &&
  named.length > 0 &&
  (price.hasUnit || SPEAKS_OF_PRICES.test(text.slice(sentence.start, sentence.end)))
const SPEAKS_OF_PRICES = /\b(?:prix|tarif|price|cost|co[uû]t|sold|sell|vend|achet|bought|pay|paie|paye)/i

/** A heading makes no offer, and no price without what it is for; a sum alone needs its drug beside it or a text full of them. */
function mayBePriced(sentence: Sentence, price: PriceAt, around: Surroundings): boolean {
  if (sentence.isHeading)
    return price.measure.kind === 'price' && (price.hasUnit || sentence.substances.length > 0)
  if (price.hasUnit || around.strong >= STRONG) return true
  if (price.isEach && (around.named ?? []).length > 0) return true
  return sentence.substances.some((one) => !one.isAside && distance(one, price) <= BESIDE)
}
const STRONG = 3
const BESIDE = 8

/** "12 € pour l'herbe", "£40 for the ketamine", "60 € le gramme de cristal". */
const IS_FOR = /^\s*(?:pour|for|of|de|d['’]|du)\s*(?:l['’]|la |le |les |the )?$/i
/** A drug named behind a price counts as so many words farther. */
const BEHIND = 5
/** And so many across a line: each line of a menu has its own drug. */
const ACROSS_LINES = 8
/** A drug farther from a price is not the one it is asked for. */
const FARTHEST = 25

/** The substance right by the price, before it rather than behind. */
function substanceOfPrice(sentence: Sentence, price: PriceAt, text: string): string[] {
  const inside = sentence.substances.filter((one) => one.from >= price.from && one.to <= price.to)
  if (inside.length) return [inside[0]!.code]
  let best: { code: string; far: number } | undefined
  for (const one of sentence.substances) {
    if (one.isAside) continue
    if (one.from >= price.to && IS_FOR.test(text.slice(price.end, one.start))) return [one.code]
    if (distance(one, price) > FARTHEST) continue
    const between = text.slice(Math.min(one.end, price.end), Math.max(one.start, price.start))
    const far =
      distance(one, price) +
      (one.from >= price.to ? BEHIND : 0) +
      (between.includes('\n') ? ACROSS_LINES : 0) +
      2 * commasBetween(sentence, one, price)
    if (!best || far < best.far) best = { code: one.code, far }
  }
  if (best && best.far <= FARTHEST) return [best.code]
  return ownSubstances(sentence, price, 'market.price', text).slice(0, 1)
}

/** A price without a unit is for what the price before it was for, when of the same; else for what the drug is sold by. */
function withUnit(
  price: PriceAt,
  substances: readonly string[],
  frames: readonly Frame[],
  sentence: Sentence,
  around: Surroundings,
): Measure {
  const { measure } = price
  // "A fiver a tab" of acid.
  if (measure.unit === 'tablet' && substances[0] === 'lsd') return { ...measure, unit: 'dose' }
  if (measure.unit !== undefined || measure.kind === 'offer') return measure
  const last = frames.findLast(({ substances: codes }) => sameCodes(codes, substances))?.measures.at(-1)
  const told = sentence.substances.length === 0 ? around.previous?.prices.at(-1)?.measure : undefined
  const unit = last?.unit ?? told?.unit ?? usualUnit(price, substances[0], sentence, around.text)
  const before = sentence.prices.findLast(({ end }) => end <= price.start)?.measure
  const isSetBeside = before !== undefined && before.value !== undefined && before.value === last?.value
  const sum = measure.value ?? measure.max ?? measure.min
  if (!isSetBeside || sum === undefined || measure.quantity !== 1) return { ...measure, unit }
  return { ...measure, quantity: quantityLike(sum, before).quantity, unit }
}

function usualUnit(price: PriceAt, substance: string | undefined, sentence: Sentence, text: string): string {
  if (substance === undefined) return price.isEach ? 'tablet' : 'g'
  const usual = unitByName(substance, sentence, text) ?? USUAL_UNIT[substance] ?? 'g'
  return price.isEach && usual === 'g' ? 'tablet' : usual
}

/** What a drug is sold by when it goes by this name. */
const NAMES: readonly [code: string, name: RegExp, unit: string][] = [
  ['mdma', /^(?:md|mdma|mandy|molly|crist|cryst)/, 'g'],
  ['fentanyl', /blue|m ?30|pill|dirty|comprim/, 'tablet'],
  ['cannabis', /vape|puff|cart/, 'dose'],
  ['cannabis-oil', /vape|puff|cart/, 'dose'],
  ['amphetamine', /adderall|addy|addies|vyvanse|dexi/, 'tablet'],
]

function unitByName(substance: string, sentence: Sentence, text: string): string | undefined {
  for (const [code, name, unit] of NAMES)
    if (
      code === substance &&
      sentence.substances.some(
        (one) => one.code === code && name.test(foldWord(text.slice(one.start, one.end))),
      )
    )
      return unit
  return undefined
}

export function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (const code of a) if (!b.includes(code)) return false
  return true
}
