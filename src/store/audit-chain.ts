/** The chain of the audit log: each entry's hash covers the one before, so that no entry is changed, taken out or moved unseen. */
import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

export interface ChainedEntry {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  /** Canonical JSON. */
  readonly details: string
  readonly prev: string
  readonly hash: string
}

/** SHA-256(prev ‖ canonical entry), hexadecimal; `prev` is empty for the first. */
export function entryHash(entry: Omit<ChainedEntry, 'hash'>): string {
  const { prev, seq, at, actor, action, subject, details } = entry
  return createHash('sha256')
    .update(prev)
    .update(canonicalJson([seq, at, actor, action, subject, details]))
    .digest('hex')
}

/** Where the chain breaks, going on from `head`, or null when these entries are whole. */
export function firstBreak(
  entries: readonly ChainedEntry[],
  head: { seq: number; hash: string },
): number | null {
  let { seq, hash } = head
  for (const entry of entries) {
    if (entry.seq !== seq + 1 || entry.prev !== hash || entry.hash !== entryHash(entry)) return seq + 1
    ;({ seq, hash } = entry)
  }
  return null
}
