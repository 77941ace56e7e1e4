/** What a number counts when its noun stands elsewhere, and per how long: "41 cas, contre 19", "Admissions fell from 90 to 72", "60 euros par jour". */
import type { Language } from '../core/codes.ts'
import { isTaken } from './bare-prices.ts'
import { type Block, type Counted, type Num, senseOf } from './block.ts'
import { isAgeRange } from './no-measure.ts'
import { rateAt } from './rates.ts'
import { BREAK } from './tokens.ts'

/** Completes the counted things of the block once its prices, periods and quantities are known. */
export function findCounts(block: Block, language: Language): void {
  if (block.numbers.length === 0) return
  const priced = new Uint8Array(block.tokens.count)
  for (const { start, end } of block.prices) priced.fill(1, start, end)
  readRates(block, language, priced)
  readSums(block, language, priced)
  readNounsElsewhere(block, language)
  block.counted.sort((a, b) => a.start - b.start)
}

/** "Sixty people a week", "2 g par jour". */
function readRates(block: Block, language: Language, priced: Uint8Array): void {
  const withRate = <T extends Counted>(one: T): T => {
    const rate = rateAt(block, one.end, language)
    return rate ? { ...one, end: rate.end, unit: `${one.unit}/${rate.per}` } : one
  }
  block.counted = block.counted.map(withRate)
  block.quantities = block.quantities.map((one) => (priced[one.start] === 1 ? one : withRate(one)))
}

/** Sums that are no price: wages, turnover, debts, money found. */
function readSums(block: Block, language: Language, priced: Uint8Array): void {
  for (const { start, end, num, currency } of block.amounts) {
    if (priced[start] === 1) continue
    const rate = rateAt(block, end, language)
    block.counted.push({
      start,
      end: rate?.end ?? end,
      num,
      unit: rate ? `${currency}/${rate.per}` : currency,
    })
  }
}

/** Words that set a bare number beside one already counted. */
const SET_BESIDE: Record<Language, RegExp> = {
  fr: /^(?:contre|puis|a|dont|apres|soit|lieu|etaient|etait|compte|denombre|estime|seulement|plus|moins)$/,
  en: /^(?:against|with|from|to|then|versus|vs|was|were|numbered|only|about|around|under|over|than|be)$/,
}
const REACH = 12

/** "Contre 19 l'an dernier", "fell from 1,240 (2018) to 610", "Methadone clients: 620": the noun named before in the sentence. */
function readNounsElsewhere(block: Block, language: Language): void {
  const countedTo = new Map(block.counted.map((one) => [one.end, one]))
  for (const num of block.numbers) {
    if (num.isYear || isTaken(block, num) || isAge(block, num) || !isFree(block, num, language)) continue
    // "(September to November 24): 30% decrease"
    if (block.sense(num.start - 1, 'month')) continue
    const unit = unitBefore(block, num, language, countedTo)
    if (!unit) continue
    const one = { start: num.start, end: num.end, num, unit }
    block.counted.push(one)
    countedTo.set(one.end, one)
  }
}

/** Nothing stands behind the number that it could count. */
function isFree(block: Block, num: Num, language: Language): boolean {
  if (num.end >= block.tokens.count || block.tokens.before[num.end]! > BREAK.quote) return true
  const next = block.word(num.end)
  if (num.isWord && num.value < 2) return false
  // "143 overdoses, two of them fatal": a part is no second count
  if (next === 'of' && /^(?:them|these|those|whom|which)$/.test(block.word(num.end + 1))) return false
  return language === 'fr'
    ? /^(?:en|l|a|au|aux|sur|dans|pour|depuis|il|cette|cet|ce|un|et|avant|seulement|par)$/.test(next)
    : /^(?:in|a|at|for|the|last|this|on|by|and|of|to|since|before|cent)$/.test(next)
}

/** "Âgés de 19 et 23 ans", "aged 20 and 23", "61-year-old", « des jeunes (17-20) ». */
export function isAge(block: Block, num: Num): boolean {
  if (/^(?:ans|an|year|years|yo|yrs|month|months)$/.test(block.word(num.end))) return true
  for (let at = num.start - 1; at >= Math.max(0, num.start - 4); at--)
    if (/^(?:age|ages|agee|agees|aged|ages)$/.test(block.word(at))) return true
  const { text, start, end } = block.tokens
  return isAgeRange(text, { start: start[num.start]!, end: end[num.end - 1]! })
}

/** "… and 79 in 2022", "…, 2,6 en 2020". */
const isOfAYear = (block: Block, { start, end }: Num): boolean =>
  /^(?:in|en)$/.test(block.word(end)) &&
  /^(?:19|20)\d\d$/.test(block.word(end + 1)) &&
  (block.tokens.before[start] === BREAK.soft || /^(?:and|et|in|en)$/.test(block.word(start - 1)))

/** What a free number counts: what the number it is set beside does, else the noun its sentence opens with. */
function unitBefore(
  block: Block,
  num: Num,
  language: Language,
  countedTo: ReadonlyMap<number, Counted>,
): string | undefined {
  const { before } = block.tokens
  const isLinked =
    SET_BESIDE[language].test(block.word(num.start - 1)) ||
    SET_BESIDE[language].test(block.word(num.start - 2)) ||
    isOfAYear(block, num)
  const isLabelled = before[num.start]! === BREAK.clause || before[num.start]! === BREAK.soft
  if (!isLinked && !isLabelled) return undefined
  for (let at = num.start - 1, words = 0; at >= 0 && words < REACH; at--, words++) {
    if (before[at + 1]! >= BREAK.sentence) return undefined
    const counted = countedTo.get(at + 1)
    if (counted) return isLinked ? counted.unit : undefined
    const term = block.termEndingAt(at + 1)
    if (!term) continue
    if (senseOf(term, 'unit') && block.number(term.start - 1)) return undefined
    const noun = senseOf(term, 'counted')
    if (noun && (isLinked || words === 0)) return noun.code
  }
  return undefined
}
