/**
 * Where the words of one claim are two of a kind (« le kilo vaut 4 000 euros ; à l'arrivée, dix fois plus »): between two stretches of a sentence that both claim a
 * phenomenon, by the mark and the words between them and by what each of them names and counts, as learned from coded texts.
 */
import type { Measure } from '../../core/observation.ts'
import type { Frame } from '../observe.ts'
import { type At, type NumberAt, overlap, type Sentence } from '../sentence.ts'
import type { Stretches } from './detect.ts'
import { scoreInto, type Weights } from './linear.ts'
import type { Model } from './model.ts'
import { covers } from './offers.ts'
import { Phrases } from './phrases.ts'
import { itemsIn, type Seen } from './seen.ts'
import { hashOf, mix } from './sign-number.ts'
import { PHENOMENA, Signs } from './signs.ts'

/** Kinds of signs; the numbers are not those of `signs.ts`, `sign-claim.ts` and `item-signs.ts`. */
const KIND = {
  mark: 61,
  first: 62,
  firstTwo: 63,
  last: 64,
  left: 65,
  right: 66,
  counts: 67,
  countsMark: 68,
  named: 69,
  substances: 70,
  places: 71,
  hits: 72,
  hitsMark: 73,
  lengths: 74,
  many: 75,
  figures: 76,
  of: 77,
  ofPhenomenon: 78,
} as const

/** A phenomenon as a number that is the same in every run: the number it has among those met is not. */
const OF = new Phrases('of', PHENOMENA.nameOf)

const LISTS = [
  'numbers',
  'prices',
  'percents',
  'substances',
  'places',
  'periods',
  'quantities',
  'counted',
] as const

/** Signs of the place between two stretches of a sentence, for a phenomenon both claim; `isBlind` leaves the rules out. */
export function signCut(
  into: Signs,
  seen: Seen,
  [left, right]: readonly [At, At],
  phenomenon: string,
  text: string,
  isBlind = false,
): void {
  const { items, sentence } = seen
  const of = OF.of(PHENOMENA.numberOf(phenomenon))
  const say = (kind: number, a: number, b = 0): void => {
    const sign = mix(kind, a, b)
    into.add(sign)
    into.add(mix(KIND.ofPhenomenon, sign, of))
  }
  const [leftFirst, leftEnd] = itemsIn(seen, left)
  const [rightFirst, rightEnd] = itemsIn(seen, right)
  const between = text.slice(items.end[leftEnd - 1] ?? left.end, items.start[rightFirst] ?? right.start)
  const mark = hashOf('mark', between.trim().slice(0, MARK_LENGTH))
  say(KIND.mark, mark)
  say(KIND.first, items.stem[rightFirst] ?? 0)
  say(KIND.firstTwo, items.stem[rightFirst] ?? 0, items.stem[rightFirst + 1] ?? 0)
  say(KIND.last, items.stem[leftEnd - 1] ?? 0)
  for (let at = leftFirst; at < leftEnd; at++)
    if (items.isMark[at] === 0) into.add(mix(KIND.left, items.stem[at]!))
  for (let at = rightFirst; at < rightEnd; at++)
    if (items.isMark[at] === 0) into.add(mix(KIND.right, items.stem[at]!))
  LISTS.forEach((name, list) => {
    const counts = 3 * countIn(sentence[name], left, 2) + countIn(sentence[name], right, 2)
    say(KIND.counts, list, counts)
    say(KIND.countsMark, mix(list, counts), mark)
  })
  const substances = relation(sentence.substances, left, right, ({ code }) => code)
  const places = relation(sentence.places, left, right, (place) => place.text)
  say(KIND.substances, substances)
  say(KIND.places, places)
  say(KIND.named, substances, places)
  if (!isBlind) {
    const own = sentence.hits.filter(({ rule }) => rule.codes === phenomenon)
    const hits = 2 * countIn(own, left, 1) + countIn(own, right, 1)
    say(KIND.hits, hits)
    say(KIND.hitsMark, hits, mark)
  }
  say(KIND.lengths, lengthOf(leftFirst, leftEnd), lengthOf(rightFirst, rightEnd))
  say(KIND.many, Math.min(5, sentence.stretches.length))
  const figures = sentence.prices.length > 0 ? sentence.prices : sentence.numbers
  say(KIND.figures, 2 * countIn(figures, left, 1) + countIn(figures, right, 1), mix(substances, places))
  into.add(mix(KIND.of, of))
}

/** Letters of a mark at most. */
const MARK_LENGTH = 4

const lengthOf = (first: number, end: number): number => Math.min(5, (end - first) >> 2)

/** How many of a list a stretch holds, up to so many. */
function countIn(list: readonly At[], stretch: At, most: number): number {
  let count = 0
  for (const one of list) if (overlap(one, stretch) && ++count === most) break
  return count
}

/** Whether the left names any, the right does, and both the same. */
function relation<T extends At>(list: readonly T[], left: At, right: At, nameOf: (one: T) => string): number {
  const namesIn = (stretch: At): string[] => list.filter((one) => overlap(one, stretch)).map(nameOf)
  const [before, after] = [namesIn(left), namesIn(right)]
  return (
    Math.min(1, before.length) +
    2 * Math.min(1, after.length) +
    4 * Number(after.some((name) => before.includes(name)))
  )
}

/** Parts the claims of a text. */
export class Cutter {
  readonly #weights: Weights
  readonly #seen: readonly Seen[]
  readonly #text: string
  readonly #signs = new Signs()
  readonly #scores = new Float64Array(1)

  constructor(weights: Weights, seen: readonly Seen[], text: string) {
    this.#weights = weights
    this.#seen = seen
    this.#text = text
  }

  /** Whether two stretches of a sentence, one behind the other, make two claims of a phenomenon. */
  isCut(sentence: Sentence, left: At, right: At, phenomenon: string): boolean {
    this.#signs.clear()
    signCut(this.#signs, this.#seen[sentence.index]!, [left, right], phenomenon, this.#text)
    const { numbers, values, count } = this.#signs
    scoreInto(this.#weights, numbers, values, count, this.#scores)
    return this.#scores[0]! > LEAST
  }
}

/** Leaves a claim of a rule the words up to where its text makes another of its kind. */
export function part(
  frame: Frame,
  stretches: Stretches,
  { detector, thresholds }: Pick<Model, 'detector' | 'thresholds'>,
  cutter: Cutter,
): void {
  const { sentence, evidence, trigger, phenomenon } = frame
  const number = detector.phenomena.indexOf(phenomenon)
  const first = stretches.firstOf(sentence.index)
  if (number < 0 || first < 0) return
  const claims = (at: number): boolean => stretches.oddsOf(at, number) >= thresholds.propose
  let { from, start, to, end } = evidence
  for (let at = first; stretches.sentences[at + 1] === sentence; at++) {
    const left = stretches.ats[at]!
    const right = stretches.ats[at + 1]!
    const isWithin = left.end > start && right.start < end
    if (!isWithin || (covers(left, trigger) && covers(right, trigger))) continue
    if (!claims(at) || !claims(at + 1) || !cutter.isCut(sentence, left, right, phenomenon)) continue
    if (trigger.start >= right.start) [from, start] = [right.from, right.start]
    else {
      ;[to, end] = [left.to, left.end]
      break
    }
  }
  if (start === evidence.start && end === evidence.end) return
  frame.evidence = { from, to, start, end }
  frame.measures = measuresIn(frame, evidence)
}

/** A claim's measures without those of numbers that stood in its words `before` and stand there no more. */
function measuresIn({ measures, sentence, evidence }: Frame, before: At): Measure[] {
  const numbers = sentence.numbers.filter((one) => overlap(one, before))
  const kept = numbers.filter((one) => overlap(one, evidence))
  const isOf = ({ value, min, max }: Measure, of: readonly NumberAt[]): boolean =>
    of.some(({ num }) => num.value === (value ?? min ?? max))
  return measures.filter((measure) => !isOf(measure, numbers) || isOf(measure, kept))
}

/** The score of a third: one claim more that is right as often as that raises F1 where it is near two thirds (Lipton, Elkan and Naryanaswamy 2014). */
const LEAST = -0.7
