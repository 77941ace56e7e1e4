/** What a text claims, stretch by stretch, as the learned part sees it: how likely each phenomenon is there. */
import type { Language } from '../../core/codes.ts'
import { isLoose } from '../rule-files.ts'
import type { At, Sentence } from '../sentence.ts'
import type { GatedRunner } from './gated-runner.ts'
import { itemSigns, ruleSigns } from './item-signs.ts'
import { probability } from './linear.ts'
import { Look } from './look.ts'
import type { Runner } from './network.ts'
import { itemsIn, type Seen } from './seen.ts'
import { Signs, signStretch } from './signs.ts'

/** How the rules stand to a phenomenon in a stretch: one fires in it, by its loose words alone, beside it in its sentence, or none does. */
export const RULE_STANDS = ['none', 'beside', 'loosely', 'inside'] as const

/** What is learned of which phenomena a stretch claims. */
export interface Detector {
  readonly phenomena: readonly string[]
  readonly runner: Runner
  /** What sees the order of words. */
  readonly gated: GatedRunner
  /** Score beforehand of each phenomenon by how the rules stand to it: phenomenon × RULE_STANDS. */
  readonly prior: Float32Array
}

/** The stretches of a text, headings left out, and what speaks for each phenomenon in each. */
export class Stretches {
  readonly sentences: Sentence[] = []
  readonly ats: At[] = []
  readonly #size: number
  /** By sentence, the number of its first stretch. */
  readonly #firstOf: Int32Array
  readonly #scores: Float64Array

  constructor(seen: readonly Seen[], phenomena: number) {
    this.#size = phenomena
    this.#firstOf = new Int32Array(seen.length).fill(-1)
    for (const { sentence } of seen) {
      if (sentence.isHeading) continue
      this.#firstOf[sentence.index] = this.ats.length
      for (const at of sentence.stretches) {
        this.sentences.push(sentence)
        this.ats.push(at)
      }
    }
    this.#scores = new Float64Array(this.ats.length * phenomena)
  }

  get count(): number {
    return this.ats.length
  }

  /** The first stretch of a sentence, −1 for none; those behind are its too, as long as `sentences` names it. */
  firstOf(sentence: number): number {
    return this.#firstOf[sentence] ?? -1
  }

  setScore(stretch: number, phenomenon: number, score: number): void {
    this.#scores[stretch * this.#size + phenomenon] = score
  }

  /** What speaks for a phenomenon, before it is made a probability: most are never asked for as one. */
  scoreOf(stretch: number, phenomenon: number): number {
    return this.#scores[stretch * this.#size + phenomenon]!
  }

  /** How many claims its odds add up to. */
  expected(): number {
    let sum = 0
    for (let cell = 0; cell < this.#scores.length; cell++) sum += probability(this.#scores[cell]!)
    return sum
  }

  /** How likely the likeliest claim is. */
  surest(): number {
    let best = Number.NEGATIVE_INFINITY
    for (let cell = 0; cell < this.#scores.length; cell++) best = Math.max(best, this.#scores[cell]!)
    return probability(best)
  }

  oddsOf(stretch: number, phenomenon: number): number {
    return Math.fround(probability(this.scoreOf(stretch, phenomenon)))
  }
}

const BESIDE = RULE_STANDS.indexOf('beside')
const LOOSELY = RULE_STANDS.indexOf('loosely')
const INSIDE = RULE_STANDS.indexOf('inside')

/** How the rules stand to each phenomenon in a stretch, written over `stand`. */
export function rulesStand(
  sentence: Sentence,
  stretch: At,
  numberOf: ReadonlyMap<string, number>,
  stand: Uint8Array,
): void {
  stand.fill(0)
  const raise = (phenomenon: string, one: At, inside: number): void => {
    const number = numberOf.get(phenomenon)
    if (number === undefined) return
    const state = one.from < stretch.to && one.to > stretch.from ? inside : BESIDE
    if (state > stand[number]!) stand[number] = state
  }
  for (const hit of sentence.hits) raise(hit.rule.codes, hit, isLoose(hit.rule.id) ? LOOSELY : INSIDE)
  for (const price of sentence.prices) raise('market.price', price, INSIDE)
}

/** The stretches of a text, each with what speaks for every phenomenon. */
export function detect(detector: Detector, seen: readonly Seen[], language: Language): Stretches {
  const { phenomena, runner, gated, prior } = detector
  const size = phenomena.length
  const numberOf = new Map(phenomena.map((code, number) => [code, number]))
  const look = new Look(runner)
  const signs = new Signs()
  const stand = new Uint8Array(size)
  const found = new Stretches(seen, size)
  showText(gated, seen, language)
  for (let stretch = 0; stretch < found.count; stretch++) {
    const sentence = found.sentences[stretch]!
    const at = found.ats[stretch]!
    showStretch(runner, look, signs, seen, sentence.index, at)
    const scores = runner.finish()
    const ordered = gated.scores(...itemsIn(seen[sentence.index]!, at))
    rulesStand(sentence, at, numberOf, stand)
    for (let number = 0; number < size; number++)
      found.setScore(
        stretch,
        number,
        (scores[number]! + ordered[number]!) / 2 + prior[number * RULE_STANDS.length + stand[number]!]!,
      )
  }
  return found
}

/** Lays a text before the net that sees the order of words. */
export function showText(gated: GatedRunner, seen: readonly Seen[], language: Language): void {
  gated.take(seen, [itemSigns(seen, language), ruleSigns(seen)])
}

/** Lays a stretch of a sentence before a net: its words, and its signs, which are left in `signs`. */
export function showStretch(
  runner: Runner,
  look: Look,
  signs: Signs,
  seen: readonly Seen[],
  index: number,
  stretch: At,
): void {
  const one = seen[index]!
  const [first, end] = itemsIn(one, stretch)
  look.at(one, seen[index - 1], first, end)
  signs.clear()
  signStretch(signs, one, stretch, seen[index - 1], seen[index + 1])
  runner.addSigns(signs.numbers, signs.values, signs.count)
}
