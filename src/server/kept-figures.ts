/** What pages are made from, computed once for each state of the store: claims, weighed periods, coverage, choices. */
import type { Claim } from '../core/claim.ts'
import { type WeighedPeriod, weighPeriod } from '../observatory/weigh-period.ts'
import type { CoverageRow, Store } from '../store/store.ts'
import type { WeighOptions } from '../trends/weigh.ts'

type Tools = Pick<WeighOptions, 'gazetteer' | 'vocabulary' | 'texts'>

/** Periods kept weighed at once; the oldest asked for goes first. */
const PERIODS_KEPT = 6

export interface KeptFigures {
  /** Changes with every write to the store: the length of its audit chain. */
  revision(): Promise<number>
  claims(): Promise<readonly Claim[]>
  weighed(period: string): Promise<WeighedPeriod>
  coverage(): Promise<readonly CoverageRow[]>
  /** Anything else made of the store's state, under a name of its own. */
  keep<T>(name: string, make: () => T | Promise<T>): Promise<T>
}

export function keepFigures(store: Store, tools: Tools): KeptFigures {
  let revision = -1
  let kept = new Map<string, Promise<unknown>>()

  /** Entries are promises, so that two who ask at once wait for one computation. */
  async function keep<T>(name: string, make: () => T | Promise<T>): Promise<T> {
    await current()
    const found = kept.get(name) as Promise<T> | undefined
    if (found) return found
    const made = Promise.resolve().then(make)
    const into = kept
    into.set(name, made)
    made.catch(() => into.delete(name))
    forgetOldest(into)
    return made
  }

  async function current(): Promise<number> {
    const now = (await store.audit.entries({ limit: 1 })).items[0]?.seq ?? 0
    if (now !== revision) {
      revision = now
      kept = new Map()
    }
    return now
  }

  return {
    revision: current,
    keep,
    claims: () => keep('claims', () => store.claims()),
    weighed: (period) => keep(`weighed ${period}`, () => weighPeriod(store, period, tools)),
    coverage: () => keep('coverage', () => store.coverage()),
  }
}

function forgetOldest(kept: Map<string, unknown>): void {
  const periods = [...kept.keys()].filter((name) => name.startsWith('weighed '))
  for (const name of periods.slice(0, Math.max(0, periods.length - PERIODS_KEPT))) kept.delete(name)
}
