/** The store at a glance: who reported when (coverage), and how much there is (statistics). */
import type { Query } from './database.ts'
import { schemaVersion } from './migrate.ts'
import { sql } from './sql.ts'
import type { CoverageRow, StoreStats } from './store.ts'

/** Documents a site, space and month. Months without any are not rows: what was expected is not the store's to know. */
export async function readCoverage(query: Query): Promise<CoverageRow[]> {
  return query<CoverageRow>(sql`
    select site, space, month, count(*) as documents, count(distinct chain) as chains,
      array_agg(distinct source_kind order by source_kind) as "sourceKinds"
    from document, unnest(months) as month
    group by site, space, month order by month, site nulls last, space`)
}

export async function readStats(query: Query): Promise<StoreStats> {
  const [totals] = await query<Omit<StoreStats, 'observations' | 'schemaVersion'>>(sql`select
    (select count(*) from document) as documents,
    (select count(distinct chain) from document) as chains,
    (select count(distinct site) from document) as sites,
    (select count(*) from offer) as offers,
    (select count(*) from sample) as samples,
    (select count(*) from count_row) as counts,
    (select seq from audit_head) as "auditEntries",
    (select min(first_day) from observation where isfinite(first_day)) as "firstDay",
    (select max(last_day) from observation where isfinite(last_day)) as "lastDay",
    pg_database_size(current_database()) as bytes,
    current_setting('server_version') as "serverVersion"`)
  if (!totals) throw new Error('a select without from gave no row')
  const reviews = await query<{ review: keyof StoreStats['observations']; n: number }>(
    sql`select review, count(*) as n from observation group by review`,
  )
  const observations = { suggested: 0, accepted: 0, edited: 0, rejected: 0 }
  for (const { review, n } of reviews) observations[review] = n
  return { ...totals, observations, schemaVersion: await schemaVersion(query) }
}
