/** The numbers a claim may carry: those of its words, each once, as what it was read for. */
import type { Num } from '../block.ts'
import type { At, NumberAt, PriceAt, Sentence } from '../sentence.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers } from './offers.ts'

export const WRITTEN = ['percent', 'quantity', 'counted', 'bare', 'price'] as const
export type Written = (typeof WRITTEN)[number]

export interface ClaimNumber {
  readonly at: At
  readonly written: Written
  /** Undefined for a price. */
  readonly num: Num | undefined
  readonly price: PriceAt | undefined
  /** The unit as read; '' for a bare number and for a price. */
  readonly unit: string
  readonly sentence: Sentence
}

/** In the order of the text; dates and years are none of them. */
export function numbersOf(claim: OpenClaim, setting: Setting): ClaimNumber[] {
  const { evidence } = claim
  const found: ClaimNumber[] = []
  for (const sentence of spannedBy(claim, setting)) {
    const { prices, periods } = sentence
    const first = found.length
    // What is given on top is told by its grammar alone.
    for (const price of prices)
      if (price.measure.kind === 'price' && covers(price, evidence))
        found.push({ at: price, written: 'price', num: undefined, price, unit: '', sentence })
    const takeAll = (list: readonly NumberAt[], written: Written): void => {
      for (const at of list) {
        if (!covers(at, evidence) || (written === 'bare' && at.num.isYear)) continue
        if (isAmong(prices, at) || isAmong(periods, at) || isNumbered(found, first, at)) continue
        const unit = written === 'bare' ? '' : at.unit
        found.push({ at, written, num: at.num, price: undefined, unit, sentence })
      }
    }
    takeAll(sentence.percents, 'percent')
    takeAll(sentence.quantities, 'quantity')
    takeAll(sentence.counted, 'counted')
    takeAll(sentence.numbers, 'bare')
  }
  return found.sort((a, b) => a.at.start - b.at.start)
}

function isAmong(list: readonly At[], at: At): boolean {
  for (const one of list) if (covers(one, at)) return true
  return false
}

function isNumbered(found: readonly ClaimNumber[], first: number, at: At): boolean {
  for (let index = first; index < found.length; index++) if (covers(found[index]!.at, at)) return true
  return false
}
