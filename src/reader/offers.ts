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
    if (num.isYear || num.value > MOST_FREE) continue
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
    const freeAt = wordWithin(block, quantity?.end ?? num.end, FREE[language], 3)
    // "Un briquet en cadeau" is no quantity of what is sold.
    if (freeAt < 0 || (num.isWord && num.value === 1 && !quantity)) continue
    const bought = boughtBefore(block, num.start, language)
    const unit = quantity?.unit ?? bought?.unit
    block.addPrice({
      start: bought?.start ?? num.start,
      end: freeAt + 1,
      measure: {
        kind: 'offer',
        ...(bought ? { quantity: bought.value } : {}),
        free: quantity?.num.value ?? num.value,
        ...(unit ? { unit } : {}),
      },
      hasUnit: unit !== undefined,
    })
  }
}

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

function boughtBefore(
  block: Block,
  before: number,
  _language: Language,
): { start: number; value: number; unit: string | undefined } | undefined {
  for (let at = before - 1; at >= Math.max(0, before - 9); at--) {
    if (block.tokens.before[at + 1]! >= BREAK.clause) return undefined
    const num = block.number(at)
    if (!num) continue
    const quantity = block.quantityFrom(at)
    for (let between = num.end; between < before; between++)
      if (
        BOUGHT.test(block.word(between)) ||
        block.word(between) === 'get' ||
        block.word(between) === '=' ||
        block.word(between) === '+'
      )
        return { start: at, value: quantity?.num.value ?? num.value, unit: quantity?.unit }
    const opener = block.word(at - 1)
    if (opener === 'buy' || opener === 'acheter')
      return { start: at - 1, value: quantity?.num.value ?? num.value, unit: quantity?.unit }
    return undefined
  }
  return undefined
}
