/** The numbers a claim may carry: those of its words, each once, as what it was read for. */
import type { Num } from '../block.ts'
import { isAge, isAgeRange, isOfMonth, isRateOfChange } from '../no-measure.ts'
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
    const taken = new Taken(sentence)
    for (const price of sentence.prices) {
      taken.note(price)
      // What is given on top is told by its grammar alone.
      if (price.measure.kind === 'price' && covers(price, evidence))
        found.push({ at: price, written: 'price', num: undefined, price, unit: '', sentence })
    }
    for (const period of sentence.periods) taken.note(period)
    const takeAll = (list: readonly NumberAt[], written: Written): void => {
      for (const at of list) {
        if (!covers(at, evidence) || (written === 'bare' && at.num.isYear) || taken.has(at)) continue
        taken.note(at)
        if (written === 'percent' && isRateOfChange(setting.text, at)) continue
        if (written === 'bare' && isOfTime(setting.text, at)) continue
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

/** A day or year of a month, how old people are. */
const isOfTime = (text: string, at: At): boolean =>
  isOfMonth(text, at) || isAgeRange(text, at) || isAge(text, at)

/** The tokens of a sentence that are something already. */
class Taken {
  readonly #from: number
  readonly #tokens: Uint8Array

  constructor({ from, to }: Sentence) {
    this.#from = from
    this.#tokens = new Uint8Array(to - from)
  }

  note({ from, to }: At): void {
    this.#tokens.fill(1, Math.max(0, from - this.#from), to - this.#from)
  }

  has({ from, to }: At): boolean {
    for (let token = from; token < to; token++) if (this.#tokens[token - this.#from] === 1) return true
    return false
  }
}
