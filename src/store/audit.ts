/** The audit log: append-only, chained, written in the transaction of what it tells. */
import { type ChainedEntry, entryHash, firstBreak } from './audit-chain.ts'
import { canonicalJson, keepable } from './canonical-json.ts'
import type { Database, Query } from './database.ts'
import { all, sql } from './sql.ts'
import type { Audit, AuditEntry, AuditHead } from './store.ts'

export interface AuditNote {
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly details?: unknown
}

/**
 * Appends an entry in the caller's transaction. It takes the head's lock, which holds every other writer until the
 * commit: call it last.
 */
export async function appendEntry(query: Query, note: AuditNote, now = new Date()): Promise<AuditHead> {
  const [head] = await query<AuditHead>(sql`select seq, hash from audit_head for update`)
  const entry = {
    seq: (head?.seq ?? 0) + 1,
    at: now.toISOString(),
    actor: keepable(note.actor),
    action: note.action,
    subject: keepable(note.subject),
    details: keepable(canonicalJson(note.details ?? {})),
    prev: head?.hash ?? '',
  }
  const hash = entryHash(entry)
  await query(sql`insert into audit (seq, at, actor, action, subject, details, prev, hash)
    values (${entry.seq}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.details}, ${entry.prev}, ${hash})`)
  await query(sql`update audit_head set seq = ${entry.seq}, hash = ${hash}`)
  return { seq: entry.seq, hash }
}

const VERIFIED_AT_ONCE = 5_000

export function auditOf(database: Database): Audit {
  return {
    append: (note) => database.transaction((query) => appendEntry(query, note)),
    verify: (noted) => database.transaction((query) => verify(query, noted)),
    entries: async ({ limit = 100, after, subject } = {}) => {
      const about = subject === undefined ? sql`true` : sql`subject = ${subject}`
      const condition = all([about, after ? sql`seq < ${Number(after)}` : undefined])
      const rows = await database.query<ChainedEntry>(
        sql`select * from audit where ${condition} order by seq desc limit ${limit + 1}`,
      )
      const [count] = await database.query<{ total: number }>(
        sql`select count(*) as total from audit where ${about}`,
      )
      const items = rows.slice(0, limit).map(readEntry)
      const next = rows.length > limit ? String(items.at(-1)?.seq) : null
      return { items, next, total: count?.total ?? 0 }
    },
  }
}

function readEntry({ seq, at, actor, action, subject, details, hash }: ChainedEntry): AuditEntry {
  return { seq, at, actor, action, subject, details: JSON.parse(details), hash }
}

async function verify(query: Query, noted?: AuditHead): ReturnType<Audit['verify']> {
  // One picture of the log and its head, whatever is written meanwhile.
  await query(sql`set transaction isolation level repeatable read read only`)
  let head: AuditHead = { seq: 0, hash: '' }
  for (;;) {
    const entries = await query<ChainedEntry>(
      sql`select * from audit where seq > ${head.seq} order by seq limit ${VERIFIED_AT_ONCE}`,
    )
    const brokenAt = firstBreak(entries, head)
    if (brokenAt !== null) return { whole: false, brokenAt }
    const last = entries.at(-1)
    const before = head.seq
    if (last) head = { seq: last.seq, hash: last.hash }
    if (noted && noted.seq > before && noted.seq <= head.seq) {
      const found = entries.find((entry) => entry.seq === noted.seq)
      if (found?.hash !== noted.hash) return { whole: false, brokenAt: noted.seq }
    }
    if (entries.length < VERIFIED_AT_ONCE) break
  }
  const [kept] = await query<AuditHead>(sql`select seq, hash from audit_head`)
  if (kept?.seq !== head.seq || kept.hash !== head.hash) return { whole: false, brokenAt: head.seq + 1 }
  if (noted && noted.seq > head.seq) return { whole: false, brokenAt: head.seq + 1 }
  return { whole: true, entries: head.seq, head }
}
