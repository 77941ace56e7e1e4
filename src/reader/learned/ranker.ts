/**
 * Choosing one of several candidates by signs: a conditional logit (McFadden 1974) over a net with one hidden layer, so that signs count by what
 * they come with; whatever the number of candidates.
 */
import { AT_ONCE, addSteps } from './add-rows.ts'
import { signAt, wordedCount } from './phrases.ts'
import type { SignTable } from './sign-table.ts'

/** Candidates as the ranker sees them: their signs, one candidate behind the other. */
export interface Candidates {
  readonly count: number
  /** Signs by the places of their phrases. */
  readonly signs: Int32Array
  /** Where the signs of each candidate end. */
  readonly ends: readonly number[]
}

export interface RankWeights {
  readonly table: SignTable
  /** What each sign adds to the units of the hidden layer and, last, to the score itself, as steps of `scale`: sign × (units + 1). */
  readonly rows: Int8Array
  /** By sign. */
  readonly scale: Float32Array
  /** Of the units. */
  readonly bias: Float32Array
  /** From the units to the score. */
  readonly outward: Float32Array
}

/** By the place of a phrase, the sign it is among those learned, −1 for one that was not: each is looked up once. */
interface Placed {
  sign: Int32Array
  count: number
}

const placedOf = new WeakMap<RankWeights, Placed>()

function signsByPlace(weights: RankWeights): Int32Array {
  const placed = placedOf.get(weights) ?? { sign: new Int32Array(1024), count: 0 }
  placedOf.set(weights, placed)
  const count = wordedCount()
  if (count > placed.sign.length) {
    const larger = new Int32Array(count * 2)
    larger.set(placed.sign)
    placed.sign = larger
  }
  for (; placed.count < count; placed.count++)
    placed.sign[placed.count] = weights.table.find(signAt(placed.count))
  return placed.sign
}

/** Index of the best candidate, the first of equals; `favoured` is given a lead. */
export function best(weights: RankWeights, candidates: Candidates, favoured = -1, lead = 0): number {
  const known = signsByPlace(weights)
  const work = roomFor(weights.bias.length + 1, candidates)
  let chosen = 0
  let high = Number.NEGATIVE_INFINITY
  for (let index = 0; index < candidates.count; index++) {
    const score = scoreOf(weights, known, candidates, index, work) + (index === favoured ? lead : 0)
    if (score > high) {
      high = score
      chosen = index
    }
  }
  return chosen
}

/** Room to work in: the units, and where the rows to be added up begin and how often each counts. */
interface Room {
  units: Float64Array
  rows: Int32Array
  times: Float64Array
}
const room: Room = { units: new Float64Array(), rows: new Int32Array(), times: new Float64Array() }

function roomFor(width: number, { signs }: Candidates): Room {
  if (room.units.length !== width) room.units = new Float64Array(width)
  if (room.rows.length < signs.length + AT_ONCE) {
    room.rows = new Int32Array(signs.length + AT_ONCE)
    room.times = new Float64Array(signs.length + AT_ONCE)
  }
  return room
}

function scoreOf(
  { rows, scale, bias, outward }: RankWeights,
  known: Int32Array,
  { signs, ends }: Candidates,
  index: number,
  { units, rows: begins, times }: Room,
): number {
  const width = units.length
  units.set(bias)
  units[width - 1] = 0
  let count = 0
  for (let at = index ? ends[index - 1]! : 0; at < ends[index]!; at++) {
    const sign = known[signs[at]!]!
    if (sign < 0) continue
    begins[count] = sign * width
    times[count++] = scale[sign]!
  }
  for (; count % AT_ONCE !== 0; count++) {
    begins[count] = 0
    times[count] = 0
  }
  if (count > 0) addSteps(units, rows, begins, times, count)
  return readOff(units, outward)
}

/** The score that units come to: those above nothing count, and the last for itself. */
export function readOff(units: ArrayLike<number>, outward: Float32Array): number {
  let score = units[outward.length]!
  for (let unit = 0; unit < outward.length; unit++)
    if (units[unit]! > 0) score += units[unit]! * outward[unit]!
  return score
}

/** The signs of each candidate, to learn from. */
export const signsOfEach = ({ count, signs, ends }: Candidates): Int32Array[] =>
  Array.from({ length: count }, (_, index) =>
    signs.slice(index ? ends[index - 1] : 0, ends[index]).map(signAt),
  )
