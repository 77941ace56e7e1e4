import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { DATABASES, withStore } from '../../test/databases.ts'
import { type ChainedEntry, entryHash, firstBreak } from './audit-chain.ts'

function chainOf(subjects: readonly string[]): ChainedEntry[] {
  const entries: ChainedEntry[] = []
  for (const [index, subject] of subjects.entries()) {
    const prev = entries.at(-1)?.hash ?? ''
    const entry = {
      seq: index + 1,
      at: '2026-01-01T00:00:00.000Z',
      actor: 'alice',
      action: 'read',
      subject,
      details: '{}',
      prev,
    }
    entries.push({ ...entry, hash: entryHash(entry) })
  }
  return entries
}

const START = { seq: 0, hash: '' }
const whole = chainOf(Array.from({ length: 20 }, (_, n) => `document/${n}`))

test('the hash of an entry is the SHA-256 of the previous hash and the canonical entry', () => {
  // printf '%s' 'ab[1,"2026-01-01T00:00:00.000Z","alice","read","x","{}"]' | sha256sum
  const entry = {
    seq: 1,
    at: '2026-01-01T00:00:00.000Z',
    actor: 'alice',
    action: 'read',
    subject: 'x',
    details: '{}',
    prev: 'ab',
  }
  expect(entryHash(entry)).toBe('86e3080fd14478084c0e58862549687fea9552544b78dea79a1a86512a68326e')
})

test('an untouched chain is whole', () => {
  expect(firstBreak(whole, START)).toBeNull()
})

test('any edit, removal or reorder of an entry is found, even when its own hash is made anew', () => {
  const index = fc.integer({ min: 0, max: 18 })
  const field = fc.constantFrom('actor', 'action', 'subject', 'at', 'details')
  fc.assert(
    fc.property(index, field, fc.string({ minLength: 1 }), fc.boolean(), (at, name, value, rehash) => {
      const entry = whole[at] as ChainedEntry
      fc.pre(entry[name as 'actor'] !== value)
      const forged = { ...entry, [name]: value }
      const edited = whole.with(at, rehash ? { ...forged, hash: entryHash(forged) } : forged)
      expect(firstBreak(edited, START)).not.toBeNull()
    }),
    { numRuns: 5_000 },
  )
  fc.assert(
    fc.property(index, index, (a, b) => {
      expect(firstBreak(whole.toSpliced(a, 1), START)).toBe(a + 1)
      fc.pre(a !== b)
      const swapped = whole.with(a, whole[b] as ChainedEntry).with(b, whole[a] as ChainedEntry)
      expect(firstBreak(swapped, START)).toBe(Math.min(a, b) + 1)
    }),
  )
})

describe.each(DATABASES)('the audit log on %s PostgreSQL', (kind) => {
  const tampered = async (statement: string) => {
    let found: unknown
    await withStore(kind, async (store, databaseUrl) => {
      for (let n = 0; n < 6; n++)
        await store.audit.append({ actor: 'alice', action: 'read', subject: `document/${n}` })
      const client = new pg.Client({ connectionString: databaseUrl })
      await client.connect()
      await client.query('set search_path = vigie')
      await client.query(statement)
      await client.end()
      found = await store.audit.verify()
    })
    return found
  }

  test.each([
    ['an edited entry', `update audit set actor = 'boris' where seq = 3`, 3],
    ['a removed entry', 'delete from audit where seq = 2', 2],
    [
      'two entries in each other’s place',
      'update audit set seq = case seq when 4 then 105 else 104 end where seq in (4, 5); update audit set seq = seq - 100 where seq > 100',
      4,
    ],
    ['the last entries cut off', 'delete from audit where seq > 4', 5],
    [
      'an entry put in',
      `insert into audit select 7, at, actor, action, subject, details, hash, hash from audit where seq = 6`,
      7,
    ],
  ])('shows %s', async (_, statement, brokenAt) => {
    expect(await tampered(statement)).toEqual({ whole: false, brokenAt })
  })

  test('shows a log rewritten whole, to who noted its head elsewhere', () =>
    withStore(kind, async (store) => {
      await store.audit.append({ actor: 'alice', action: 'read', subject: 'document/1' })
      const noted = await store.audit.append({ actor: 'alice', action: 'read', subject: 'document/2' })
      await store.audit.append({ actor: 'alice', action: 'read', subject: 'document/3' })
      expect(await store.audit.verify(noted)).toMatchObject({ whole: true, entries: 3 })
      expect(await store.audit.verify({ ...noted, hash: '0'.repeat(64) })).toEqual({
        whole: false,
        brokenAt: 2,
      })
      expect(await store.audit.verify({ ...noted, seq: 9 })).toMatchObject({ whole: false })
    }))

  test('every write leaves an entry; entries come newest first, in pages', () =>
    withStore(kind, async (store) => {
      await store.setSetting('site-name', { fr: 'Démo' }, 'alice')
      const { run } = await store.imports.start('notes', 'boris')
      await store.imports.finish(run.id, 'finished', 'boris')
      const page = await store.audit.entries({ limit: 2 })
      expect([page.total, page.items.map(({ action }) => action)]).toEqual([
        3,
        ['finish-import', 'start-import'],
      ])
      const rest = await store.audit.entries({ limit: 2, after: page.next })
      expect(rest.items.map(({ action, subject, actor }) => [action, subject, actor])).toEqual([
        ['set', 'setting/site-name', 'alice'],
      ])
      expect(await store.setting('site-name')).toEqual({ fr: 'Démo' })
    }))
})
