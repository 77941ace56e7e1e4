/** Whether a text makes any claim at all: near misses (a garden, a job advert, advice, the history of a law) make none. */
import type { Scan } from '../scan.ts'
import type { Lesson } from './lesson.ts'
import { type Example, type LearnOptions, learn, probability, scoreInto, type Weights } from './linear.ts'
import { mix, type Seen, Signs } from './signs.ts'

const STEM = 51
const SENSE = 52
const HEAD = 53

/** Signs of a whole text: its words once each, how often it names drugs, prices, places and rules' words. */
export function signText(into: Signs, seen: readonly Seen[], scan: Scan): void {
  const stems = new Set<number>()
  const senses = new Map<number, number>()
  for (const { items } of seen)
    for (const item of items) {
      stems.add(item.stem)
      for (const sense of item.senses) senses.set(sense, (senses.get(sense) ?? 0) + 1)
    }
  into.weight = 1 / Math.sqrt(stems.size + 1)
  for (const stem of stems) into.add(mix(STEM, stem))
  for (const item of seen.slice(0, 2).flatMap(({ items }) => items)) into.add(mix(HEAD, item.stem))
  into.weight = 1
  for (const [sense, count] of senses) {
    into.weight = Math.min(1, (5 * count) / Math.max(1, scan.tokens))
    into.add(mix(SENSE, sense))
  }
  into.weight = 0.5
  const per = (count: number): string =>
    String(Math.min(6, Math.ceil((60 * count) / Math.max(60, scan.tokens))))
  const sum = (of: (one: Seen) => number): number => seen.reduce((total, one) => total + of(one), 0)
  into.say('named', per(scan.named))
  into.say('strong', per(scan.strong))
  into.say('slang', per(scan.slang))
  into.say('actors', per(scan.actors))
  into.say('elsewhere', per(scan.elsewhere))
  into.say('prices', per(sum(({ sentence }) => sentence.prices.length)))
  into.say('places', per(sum(({ sentence }) => sentence.places.length)))
  into.say('numbers', per(sum(({ sentence }) => sentence.numbers.length)))
  into.say('rules', per(sum(({ sentence }) => sentence.hits.length)))
  into.say(
    'advice',
    per(sum(({ sentence }) => sentence.cues.filter(({ row }) => row.kind === 'advice').length)),
  )
  into.say(
    'kinds',
    String(
      Math.min(5, new Set(seen.flatMap(({ sentence }) => sentence.substances.map(({ code }) => code))).size),
    ),
  )
}

/** How likely a text makes a claim. */
export function claimsLikely(weights: Weights, seen: readonly Seen[], scan: Scan): number {
  const signs = new Signs()
  signText(signs, seen, scan)
  const scores = new Float32Array(1)
  scoreInto(weights, signs.numbers, signs.values, signs.count, scores)
  return probability(scores[0]!)
}

export function learnGate(lessons: readonly Lesson[], options: Omit<LearnOptions, 'outcomes'>): Weights {
  const signs = new Signs()
  const examples = lessons
    .filter(({ coded }) => coded.genre !== 'sentence')
    .map(({ coded, seen, scan }): Example => {
      signs.clear()
      signText(signs, seen, scan)
      const isClaiming = coded.observations.length > 0
      return {
        signs: signs.numbers.slice(0, signs.count),
        values: signs.values.slice(0, signs.count),
        holds: isClaiming ? [0] : [],
        weight: isClaiming ? 1 : NEAR_MISS_WEIGHT,
      }
    })
  return learn(examples, { ...options, rounds: 30, outcomes: 1 })
}

/** Near misses are fewer than other texts and matter as much. */
const NEAR_MISS_WEIGHT = 4
