/**
 * Signs of the measures a number may be: what stands around it and what is claimed, told once for each kind of measure; what is counted, told once for
 * each unit; and how each came to be offered.
 */
import type { Measure } from '../../core/observation.ts'
import { isSameMeasure } from '../measures.ts'
import { type At, distance } from '../sentence.ts'
import { WRITTEN, type Written } from './claim-numbers.ts'
import type { OpenClaim } from './claim-place.ts'
import { stepOn } from './ladder.ts'
import { NameHashes } from './name-hashes.ts'
import { type Asked, KIND, KINDS, type MeasureOffer } from './offer-measures.ts'
import { itemsBeside } from './seen.ts'
import { mix } from './sign-number.ts'
import { schemeOf, UNITS } from './signs.ts'
import { forKind, type SumWeights } from './sum-weights.ts'

/** A claim whose numbers are asked for, and what is known of it beforehand. */
export interface MeasuredClaim extends OpenClaim {
  /** As its rule filled them, or as the grammar of prices did. */
  readonly ruled: readonly Measure[]
  /** The first of the substances chosen for it; '' for none. */
  readonly substance: string
}

/** A number among those of its claim. */
export interface Standing {
  /** Its place, and how many there are. */
  readonly rank: number
  readonly count: number
  /** What the number before was taken for; −1 for the first. */
  readonly before: number
  /** The claim of the text that took it for something already. */
  readonly taken: { readonly kind: number; readonly phenomenon: string } | undefined
}

/** What a sign speaks of. Each has its own numbers, whatever they are made of. */
const OF = {
  written: 1,
  writtenOf: 2,
  writtenScheme: 3,
  unit: 4,
  unitOf: 5,
  unitScheme: 6,
  sizeWritten: 7,
  sizeOf: 8,
  sizeUnit: 9,
  range: 10,
  trigger: 14,
  triggerWritten: 15,
  of: 16,
  scheme: 17,
  rank: 18,
  before: 19,
  beforeWritten: 20,
  ruled: 21,
  ruledOf: 22,
  taken: 23,
  next: 30,
  after: 40,
  nextOf: 41,
  nextWritten: 42,
  nextTwo: 43,
  senseAfter: 44,
  senseNext: 45,
  last: 50,
  ahead: 60,
  lastOf: 61,
  lastWritten: 62,
  lastTwo: 63,
  senseAhead: 64,
  senseLast: 65,
  substance: 70,
  substanceOf: 71,
  kind: 80,
  kindUnit: 81,
  way: 82,
  wayOf: 83,
  wayUnit: 84,
  ways: 85,
  isRuled: 86,
  isRuledOf: 87,
  noneRuled: 88,
  forUnit: 91,
} as const

/** Words looked at on each side of a number for its kind, and for its unit. */
const AROUND = 4
const AROUND_UNIT = 3
const SIZES = [0, 1, 3, 10, 100, 2100] as const
const FAR = [0, 2, 5, 10] as const

const NAMES = new NameHashes('measure')
/** Hashes of units, by their numbers among `UNITS`. */
const UNIT_HASHES: number[] = []
const unitHash = (unit: number): number => (UNIT_HASHES[unit] ??= NAMES.of(UNITS.nameOf(unit)))

export class MeasureSigns {
  /** Signs around the number, which speak for each kind, and those that speak for each unit. */
  readonly forKind: number[] = []
  readonly forUnit: number[] = []
  /** Signs of one measure alone. */
  readonly own: number[] = []
  /** By kind and by unit, what their signs come to, and for which number that was added up. */
  readonly #kindSums = new Float64Array(KINDS.length)
  #kindRound = 0
  readonly #unitSums: number[] = []
  readonly #unitRounds: number[] = []
  #round = 0
  #claim: MeasuredClaim | undefined
  #of = 0
  /** Whether the claim's rule took this number for anything. */
  #isRuled = false

  /** Begins a number: gathers what all measures it may be share. */
  begin(asked: Asked, claim: MeasuredClaim, standing: Standing): void {
    this.#round++
    this.#claim = claim
    this.#of = NAMES.of(claim.phenomenon)
    this.forKind.length = 0
    this.forUnit.length = 0
    const { ruled } = claim
    const value = numberIn(asked)
    this.#isRuled = ruled.some((one) => (one.value ?? one.min ?? one.max) === value)
    this.#signNumber(asked, claim, standing, value)
    this.#signWords(asked)
  }

  #signNumber({ number }: Asked, claim: MeasuredClaim, standing: Standing, value: number): void {
    const { forKind, forUnit } = this
    const of = this.#of
    const scheme = NAMES.of(schemeOf(claim.phenomenon))
    const written = numberOfWritten(number.written)
    const unit = NAMES.of(number.unit)
    const size = stepOn(SIZES, value) * 2 + Number(number.num?.isWord ?? false)
    const range = number.num?.max !== undefined ? 1 : number.num?.bound !== undefined ? 2 : 0
    const trigger = sideOf(number.at, claim.trigger)
    const ruled = Number(claim.ruled.length > 0) * 2 + Number(this.#isRuled)
    const before = standing.before + 1
    const { taken } = standing
    forKind.push(
      mix(OF.written, written),
      mix(OF.writtenOf, written, of),
      mix(OF.writtenScheme, written, scheme),
      mix(OF.unit, unit),
      mix(OF.unitOf, unit, of),
      mix(OF.unitScheme, unit, scheme),
      mix(OF.sizeWritten, size, written),
      mix(OF.sizeOf, size, of),
      mix(OF.sizeUnit, size, unit),
      mix(OF.range, range),
      mix(OF.trigger, trigger),
      mix(OF.triggerWritten, trigger, written),
      mix(OF.of, of),
      mix(OF.scheme, scheme),
      mix(OF.rank, Math.min(3, standing.rank), Math.min(4, standing.count)),
      mix(OF.before, before),
      mix(OF.beforeWritten, before, written),
      mix(OF.ruled, ruled),
      mix(OF.ruledOf, ruled, of),
      mix(OF.taken, taken ? taken.kind + 1 : 0, Number(taken?.phenomenon === claim.phenomenon)),
    )
    const substance = NAMES.of(claim.substance)
    forUnit.push(
      mix(OF.of, of),
      mix(OF.scheme, scheme),
      mix(OF.unit, unit),
      mix(OF.substance, substance),
      mix(OF.substanceOf, substance, of),
      mix(OF.sizeWritten, size),
      mix(OF.written, written),
    )
  }

  /** The words on both sides. */
  #signWords({ number, seen }: Asked): void {
    const { forKind, forUnit } = this
    const { items, first, end } = seen
    const { stem, senses } = items
    const of = this.#of
    const written = numberOfWritten(number.written)
    const { after, before } = itemsBeside(number.at, seen)
    for (let step = 0; step < AROUND && after + step < end; step++) {
      const word = stem[after + step]!
      forKind.push(mix(OF.next + step, word), mix(OF.after, word))
      for (const sense of senses[after + step]!) {
        forKind.push(mix(OF.senseAfter, sense))
        if (step < 2) forKind.push(mix(OF.senseNext, sense, step))
      }
      if (step < AROUND_UNIT) forUnit.push(mix(OF.next + step, word))
    }
    if (after < end)
      forKind.push(mix(OF.nextOf, stem[after]!, of), mix(OF.nextWritten, stem[after]!, written))
    if (after + 1 < end) forKind.push(mix(OF.nextTwo, stem[after]!, stem[after + 1]!))
    for (let step = 0; step < AROUND && before - step >= first; step++) {
      const word = stem[before - step]!
      forKind.push(mix(OF.last + step, word), mix(OF.ahead, word))
      for (const sense of senses[before - step]!) {
        forKind.push(mix(OF.senseAhead, sense))
        if (step < 2) forKind.push(mix(OF.senseLast, sense, step))
      }
      if (step < AROUND_UNIT) forUnit.push(mix(OF.ahead, word))
    }
    if (before < first) return
    forKind.push(mix(OF.lastOf, stem[before]!, of), mix(OF.lastWritten, stem[before]!, written))
    if (before > first) forKind.push(mix(OF.lastTwo, stem[before]!, stem[before - 1]!))
  }

  /** Gathers the signs of one measure alone. */
  #tellOwn({ kind, unit: number, ways, measure }: MeasureOffer): void {
    const { own } = this
    const of = this.#of
    const unit = unitHash(number)
    own.length = 0
    own.push(mix(OF.kind, kind), mix(OF.kindUnit, kind, unit))
    if (!measure) {
      own.push(mix(OF.noneRuled, Number(this.#isRuled)))
      return
    }
    for (let way = 0; ways >> way > 0; way++)
      if ((ways >> way) & 1)
        own.push(mix(OF.way, way, kind), mix(OF.wayOf, way, of), mix(OF.wayUnit, way, unit))
    own.push(mix(OF.ways, ways))
    const isRuled = Number(this.#claim!.ruled.some((one) => isSameMeasure(one, measure)))
    own.push(mix(OF.isRuled, isRuled, kind), mix(OF.isRuledOf, isRuled, of))
  }

  /** All signs of a measure, to learn from. */
  signsOf(offer: MeasureOffer): Int32Array {
    this.#tellOwn(offer)
    const signs = [...this.own]
    for (const sign of this.forKind) signs.push(forKind(sign, offer.kind))
    if (offer.measure)
      for (const sign of this.forUnit) signs.push(mix(OF.forUnit, sign, unitHash(offer.unit)))
    return Int32Array.from(signs)
  }

  /** What the signs of a measure come to. */
  score(offer: MeasureOffer, weights: SumWeights): number {
    const { kind, unit } = offer
    this.#tellOwn(offer)
    let score = 0
    for (const sign of this.own) score += weights.of(sign)
    if (this.#kindRound !== this.#round) {
      this.#kindRound = this.#round
      weights.kindsInto(this.forKind, this.#kindSums)
    }
    score += this.#kindSums[kind]!
    if (kind === KIND.nothing) return score
    if (this.#unitRounds[unit] !== this.#round) {
      this.#unitRounds[unit] = this.#round
      this.#unitSums[unit] = summed(this.forUnit, unitHash(unit), weights)
    }
    return score + this.#unitSums[unit]!
  }
}

function summed(signs: readonly number[], unit: number, weights: SumWeights): number {
  let sum = 0
  for (let at = 0; at < signs.length; at++) sum += weights.of(mix(OF.forUnit, signs[at]!, unit))
  return sum
}

const numberIn = ({ number: { num, price } }: Asked): number =>
  num ? num.value : (price?.measure.value ?? price?.measure.min ?? price?.measure.max ?? 0)

const numberOfWritten = (written: Written): number => WRITTEN.indexOf(written)

/** On which side of some words a number stands, and how far from them. */
const sideOf = (at: At, words: At): number =>
  stepOn(FAR, distance(at, words)) * 2 + Number(at.start < words.start)
