/** Scale of residuals that knows how much each row pulls the line to itself: right also for few rows and many columns. */
import { EFFICIENT, weightOf } from './lqq.ts'

// Square of a normal error its weights aim at. The exact integral is 0.86264; the reference's ten-node rule gives this, and a scale 5e-4
// larger, which published fits show.
const KAPPA = 0.861807403927479

/**
 * By how much a residual is smaller than its error in a row of this leverage: 1 for none, less the more the line follows the row.
 *
 * Koller & Stahel (2011), Comput. Stat. Data Anal. 55(8), §3.2: the approximation of the solution of their equation for the lqq score,
 * good to 1e-3 for leverages up to 0.8.
 *
 * @example
 * shrinkageOf(0) // => 1
 */
export const shrinkageOf = (leverage: number): number =>
  Math.sqrt(1 - TFACT * leverage) * (1 + TCORR * leverage)

const TFACT = 0.94736359
const TCORR = -0.08594805

/**
 * The scale at which squared residuals, each by its own shrinkage and weight, are what they would be for normal errors.
 *
 * @param start a scale to begin with
 * @returns `undefined` when all residuals are zero or count for nothing.
 * @example
 * designScale([0, 0], [1, 1], 1) // => undefined
 */
export function designScale(
  residuals: readonly number[],
  tau: readonly number[],
  start: number,
): number | undefined {
  let scale = start
  for (let step = 0; step < 1000; step++) {
    let [squares, weights] = [0, 0]
    for (const [i, left] of residuals.entries()) {
      const own = left / tau[i]!
      const weight = tau[i]! ** 2 * weightOf(own / scale, EFFICIENT)
      squares += weight * own * own
      weights += weight
    }
    const next = Math.sqrt(squares / weights / KAPPA)
    if (!(next > 0)) return undefined
    if (Math.abs(next - scale) <= 1e-12 * scale) return next
    scale = next
  }
  return scale
}
