/** One claim said twice is one observation: overlapping hits, and prices of one product in one paragraph, become one. */
import type { Measure } from '../core/observation.ts'
import { isSameMeasure } from './measures.ts'
import type { Frame } from './observe.ts'
import { sameCodes } from './price-frames.ts'
import { isLoose } from './rule-files.ts'
import { clauseOf, distance, join, overlap, type PlaceAt } from './sentence.ts'

export function merge(all: readonly Frame[]): Frame[] {
  const kept: Frame[] = []
  for (const frame of all) {
    const same = lastSame(kept, frame)
    if (!same) {
      kept.push(frame)
      continue
    }
    if (same.phenomenon === 'marketing.promotion' && frame.hasOwnSubstances) {
      same.substances = same.hasOwnSubstances ? union(same.substances, frame.substances) : frame.substances
      same.hasOwnSubstances = true
    }
    absorb(same, frame)
  }
  return once(kept)
}

/** A claim made again later with nothing new is the same claim: the fuller wording stays, the later of two as full. */
function once(frames: Frame[]): Frame[] {
  const dropped = new Set<Frame>()
  const byCode = new Map<string, Frame[]>()
  for (const frame of frames) {
    if (REPEATABLE.has(frame.phenomenon)) {
      if (COUNTED.has(frame.phenomenon)) dropIfCounted(frame, byCode, dropped)
      continue
    }
    const earlier = byCode.get(frame.phenomenon) ?? []
    let same: Frame | undefined
    for (let at = Math.max(0, earlier.length - MOST_COMPARED); at < earlier.length && !same; at++)
      if (!dropped.has(earlier[at]!) && isSaidAgain(earlier[at]!, frame)) same = earlier[at]
    if (same) dropped.add(isFuller(same, frame) ? frame : same)
    earlier.push(frame)
    byCode.set(frame.phenomenon, earlier)
  }
  return dropped.size ? frames.filter((frame) => !dropped.has(frame)) : frames
}

/** Two claims of the same words that came to say the same once their slots were filled are one; the first stays, with what causes either. */
export function withoutTwins(frames: readonly Frame[]): Frame[] {
  const kept = new Map<string, Frame>()
  for (const frame of frames) {
    const { phenomenon, evidence, substances, places, from, to, direction, certainty, measures } = frame
    const names = [places, from, to].map((list) => list.map(({ text }) => text))
    const said = [phenomenon, evidence.start, evidence.end, substances, names, direction, certainty, measures]
    const key = JSON.stringify(said)
    const twin = kept.get(key)
    if (twin) twin.drivers = union(twin.drivers, frame.drivers)
    else kept.set(key, frame)
  }
  return [...kept.values()]
}

/** Those of `added` that say nothing the nearest of `known` say already. Both in the order of the text. */
export function newOnly(added: readonly Frame[], known: readonly Frame[]): Frame[] {
  const byCode = new Map<string, Known>()
  for (const frame of known) {
    const list = byCode.get(frame.phenomenon) ?? { frames: [], furthest: [] }
    list.furthest.push(Math.max(frame.evidence.start, list.furthest.at(-1) ?? 0))
    list.frames.push(frame)
    byCode.set(frame.phenomenon, list)
  }
  const seized = added.filter(({ phenomenon }) => phenomenon === 'flow.seizure')
  return added.filter((frame) => {
    const told = COUNTED.has(frame.phenomenon) ? byCode.get(frame.phenomenon)?.frames : undefined
    if (told && isCounted(frame, told)) return false
    if (isOtherSide(frame, byCode.get(SIDES[frame.phenomenon] ?? '')?.frames)) return false
    if (frame.phenomenon === 'flow.trafficking' && isOtherSide(frame, seized)) return false
    const same = REPEATABLE.has(frame.phenomenon) ? undefined : byCode.get(frame.phenomenon)
    if (!same) return true
    const middle = firstBeyond(same.furthest, frame.evidence.start)
    return !same.frames
      .slice(Math.max(0, middle - MOST_COMPARED), middle + MOST_COMPARED)
      .some((one) => isSaidAgain(one, frame))
  })
}

/** Claims of one kind, and for each how far into the text it or one before it begins: what is searched by halves. */
interface Known {
  readonly frames: Frame[]
  readonly furthest: number[]
}

/** The first of never falling values that lies beyond a limit; their count when none does. */
function firstBeyond(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! > limit) high = middle
    else low = middle + 1
  }
  return low
}

/** A claim is compared with so many of its kind before it. */
const MOST_COMPARED = 12

/** Events that happen more than once: two seizures are two. */
const REPEATABLE = new Set([
  'market.price',
  'flow.seizure',
  'harm.overdose',
  'harm.death',
  'context.enforcement',
  'context.response',
  'harm.health',
  'flow.courier',
  'market.adulteration',
  'market.purity',
])

/** What headline, lead and body of a release each tell with the same figure. */
const COUNTED = new Set(['flow.seizure', 'harm.overdose', 'harm.death'])

function dropIfCounted(frame: Frame, byCode: Map<string, Frame[]>, dropped: Set<Frame>): void {
  const earlier = byCode.get(frame.phenomenon) ?? []
  if (isCounted(frame, earlier.slice(-MOST_COMPARED))) dropped.add(frame)
  else byCode.set(frame.phenomenon, [...earlier, frame])
}

/** "Customs seized 640 kg", and further on "the bags held 640 kg": a figure told again of the same drug is the same event. */
function isCounted(frame: Frame, told: readonly Frame[]): boolean {
  const figures = frame.measures.filter(isTelling)
  return (
    figures.length > 0 &&
    told.some(
      (one) =>
        one.sentence !== frame.sentence &&
        !goTwoWays(one, frame) &&
        (sameCodes(one.substances, frame.substances) || frame.substances.length === 0) &&
        figures.every((figure) => one.measures.some((known) => isSameMeasure(known, figure))),
    )
  )
}

/** What a rule reads as where drugs come from is no seizure of them as well, nor the other way. */
const isOtherSide = (frame: Frame, others: readonly Frame[] = []): boolean =>
  others.some((one) => one.sentence === frame.sentence && overlap(one.evidence, frame.evidence))
const SIDES: Readonly<Record<string, string>> = {
  'flow.seizure': 'flow.trafficking',
  'flow.trafficking': 'flow.seizure',
}

/** Small whole numbers return by chance; "643 kg" and "1.4 tonnes" hardly do. */
function isTelling({ kind, value, min, max }: Measure): boolean {
  const figure = value ?? min ?? max ?? 0
  return FIGURES.has(kind) && (figure > 5 || !Number.isInteger(figure))
}
const FIGURES: ReadonlySet<Measure['kind']> = new Set(['weight', 'deaths', 'cases', 'count'])

function isSaidAgain(a: Frame, b: Frame): boolean {
  if (a.mode !== b.mode || !isSameEnd(a.from, b.from) || !isSameEnd(a.to, b.to)) return false
  if (a.certainty !== b.certainty) return false
  if (goTwoWays(a, b)) return false
  // An announcement in general, made particular later: "des promos", then "« 1 g acheté, 0,2 offert »".
  const isAnnounced =
    a.substances.length === 0 &&
    a.places.length === 0 &&
    a.measures.length === 0 &&
    a.sentence.paragraph < b.sentence.paragraph
  if (isAnnounced && b.measures.length > 0) return true
  return (
    sameCodes(a.substances, b.substances) &&
    samePlaces(a.places, b.places) &&
    (a.measures.length === 0 || b.measures.length === 0)
  )
}

/** Ends of a flow agree when one names none. */
const isSameEnd = (a: readonly PlaceAt[], b: readonly PlaceAt[]): boolean =>
  a.length === 0 || b.length === 0 || samePlaces(a, b)

/** The fuller of two wordings is kept; of two as full, the first of a paragraph, the last of a text. */
function isFuller(a: Frame, b: Frame): boolean {
  if (fullness(a) !== fullness(b)) return fullness(a) > fullness(b)
  return a.sentence.paragraph === b.sentence.paragraph
}

const fullness = (frame: Frame): number =>
  frame.from.length +
  frame.to.length +
  frame.measures.length +
  (frame.direction === 'present' ? 0 : 1) +
  frame.drivers.length

/** A claim that is only a part of another in the same clause gives way to it: [the part, the wholes]. */
const YIELDS: Readonly<Record<string, readonly string[]>> = {
  'use.profile': [
    'market.price',
    'context.response',
    'context.enforcement',
    'flow.seizure',
    'harm.overdose',
    'harm.death',
    'use.level',
  ],
  'market.purity': ['market.price'],
  'context.precarity': ['use.profile', 'use.procurement'],
  'supply.fixed-point': ['use.procurement'],
  'supply.darkweb': ['use.procurement'],
  'supply.post': ['flow.trafficking'],
  'flow.trafficking': ['flow.seizure'],
  'context.enforcement': ['flow.courier'],
  'supply.messaging': ['supply.call-centre', 'marketing.solicitation', 'marketing.promotion'],
  'market.availability': ['place.displacement', 'supply.public-space'],
  'supply.public-space': ['market.organisation'],
  'supply.outreach': ['supply.public-space', 'supply.delivery'],
}

/** Words within which two triggers speak of the same thing across a comma. */
const BESIDE = 8

const mayYield = ({ phenomenon }: Frame): boolean => YIELDS[phenomenon] !== undefined

export function yielding(frames: readonly Frame[]): readonly Frame[] {
  if (frames.length < 2 || !frames.some(mayYield)) return frames
  return frames.filter((frame) => {
    const wholes = YIELDS[frame.phenomenon]
    if (!wholes) return true
    const clause = clauseOf(frame.sentence, frame.trigger)
    const isBeside = (one: Frame): boolean =>
      clauseOf(one.sentence, one.trigger) === clause || distance(one.trigger, frame.trigger) <= BESIDE
    return !frames.some(
      (one) => one.sentence === frame.sentence && wholes.includes(one.phenomenon) && isBeside(one),
    )
  })
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]

/** The last of the claims just before that makes the same claim. */
function lastSame(frames: readonly Frame[], frame: Frame): Frame | undefined {
  const first = Math.max(0, frames.length - MOST_MERGED)
  for (let index = frames.length - 1; index >= first; index--) {
    const one = frames[index]!
    if (one.phenomenon === frame.phenomenon && isSameClaim(one, frame)) return one
  }
  return undefined
}

/** A claim is merged with one of so many before it. */
const MOST_MERGED = 24

/** For claims of one phenomenon. */
function isSameClaim(a: Frame, b: Frame): boolean {
  if (a.phenomenon === 'market.price') return isSamePrice(a, b)
  if (a.sentence !== b.sentence) return false
  if (a.mode !== null && b.mode !== null && a.mode !== b.mode) return false
  if (a.phenomenon === 'marketing.promotion') return true
  if (overlap(a.trigger, b.trigger)) return true
  if (a.hasOwnSubstances && b.hasOwnSubstances && !shareOne(a.substances, b.substances)) return false
  const isSameClause = clauseOf(a.sentence, a.trigger) === clauseOf(b.sentence, b.trigger)
  if (!isSameClause)
    return (
      sameCodes(a.substances, b.substances) &&
      a.direction === b.direction &&
      a.certainty === b.certainty &&
      distance(a.trigger, b.trigger) < 12
    )
  return (
    a.direction === b.direction ||
    a.direction === 'present' ||
    b.direction === 'present' ||
    distance(a.trigger, b.trigger) < 8
  )
}

function shareOne(a: readonly string[], b: readonly string[]): boolean {
  for (const code of a) if (b.includes(code)) return true
  return false
}

function isSamePrice(a: Frame, b: Frame): boolean {
  // Words about a price and the sums beside them are one claim.
  if (
    a.sentence === b.sentence &&
    (a.measures.length === 0 || b.measures.length === 0) &&
    distance(a.trigger, b.trigger) <= 14 &&
    !isOpposed(a, b)
  )
    return true
  if (!sameCodes(a.substances, b.substances) || a.sentence.paragraph !== b.sentence.paragraph) return false
  if (!samePlaces(a.places, b.places)) return false
  if (goTwoWays(a, b)) return false
  return (
    b.sentence.index - a.sentence.index <= 0 ||
    (b.sentence.index - a.sentence.index <= 3 && b.direction !== 'present')
  )
}

/** "Doubled in Kabul, but prices in Leeds have not changed": two clauses, two ways. */
const isOpposed = (a: Frame, b: Frame): boolean =>
  goTwoWays(a, b) && clauseOf(a.sentence, a.trigger) !== clauseOf(b.sentence, b.trigger)

const goTwoWays = (a: Frame, b: Frame): boolean =>
  a.direction !== b.direction && a.direction !== 'present' && b.direction !== 'present'

export function samePlaces(a: readonly PlaceAt[], b: readonly PlaceAt[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at]!.text !== b[at]!.text) return false
  return true
}

function absorb(into: Frame, frame: Frame): void {
  if (isLoose(into.rule)) into.rule = frame.rule
  if (into.direction === 'present') into.direction = frame.direction
  if (into.level === null) into.level = frame.level
  if (
    (!into.hasOwnSubstances && frame.hasOwnSubstances) ||
    (into.phenomenon === 'market.price' && into.measures.length === 0 && frame.measures.length > 0)
  ) {
    into.substances = frame.substances
    into.hasOwnSubstances = true
  }
  for (const driver of frame.drivers) if (!into.drivers.includes(driver)) into.drivers.push(driver)
  for (const measure of frame.measures)
    if (!into.measures.some((known) => isSameMeasure(known, measure))) into.measures.push(measure)
  into.evidence = join(into.evidence, frame.evidence)
}
