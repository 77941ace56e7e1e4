/** What pages are made from, computed once for each state of the store: claims, weighed periods, coverage. */
import type { Claim } from '../core/claim.ts'
import { dayBefore, overlaps } from '../core/period.ts'
import { currentOffers } from '../observatory/current-offers.ts'
import type { Audience } from '../protect/disclose.ts'
import type { PublishContext } from '../publish/context.ts'
import { gatherMaterial, type Material } from '../publish/material.ts'
import { gatherNumbers, type Numbers } from '../publish/numbers.ts'
import type { Store } from '../store/store.ts'

/** Weighed periods and drawn views kept at once; the oldest made goes first. */
const MOST_KEPT = 64

export interface KeptFigures {
  /** Changes with every write to the store: the length of its audit chain. */
  revision(): Promise<number>
  claims(): Promise<readonly Claim[]>
  material(period: string, audience: Audience): Promise<Material>
  /** Offers and samples as this audience may see them. */
  numbers(audience: Audience): Promise<Numbers>
  /** Anything else made of the store's state, under a name of its own. */
  keep<T>(name: string, make: () => T | Promise<T>): Promise<T>
}

export function keepFigures(store: Store, contextFor: (audience: Audience) => PublishContext): KeptFigures {
  let revision = -1
  let kept = new Map<string, Promise<unknown>>()

  async function current(): Promise<number> {
    const now = (await store.audit.entries({ limit: 1 })).items[0]?.seq ?? 0
    if (now !== revision) {
      revision = now
      kept = new Map()
    }
    return now
  }

  /** Entries are promises, so that two who ask at once wait for one computation. */
  async function keep<T>(name: string, make: () => T | Promise<T>): Promise<T> {
    await current()
    const into = kept
    const found = into.get(name) as Promise<T> | undefined
    if (found) return found
    const made = Promise.resolve().then(make)
    into.set(name, made)
    made.catch(() => into.delete(name))
    for (const oldest of [...into.keys()].slice(0, Math.max(0, into.size - MOST_KEPT))) into.delete(oldest)
    return made
  }

  async function material(period: string, audience: Audience): Promise<Material> {
    const before = dayBefore(period)
    const all = await keep('claims', () => store.claims())
    const coverage = await keep('coverage', () => store.coverage())
    const within = (span: string) =>
      all.filter((claim) => claim.period !== null && overlaps(claim.period, span))
    const past = before ? within(`/${before}`) : []
    return gatherMaterial({ period, claims: within(period), past, coverage }, contextFor(audience))
  }

  const numbers = async (audience: Audience): Promise<Numbers> => {
    const claims = await keep('claims', () => store.claims())
    const offers = currentOffers(await store.offers(), claims)
    const samples = await store.samples()
    return gatherNumbers({ offers, samples }, contextFor(audience))
  }

  return {
    revision: current,
    numbers: (audience) => keep(`numbers ${audience}`, () => numbers(audience)),
    keep,
    claims: () => keep('claims', () => store.claims()),
    material: (period, audience) => keep(`material ${period} ${audience}`, () => material(period, audience)),
  }
}
