/** One claim said twice is one observation: overlapping hits, and prices of one product in one paragraph, become one. */
import type { Frame } from './observe.ts'
import { join, sameCodes } from './price-frames.ts'
import { clauseOf, distance, overlap, type PlaceAt } from './sentence.ts'

export function merge(frames: readonly Frame[]): Frame[] {
  const kept: Frame[] = []
  for (const frame of frames) {
    const same = lastMatching(kept, (one) => isSameClaim(one, frame))
    if (!same) {
      kept.push(frame)
      continue
    }
    absorb(same, frame)
  }
  return kept
}

function lastMatching(frames: readonly Frame[], test: (frame: Frame) => boolean): Frame | undefined {
  for (let index = frames.length - 1; index >= Math.max(0, frames.length - 24); index--)
    if (test(frames[index]!)) return frames[index]
  return undefined
}

function isSameClaim(a: Frame, b: Frame): boolean {
  if (a.phenomenon !== b.phenomenon) return false
  if (a.phenomenon === 'market.price') return isSamePrice(a, b)
  if (a.sentence !== b.sentence) return false
  if (overlap(a.trigger, b.trigger)) return true
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

function isSamePrice(a: Frame, b: Frame): boolean {
  // Words about a price and the sums beside them are one claim.
  if (a.sentence === b.sentence && (a.measures.length === 0 || b.measures.length === 0) && distance(a.trigger, b.trigger) <= 14) return true
  if (!sameCodes(a.substances, b.substances) || a.sentence.paragraph !== b.sentence.paragraph) return false
  if (!samePlaces(a.places, b.places)) return false
  if (a.direction !== b.direction && a.direction !== 'present' && b.direction !== 'present') return false
  return b.sentence.index - a.sentence.index <= 3
}

export const samePlaces = (a: readonly PlaceAt[], b: readonly PlaceAt[]): boolean =>
  a.length === b.length && a.every((one, index) => one.text === b[index]!.text)

function absorb(into: Frame, frame: Frame): void {
  if (into.direction === 'present') into.direction = frame.direction
  if (into.level === null) into.level = frame.level
  if ((!into.hasOwnSubstances && frame.hasOwnSubstances) || (into.phenomenon === 'market.price' && into.measures.length === 0 && frame.measures.length > 0)) {
    into.substances = frame.substances
    into.hasOwnSubstances = true
  }
  for (const measure of frame.measures)
    if (!into.measures.some((known) => JSON.stringify(known) === JSON.stringify(measure)))
      into.measures.push(measure)
  into.evidence = join(into.evidence, frame.evidence)
  into.trigger = { ...into.trigger }
}
