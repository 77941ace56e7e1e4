/** Offers of quantity: « 1 g acheté, 0,2 offert », "buy 3 get 1 free", "+ 1 taz offert". */
import type { Language } from '../core/codes.ts'
import type { Block, Num } from './block.ts'
import { nearestUnit } from './price-units.ts'
import { BREAK } from './tokens.ts'

const BOUGHT = /^(?:achete(?:e|s|es)?|bought|paid|payee?s?)$/
const FREE: Record<Language, RegExp> = {
  fr: /^(?:offert(?:e|s|es)?|gratuit(?:e|s|es)?|cadeau)$/,
  en: /^(?:free)$/,
}
/** More than so many are given by nobody. */
const MOST_FREE = 20

/** « 1 g acheté, 0,2 offert », "buy 3 get 1 free", "+ 1 taz offert". */
export function findOffers(block: Block, language: Language): void {
  for (const num of block.numbers) {
    if (num.isYear || num.value > MOST_FREE || ORDINAL.test(block.word(num.end))) continue
    const paid = paidOf(block, num, language)
    if (paid) {
      const unit = nearestUnit(block, num.start)
      block.addPrice({
        start: num.start,
        end: paid.end,
        measure: {
          kind: 'offer',
          quantity: paid.value,
          free: num.value - paid.value,
          ...(unit ? { unit } : {}),
        },
        hasUnit: unit !== undefined,
      })
      continue
    }
    const quantity = block.quantityFrom(num.start)
    // "Un briquet en cadeau" is no quantity of what is sold.
    if (num.isWord && num.value === 1 && !quantity) continue
    addGiven(block, quantity ?? { start: num.start, end: num.end, num, unit: undefined }, language)
  }
  for (const quantity of block.quantities)
    if (!block.number(quantity.start)) addGiven(block, quantity, language)
}

/** « La 6e commande offerte » is one. */
const ORDINAL = /^(?:e|eme|ieme|er|ere|th|nd|rd|st)$/

interface Given {
  readonly start: number
  readonly end: number
  readonly num: Num
  readonly unit: string | undefined
}

/** A quantity given on top: "0,2 g offert", "get half a gram free", « offre un demi-gramme pour deux grammes achetés ». */
function addGiven(block: Block, given: Given, language: Language): void {
  const freeAt = wordWithin(block, given.end, FREE[language], 3)
  const bought = boughtBefore(block, given.start) ?? boughtBehind(block, Math.max(given.end, freeAt + 1))
  if (freeAt < 0 && !(bought && GIVES.test(block.word(given.start - 1)))) return
  const unit = given.unit ?? bought?.unit
  block.addPrice({
    start: Math.min(given.start, bought?.start ?? given.start),
    end: Math.max(given.end, freeAt + 1, bought?.end ?? 0),
    measure: {
      kind: 'offer',
      ...(bought ? { quantity: bought.value } : {}),
      free: given.num.value,
      ...(unit ? { unit } : {}),
    },
    hasUnit: unit !== undefined,
  })
}
const GIVES = /^(?:offre|offrent|offert|offerte|donne|donnent|gives?|giving|throws?)$/

/** "2 pour 1", "two for one", "3 for 2": so many for the price of so many. */
function paidOf(block: Block, num: Num, language: Language): Num | undefined {
  if (!(language === 'fr' ? /^(?:pour|pr)$/ : /^for$/).test(block.word(num.end))) return undefined
  const paid = block.number(num.end + 1)
  if (!paid || !block.isTight(num.end) || !block.isTight(num.end + 1) || num.value > MOST_BOUGHT)
    return undefined
  if (!(paid.value >= 1 && paid.value < num.value) || paid.max !== undefined || num.max !== undefined)
    return undefined
  const isSum = block.sense(paid.end, 'currency') ?? block.sense(paid.end - 1, 'currency')
  const isOther = block.sense(paid.end, 'unit') ?? block.sense(paid.end, 'counted')
  return isSum || isOther || block.taken[paid.start] === 1 ? undefined : paid
}
/** "5 for 2" and the like are sums. */
const MOST_BOUGHT = 4

function wordWithin(block: Block, from: number, word: RegExp, most: number): number {
  for (let at = from; at < from + most && at < block.tokens.count; at++) {
    if (block.tokens.before[at]! > BREAK.quote || block.number(at)) return -1
    if (word.test(block.word(at))) return at
  }
  return -1
}

interface Bought {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly unit: string | undefined
}

/** "Buy 3 get 1 free", « 1 g acheté, 0,2 offert »: how much one must buy, before what is given. */
function boughtBefore(block: Block, before: number): Bought | undefined {
  for (let at = before - 1; at >= Math.max(0, before - BOUGHT_REACH); at--) {
    if (block.tokens.before[at + 1]! >= BREAK.clause) return undefined
    const num = block.number(at)
    if (!num) continue
    const bought = quantityAt(block, num)
    for (let between = num.end; between < before; between++)
      if (BOUGHT.test(block.word(between)) || /^(?:get|=|\+)$/.test(block.word(between))) return bought
    return /^(?:buy|acheter)$/.test(block.word(at - 1)) ? { ...bought, start: at - 1 } : undefined
  }
  return undefined
}
const BOUGHT_REACH = 9

/** « pour deux grammes achetés », "for every five you buy", « dès 3 g »: behind what is given. */
function boughtBehind(block: Block, behind: number): Bought | undefined {
  for (let at = behind; at < behind + BOUGHT_REACH && at < block.tokens.count; at++) {
    if (block.tokens.before[at]! >= BREAK.clause) return undefined
    const num = block.number(at)
    if (!num) continue
    // « Dès 100 € » is a sum.
    const isSum = block.amounts.some(({ start, end }) => start <= at && at < end)
    if (isSum || ORDINAL.test(block.word(num.end))) return undefined
    const bought = quantityAt(block, num)
    const isFrom = block.word(at - 1) === 'des'
    for (let next = bought.end; next < bought.end + 3 && block.isSameSentence(next); next++)
      if (BOUGHT.test(block.word(next)) || block.word(next) === 'buy') return { ...bought, end: next + 1 }
    return isFrom ? bought : undefined
  }
  return undefined
}

function quantityAt(block: Block, num: Num): Bought {
  const quantity = block.quantityFrom(num.start)
  return {
    start: num.start,
    end: quantity?.end ?? num.end,
    value: quantity?.num.value ?? num.value,
    unit: quantity?.unit,
  }
}
