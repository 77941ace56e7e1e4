/** CUSUM for counts: small rises that last, added up until they show. */
import { demandFinite, demandPositive, demandSameLength } from './demand.ts'

export type CusumTransform = 'none' | 'standard' | 'rossi' | 'anscombe' | 'anscombe2nd' | 'pearsonNegBin'

export interface CusumOptions {
  /** Reference value: how much above expectation is let pass each period. */
  readonly k: number
  /** Decision threshold. */
  readonly h: number
  readonly trans?: CusumTransform
  /** Dispersion of `pearsonNegBin`: variance m + alpha m². */
  readonly alpha?: number
  /** Repeat two slips of R surveillance 1.20.3 in the bound (never in the sum): `none` leaves k out, `anscombe2nd` takes m^⅓ for m^−⅓. */
  readonly compat?: 'surveillance-1.20'
}

/**
 * The count minus its expectation on a scale where it is nearly standard normal.
 *
 * Rossi et al. (1999), Stat. Med. 18; Anscombe residuals after McCullagh & Nelder.
 *
 * @example
 * residual(9, 4, 'standard') // => 2.5
 */
export function residual(x: number, m: number, trans: CusumTransform, alpha = 0): number {
  const root = Math.sqrt(m)
  if (trans === 'standard') return (x - m) / root
  if (trans === 'rossi') return (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * root)
  if (trans === 'anscombe') return (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6)
  if (trans === 'anscombe2nd')
    return (x ** (2 / 3) - (m ** (2 / 3) - m ** (-1 / 3) / 9)) / ((2 / 3) * m ** (1 / 6))
  if (trans === 'pearsonNegBin') return (x - m) / Math.sqrt(m + alpha * m * m)
  return x
}

/**
 * The running sum C = max(0, C + z − k) over the periods, and an alarm wherever it reaches h; it is not reset.
 *
 * Page (1954), Biometrika 41; for counts Rossi et al. (1999).
 *
 * @param m expectation of each period
 * @throws RangeError for unequal lengths, numbers that are none, or an expectation that is not above zero.
 * @returns each period's sum, alarm, and the count that would have been an alarm (`upperbound`).
 * @example
 * cusum([3, 9], [4, 4], { k: 0.5, h: 2, trans: 'standard' }).map(({ alarm }) => alarm) // => [false, true]
 */
export function cusum(
  x: readonly number[],
  m: readonly number[],
  { k, h, trans = 'standard', alpha = 0, compat }: CusumOptions,
) {
  demandSameLength('cusum', { x, m })
  demandFinite('cusum', 'x', x)
  if (trans === 'none') demandFinite('cusum', 'm', m)
  else demandPositive('cusum', 'm', m)
  let sum = 0
  return x.map((count, t) => {
    const mean = m[t] ?? 0
    const before = sum
    sum = Math.max(0, sum + residual(count, mean, trans, alpha) - k)
    const upperbound =
      compat && trans === 'none'
        ? h - sum
        : countAt(h + k - before, mean, trans, alpha, compat ? 1 / 3 : -1 / 3)
    return { sum, alarm: sum >= h, upperbound: Math.max(0, upperbound) }
  })
}

/** The count whose residual is `z`; where the residual is linear in the count, the next whole one. */
function countAt(z: number, m: number, trans: CusumTransform, alpha: number, power: number): number {
  const root = Math.sqrt(m)
  if (trans === 'standard') return Math.ceil(m + z * root)
  if (trans === 'rossi') {
    const inside = 4 * m + 2 * root * z
    return inside < 0 ? 0 : (Math.sqrt(inside) - root) ** 2
  }
  if (trans === 'anscombe') return Math.max(0, m ** (2 / 3) + (2 / 3) * z * m ** (1 / 6)) ** 1.5
  if (trans === 'anscombe2nd')
    return Math.max(0, m ** (2 / 3) - m ** power / 9 + (2 / 3) * z * m ** (1 / 6)) ** 1.5
  if (trans === 'pearsonNegBin') return m + z * Math.sqrt(m + alpha * m * m)
  return z
}
