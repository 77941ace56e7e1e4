/** Signs of a claim among the others of its text: how sure the net is, which rule made it, what else is claimed at its words and near by. */
import { DIRECTIONS } from '../../core/codes.ts'
import type { Frame } from '../observe.ts'
import type { Stretches } from './detect.ts'
import { stepOn } from './ladder.ts'
import { covers } from './offers.ts'
import { Names, Phrases } from './phrases.ts'
import { isOfLessons } from './propose.ts'
import { PHENOMENA, type Signs, schemeOf } from './signs.ts'

/** Claims before and behind that are looked at. */
const REACH = 24
/** Sentences within which claims of one kind are near one another. */
const NEAR = 1

const RULES = new Names()
const codeOf = PHENOMENA.nameOf
const among = (say: (a: number, b: number, c: number) => string, bs = 1, cs = 1): Phrases =>
  new Phrases('among', say, bs, cs)
const makerOf = (isLearned: number): string => (isLearned === 1 ? 'learned' : 'by rule')
const STEPS = 16
const SAID = {
  sure: among((step) => `sure ${step}`),
  sureBy: among((step, isLearned) => `sure ${step} ${makerOf(isLearned)}`, 2),
  sureOf: among((of, step) => `sure ${step >> 1} ${codeOf(of)}`, STEPS),
  of: among((of, isLearned) => `${codeOf(of)} ${makerOf(isLearned)}`, 2),
  rule: among((rule) => RULES.nameOf(rule)),
  long: among((step, isLearned) => `long ${step} ${makerOf(isLearned)}`, 2),
  longOf: among((of, step) => `long ${step} ${codeOf(of)}`, STEPS),
  stretches: among((count) => `stretches ${count}`),
  least: among((step) => `surest least ${step}`),
  beside: among((step) => `beside ${step}`),
  others: among((count, step) => `others ${count} surest ${step}`, STEPS),
  ahead: among((step) => `ahead of the others ${step}`),
  scheme: among((step) => `scheme ${step}`),
  same: among((step) => `same words ${step}`),
  near: among((step, isLearned) => `of the kind near ${step} ${makerOf(isLearned)}`, 2),
  again: among((count) => `of the kind ${count}`),
  surest: among((step) => `of the kind surest ${step}`),
  place: among((step) => `place ${step}`),
  dense: among((step) => `dense ${step}`),
  size: among((step) => `size ${step}`),
  measures: among((count, isLearned) => `measures ${count} ${makerOf(isLearned)}`, 2),
  substances: among((count) => `substances ${count}`),
  direction: among((direction, isLearned) => `${DIRECTIONS[direction]} ${makerOf(isLearned)}`, 2),
  directionOf: among((of, direction) => `${DIRECTIONS[direction]} ${codeOf(of)}`, DIRECTIONS.length),
  certainty: among((certainty) => CERTAINTY.nameOf(certainty)),
}
const CERTAINTY = new Names()

const ODDS = [0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const
const WIDE = [0.02, 0.05, 0.1, 0.2, 0.4, 0.7] as const
const SOME = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9] as const
const LEADS = [-0.6, -0.3, -0.1, 0.1, 0.3, 0.6] as const
const TOKENS = [2, 4, 6, 9, 12, 16, 20, 26, 34, 45] as const
const PLACES = [0.05, 0.2, 0.5, 0.8] as const
const DENSE = [0.5, 1, 1.5, 2] as const
const SIZES = [5, 10, 20, 40] as const
const COUNTS = [0, 1, 2, 4, 7] as const

/** The claims of a text as they are looked at a second time: in its order, each with what the net gives it. */
export class Among {
  readonly #frames: readonly Frame[]
  readonly #stretches: Stretches
  readonly #numberOf: ReadonlyMap<string, number>
  /** By phenomenon, how many claims there are and the two surest. */
  readonly #counts = new Map<string, { count: number; first: number; second: number }>()
  readonly #dense: number

  constructor(frames: readonly Frame[], stretches: Stretches, phenomena: readonly string[]) {
    this.#frames = frames
    this.#stretches = stretches
    this.#numberOf = new Map(phenomena.map((code, number) => [code, number]))
    let total = 0
    for (const { phenomenon, confidence = 0 } of frames) {
      total += confidence
      const known = this.#counts.get(phenomenon) ?? { count: 0, first: 0, second: 0 }
      known.count++
      known.second = Math.max(known.second, Math.min(known.first, confidence))
      known.first = Math.max(known.first, confidence)
      this.#counts.set(phenomenon, known)
    }
    this.#dense = total / Math.max(1, stretches.count)
  }

  /** Tells the signs of a claim, by its place among them. */
  sign(into: Signs, index: number): void {
    const frame = this.#frames[index]!
    const { phenomenon, confidence = 0, evidence } = frame
    const of = PHENOMENA.numberOf(phenomenon)
    const isLearned = Number(isOfLessons(frame.rule))
    const sure = stepOn(ODDS, confidence)
    const long = stepOn(TOKENS, evidence.to - evidence.from)
    into.weight = 1
    into.say(SAID.sure, sure)
    into.say(SAID.sureBy, sure, isLearned)
    into.say(SAID.sureOf, of, sure >> 1)
    into.say(SAID.of, of, isLearned)
    into.say(SAID.rule, RULES.numberOf(frame.rule))
    into.say(SAID.long, long, isLearned)
    into.say(SAID.longOf, of, long)
    into.say(SAID.place, stepOn(PLACES, index / this.#frames.length))
    into.say(SAID.dense, stepOn(DENSE, this.#dense))
    into.say(SAID.size, stepOn(SIZES, this.#stretches.count))
    into.say(SAID.measures, Math.min(3, frame.measures.length), isLearned)
    into.say(SAID.substances, Math.min(3, frame.substances.length))
    const direction = DIRECTIONS.indexOf(frame.direction)
    into.say(SAID.direction, direction, isLearned)
    into.say(SAID.directionOf, of, direction)
    into.say(SAID.certainty, CERTAINTY.numberOf(frame.certainty))
    this.#signOthers(into, index, isLearned)
    this.#signStretches(into, frame)
    const { count, first, second } = this.#counts.get(phenomenon)!
    into.say(SAID.again, stepOn(COUNTS, count - 1))
    into.say(SAID.surest, stepOn(SOME, first === confidence ? second : first))
  }

  /** What else is claimed at its words, and of its kind near by. */
  #signOthers(into: Signs, index: number, isLearned: number): void {
    const { phenomenon, confidence = 0, evidence, sentence } = this.#frames[index]!
    const scheme = schemeOf(phenomenon)
    let others = 0
    let surest = 0
    let ofScheme = 0
    let same = -1
    let near = -1
    const last = Math.min(this.#frames.length, index + REACH + 1)
    for (let at = Math.max(0, index - REACH); at < last; at++) {
      const one = this.#frames[at]!
      if (at === index) continue
      const odds = one.confidence ?? 0
      const isSame = one.phenomenon === phenomenon
      if (isSame && Math.abs(one.sentence.index - sentence.index) <= NEAR) near = Math.max(near, odds)
      if (!covers(one.evidence, evidence)) continue
      others++
      surest = Math.max(surest, odds)
      if (schemeOf(one.phenomenon) === scheme) ofScheme = Math.max(ofScheme, odds)
      if (isSame) same = Math.max(same, odds)
    }
    into.say(SAID.others, Math.min(4, others), stepOn(SOME, surest))
    into.say(SAID.ahead, stepOn(LEADS, confidence - surest))
    into.say(SAID.scheme, stepOn(SOME, ofScheme))
    if (same >= 0) into.say(SAID.same, stepOn(SOME, same))
    if (near >= 0) into.say(SAID.near, stepOn(SOME, near), isLearned)
  }

  /** How sure the net is of the kind over the stretches of the claim, and in those next to it. */
  #signStretches(into: Signs, { phenomenon, sentence, evidence }: Frame): void {
    const number = this.#numberOf.get(phenomenon)
    const stretches = this.#stretches
    const begin = stretches.firstOf(sentence.index)
    if (number === undefined || begin < 0) return
    let first = begin
    while (first < stretches.count && stretches.ats[first]!.end <= evidence.start) first++
    let end = first
    let least = 1
    for (; end < stretches.count && stretches.ats[end]!.start < evidence.end; end++)
      least = Math.min(least, stretches.oddsOf(end, number))
    const before = first > 0 ? stretches.oddsOf(first - 1, number) : 0
    const after = end < stretches.count ? stretches.oddsOf(end, number) : 0
    into.say(SAID.stretches, Math.min(5, end - first))
    into.say(SAID.least, stepOn(WIDE, least))
    into.say(SAID.beside, stepOn(WIDE, Math.max(before, after)))
  }
}
