/** In which years did a trend turn, and how fast does it go a year between? Segmented log-linear regression. */
import { demandFinite, demandPositive, demandSameLength } from './demand.ts'
import { solveLeastSquares } from './least-squares.ts'

export interface JoinpointModel {
  readonly joinpoints: readonly number[]
  /** Annual percent change of each stretch. */
  readonly apc: readonly number[]
  /** Residual sum of squares of the logarithms. */
  readonly rss: number
  /** ln(rss / n) + 2 (k + 1) ln(n) / n: smaller is better. */
  readonly bic: number
}

export interface Joinpoints {
  /** The best model with 0, 1, 2 … joinpoints. */
  readonly models: readonly JoinpointModel[]
  /** How many joinpoints the criterion prefers. */
  readonly best: number
}

/**
 * Best continuous piecewise line of log `y` over times `t` for each number of joinpoints up to `most`, found by trying all.
 *
 * Kim, Fay, Feuer & Midthune (2000), Stat. Med. 19(3), grid search over observed times; choice by the Bayesian information criterion. A joinpoint has at least
 * `fewest` observations strictly before and after it, and two joinpoints stand more than `fewest` observations apart.
 *
 * @returns `undefined` with fewer than 2 `fewest` + 1 observations.
 * @throws RangeError for unequal lengths, values that are not above zero, or times that do not increase.
 * @example
 * joinpoints([1, 2, 3, 4, 5, 6], [1, 2, 4, 8, 4, 2], { most: 1 })?.models[1].joinpoints // => [4]
 */
export function joinpoints(
  t: readonly number[],
  y: readonly number[],
  { most = 2, fewest = 2 } = {},
): Joinpoints | undefined {
  demandSameLength('joinpoints', { t, y })
  demandFinite('joinpoints', 't', t)
  demandPositive('joinpoints', 'y', y)
  const late = t.findIndex((time, i) => i > 0 && time <= t[i - 1]!)
  if (late >= 0) throw new RangeError(`joinpoints: expected times that increase, found ${t[late]} at ${late}`)
  const n = t.length
  if (n < 2 * fewest + 1) return undefined
  const logs = y.map(Math.log)
  const models: JoinpointModel[] = []
  for (let k = 0; k <= most && n > 2 * (k + 1); k++) {
    let best: JoinpointModel | undefined
    for (const places of placesOf(k, fewest, n - fewest - 1, fewest)) {
      const model = fitAt(t, logs, places)
      if (model && (!best || model.rss < best.rss)) best = model
    }
    if (!best) break
    models.push(best)
  }
  const best = models.reduce((found, { bic }, k) => (bic < models[found]!.bic ? k : found), 0)
  return { models, best }
}

/** All choices of `k` positions between `from` and `to`, more than `apart` from one another. */
function* placesOf(k: number, from: number, to: number, apart: number): Generator<number[]> {
  if (k === 0) {
    yield []
    return
  }
  for (let first = from; first <= to; first++)
    for (const rest of placesOf(k - 1, first + apart + 1, to, apart)) yield [first, ...rest]
}

function fitAt(
  t: readonly number[],
  logs: readonly number[],
  places: readonly number[],
): JoinpointModel | undefined {
  const turns = places.map((place) => t[place]!)
  const start = t[0]!
  const rows = t.map((time) => [1, time - start, ...turns.map((turn) => Math.max(0, time - turn))])
  const solved = solveLeastSquares(rows, logs)
  if (!solved) return undefined
  const { coefficients } = solved
  const rss = rows.reduce((sum, row, i) => {
    const fitted = row.reduce((line, value, j) => line + value * coefficients[j]!, 0)
    return sum + (logs[i]! - fitted) ** 2
  }, 0)
  let slope = 0
  const apc = coefficients.slice(1).map((change) => {
    slope += change
    return 100 * Math.expm1(slope)
  })
  const n = t.length
  const bic = Math.log(rss / n) + (2 * (places.length + 1) * Math.log(n)) / n
  return { joinpoints: turns, apc, rss, bic }
}
