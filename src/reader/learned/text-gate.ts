/** Whether a text makes any claim at all: near misses (a garden, a job advert, advice, the history of a law) make none. */
import type { Scan } from '../scan.ts'
import { learnNetwork, type NetExample, USUAL_NET } from './learn-network.ts'
import type { Lesson } from './lesson.ts'
import { type Example, type LearnOptions, learn, probability, scoreInto, type Weights } from './linear.ts'
import { type Meanings, NO_MEANING } from './meanings.ts'
import { Runner, Words } from './network.ts'
import { Once } from './once.ts'
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
interface Part {
  readonly seen: readonly Seen[]
  readonly likely: number
}

/** Least probability for a text, or a part of a long one, to be read, with and without a plain word for a drug. */
interface Bars {
  readonly named: number
  readonly unnamed: number
}

/**
 * Texts that claim something are mostly likelier than 0.95 to. By three folds over the coded texts these bars let 17 of 678 near misses in, and 13 of 175
 * made to look like claims (docs/reading.md).
 */
const WHOLE: Bars = { named: 0.92, unnamed: 0.95 }
/** A part of a long text is less like the texts the gate was learned from: it is shut less readily. */
const PART_OF_MANY: Bars = { named: 0.35, unnamed: 0.8 }

/** A sentence read whole, and one of a text that may well claim nothing: only what it says beyond doubt counts. */
export const OPEN = 1
export const AJAR = 2
/** Least probability for a text that names drugs more than once to stand ajar. */
const MAYBE = 0.5

/** By sentence, whether a text is read: in parts likelier than not to claim something, and all the more where no plain word for a drug stands. */
export function openSentences(gate: Gate, named: number, seen: readonly Seen[], scan: Scan): Uint8Array {
  const open = new Uint8Array(seen.length)
  const parts = partsLikely(gate, seen, scan)
  for (const { seen: part, likely } of parts) {
    const times = parts.length === 1 ? named : timesNamed(part)
    const { named: ifNamed, unnamed } = parts.length === 1 ? WHOLE : PART_OF_MANY
    const least = times > 0 ? ifNamed : unnamed
    const how = likely >= least ? OPEN : likely >= MAYBE && times > 1 ? AJAR : 0
    if (how) for (const { sentence } of part) open[sentence.index] = how
  }
  return open
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
