/** Whether a text makes any claim at all: near misses (a garden, a job advert, advice, the history of a law) make none. */
import type { Scan } from '../scan.ts'
import type { Stretches } from './detect.ts'
import { learnNetwork, type NetExample, USUAL_NET } from './learn-network.ts'
import type { Lesson } from './lesson.ts'
import { type Example, type LearnOptions, learn, probability, scoreInto, type Weights } from './linear.ts'
import { type Meanings, NO_MEANING } from './meanings.ts'
import { Runner, Words } from './network.ts'
import { Once } from './once.ts'
import { type Opening, openingScore, type Sides, sidesOf } from './opening.ts'
import { Phrases } from './phrases.ts'
import type { Seen } from './seen.ts'
import { mix } from './sign-number.ts'
import { Signs } from './signs.ts'

const STEM = 51
const SENSE = 52
const HEAD = 53

const COUNTS = {
  named: new Phrases('named', String),
  strong: new Phrases('strong', String),
  slang: new Phrases('slang', String),
  actors: new Phrases('actors', String),
  elsewhere: new Phrases('elsewhere', String),
  prices: new Phrases('prices', String),
  places: new Phrases('places', String),
  numbers: new Phrases('numbers', String),
  rules: new Phrases('rules', String),
  advice: new Phrases('advice', String),
  kinds: new Phrases('kinds', String),
}

/** Signs of a text or a part of it, of so many tokens: its words once each, how often it names drugs, prices, places and rules' words. */
function signText(into: Signs, seen: readonly Seen[], scan: Scan, tokens = scan.tokens): void {
  signWords(into, seen, tokens)
  into.weight = 0.5
  const per = (count: number, of = tokens): number => Math.min(6, Math.ceil((60 * count) / Math.max(60, of)))
  let [prices, places, numbers, rules, advice] = [0, 0, 0, 0, 0]
  const kinds = new Set<string>()
  for (let index = 0; index < seen.length; index++) {
    const { sentence } = seen[index]!
    const { cues, substances } = sentence
    prices += sentence.prices.length
    places += sentence.places.length
    numbers += sentence.numbers.length
    rules += sentence.hits.length
    for (let at = 0; at < cues.length; at++) if (cues[at]!.row.kind === 'advice') advice++
    for (let at = 0; at < substances.length; at++) kinds.add(substances[at]!.code)
  }
  into.say(COUNTS.named, per(scan.named, scan.tokens))
  into.say(COUNTS.strong, per(scan.strong, scan.tokens))
  into.say(COUNTS.slang, per(scan.slang, scan.tokens))
  into.say(COUNTS.actors, per(scan.actors, scan.tokens))
  into.say(COUNTS.elsewhere, per(scan.elsewhere, scan.tokens))
  into.say(COUNTS.prices, per(prices))
  into.say(COUNTS.places, per(places))
  into.say(COUNTS.numbers, per(numbers))
  into.say(COUNTS.rules, per(rules))
  into.say(COUNTS.advice, per(advice))
  into.say(COUNTS.kinds, Math.min(5, kinds.size))
}

const met = new Once()

/** Each word once, the words it opens with, and its families of meaning, each by how often it stands. */
function signWords(into: Signs, seen: readonly Seen[], tokens: number): void {
  const stems: number[] = []
  const senses: number[] = []
  const counts: number[] = []
  const items = seen[0]?.items
  const first = seen[0]?.first ?? 0
  const end = seen.at(-1)?.end ?? 0
  met.clear()
  for (let at = first; items && at < end; at++) {
    if (met.isNew(items.stem[at]!)) stems.push(items.stem[at]!)
    const own = items.senses[at]!
    for (let one = 0; one < own.length; one++) {
      const sense = own[one]!
      if (!counts[sense]) senses.push(sense)
      counts[sense] = (counts[sense] ?? 0) + 1
    }
  }
  into.weight = 1 / Math.sqrt(stems.length + 1)
  for (const stem of stems) into.add(mix(STEM, stem))
  const headEnd = seen[Math.min(seen.length, 2) - 1]?.end ?? 0
  for (let at = first; items && at < headEnd; at++) into.add(mix(HEAD, items.stem[at]!))
  for (const sense of senses) {
    into.weight = Math.min(1, (5 * counts[sense]!) / Math.max(1, tokens))
    into.add(mix(SENSE, sense))
  }
}

/** Two judges of whether a text makes any claim: one by its signs alone, one by the meanings of its words too. They err on other texts. */
export interface Gate {
  readonly weights: Weights
  readonly runner: Runner
}

/** A run of the sentences of a text, and how likely it makes a claim. */
export interface Part {
  readonly seen: readonly Seen[]
  readonly likely: number
}

/** Least probability for a part of a long text to be read, with and without a plain word for a drug: it is less like the texts the gate was learned from, and shut less readily. */
const PART_OF_MANY = { named: 0.35, unnamed: 0.8 } as const
/** Below, a text claims nothing whatever the nets would find: they need not look. */
const HOPELESS = 0.02

/** A sentence read whole, and one of a text that may well claim nothing: only what it says beyond doubt counts. */
export const OPEN = 1
export const AJAR = 2
/** Where it was not learned when to open: least probability for a text to be read. */
const MAYBE = 0.5

/** Whether no part of a text is worth a closer look. */
export const isHopeless = (parts: readonly Part[]): boolean => parts.every(({ likely }) => likely < HOPELESS)

/**
 * By sentence, whether it is read, or only for what it says beyond doubt (a text that names drugs more than once): a text as a whole by what was learned
 * of when to open one, the parts of a long one by their likelihood.
 */
export function openSentences(
  parts: readonly Part[],
  stretches: Stretches,
  named: number,
  opening: Opening | undefined,
): Uint8Array {
  const [whole] = parts
  if (parts.length === 1 && whole) {
    const open = new Uint8Array(whole.seen.length)
    return open.fill(howOpen(sidesOf(whole.likely, stretches, named), opening))
  }
  return Uint8Array.from(
    parts.flatMap(({ seen, likely }) => {
      const least = timesNamed(seen) > 0 ? PART_OF_MANY.named : PART_OF_MANY.unnamed
      return seen.map(() => (likely >= least ? OPEN : 0))
    }),
  )
}

function howOpen(sides: Sides, opening: Opening | undefined): number {
  if (!opening) return sides.likely >= MAYBE ? OPEN : 0
  const score = openingScore(opening.weights, sides)
  return score > opening.open ? OPEN : score > opening.ajar && sides.named > 1 ? AJAR : 0
}

const timesNamed = (part: readonly Seen[]): number =>
  part.reduce((times, { sentence }) => times + sentence.substances.length + sentence.drugs.length, 0)

/** How likely each part of a text makes a claim; a text as long as those of the lessons is one part. */
export function partsLikely(gate: Gate, seen: readonly Seen[], scan: Scan): Part[] {
  return partsOf(seen).map((part) => ({
    seen: part,
    likely: claimsLikely(gate, part, scan, tokensOf(part, seen, scan)),
  }))
}

/** Parts of some length that begin with a paragraph where one does in time. */
function partsOf(seen: readonly Seen[]): Seen[][] {
  const parts: Seen[][] = [[]]
  let tokens = 0
  for (const one of seen) {
    const part = parts[parts.length - 1]!
    const isNew = part.at(-1)?.sentence.paragraph !== one.sentence.paragraph
    if (tokens >= (isNew ? PART : 2 * PART)) {
      parts.push([one])
      tokens = 0
    } else part.push(one)
    tokens += one.sentence.to - one.sentence.from
  }
  // What is left over at the end is too short to be judged alone.
  if (parts.length > 1 && tokens < PART / 2) parts[parts.length - 2]!.push(...parts.pop()!)
  return parts
}

/** Tokens of a part: a page and a half, as long as the longest lessons. */
const PART = 1000

const tokensOf = (part: readonly Seen[], whole: readonly Seen[], scan: Scan): number =>
  part.length === whole.length ? scan.tokens : part.at(-1)!.sentence.to - part[0]!.sentence.from

/** How likely a text makes a claim: the middle of what the two judges say. */
function claimsLikely({ weights, runner }: Gate, seen: readonly Seen[], scan: Scan, tokens: number): number {
  const signs = new Signs()
  signText(signs, seen, scan, tokens)
  const scores = new Float64Array(1)
  scoreInto(weights, signs.numbers, signs.values, signs.count, scores)
  const bySigns = probability(scores[0]!)
  const words = new Words(0)
  for (const row of meaningsOf(seen)) runner.addWord(words, row)
  runner.begin()
  runner.addWords(words)
  runner.addSigns(signs.numbers, signs.values, signs.count)
  const byWords = probability(runner.finish()[0]!)
  return (bySigns + byWords) / 2
}

/** Rows of the meanings of the words of a text or a part of it. */
function meaningsOf(seen: readonly Seen[]): Int32Array {
  const [one] = seen
  if (!one) return NOTHING
  return one.items.meaning.subarray(one.first, seen.at(-1)!.end).filter((row) => row !== NO_MEANING)
}

const NOTHING = new Int32Array()

export function learnGate(
  lessons: readonly Lesson[],
  meanings: Meanings,
  options: Omit<LearnOptions, 'outcomes'>,
): Gate {
  const signs = new Signs()
  const prior = new Float32Array(1)
  const texts = lessons.filter(({ coded }) => coded.genre !== 'sentence')
  const examples = texts.map(({ coded, seen, scan }): NetExample => {
    signs.clear()
    signText(signs, seen, scan)
    return {
      words: [meaningsOf(seen), NOTHING, NOTHING],
      signs: signs.numbers.slice(0, signs.count),
      values: signs.values.slice(0, signs.count),
      prior,
      holds: coded.observations.length > 0 ? [0] : [],
    }
  })
  const nearMisses = examples.filter(({ holds }) => holds.length === 0)
  const weight = Math.max(1, Math.round((NEAR_MISS_SHARE * examples.length) / (nearMisses.length + 1)))
  const evened = [...examples, ...Array.from({ length: weight - 1 }, () => nearMisses).flat()]
  const net = learnNetwork(evened, meanings, { ...USUAL_NET, ...GATE_NET })
  return { weights: learnWeights(examples, weight, options), runner: new Runner(net, meanings) }
}

const learnWeights = (
  examples: readonly NetExample[],
  nearMissWeight: number,
  options: Omit<LearnOptions, 'outcomes'>,
): Weights =>
  learn(
    examples.map(
      ({ signs, values, holds }): Example => ({
        signs,
        values,
        holds,
        weight: holds.length ? 1 : nearMissWeight,
      }),
    ),
    { ...options, rounds: ROUNDS, outcomes: 1 },
  )

const ROUNDS = 30
const GATE_NET = { hidden: 16, rounds: ROUNDS, outcomes: 1 } as const

/** Where near misses are few, they count as if they were this share of all texts. */
const NEAR_MISS_SHARE = 0.4
