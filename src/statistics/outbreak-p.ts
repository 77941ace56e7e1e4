/** OutbreakP: has the onset of a season's rise begun, without knowing its shape or height? */
import { demandNotNegative } from './demand.ts'

/**
 * Likelihood ratio at each period that counts so far never fall, against a constant: the product of (monotone fit / mean) to the power of
 * the count. It keeps growing once a rise has happened, so it is for onsets and not for week after week.
 *
 * Frisén, Andersson & Schiöler (2009), Stat. Med. 28(3). Agrees with R `surveillance::outbreakP`.
 *
 * @param y counts from the start of the season
 * @param k alarm where the statistic exceeds this
 * @throws RangeError for a count that is none.
 * @example
 * outbreakP([3, 3, 3], 100) // => [{ statistic: 1, alarm: false }, { statistic: 1, alarm: false }, { statistic: 1, alarm: false }]
 */
export function outbreakP(y: readonly number[], k: number): { statistic: number; alarm: boolean }[] {
  demandNotNegative('outbreakP', 'y', y)
  const blocks: { sum: number; size: number }[] = []
  let total = 0
  return y.map((count, n) => {
    total += count
    let block = { sum: count, size: 1 }
    // Pool with the blocks before for as long as they lie higher (pool adjacent violators).
    for (
      let last = blocks.at(-1);
      last && last.sum * block.size >= block.sum * last.size;
      last = blocks.at(-1)
    ) {
      block = { sum: block.sum + last.sum, size: block.size + last.size }
      blocks.pop()
    }
    blocks.push(block)
    const mean = total / (n + 1)
    const log = blocks.reduce((sum, { sum: s, size }) => sum + (s && s * Math.log(s / size / mean)), 0)
    const statistic = Math.exp(log)
    return { statistic, alarm: statistic > k }
  })
}
