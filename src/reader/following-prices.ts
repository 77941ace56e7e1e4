/** Sums that follow a price and share what it is for: "contre 60 sur place", "350 les cinq", "it used to be 25", "(2023: $40)". */
import type { Language } from '../core/codes.ts'
import { endsPhrase, isRound, isStrength, isTaken } from './bare-prices.ts'
import type { Block, Num, Priced } from './block.ts'
import { beginsMove } from './moves.ts'
import { nearestUnit, priceMeasure, quantityLike } from './price-units.ts'
import { isElided } from './quantities.ts'
import { rateAt } from './rates.ts'
import { BREAK } from './tokens.ts'

/** Tokens within which a sum follows. */
const REACH = 18

const LINKS: Record<Language, RegExp> = {
  fr: /^(?:contre|lieu|parfois|quelquefois|voire|meme|ou|puis|a|et|jusqu|vers|est|entre|de|fourchette|relevee|monte|descend|plutot|pour|maintenant|ici|habitude|normalement|etait|c|coutait|valait|vaut|coute|paye|paie|vend|revend|demande|aujourd|hui|avant|mais|reste|fait|environ)$/,
  en: /^(?:or|then|now|to|at|sometimes|even|from|versus|vs|against|of|for|and|was|is|before|maybe|usually|were|wants|want|quoting|asking|charges|paying|pay|paid|been|s|be|as|pre|but|up|down)$/,
}
const BEHIND: Record<Language, RegExp> = {
  fr: /^(?:les|le|pour|si|chez|en|a|au|aux|dans|sur|lors|quand|d|ici|mtn|sans|il|l|auparavant|avant|hier)$/,
  en: /^(?:in|on|at|if|when|for|now|here|there|last|a|pre|before|each|tops?|max)$/,
}

/** Links that set a sum against the one before. */
const STRONG_LINK =
  /^(?:contre|parfois|quelquefois|voire|puis|against|versus|vs|sometimes|then|even|from|avant|before)$/

export function findFollowers(block: Block, language: Language): void {
  const found: Priced[] = []
  let told = 0
  let before: Priced | undefined
  for (const num of block.numbers) {
    for (; told < block.prices.length && block.prices[told]!.end <= num.start; told++)
      if (block.prices[told]!.measure.kind === 'price') before = block.prices[told]

    if (num.isYear || num.value < 1 || num.value > 100_000 || (num.value < 4 && num.isWord)) continue
    if (isTaken(block, num) || isStrength(block, num)) continue
    const price = nearest(before, found.at(-1))
    if (
      !price ||
      num.start - price.end > REACH ||
      isShareBetween(block, price.end, num.start) ||
      !isSameSentence(block, price.end, num.start)
    )
      continue
    if (isOfUnit(block, num) || rateAt(block, num.end, language)) continue
    const isApart = block.tokens.before[num.start]! >= BREAK.soft
    const isLinked =
      isApart || LINKS[language].test(block.word(num.start - 1)) || block.word(num.start - 1) === '/'
    const isSet = isApart || STRONG_LINK.test(block.word(num.start - 1))
    const isEnd = endsPhrase(block, num, language) || (isSet && BEHIND[language].test(block.word(num.end)))
    if (!isLinked || !(isEnd || countOf(block, num, language))) continue
    if (isApart && (isOtherList(block, num) || !isRound(num))) continue
    const follower = followerOf(block, num, price, language)
    if (follower) found.push(follower)
  }
  for (const price of found) block.addPrice(price)
}

/** "L'herbe est passée de 10 à 8 le g": where the move began. */
export function findLeaders(block: Block, language: Language): void {
  for (const price of [...block.prices]) {
    const { measure } = price
    if (measure.kind !== 'price' || !/^(?:a|to)$/.test(block.word(price.start - 1))) continue
    const num = block.numberEndingAt(price.start - 1)
    if (!num || num.isYear || isTaken(block, num) || !beginsMove(block, num.start, language)) continue
    block.addPrice({
      start: num.start,
      end: num.end,
      measure: priceMeasure({ num, currency: measure.currency ?? '' }, measure.quantity ?? 1, measure.unit),
      hasUnit: price.hasUnit,
    })
  }
}

/** "5 l", but not « 5 l'été dernier ». */
const isOfUnit = (block: Block, { end }: Num): boolean =>
  block.sense(end, 'counted') !== undefined ||
  (block.sense(end, 'unit') !== undefined && !isElided(block, end))

const nearest = (a: Priced | undefined, b: Priced | undefined): Priced | undefined =>
  a && b ? (b.end > a.end ? b : a) : (a ?? b)

/** "79 % pour l'une, 80 pour l'autre": what follows a share is one. */
function isShareBetween(block: Block, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (block.word(at) === '%') return true
  return false
}

/** Behind a comma a number may begin anything: only what is near in size and names a place, a count or the end is a price. */
const isOtherList = (block: Block, num: Num): boolean =>
  block.sense(num.end, 'month') !== undefined || /^(?:ans|years|fois|times|h)$/.test(block.word(num.end))

/** "350 les cinq", "50 les 6": for how many. */
function countOf(block: Block, num: Num, language: Language): Num | undefined {
  if (language !== 'fr' || block.word(num.end) !== 'les') return undefined
  const count = block.number(num.end + 1)
  return count && !count.isYear && count.value >= 2 && count.value <= 100 ? count : undefined
}

function followerOf(block: Block, num: Num, price: Priced, language: Language): Priced | undefined {
  const { measure } = price
  const count = countOf(block, num, language)
  const unit = measure.unit ?? nearestUnit(block, num.start)
  const { quantity, times } = quantityLike(num.value, measure, count?.value)
  if (!(times < MOST_TIMES)) return undefined
  if (price.measure.value === num.value && num.max === undefined && quantity === (measure.quantity ?? 1))
    return undefined
  return {
    start: num.start,
    end: count?.end ?? num.end,
    measure: priceMeasure({ num, currency: measure.currency ?? '' }, quantity, count ? unit : measure.unit),
    hasUnit: price.hasUnit,
  }
}
/** A price that follows is at most so many times the one before, or as many times less. */
const MOST_TIMES = 8

function isSameSentence(block: Block, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (block.tokens.before[at]! >= BREAK.sentence) return false
  return true
}
