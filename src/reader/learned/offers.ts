/** The sets a slot may be filled with, each offered by one or more ways of looking: what stands near, what was said before. */
import type { At } from '../sentence.ts'

/** Sets by their key, with who offers them. */
export class Offers<T> {
  readonly #keyOf: (set: readonly T[]) => string
  readonly #known = new Map<string, { readonly set: readonly T[]; readonly by: Set<string> }>()

  constructor(keyOf: (one: T) => string) {
    this.#keyOf = (set) => [...new Set(set.map(keyOf))].sort().join('|')
  }

  offer(set: readonly T[], by: string): void {
    const key = this.#keyOf(set)
    const known = this.#known.get(key)
    if (known) known.by.add(by)
    else this.#known.set(key, { set, by: new Set([by]) })
  }

  /** Every run of neighbours, up to some length. */
  offerRuns(all: readonly T[], longest: number): void {
    for (let from = 0; from < all.length && from < MOST_STARTS; from++)
      for (let to = from + 1; to <= all.length && to <= from + longest; to++)
        this.offer(all.slice(from, to), 'run')
  }

  get all(): { readonly set: readonly T[]; readonly by: ReadonlySet<string> }[] {
    return [...this.#known.values()]
  }
}

/** Runs begin at one of so many first members. */
const MOST_STARTS = 6

/** True when two runs of the text share a unit. */
export const covers = (one: At, other: At): boolean => one.start < other.end && other.start < one.end
