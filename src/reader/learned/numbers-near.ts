/** The numbers a claim may carry: those of its words and of the rest of its sentences near by, each once, as what it was read for. */
import type { Num } from '../block.ts'
import { type At, distance, type NumberAt, type PriceAt, type Sentence } from '../sentence.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers } from './offers.ts'

export const WRITTEN = ['percent', 'quantity', 'counted', 'bare', 'price'] as const
export type Written = (typeof WRITTEN)[number]

export interface NumberNear {
  readonly at: At
  readonly written: Written
  /** Undefined for a price. */
  readonly num: Num | undefined
  readonly price: PriceAt | undefined
  /** The unit as read; '' for a bare number and for a price. */
  readonly unit: string
  readonly sentence: Sentence
  /** Whether it stands in the claim's words. */
  readonly isInside: boolean
}

/** Tokens from the claim's words within which a number of their sentence is looked at. */
const REACH = 14

/** In the order of the text; dates and years are none of them. */
export function numbersNear(claim: OpenClaim, setting: Setting): NumberNear[] {
  const { evidence } = claim
  const found: NumberNear[] = []
  for (const sentence of spannedBy(claim, setting)) {
    const { prices, periods } = sentence
    const first = found.length
    const take = (at: At, rest: Pick<NumberNear, 'written' | 'num' | 'price' | 'unit'>): void => {
      const isInside = covers(at, evidence)
      if (isInside || distance(at, evidence) <= REACH) found.push({ at, ...rest, sentence, isInside })
    }
    // What is given on top is told by its grammar alone.
    for (const price of prices)
      if (price.measure.kind === 'price') take(price, { written: 'price', num: undefined, price, unit: '' })
    const takeAll = (list: readonly NumberAt[], written: Written): void => {
      for (const at of list) {
        if (written === 'bare' && at.num.isYear) continue
        if (isAmong(prices, at) || isAmong(periods, at) || isNumbered(found, first, at)) continue
        take(at, { written, num: at.num, price: undefined, unit: written === 'bare' ? '' : at.unit })
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

function isNumbered(found: readonly NumberNear[], first: number, at: At): boolean {
  for (let index = first; index < found.length; index++) if (covers(found[index]!.at, at)) return true
  return false
}
