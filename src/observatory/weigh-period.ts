/** The trends of a period, from the claims kept: those of the period weighed against those before it. */
import type { Claim } from '../core/claim.ts'
import { dayBefore } from '../core/period.ts'
import type { Trend } from '../core/trend.ts'
import type { Store } from '../store/store.ts'
import { type WeighOptions, weigh } from '../trends/weigh.ts'

export interface WeighedPeriod {
  readonly period: string
  readonly claims: readonly Claim[]
  readonly past: readonly Claim[]
  readonly trends: readonly Trend[]
}

export async function weighPeriod(
  store: Pick<Store, 'claims'>,
  period: string,
  tools: Pick<WeighOptions, 'gazetteer' | 'vocabulary' | 'texts'>,
): Promise<WeighedPeriod> {
  const before = dayBefore(period)
  const claims = await store.claims({ period })
  const past = before ? await store.claims({ period: `/${before}` }) : []
  return { period, claims, past, trends: weigh(claims, { period, past, ...tools }) }
}

/** The newest year the material speaks of, or null when there is none. */
export async function newestYear(store: Pick<Store, 'stats'>): Promise<string | null> {
  return (await store.stats()).lastDay?.slice(0, 4) ?? null
}
