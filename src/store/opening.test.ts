import { createServer } from 'node:net'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { DATABASES, withDatabase, withFolder } from '../../test/databases.ts'
import { checkServer } from './database.ts'
import { runningServer } from './embedded/launch.ts'
import { knownVersion, migrations } from './migrate.ts'
import { openStore } from './open.ts'

async function administer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const opening = async (databaseUrl: string) => openStore({ databaseUrl }).then((store) => store.close())

describe('a DATABASE_URL', () => {
  test.each([
    ['where nobody listens', 'postgresql://alice:s3cret@127.0.0.1:1/vigie', 'store-unreachable'],
    ['with a socket that is not there', 'postgresql:///vigie?host=/nowhere', 'store-unreachable'],
    ['of an unknown host', 'postgresql://alice:s3cret@no-such-host.invalid/vigie', 'store-unreachable'],
    ['of another kind', 'mysql://alice:s3cret@localhost/vigie', 'store-address-invalid'],
    ['that is no address', 's3cret', 'store-address-invalid'],
  ])('%s is a problem that says what to do and never the password', async (_, url, code) => {
    const problem = await opening(url).catch((error) => error)
    expect(problem).toMatchObject({ code })
    expect(problem.inLanguage('fr') + problem.stack + JSON.stringify(problem)).not.toContain('s3cret')
  })

  test('of a server that hangs up at once is a problem', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    await expect(opening(`postgresql://a@127.0.0.1:${port}/x`)).rejects.toMatchObject({
      code: expect.stringMatching(/^store-(lost|unreachable)$/),
    })
    server.close()
  })

  test('of a server before 15 is a problem', () => {
    expect(() => checkServer({ number: 140_011, version: '14.11' }, 'db/x')).toThrow('store-server-too-old')
    expect(() => checkServer({ number: 150_018, version: '15.18' }, 'db/x')).not.toThrow()
  })
})

describe.each(DATABASES)('opening on %s PostgreSQL', (kind) => {
  test('a database that is not there is a problem', () =>
    withDatabase(kind, async (url) => {
      await expect(opening(url.replace(/\/t_\w+/, '/absent'))).rejects.toMatchObject({
        code: 'store-database-missing',
      })
    }))

  test('an older schema is brought up to date, unless it is only to be read', () =>
    withDatabase(kind, async (databaseUrl) => {
      await administer(databaseUrl, 'drop schema vigie cascade')
      await expect(openStore({ databaseUrl, readOnly: true })).rejects.toMatchObject({
        code: 'store-schema-older',
      })
      await Promise.all([opening(databaseUrl), opening(databaseUrl), opening(databaseUrl)])
      const store = await openStore({ databaseUrl, readOnly: true })
      expect((await store.stats()).schemaVersion).toBe(knownVersion())
      await store.close()
    }))

  test('a newer schema is left alone', () =>
    withDatabase(kind, async (databaseUrl) => {
      await administer(
        databaseUrl,
        `insert into vigie.schema_migration (version, name) values (999, 'later')`,
      )
      await expect(opening(databaseUrl)).rejects.toMatchObject({
        code: 'store-schema-newer',
        details: { found: 999 },
      })
    }))

  test('a user without rights is told', () =>
    withDatabase(kind, async (databaseUrl) => {
      const role = `reader_${process.pid}_${kind}`
      await administer(databaseUrl, `drop schema vigie cascade; create role ${role} login`)
      await expect(opening(databaseUrl.replace('vigie@', `${role}@`))).rejects.toMatchObject({
        code: 'store-forbidden',
      })
      await administer(databaseUrl, `drop role ${role}`)
    }))

  test('a run stopped half-way is taken up again, and knows what it did', () =>
    withDatabase(kind, async (databaseUrl) => {
      const store = await openStore({ databaseUrl })
      const first = await store.imports.start('notes/', 'alice')
      const refused = { code: 'empty-file', details: { file: 'b.txt' } }
      await store.imports.record(first.run.id, [
        { file: 'a.csv', originalHash: 'aa', outcome: 'added' },
        { file: 'b.txt', originalHash: 'bb', outcome: 'refused', problem: refused },
      ])
      expect(await store.imports.finish(first.run.id, 'stopped', 'alice')).toMatchObject({
        state: 'stopped',
        added: 1,
      })
      const again = await store.imports.start('notes/', 'alice')
      expect([again.resumed, again.run.id]).toEqual([true, first.run.id])
      expect([await store.knows('aa'), await store.knows('bb'), await store.knows('cc')]).toEqual([
        true,
        false,
        false,
      ])
      expect(await store.imports.finish(first.run.id, 'finished', 'alice')).toMatchObject({
        state: 'finished',
        refused: 1,
      })
      expect((await store.imports.start('notes/', 'alice')).resumed).toBe(false)
      expect(await store.imports.files(first.run.id, 'refused')).toEqual([
        { file: 'b.txt', originalHash: 'bb', outcome: 'refused', problem: refused },
      ])
      await store.close()
    }))
})

test('a problem while opening a folder leaves no server behind', () =>
  withFolder(async (folder) => {
    await expect(openStore({ folder, readOnly: true })).rejects.toMatchObject({ code: 'store-schema-older' })
    expect(runningServer(folder)).toBeNull()
  }))

test('migrations are numbered without gaps', () => {
  expect(migrations().map(({ version }) => version)).toEqual(migrations().map((_, index) => index + 1))
})
