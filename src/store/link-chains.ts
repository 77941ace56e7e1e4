/** Chains in the store: what linking needs of each document, and documents moved from chain to chain. */
import { appendEntry } from './audit.ts'
import { rowsParameter } from './canonical-json.ts'
import type { Database, Query } from './database.ts'
import { sql } from './sql.ts'
import type { ChainLink, LinkFacts } from './store.ts'

export async function readLinkFacts<T extends LinkFacts>(query: Query): Promise<T[]> {
  const rows = await query<{ link_facts: T }>(sql`select link_facts from document order by id`)
  return rows.map(({ link_facts }) => link_facts)
}

export async function setChains(
  database: Database,
  links: readonly ChainLink[],
  actor: string,
): Promise<number> {
  const rows = [...new Map(links.map((link) => [link.documentId, link])).values()].map(
    ({ documentId, chain, reason }) => ({
      id: documentId,
      ...{
        chain: chain.key,
        publisher: chain.publisher,
        authority: chain.authority,
        source_kind: chain.kind,
      },
      reason,
    }),
  )
  if (rows.length === 0) return 0
  const targets = sql`jsonb_to_recordset(${rowsParameter(rows)}::jsonb)
    as r(id text, chain text, publisher text, authority text, source_kind text, reason text)`
  return database.transaction(async (query) => {
    await query(sql`select from document d join ${targets} on r.id = d.id order by d.id for update of d`)
    const moved = await query(sql`
      insert into chain_link (document_id, n, from_chain, to_chain, reason, actor)
      select d.id, (select coalesce(max(n), 0) + 1 from chain_link l where l.document_id = d.id),
        d.chain, r.chain, r.reason, ${actor}
      from document d join ${targets} on r.id = d.id where d.chain <> r.chain
      returning n`)
    const changed = await query<{
      id: string
    }>(sql`update document d set chain = r.chain, publisher = r.publisher, authority = r.authority,
        source_kind = r.source_kind
      from ${targets} where r.id = d.id and (d.chain, d.publisher, d.authority, d.source_kind)
        is distinct from (r.chain, r.publisher, r.authority, r.source_kind)
      returning d.id`)
    if (changed.length > 0)
      await appendEntry(query, {
        actor,
        action: 'link-chains',
        subject: 'documents',
        details: { documents: changed.map(({ id }) => id) },
      })
    return moved.length
  })
}
