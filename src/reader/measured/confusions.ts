/** Which phenomenon the reader took for which other: a claim it made at the words of one it did not see. */
import type { Observation } from '../../core/observation.ts'
import type { CodedClaim } from './coded-text.ts'
import type { Pairing } from './pair-claims.ts'
import { asCoded, overlap } from './same-claim.ts'

export interface Confusion {
  readonly coded: CodedClaim
  readonly read: Observation
}

/** The confusions of a text: each unseen claim and each false alarm at most once, those with most words in common first. */
export function confusionsOf({ missed, unfounded }: Pairing): Confusion[] {
  const candidates = missed
    .flatMap((coded) =>
      unfounded
        .filter((read) => read.phenomenon !== coded.phenomenon)
        .map((read) => ({ coded, read, common: overlap(coded.evidence, asCoded(read).evidence) })),
    )
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common)
  const used = new Set<CodedClaim | Observation>()
  return candidates.flatMap(({ coded, read }) => {
    if (used.has(coded) || used.has(read)) return []
    used.add(coded).add(read)
    return [{ coded, read }]
  })
}

export interface ConfusionCount {
  readonly coded: string
  readonly read: string
  readonly times: number
}

/**
 * How often each phenomenon was taken for each other one, most often first.
 *
 * @example
 * countConfusions([]) // => []
 */
export function countConfusions(confusions: readonly Confusion[]): ConfusionCount[] {
  const counts = new Map<string, ConfusionCount>()
  for (const { coded, read } of confusions) {
    const key = `${coded.phenomenon} ${read.phenomenon}`
    const times = (counts.get(key)?.times ?? 0) + 1
    counts.set(key, { coded: coded.phenomenon, read: read.phenomenon, times })
  }
  return [...counts.values()].sort(
    (a, b) => b.times - a.times || (`${a.coded} ${a.read}` < `${b.coded} ${b.read}` ? -1 : 1),
  )
}
