/** P-values of many tests at once, adjusted so that few of those called significant are chance. */

export type Adjustment = 'BH' | 'BY' | 'holm' | 'bonferroni'

/**
 * Adjusted p-values. BH keeps the share of false alarms among alarms below a level when tests are independent, BY however they
 * depend; Holm and Bonferroni keep the chance of any false alarm below it.
 *
 * Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57(1); Benjamini & Yekutieli (2001), Ann. Stat. 29(4); Holm (1979).
 *
 * @throws RangeError for a value that is no probability.
 * @example
 * adjustP([0.01, 0.02, 0.5], 'BH') // => [0.03, 0.03, 0.5]
 */
export function adjustP(p: readonly number[], method: Adjustment): number[] {
  const at = p.findIndex((value) => !(value >= 0 && value <= 1))
  if (at >= 0) throw new RangeError(`adjustP: expected p-values from 0 to 1, found ${p[at]} at ${at}`)
  const n = p.length
  if (method === 'bonferroni') return p.map((value) => Math.min(1, n * value))
  const order = p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0))
  const adjusted = new Array<number>(n)
  if (method === 'holm') {
    let highest = 0
    for (const [rank, i] of order.entries()) {
      highest = Math.max(highest, (n - rank) * (p[i] ?? 0))
      adjusted[i] = Math.min(1, highest)
    }
    return adjusted
  }
  const harmonic = method === 'BY' ? order.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0) : 1
  let lowest = 1
  for (const [back, i] of order.reverse().entries()) {
    lowest = Math.min(lowest, ((harmonic * n) / (n - back)) * (p[i] ?? 0))
    adjusted[i] = lowest
  }
  return adjusted
}
