/** Two shares of few: are they the same? Exactly, or by chi-squared when there are many. */
import { demandCounts } from './demand.ts'
import { chiSquaredUpper } from './gamma.ts'
import { logGamma } from './gamma-function.ts'

export interface FisherTest {
  /** Chance of tables no likelier than this one, its margins given. */
  readonly p: number
  /** Odds ratio, the likeliest given the margins; 0 or infinite where a cell is empty. */
  readonly oddsRatio: number
}

/**
 * Fisher's exact test of `x1` of `n1` against `x2` of `n2`.
 *
 * Fisher (1935), J. R. Stat. Soc. 98(1). Agrees with R `fisher.test`, whose odds ratio is searched to four digits.
 *
 * @returns `undefined` when a side has nothing tried, or all or none were positive on both.
 * @throws RangeError for counts that are none, or more positives than tries.
 * @example
 * fisherExact(3, 4, 1, 4)?.p.toFixed(6) // => '0.485714'
 */
export function fisherExact(x1: number, n1: number, x2: number, n2: number): FisherTest | undefined {
  demandTwo('fisherExact', x1, n1, x2, n2)
  const positive = x1 + x2
  if (n1 === 0 || n2 === 0 || positive === 0 || positive === n1 + n2) return undefined
  const [lowest, highest] = [Math.max(0, positive - n2), Math.min(n1, positive)]
  const logs = Array.from({ length: highest - lowest + 1 }, (_, k) => {
    const cell = lowest + k
    return logChoose(n1, cell) + logChoose(n2, positive - cell)
  })
  const top = Math.max(...logs)
  const chances = logs.map((value) => Math.exp(value - top))
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  const here = chances[x1 - lowest]! * (1 + 1e-7)
  const p = chances.reduce((sum, chance) => sum + (chance <= here ? chance : 0), 0) / total
  return { p: Math.min(1, p), oddsRatio: likeliestOdds(logs, lowest, x1) }
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)

/** The odds ratio at which the cell observed is the one expected. */
function likeliestOdds(logs: readonly number[], lowest: number, cell: number): number {
  if (cell === lowest) return 0
  if (cell === lowest + logs.length - 1) return Number.POSITIVE_INFINITY
  const expected = (log: number): number => {
    const tilted = logs.map((value, k) => value + k * log)
    const top = Math.max(...tilted)
    let [sum, weighted] = [0, 0]
    for (const [k, value] of tilted.entries()) {
      const chance = Math.exp(value - top)
      sum += chance
      weighted += chance * (lowest + k)
    }
    return weighted / sum
  }
  let [low, high] = [-50, 50]
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (expected(middle) < cell) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

/**
 * Pearson's chi-squared test of two shares, without continuity correction: for five expected in each cell or more.
 *
 * Pearson (1900); Campbell (2007), Stat. Med. 26(19). Agrees with R `prop.test(correct = FALSE)`.
 *
 * @returns `undefined` when a side has nothing tried, or all or none were positive on both.
 * @throws RangeError for counts that are none, or more positives than tries.
 * @example
 * chiSquaredOfShares(3, 4, 1, 4)?.chisq // => 2
 */
export function chiSquaredOfShares(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
): { chisq: number; p: number } | undefined {
  demandTwo('chiSquaredOfShares', x1, n1, x2, n2)
  const share = (x1 + x2) / (n1 + n2)
  if (n1 === 0 || n2 === 0 || share === 0 || share === 1) return undefined
  const chisq = (x1 / n1 - x2 / n2) ** 2 / (share * (1 - share) * (1 / n1 + 1 / n2))
  return { chisq, p: chiSquaredUpper(chisq, 1) }
}

function demandTwo(method: string, x1: number, n1: number, x2: number, n2: number): void {
  demandCounts(method, 'counts', [x1, n1, x2, n2])
  for (const [x, n] of [
    [x1, n1],
    [x2, n2],
  ] as const)
    if (x > n) throw new RangeError(`${method}: expected at most ${n} positives, found ${x}`)
}
