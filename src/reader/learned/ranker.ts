/**
 * Choosing one of several candidates by signs: a conditional logit (McFadden 1974), one weight a sign whatever the number of
 * candidates, learned by AdaGrad.
 */
import { randomFrom, shuffle } from './shuffle.ts'
import { SignTable } from './sign-table.ts'
import { hashOf } from './signs.ts'

/** A candidate as the ranker sees it. */
export interface Candidate {
  readonly signs: readonly string[]
}

export interface RankWeights {
  readonly table: SignTable
  readonly weight: Float32Array
}

export interface Choice {
  readonly candidates: readonly Candidate[]
  /** Index of the right one. */
  readonly right: number
}

export interface RankOptions {
  readonly rounds: number
  readonly alpha: number
  readonly l2: number
  readonly seed: number
}

export const RANK_OPTIONS: RankOptions = { rounds: 20, alpha: 0.05, l2: 0.002, seed: 5 }

const signOf = (sign: string): number => hashOf('choice', sign)

export function scoreOf(weights: RankWeights, candidate: Candidate): number {
  let score = 0
  for (const sign of candidate.signs) {
    const at = weights.table.find(signOf(sign))
    if (at >= 0) score += weights.weight[at]!
  }
  return score
}

/** Index of the best candidate, the first of equals; `favoured` is given a lead. */
export function best(
  weights: RankWeights,
  candidates: readonly Candidate[],
  favoured = -1,
  lead = 0,
): number {
  let chosen = 0
  let high = Number.NEGATIVE_INFINITY
  candidates.forEach((candidate, index) => {
    const score = scoreOf(weights, candidate) + (index === favoured ? lead : 0)
    if (score > high) {
      high = score
      chosen = index
    }
  })
  return chosen
}

export function learnChoices(choices: readonly Choice[], options: RankOptions = RANK_OPTIONS): RankWeights {
  const { alpha, l2 } = options
  const index = new Map<number, number>()
  const rows = choices
    .filter(({ candidates }) => candidates.length > 1)
    .map(({ candidates, right }) => ({
      right,
      rows: candidates.map(({ signs }) =>
        Int32Array.from(signs, (sign) => {
          const number = signOf(sign)
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
  }
  const sorted = [...index].sort((a, b) => a[0] - b[0])
  return {
    table: new SignTable(Int32Array.from(sorted, ([sign]) => sign)),
    weight: Float32Array.from(sorted, ([, at]) => weight[at]!),
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
