/**
 * Choosing one of several candidates by signs: a conditional logit (McFadden 1974) over a net with one hidden layer, so that signs count by what
 * they come with; whatever the number of candidates.
 */
import { ChordRows } from './chord-rows.ts'
import { chordAt } from './chords.ts'
import type { SignTable } from './sign-table.ts'

/** Candidates as the ranker sees them: their signs, one candidate behind the other. */
export interface Candidates {
  readonly count: number
  /** Signs by the places of their chords. */
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

/** Index of the best candidate, the first of equals; `favoured` is given a lead. */
export function best(weights: RankWeights, candidates: Candidates, favoured = -1, lead = 0): number {
  const rows = chordRows(weights)
  let chosen = 0
  let high = Number.NEGATIVE_INFINITY
  for (let index = 0; index < candidates.count; index++) {
    const score = scoreOf(weights, rows, candidates, index) + (index === favoured ? lead : 0)
    if (score > high) {
      high = score
      chosen = index
    }
  }
  return chosen
}

const rowsOf = new WeakMap<RankWeights, ChordRows>()

function chordRows(weights: RankWeights): ChordRows {
  const rows = rowsOf.get(weights) ?? new ChordRows(weights)
  rowsOf.set(weights, rows)
  rows.begin()
  return rows
}

function scoreOf(
  { outward }: RankWeights,
  rows: ChordRows,
  { signs, ends }: Candidates,
  index: number,
): number {
  rows.addUp(signs, index ? ends[index - 1]! : 0, ends[index]!)
  return readOff(rows.units, outward)
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
    Int32Array.from(
      [...signs.slice(index ? ends[index - 1] : 0, ends[index])].flatMap((place) => [...chordAt(place)]),
    ),
  )
