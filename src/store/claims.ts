/** Claims: observations joined with what is known of their documents, filtered, whole or in pages. */
import type { Claim } from '../core/claim.ts'
import type { SourceKind, Space } from '../core/codes.ts'
import { SECOND_READER } from '../core/observation.ts'
import type { Query } from './database.ts'
import { overlapping } from './days.ts'
import { type ObservationRow, observationId, splitObservationId } from './observation-row.ts'
import { codesWithin } from './places.ts'
import { all, type Sql, sql } from './sql.ts'
import type { ClaimFilter } from './store.ts'

interface ClaimRow extends Omit<ObservationRow, 'maker'> {
  readonly chain: string
  readonly source_kind: SourceKind
  readonly site: string | null
  readonly space: Space
  readonly period: string | null
  readonly published_on: string | null
  readonly place_codes: readonly string[]
}

const CLAIM = sql`o.document_id, o.n, o.slots, o.review, o.place_codes, d.chain, d.source_kind, d.site, d.space, d.period,
  d.published_on from observation o join document d on d.id = o.document_id`

export async function readClaims(query: Query, filter: ClaimFilter): Promise<Claim[]> {
  const rows = await query<ClaimRow>(
    sql`select ${CLAIM} where ${conditionOf(filter)} order by o.document_id, o.n`,
  )
  return rows.map(readClaim)
}

export async function* readClaimPages(
  query: Query,
  filter: ClaimFilter,
  size: number,
): AsyncIterable<Claim[]> {
  const chosen = conditionOf(filter)
  for (let after: ClaimRow | undefined; ; ) {
    const later: Sql = after ? sql`(o.document_id, o.n) > (${after.document_id}, ${after.n})` : sql`true`
    const rows: ClaimRow[] = await query<ClaimRow>(
      sql`select ${CLAIM} where ${chosen} and ${later} order by o.document_id, o.n limit ${size}`,
    )
    if (rows.length > 0) yield rows.map(readClaim)
    if (rows.length < size) return
    after = rows.at(-1)
  }
}

function conditionOf(filter: ClaimFilter): Sql {
  const { period, phenomena, substances, within, sites, spaces, chain, documentId, review } = filter
  return all([
    review ? sql`o.review = any(${review})` : sql`o.review <> 'rejected'`,
    sql`not (o.review = 'suggested' and starts_with(o.maker, ${SECOND_READER}))`,
    overlapping(sql`o`, period),
    phenomena && sql`o.phenomenon = any(${phenomena})`,
    substances && sql`o.substances && ${substances}::text[]`,
    within === undefined ? undefined : sql`o.place_codes && ${codesWithin(within)}`,
    sites && sql`d.site = any(${sites})`,
    spaces && sql`d.space = any(${spaces})`,
    chain === undefined ? undefined : sql`d.chain = ${chain}`,
    documentId === undefined ? undefined : sql`o.document_id = ${documentId}`,
    filter.observationIds && amongIds(filter.observationIds),
  ])
}

function amongIds(ids: readonly string[]): Sql {
  const keys = ids.flatMap((id) => splitObservationId(id) ?? [])
  return sql`(o.document_id, o.n) in (select * from unnest(
    ${keys.map(({ documentId }) => documentId)}::text[], ${keys.map(({ n }) => n)}::int[]))`
}

function readClaim(row: ClaimRow): Claim {
  const { slots } = row
  return {
    observationId: observationId(row.document_id, row.n),
    documentId: row.document_id,
    chain: row.chain,
    sourceKind: slots.source ?? row.source_kind,
    site: row.site,
    space: row.space,
    phenomenon: slots.phenomenon,
    substances: slots.substances,
    places: row.place_codes,
    direction: slots.direction,
    level: slots.level ?? null,
    certainty: slots.certainty,
    period: slots.period ?? row.period ?? row.published_on,
    measures: slots.measures,
    drivers: slots.drivers,
    evidence: slots.evidence,
    review: row.review,
  }
}
