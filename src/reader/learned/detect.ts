/** What a text claims, stretch by stretch, as the learned part sees it: how likely each phenomenon is there. */
import type { Scan } from '../scan.ts'
import type { At, Sentence } from '../sentence.ts'
import type { WordTable } from '../words.ts'
import { probability, scoreInto, type Weights } from './linear.ts'
import type { Senses } from './senses.ts'
import { itemsOf, type Seen, Signs, signStretch } from './signs.ts'

/** How the rules stand to a phenomenon in a stretch: one fires in it, beside it in its sentence, or none does. */
export const RULE_STANDS = ['none', 'beside', 'inside'] as const

/** What is learned of which phenomena a stretch claims. */
export interface Detector {
  readonly phenomena: readonly string[]
  readonly weights: Weights
  /** Score beforehand of each phenomenon by how the rules stand to it: phenomenon × RULE_STANDS. */
  readonly prior: Float32Array
}

/** A stretch with the probability of each phenomenon. */
export interface Stretch {
  readonly sentence: Sentence
  readonly at: At
  readonly odds: Float32Array
}

/** The sentences of a text as the learned part sees them. */
export function seenOf(scan: Scan, words: WordTable, senses: Senses, isNamed = false): Seen[] {
  return scan.sentences.map((sentence) => ({
    sentence,
    items: itemsOf(sentence, scan, words, senses, isNamed),
  }))
}

/** How the rules stand to each phenomenon in a stretch. */
export function rulesStand(
  sentence: Sentence,
  stretch: At,
  numberOf: ReadonlyMap<string, number>,
  size: number,
): Uint8Array {
  const stand = new Uint8Array(size)
  const raise = (phenomenon: string, one: At): void => {
    const number = numberOf.get(phenomenon)
    if (number === undefined) return
    const state = one.from < stretch.to && one.to > stretch.from ? 2 : 1
    if (state > stand[number]!) stand[number] = state
  }
  for (const hit of sentence.hits) raise(hit.rule.codes, hit)
  for (const price of sentence.prices) raise('market.price', price)
  return stand
}

/** The stretches of a text, headings left out, each with its probabilities. */
export function detect(detector: Detector, seen: readonly Seen[]): Stretch[] {
  const { phenomena, weights, prior } = detector
  const numberOf = new Map(phenomena.map((code, number) => [code, number]))
  const signs = new Signs()
  const found: Stretch[] = []
  seen.forEach((one, index) => {
    if (one.sentence.isHeading) return
    for (const at of one.sentence.stretches) {
      signs.clear()
      signStretch(signs, one, at, seen[index - 1], seen[index + 1])
      const odds = new Float32Array(phenomena.length)
      scoreInto(weights, signs.numbers, signs.values, signs.count, odds)
      const stand = rulesStand(one.sentence, at, numberOf, phenomena.length)
      for (let number = 0; number < odds.length; number++)
        odds[number] = probability(odds[number]! + prior[number * RULE_STANDS.length + stand[number]!]!)
      found.push({ sentence: one.sentence, at, odds })
    }
  })
  return found
}
