/** Prices and offers as texts word them: "60 € le gramme et 70 € les 2 grammes", "three for £100", "1 g acheté, 0,2 offert". */
import type { Language } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import { findBarePrices, findFollowers, findListed } from './bare-prices.ts'
import { type Amount, type Block, type Quantity, senseOf } from './block.ts'
import { findOffers } from './offers.ts'
import { unitOf } from './quantities.ts'
import { BREAK } from './tokens.ts'

const FOR: Record<Language, ReadonlySet<string>> = {
  fr: new Set([
    'le',
    'la',
    'les',
    'l',
    'par',
    'du',
    'de',
    'pour',
    'pr',
    'chaque',
    'un',
    'une',
    '/',
    'au',
    'a',
    'petit',
    'petite',
    'seul',
    'simple',
  ]),
  en: new Set(['a', 'an', 'per', 'each', 'the', 'for', '/', 'every', 'one', 'single', 'of']),
}

/** Words that may stand between a quantity and its price without meaning another thing. */
const SPANS = 12

/** Reads every price and offer of the block. */
export function findPrices(block: Block, language: Language): void {
  if (block.amounts.length === 0 && block.quantities.length === 0 && block.numbers.length === 0) return
  const used = new Set<Quantity>()
  for (const amount of block.amounts) {
    if (
      isPerTime(block, amount, language) ||
      isAmountOfFine(block, amount) ||
      block.percents.some((one) => one.start === amount.start)
    )
      continue
    const priced =
      unitAfter(block, amount, language, used) ??
      unitBefore(block, amount, language, used) ??
      countAround(block, amount, language)
    const quantity = priced?.quantity
    block.prices.push({
      start: Math.min(amount.start, priced?.start ?? amount.start),
      end: Math.max(amount.end, priced?.end ?? amount.end),
      measure: priceMeasure(amount, quantity?.value ?? 1, quantity?.unit),
      hasUnit: quantity?.unit !== undefined,
    })
  }
  findOffers(block, language)
  findBarePrices(block, language, used)
  block.prices.sort((a, b) => a.start - b.start || a.end - b.end)
  findFollowers(block, language)
  findListed(block, language)
  block.prices.sort((a, b) => a.start - b.start || a.end - b.end)
}

export interface Around {
  start: number
  end: number
  quantity: { value: number; unit: string | undefined }
}

export function priceMeasure(
  amount: Pick<Amount, 'num' | 'currency'>,
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

/** "… € le gramme", "… € les 2 grammes", "£40 a gram", "35 €/g", "£25 for an eighth", "20 € la boulette de 0,3 g". */
function unitAfter(
  block: Block,
  amount: Amount,
  language: Language,
  used: Set<Quantity>,
): Around | undefined {
  let at = amount.end
  for (
    let steps = 0;
    steps < 4 && block.isSameSentence(at) && block.tokens.before[at]! <= BREAK.quote;
    steps++
  ) {
    const quantity = block.quantityFrom(at)
    if (quantity && steps > 0) {
      used.add(quantity)
      return {
        start: amount.start,
        end: quantity.end,
        quantity: { value: quantity.num.value, unit: quantity.unit },
      }
    }
    // "Le G" is a name of GHB; behind a sum it is the gram.
    if (block.word(at) === 'le' && block.word(at + 1) === 'g' && block.isTight(at + 1))
      return { start: amount.start, end: at + 2, quantity: { value: 1, unit: 'g' } }
    const unit = block.sense(at, 'unit')
    if (unit && steps > 0) {
      const read = unitOf(unit.code)
      return {
        start: amount.start,
        end: block.term(at)?.end ?? at + 1,
        quantity: { value: read.factor, unit: read.unit },
      }
    }
    if (steps > 0 && (block.word(at) === 'piece' || block.word(at) === 'pop' || block.word(at) === 'unite'))
      return { start: amount.start, end: at + 1, quantity: { value: 1, unit: undefined } }
    if (block.word(at) === 'each' || block.word(at) === 'apiece')
      return {
        start: amount.start,
        end: at + 1,
        quantity: { value: 1, unit: nearestUnit(block, amount.start) },
      }
    if (!FOR[language].has(block.word(at)) && !(steps > 0 && !block.number(at) && !block.term(at)))
      return undefined
    at++
  }
  return undefined
}

/** "Le gramme se négocie autour de 40 euros", "2 g for £100", "un gramme à 50 €". */
function unitBefore(
  block: Block,
  amount: Amount,
  language: Language,
  used: Set<Quantity>,
): Around | undefined {
  let words = 0
  for (let at = amount.start - 1; at >= 0 && words < SPANS; at--, words++) {
    const before = block.tokens.before[at + 1]!
    if (before >= BREAK.sentence) return undefined
    const quantity = block.quantityEndingAt(at + 1)
    if (quantity && !/^(?:mg|ml|cl)$/.test(quantity.unit)) {
      if (used.has(quantity) && words > 3) return undefined
      used.add(quantity)
      return {
        start: quantity.start,
        end: amount.end,
        quantity: { value: quantity.num.value, unit: quantity.unit },
      }
    }
    const term = block.termEndingAt(at + 1)
    const unit = term && senseOf(term, 'unit')
    if (term && unit && isSingular(block, term.start, language) && unit.code !== 'mg') {
      const read = unitOf(unit.code)
      return { start: term.start, end: amount.end, quantity: { value: read.factor, unit: read.unit } }
    }
  }
  return undefined
}

const SINGULAR: Record<Language, ReadonlySet<string>> = {
  fr: new Set([
    'le',
    'la',
    'un',
    'une',
    'l',
    'du',
    'de',
    'par',
    'chaque',
    'petit',
    'petite',
    'd',
    'au',
    'les',
    'des',
  ]),
  en: new Set(['a', 'an', 'the', 'per', 'each', 'single', 'one', 'of', 'street', 'loose', 'half']),
}
export function isSingular(block: Block, at: number, language: Language): boolean {
  return (
    SINGULAR[language].has(block.word(at - 1)) ||
    !block.isSameSentence(at) ||
    block.tokens.before[at]! > BREAK.quote
  )
}

/** "three for £100", "2 pour 70 €", "70 € les 2": a bare count, its unit the one named near. */
function countAround(block: Block, amount: Amount, language: Language): Around | undefined {
  const link = block.word(amount.start - 1)
  if (link === 'for' || link === 'pour' || link === 'pr') {
    const count = block.numbers.find((num) => num.end === amount.start - 1)
    if (count && !count.isYear && count.value <= 1000)
      return {
        start: count.start,
        end: amount.end,
        quantity: { value: count.value, unit: nearestUnit(block, amount.start) },
      }
  }
  const word = block.word(amount.end)
  if ((word === 'les' || word === 'for' || word === 'pour') && block.isTight(amount.end)) {
    const count = block.number(amount.end + 1)
    if (count && block.isTight(amount.end + 1) && !count.isYear && language && count.value <= 1000)
      return {
        start: amount.start,
        end: count.end,
        quantity: { value: count.value, unit: nearestUnit(block, amount.start) },
      }
  }
  return undefined
}

function nearestUnit(block: Block, before: number): string | undefined {
  let best: string | undefined
  for (const term of block.terms) {
    if (term.start >= before) break
    if (before - term.start > 60) continue
    const unit = senseOf(term, 'unit')
    if (unit && !/^(?:mg|ml|cl|l)$/.test(unit.code)) best = unitOf(unit.code).unit
  }
  return best
}

const TIMES = new Set([
  'jour',
  'jours',
  'mois',
  'semaine',
  'an',
  'annee',
  'heure',
  'nuit',
  'day',
  'days',
  'week',
  'month',
  'year',
  'hour',
  'night',
  'shift',
  'livraison',
  'delivery',
  'tete',
])

/** Wages and turnover are not prices. */
function isPerTime(block: Block, amount: Amount, language: Language): boolean {
  for (let at = amount.end; at < amount.end + 3 && block.isSameSentence(at); at++)
    if (TIMES.has(block.word(at)) && !(language === 'en' && block.word(at) === 'an')) return true
  return false
}

const NOT_PRICES = new Set(
  'amende amendes fine fined salaire paye payes payee remuneration remunere cachet subvention budget entree ticket billet loyer caution cash especes liquide numeraire valeur worth estimee value avoirs saisie chiffre affaires benefices turnover profits recettes fee deposit bail salary wages paid benefit rent million millions'.split(
    ' ',
  ),
)

function isAmountOfFine(block: Block, amount: Amount): boolean {
  if (amount.num.value >= 100_000) return true
  for (let at = Math.max(0, amount.start - 5); at < Math.min(block.tokens.count, amount.end + 4); at++)
    if (NOT_PRICES.has(block.word(at)) && !(at >= amount.start && at < amount.end)) return true
  return false
}
