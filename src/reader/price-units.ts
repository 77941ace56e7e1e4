/** What a price is for: "le gramme", "les 2 grammes", "a bag", "la boulette de 0,3 g", "3 for", "each". */
import type { Language } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import { type Block, type Num, type Quantity, senseOf, type Term } from './block.ts'
import { unitOf, unitOfTerm } from './quantities.ts'
import { BREAK } from './tokens.ts'

export interface PricedFor {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly unit: string | undefined
  /** One of a thing not named beside: "each", "pièce". */
  readonly isEach?: boolean
}

const FOR: Record<Language, ReadonlySet<string>> = {
  fr: new Set('le la les l par du de pour pr chaque un une / au a petit petite seul simple d'.split(' ')),
  en: new Set('a an per each the for fr / every one single of'.split(' ')),
}

/** One of what is sold, not said: the unit is that of what is named near. */
const EACH = /^(?:each|apiece|piece|pieces|pop|unite|unit|chaque|chacun|chacune|pce|pc|ea)$/

/** Words that may stand between a quantity and its price without meaning another thing. */
const SPANS = 12

/** "… € le gramme", "… € les 2 grammes", "£40 a gram", "35 €/g", "£25 for an eighth", "20 € la boulette de 0,3 g", "$35 each". */
export function unitAfter(
  block: Block,
  end: number,
  language: Language,
  used: Set<Quantity>,
): PricedFor | undefined {
  for (let at = end, steps = 0; steps < 4; steps++, at++) {
    if (!block.isSameSentence(at) || block.tokens.before[at]! > BREAK.quote) return undefined
    const word = block.word(at)
    if (EACH.test(word))
      return { start: end, end: at + 1, value: 1, unit: nearestUnit(block, end), isEach: true }
    // "£10 deals", "tenner bags".
    if (steps === 0 && language === 'en') {
      const kind = block.sense(at, 'unit')
      if (kind && /^(?:bag|dose|tablet|joint)$/.test(kind.code) && block.isTight(at))
        return { start: end, end: block.term(at)?.end ?? at + 1, value: 1, unit: kind.code }
    }
    if (steps > 0) {
      const quantity = block.quantityFrom(at)
      // "60 / 2 g 100": the quantity behind the stroke has a price of its own; "45 € / 5 g" is the price of five.
      const isCounted = quantity && block.number(at) && quantity.num.value !== 1
      const isStroke = block.word(at - 1) === '/' && !isJoined(block, at - 1)
      if (isCounted && isStroke && isPricedBehind(block, quantity.end)) return undefined
      if (quantity) {
        used.add(quantity)
        // "5 € les 8 mg": one tablet of that strength.
        if (quantity.unit === 'mg' && language === 'fr')
          return { start: end, end: quantity.end, value: 1, unit: 'tablet' }
        return within(
          block,
          { start: end, end: quantity.end, value: quantity.num.value, unit: quantity.unit },
          language,
        )
      }
      // "Le G" is a name of GHB; behind a sum it is the gram.
      if (/^(?:g|gr)$/.test(word)) return { start: end, end: at + 1, value: 1, unit: 'g' }
      const term = block.term(at)
      const read = term && unitOfTerm(block, term, language)
      if (read) {
        const until = term.end
        return within(block, { start: end, end: until, value: read.factor, unit: read.unit }, language)
      }
      const part = partAt(block, at, language)
      if (part) return { start: end, end: at + 1, ...part }
      const count = block.number(at)
      if (count) {
        if (isGrams(block, at, count.value, language))
          return { start: end, end: count.end, value: count.value, unit: 'g' }
        if (!isCount(block, at, count, language)) return undefined
        return { start: end, end: count.end, value: count.value, unit: nearestUnit(block, end), isEach: true }
      }
    }
    if (!FOR[language].has(word) && !(steps > 0 && !block.number(at) && !block.term(at))) return undefined
  }
  return undefined
}

/** "£40/2g": no space on either side. */
const isJoined = ({ tokens }: Block, at: number): boolean =>
  tokens.end[at - 1] === tokens.start[at] && tokens.end[at] === tokens.start[at + 1]

/** A sum right behind a quantity, on the same line. */
function isPricedBehind(block: Block, end: number): boolean {
  const at = /^(?:[€£$:=]|a|at|for)$/.test(block.word(end)) ? end + 1 : end
  const isNear = block.isSameSentence(at) && block.tokens.before[end]! < BREAK.soft
  return isNear && block.number(at) !== undefined
}

/** "25 for 3.5": no whole number of anything is in grams. */
const isGrams = (block: Block, at: number, value: number, language: Language): boolean =>
  !Number.isInteger(value) &&
  value < MOST_GRAMS &&
  (language === 'fr' ? /^(?:les|pour|pr|ses|mes|tes|leurs)$/ : /^(?:for|fr)$/).test(block.word(at - 1))
const MOST_GRAMS = 29

/** "Les cinq", "for 3", "les 2 quand": a bare count behind a sum. */
function isCount(
  block: Block,
  at: number,
  num: { end: number; value: number; isYear: boolean; isWord: boolean },
  language: Language,
): boolean {
  if (num.isYear || num.value > 1000 || num.value < 2 || !Number.isInteger(num.value)) return false
  const link = block.word(at - 1)
  if (!(language === 'fr' ? /^(?:les|pour|pr|ses|mes|tes|leurs)$/ : /^(?:for|fr)$/).test(link)) return false
  return block.sense(num.end, 'currency') === undefined
}

/** Parts of a gram or an ounce by their names of the street: "a tenth", "a henry", "a ball", "une pointe". */
const PARTS: Record<Language, ReadonlyMap<string, { value: number; unit: string }>> = {
  fr: new Map(),
  en: new Map([
    ['tenth', { value: 0.1, unit: 'g' }],
    ['point', { value: 0.1, unit: 'g' }],
    ['henry', { value: 3.5, unit: 'g' }],
    ['ball', { value: 3.5, unit: 'g' }],
    ['teenth', { value: 1.75, unit: 'g' }],
    ['quarter', { value: 7, unit: 'g' }],
    ['qtr', { value: 7, unit: 'g' }],
    ['half', { value: 0.5, unit: 'g' }],
  ]),
}
/** "In the quarter, down from 41": a time, no part of an ounce. */
const IN_TIME = /^(?:in|over|during|of|since|from|within|throughout|into)$/
/** "A half of", "a quarter of" are shares. */
const SHARED_OUT = /^(?:tenth|quarter|half)$/

export function partAt(
  block: Block,
  at: number,
  language: Language,
): { value: number; unit: string } | undefined {
  const part = PARTS[language].get(block.word(at))
  if (!part || !/^(?:a|an|per|the|for|\/|\d+|one)$/.test(block.word(at - 1))) return undefined
  if (IN_TIME.test(block.word(at - 2))) return undefined
  return block.word(at + 1) === 'of' && SHARED_OUT.test(block.word(at)) ? undefined : part
}

/** "La boulette de 0,3 g", "le flacon de 10 ml", "sticks of ten grams", "la plaquette de 10": a container is sold by what it holds. */
export function within(block: Block, priced: PricedFor, language: Language): PricedFor {
  if (priced.value !== 1 || priced.unit === undefined || !CONTAINERS.test(priced.unit)) return priced
  const held = heldAt(block, priced.end, language)
  return held ? { ...priced, ...held } : priced
}
const CONTAINERS = /^(?:dose|bag|bottle|plaquette|pack|box|strip|blister|bar)$/
const PACKS = /^(?:plaquette|pack|box|strip|blister)$/

/** "La boulette de cocaïne (0,6 g)", « de cocaïne de 0,5 g »: what is held stands behind the drug. */
function behindDrug(block: Block, end: number): number {
  const from = /^(?:de|d|of)$/.test(block.word(end)) ? end + 1 : end
  const drug = from > end ? block.term(from) : undefined
  if (!drug || !senseOf(drug, 'substance')) return end
  const isOf = /^(?:de|of)$/.test(block.word(drug.end)) && block.quantityFrom(drug.end + 1) !== undefined
  return isOf || block.tokens.before[drug.end] === BREAK.soft ? drug.end : end
}

type Held = Pick<PricedFor, 'end' | 'value' | 'unit' | 'isEach'>

function heldAt(block: Block, end: number, language: Language): Held | undefined {
  const at = behindDrug(block, end)
  const word = block.word(at)
  const isOf = block.isTight(at) && (language === 'fr' ? word === 'de' || word === 'd' : word === 'of')
  const from = isOf ? at + 1 : at
  if (!isOf && !(at < block.tokens.count && block.tokens.before[at] === BREAK.soft)) return undefined
  const quantity = block.quantityFrom(from)
  if (quantity && /^(?:g|kg|ml|l|cl|tablet|dose)$/.test(quantity.unit) && quantity.num.max === undefined)
    return { end: quantity.end, value: quantity.num.value, unit: quantity.unit }
  const pack = block.termEndingAt(at)
  const unit = pack && senseOf(pack, 'unit')
  const num = block.number(from)
  if (isOf && unit && PACKS.test(unit.code) && num && !num.isYear && num.value >= 2)
    return { end: num.end, value: num.value, unit: undefined, isEach: true }
  return undefined
}

/** "Le gramme se négocie autour de 40 euros", "2 g for £100", "un gramme à 50 €", "bags at £20". */
export function unitBefore(
  block: Block,
  start: number,
  language: Language,
  used: Set<Quantity>,
): PricedFor | undefined {
  let plural: PricedFor | undefined
  let words = 0
  let isComma = false
  for (let at = start - 1; at >= 0 && words < SPANS; at--, words++) {
    const gap = block.tokens.before[at + 1]!
    if (gap >= BREAK.sentence) break
    if (gap >= BREAK.clause && words > 0) break
    if (gap >= BREAK.soft) isComma = true
    const quantity = block.quantityEndingAt(at + 1)
    const isHeld =
      block.tokens.parenDepth[at]! > block.tokens.parenDepth[start]! ||
      (quantity && isInContainer(block, quantity))
    if (quantity && !isHeld && !/^(?:mg|cl)$/.test(quantity.unit)) {
      if (used.has(quantity) && words > 3) break
      if (/^(?:ml|l)$/.test(quantity.unit) && words > 3) continue
      // In a list of what was found the sum is one thing more.
      if (isComma && quantity.num.value !== 1) break
      used.add(quantity)
      const value = isOneEach(block, quantity, start) ? 1 : quantity.num.value
      return { start: quantity.start, end: start, value, unit: quantity.unit }
    }
    const part = partAt(block, at, language)
    if (part) return { start: at, end: start, ...part }
    const term = block.termEndingAt(at + 1)
    const read = term && unitOfTerm(block, term, language)
    if (!term || !read || read.unit === 'mg') continue
    const one: PricedFor = { start: term.start, end: term.end, value: read.factor, unit: read.unit }
    if (isSingular(block, term.start, language)) return { ...within(block, one, language), end: start }
    if (words <= PLURAL_SPANS && isThing(block, term, read.unit)) plural ??= { ...one, end: start }
  }
  return plural
}

/** "La boîte de 56 gélules": what a container holds. */
function isInContainer(block: Block, quantity: Quantity): boolean {
  if (!/^(?:de|d|of)$/.test(block.word(quantity.start - 1))) return false
  const container = block.termEndingAt(quantity.start - 1)
  const unit = container && senseOf(container, 'unit')
  return unit !== undefined && CONTAINERS.test(unitOf(unit.code).unit)
}

/** "Cent comprimés à 1,20 euro", "30 pills at £1": each of them, for less than their number. "10 buvards à 60" are the whole. */
function isOneEach(block: Block, quantity: Quantity, start: number): boolean {
  const behind = block.term(quantity.end)?.end ?? quantity.end
  if ((start - quantity.end > 1 && start - behind > 1) || !/^(?:a|at)$/.test(block.word(start - 1)))
    return false
  const sum = block.number(start) ?? block.number(start + 1)
  return sum !== undefined && sum.value < quantity.num.value && !/^(?:g|kg|ml|l)$/.test(quantity.unit)
}

/** "Bags £20", "des sachets à 20 euros", "tablets were obtained at $2": one of what is named in the plural. */
const PLURAL_SPANS = 8
const isThing = (block: Block, term: Term, unit: string): boolean =>
  /^(?:tablet|dose|bag|joint|bottle|plant)$/.test(unit) && !block.number(term.start - 1)

const ARTICLES = /^(?:le|la|un|une|a|the)$/
const SINGULAR: Record<Language, ReadonlySet<string>> = {
  fr: new Set('le la un une l du de par chaque petit petite d au les des cette ce'.split(' ')),
  en: new Set('a an the per each single one of street loose half this that'.split(' ')),
}

export function isSingular(block: Block, at: number, language: Language): boolean {
  // "Le caillou" is a name of crack, article and all.
  if (ARTICLES.test(block.word(at))) return true
  const dose = block.quantityEndingAt(at)
  const from = dose && dose.unit === 'mg' ? dose.start : at
  return (
    SINGULAR[language].has(block.word(from - 1)) ||
    !block.isSameSentence(from) ||
    block.tokens.before[from]! > BREAK.quote
  )
}

/** "Three for £100", "2 pour 70 €", "3 fr 50", "2 = 45": a bare count before a sum, its unit the one named near. */
export function countBefore(block: Block, start: number, language: Language): PricedFor | undefined {
  const isLinked = (language === 'fr' ? /^(?:pour|pr)$/ : /^(?:for|fr)$/).test(block.word(start - 1))
  if (!isLinked && !isEqualTo(block, start)) return undefined
  const count = block.numberEndingAt(isLinked ? start - 1 : start)
  if (!count || count.isYear || count.value > 1000 || count.max !== undefined) return undefined
  if (!Number.isInteger(count.value))
    return count.value < MOST_GRAMS
      ? { start: count.start, end: start, value: count.value, unit: 'g' }
      : undefined
  const priced = { start: count.start, end: start, value: count.value, unit: nearestUnit(block, start) }
  return isLinked ? { ...priced, isEach: true } : priced
}

function isEqualTo({ tokens }: Block, start: number): boolean {
  return start > 0 && /^ ?= ?$/.test(tokens.text.slice(tokens.end[start - 1], tokens.start[start]))
}

/** The unit named last before in the sentence. */
export function nearestUnit(block: Block, before: number): string | undefined {
  for (let at = before - 1; at >= 0 && block.tokens.before[at + 1]! < BREAK.sentence; at--) {
    const term = block.termEndingAt(at + 1)
    const unit = term && senseOf(term, 'unit')
    if (unit && !/^(?:mg|ml|cl|l|kg|t)$/.test(unit.code)) return unitOf(unit.code).unit
  }
  return undefined
}

/**
 * How much a sum that follows a price is for, and how many times that price it then is: as much again, or one of it, whichever is nearer ("350 les cinq, et la
 * meilleure à 100").
 */
export function quantityLike(
  sum: number,
  told: Measure,
  count?: number,
): { quantity: number; times: number } {
  const { value, min, max, quantity: many = 1 } = told
  const each = (value ?? max ?? min ?? 0) / many
  const timesOf = (amount: number): number => {
    const ratio = sum / amount / each
    return ratio < 1 ? 1 / ratio : ratio
  }
  const quantity = count ?? (many > 1 && timesOf(1) < timesOf(many) ? 1 : many)
  return { quantity, times: timesOf(quantity) }
}

/** A price as a measure: what is asked, for how much of what. */
export function priceMeasure(
  amount: { readonly num: Num; readonly currency: string },
  quantity: number,
  unit: string | undefined,
): Measure {
  const { num, currency } = amount
  const sum =
    num.max !== undefined
      ? { min: num.value, max: num.max }
      : num.bound === 'max'
        ? { max: num.value }
        : num.bound === 'min'
          ? { min: num.value }
          : { value: num.value }
  return { kind: 'price', ...sum, currency, quantity, ...(unit ? { unit } : {}) }
}
