/** Shares of samples with their denominators: how often something else is found, and how surely. */
import type { OrMissing } from '../core/missing.ts'
import { wilson } from '../statistics/proportions.ts'
import type { JudgedSample } from './judge-sample.ts'

export interface Positivity {
  /** Samples of which it is true. */
  readonly positive: number
  /** Samples of which it could have been. */
  readonly tests: number
  /** `positive / tests`; not observed when nothing was tested. */
  readonly share: OrMissing<number>
  /** Wilson, 95 %. */
  readonly interval: OrMissing<readonly [low: number, high: number]>
}

/**
 * A share of tests with its interval.
 *
 * Wilson (1927), J. Am. Stat. Assoc. 22.
 *
 * @throws RangeError when there are more positives than tests.
 * @example
 * positivityOf(0, 0).share // => { missing: 'not-observed' }
 * positivityOf(3, 12).share // => 0.25
 */
export function positivityOf(positive: number, tests: number): Positivity {
  if (!(positive >= 0 && positive <= tests))
    throw new RangeError(`positivityOf: expected 0 to ${tests} positives, found ${positive}`)
  const missing = { missing: 'not-observed' } as const
  return {
    positive,
    tests,
    share: tests === 0 ? missing : positive / tests,
    interval: wilson(positive, tests) ?? missing,
  }
}

/**
 * Samples in which something else than the product expected was found, of those of which an expectation was stated. What holds nothing at all
 * counts among the tests: it was not what was expected, but nothing else was found.
 *
 * @example
 * adulteration([]).tests // => 0
 */
export function adulteration(judged: readonly JudgedSample[]): Positivity {
  const stated = judged.filter(({ verdict }) => verdict !== 'unstated')
  return positivityOf(stated.filter(holdsOther).length, stated.length)
}

/**
 * Samples that are not what they were expected to be at all, of those of which an expectation was stated.
 *
 * @example
 * mismatch([]).tests // => 0
 */
export function mismatch(judged: readonly JudgedSample[]): Positivity {
  const stated = judged.filter(({ verdict }) => verdict !== 'unstated')
  const lacking = stated.filter(({ verdict }) => verdict === 'not-expected' || verdict === 'nothing-found')
  return positivityOf(lacking.length, stated.length)
}

/** True where something else than the product expected was found. */
export const holdsOther = ({ verdict }: JudgedSample): boolean =>
  verdict === 'with-other' || verdict === 'not-expected'

export interface ExpectedFound {
  readonly expected: string
  readonly found: string
  /** Samples of that expectation in which it was found. */
  readonly samples: number
  /** Samples of that expectation. */
  readonly tests: number
  readonly chains: readonly string[]
}

/**
 * What was expected against what was found, a cell for each pair that occurs. One sample may stand in several cells of its row: rows add up to
 * more than their tests.
 *
 * @example
 * expectedAgainstFound([]) // => []
 */
export function expectedAgainstFound(judged: readonly JudgedSample[]): ExpectedFound[] {
  const tests = new Map<string, number>()
  const cells = new Map<string, { expected: string; found: string; samples: number; chains: string[] }>()
  for (const { sample, verdict, others } of judged) {
    const { expected } = sample
    if (expected === null) continue
    tests.set(expected, (tests.get(expected) ?? 0) + 1)
    const own = verdict === 'as-expected' || verdict === 'with-other' ? [expected] : []
    for (const found of [...own, ...others]) {
      const key = `${expected} ${found}`
      const cell = cells.get(key) ?? { expected, found, samples: 0, chains: [] }
      cell.samples++
      cell.chains.push(sample.chain)
      cells.set(key, cell)
    }
  }
  return [...cells.values()].map((cell) => ({ ...cell, tests: tests.get(cell.expected) ?? 0 }))
}
