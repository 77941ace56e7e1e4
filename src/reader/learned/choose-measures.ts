/** Which numbers a claim carries, and what each measures: number by number in the order of the text, the likeliest of what is offered. */
import type { Measure } from '../../core/observation.ts'
import { isSameMeasure } from '../measures.ts'
import type { PriceAt } from '../sentence.ts'
import { type ClaimNumber, numbersOf } from './claim-numbers.ts'
import type { Setting } from './claim-place.ts'
import { type Asked, KIND, type LastSaid, type MeasureOffer, MeasureOffers } from './offer-measures.ts'
import type { Seen } from './seen.ts'
import { type MeasuredClaim, MeasureSigns } from './sign-measures.ts'
import type { SumWeights } from './sum-weights.ts'
import type { UnitWords } from './unit-words.ts'

/** What is learned of measures. */
export interface MeasureWeights {
  readonly words: UnitWords
  readonly weights: SumWeights
}

/** A number being asked about, with what it may be. */
export interface Question {
  readonly number: ClaimNumber
  readonly offers: readonly MeasureOffer[]
  readonly signs: MeasureSigns
}

/** The measures of the claims of one text, asked for in its order. */
export class MeasureChoices {
  readonly #setting: Setting
  readonly #seen: readonly Seen[]
  readonly #offers: MeasureOffers
  readonly #signs = new MeasureSigns()
  readonly #last: LastSaid
  /** By where a number stands, what a claim took it for. */
  readonly #taken = new Map<number, { readonly kind: number; readonly phenomenon: string }>()

  /** `currency`: what a bare sum of the text is in. */
  constructor(words: UnitWords, setting: Setting, seen: readonly Seen[], currency: string) {
    this.#setting = setting
    this.#seen = seen
    this.#offers = new MeasureOffers(words)
    this.#last = { counted: undefined, priced: undefined, weighed: undefined, currency }
  }

  /**
   * The measures of a claim: of each number the offer `answer` names by its place, those of the rule that no number was asked for, and none twice.
   */
  of(claim: MeasuredClaim, answer: (question: Question) => number): Measure[] {
    const numbers = numbersOf(claim, this.#setting).filter(({ price }) => !price || isOwnPrice(price, claim))
    const measures: Measure[] = []
    const add = (one: Measure): void => {
      if (!measures.some((known) => isSameMeasure(known, one))) measures.push(one)
    }
    const asked = new Set<string>()
    let before = -1
    numbers.forEach((number, rank) => {
      const seen = this.#seen[number.sentence.index]!
      const { phenomenon, ruled } = claim
      const price = number.price?.measure
      const isPriced = price !== undefined && ruled.some((one) => isSameMeasure(one, price))
      const about: Asked = { number, phenomenon, isPriced, text: this.#setting.text, seen, last: this.#last }
      this.#offers.lay(about)
      const offers = this.#offers.all
      if (ruled.length > 0) for (const { measure } of offers) if (measure) asked.add(valuesOf(measure))
      const taken = this.#taken.get(number.at.start)
      this.#signs.begin(about, claim, { rank, count: numbers.length, before, taken })
      const chosen = offers[answer({ number, offers, signs: this.#signs })]!
      before = chosen.kind
      if (!chosen.measure) return
      this.#note(chosen, number, phenomenon)
      add(chosen.measure)
    })
    for (const one of claim.ruled) if (!asked.has(valuesOf(one))) add(one)
    return measures
  }

  #note({ kind, measure }: MeasureOffer, number: ClaimNumber, phenomenon: string): void {
    const { unit, currency } = measure!
    const last = this.#last
    if (kind === KIND.count || kind === KIND.cases) last.counted = unit
    if (kind === KIND.weight) last.weighed = unit
    if (kind === KIND.price) {
      last.priced = unit
      last.currency = currency ?? last.currency
    }
    this.#taken.set(number.at.start, { kind, phenomenon })
  }
}

/** Where the grammar of prices gave a claim its own, the others at its words are those of other products. */
function isOwnPrice({ measure }: PriceAt, { ruled }: MeasuredClaim): boolean {
  if (!ruled.some(({ kind }) => kind === 'price')) return true
  return ruled.some((one) => isSameMeasure(one, measure))
}

const valuesOf = ({ value, min, max }: Measure): string => `${value}/${min}/${max}`

/** The likeliest by what was learned; the first of equals. */
export const likeliest =
  (weights: SumWeights) =>
  ({ offers, signs }: Question): number => {
    let chosen = 0
    let high = Number.NEGATIVE_INFINITY
    offers.forEach((offer, at) => {
      const score = signs.score(offer, weights)
      if (score <= high) return
      high = score
      chosen = at
    })
    return chosen
  }
