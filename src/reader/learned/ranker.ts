/**
 * Choosing one of several candidates by signs: a conditional logit (McFadden 1974), one weight a sign whatever the number of
 * candidates, learned by AdaGrad; the weights are the mean of those after the later rounds (Polyak and Juditsky 1992).
 */
import { signAt, wordedCount } from './phrases.ts'
import { randomFrom, shuffle } from './shuffle.ts'
import { SignTable } from './sign-table.ts'

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
  readonly weight: Float32Array
}

/** Weights by the place of a phrase, 0 for one that was not learned: each is looked up once. */
interface Placed {
  weight: Float32Array
  count: number
}

const placedOf = new WeakMap<RankWeights, Placed>()

function weightsByPlace(weights: RankWeights): Float32Array {
  const placed = placedOf.get(weights) ?? { weight: new Float32Array(1024), count: 0 }
  placedOf.set(weights, placed)
  const count = wordedCount()
  if (count > placed.weight.length) {
    const larger = new Float32Array(count * 2)
    larger.set(placed.weight)
    placed.weight = larger
  }
  for (; placed.count < count; placed.count++) {
    const at = weights.table.find(signAt(placed.count))
    if (at >= 0) placed.weight[placed.count] = weights.weight[at]!
  }
  return placed.weight
}

export interface Choice {
  /** The signs of each candidate. */
  readonly candidates: readonly Int32Array[]
  /** Index of the right one. */
  readonly right: number
}

export interface RankOptions {
  readonly rounds: number
  readonly alpha: number
  readonly l2: number
  readonly seed: number
}

export const RANK_OPTIONS: RankOptions = { rounds: 12, alpha: 0.02, l2: 0.002, seed: 5 }

/** Index of the best candidate, the first of equals; `favoured` is given a lead. */
export function best(
  weights: RankWeights,
  { count, signs, ends }: Candidates,
  favoured = -1,
  lead = 0,
): number {
  const weight = weightsByPlace(weights)
  let chosen = 0
  let high = Number.NEGATIVE_INFINITY
  let sign = 0
  for (let index = 0; index < count; index++) {
    let score = 0
    for (; sign < ends[index]!; sign++) score += weight[signs[sign]!]!
    if (index === favoured) score += lead
    if (score > high) {
      high = score
      chosen = index
    }
  }
  return chosen
}

/** The signs of each candidate, to learn from. */
export const signsOfEach = ({ count, signs, ends }: Candidates): Int32Array[] =>
  Array.from({ length: count }, (_, index) =>
    signs.slice(index ? ends[index - 1] : 0, ends[index]).map(signAt),
  )

export function learnChoices(choices: readonly Choice[], options: RankOptions = RANK_OPTIONS): RankWeights {
  const { alpha, l2 } = options
  const index = new Map<number, number>()
  const rows = choices
    .filter(({ candidates }) => candidates.length > 1)
    .map(({ candidates, right }) => ({
      right,
      rows: candidates.map((signs) =>
        signs.map((number) => {
          const known = index.get(number) ?? index.size
          index.set(number, known)
          return known
        }),
      ),
    }))
  const weight = new Float32Array(index.size)
  const squares = new Float32Array(index.size)
  const order = Int32Array.from(rows.keys())
  const random = randomFrom(options.seed)
  const middle = new Float32Array(index.size)
  const earlier = Math.floor(options.rounds / 2)
  for (let round = 0; round < options.rounds; round++) {
    shuffle(order, random)
    for (const which of order) {
      const { rows: candidates, right } = rows[which]!
      const odds = oddsOf(candidates, weight)
      candidates.forEach((signs, place) => {
        const gradient = odds[place]! - (place === right ? 1 : 0)
        if (Math.abs(gradient) < 1e-3) return
        for (const sign of signs) {
          const slope = gradient + l2 * weight[sign]!
          squares[sign]! += slope * slope
          weight[sign]! -= (alpha * slope) / Math.sqrt(squares[sign]! + 0.1)
        }
      })
    }
    if (round < earlier) continue
    for (let sign = 0; sign < middle.length; sign++)
      middle[sign]! += weight[sign]! / (options.rounds - earlier)
  }
  const sorted = [...index].sort((a, b) => a[0] - b[0])
  return {
    table: new SignTable(Int32Array.from(sorted, ([sign]) => sign)),
    weight: Float32Array.from(sorted, ([, at]) => middle[at]!),
  }
}

function oddsOf(candidates: readonly Int32Array[], weight: Float32Array): number[] {
  const scores = candidates.map((signs) => {
    let score = 0
    for (const sign of signs) score += weight[sign]!
    return score
  })
  const high = Math.max(...scores)
  const odds = scores.map((score) => Math.exp(score - high))
  const total = odds.reduce((sum, odd) => sum + odd, 0)
  return odds.map((odd) => odd / total)
}
