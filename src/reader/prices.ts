/** Prices and offers as texts word them: "60 € le gramme et 70 € les 2 grammes", "three for £100", "1 g acheté, 0,2 offert". */
import type { Language } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import { findBarePrices } from './bare-prices.ts'
import type { Amount, Block, Priced, Quantity } from './block.ts'
import { findFollowers, findLeaders } from './following-prices.ts'
import { findListed } from './listed-prices.ts'
import { isNoPrice } from './not-prices.ts'
import { findOffers } from './offers.ts'
import { findPaid } from './paid-prices.ts'
import { countBefore, type PricedFor, priceMeasure, unitAfter, unitBefore } from './price-units.ts'

/** Reads every price and offer of the block. */
export function findPrices(block: Block, language: Language): void {
  if (block.amounts.length === 0 && block.quantities.length === 0 && block.numbers.length === 0) return
  const used = new Set<Quantity>()
  for (const list of [block.amounts, block.quantities, block.percents, block.counted, block.periods])
    for (const one of list) block.take(one)
  const percents = new Set(block.percents.map(({ start }) => start))
  for (const amount of block.amounts) {
    if (percents.has(amount.start)) continue
    const priced =
      unitAfter(block, amount.end, language, used) ??
      countBefore(block, amount.start, language) ??
      unitBefore(block, amount.start, language, used)
    if (isNoPrice(block, amount, isNamed(priced), language)) continue
    block.addPrice({
      start: Math.min(amount.start, priced?.start ?? amount.start),
      end: Math.max(amount.end, priced?.end ?? amount.end),
      measure: measureOf(amount, priced),
      hasUnit: priced?.unit !== undefined,
      ...(priced?.isEach ? { isEach: true } : {}),
    })
  }
  inOrder(block)
  shareUnits(block)
  findOffers(block, language)
  findBarePrices(block, language, used)
  findPaid(block, language)
  findListed(block, language)
  inOrder(block)
  findFollowers(block, language)
  findLeaders(block, language)
  inOrder(block)
}

const inOrder = (block: Block): void => void block.prices.sort((a, b) => a.start - b.start || a.end - b.end)

/** A unit that makes a price of a sum whatever is said around: one of it, not what was seized or weighed. */
const isNamed = (priced: PricedFor | undefined): boolean =>
  priced?.unit !== undefined && (priced.value <= 1 || !/^(?:kg|t)$/.test(priced.unit))

/** "De 25 à 15 euros le gramme", "€80 to €60 a bag", "la boulette (0,6 g) est passée de 50 à 40": two sums side by side are for the same. */
function shareUnits(block: Block): void {
  const { prices } = block
  for (let index = 0; index + 1 < prices.length; index++) {
    const [a, b] = [prices[index]!, prices[index + 1]!]
    const gap = b.start - a.end
    if (gap < 0 || gap > SIDE_BY_SIDE || !block.isSameSentence(b.start) || a.hasUnit === b.hasUnit) continue
    if (!(gap === 0 || SHARING.test(block.word(b.start - 1)))) continue
    if (a.hasUnit) prices[index + 1] = forSame(b, a)
    else prices[index] = forSame(a, b)
  }
}
const SIDE_BY_SIDE = 2
const SHARING = /^(?:a|to|ou|or|et|and|puis|then|voire|contre|from|against|entre|between|parfois|sometimes)$/

const forSame = (price: Priced, other: Priced): Priced => ({
  ...price,
  measure: {
    ...price.measure,
    quantity: other.measure.quantity ?? 1,
    ...(other.measure.unit ? { unit: other.measure.unit } : {}),
  },
  hasUnit: true,
})

const measureOf = (amount: Amount, priced: PricedFor | undefined): Measure =>
  priceMeasure(amount, priced?.value ?? 1, priced?.unit)
