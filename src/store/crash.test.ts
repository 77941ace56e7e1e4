import { type ChildProcess, spawn } from 'node:child_process'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { withFolder } from '../../test/databases.ts'
import { INVENTED_PLACES } from '../../test/invented-documents.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { runningServer } from './embedded/launch.ts'
import { openStore } from './open.ts'

const WRITER = packageFile('node_modules/.vigie-test/store-writer.mjs')
buildSync({
  entryPoints: [packageFile('test/store-writer.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  outfile: WRITER,
  logLevel: 'error',
})

test('kill -9 of two writers and their server at any moment loses nothing acknowledged and leaves nothing half', () =>
  withFolder(async (folder) => {
    const acknowledged = new Set<string>()
    for (let round = 0; round < 4; round++) {
      const writers = ['x', 'y'].map((name) => startWriter(folder, `${name}${round}`))
      for (const writer of writers) collect(writer, acknowledged)
      const before = acknowledged.size
      await expect
        .poll(() => acknowledged.size, { timeout: 50_000, interval: 7 })
        .toBeGreaterThan(before + 45)
      const server = runningServer(folder)
      // The server first in odd rounds, the writers first in even ones.
      if (round % 2) process.kill(server?.pid ?? 0, 'SIGKILL')
      for (const writer of writers) writer.kill('SIGKILL')
      if (round % 2 === 0) process.kill(server?.pid ?? 0, 'SIGKILL')
      await Promise.all(writers.map(ended))

      const store = await openStore({ folder, places: INVENTED_PLACES })
      const { documents, observations, auditEntries } = await store.stats()
      const kept = new Set((await store.documents({}, { limit: 1_000_000 })).items.map(({ id }) => id))
      expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
      expect(observations.suggested).toBe(documents * 2)
      expect(auditEntries).toBe(documents / 3)
      expect(await store.audit.verify()).toMatchObject({ whole: true, entries: auditEntries })
      await store.close()
    }
  }))

test('two writing processes and a reader share one folder', () =>
  withFolder(async (folder) => {
    const store = await withWriters(folder, async () => {
      const store = await openStore({ folder, places: INVENTED_PLACES })
      let seen = 0
      const read = async () => {
        const claims = await store.claims({ substances: ['heroin'] })
        expect(claims.length % 3).toBe(0)
        expect(claims.length).toBeGreaterThanOrEqual(seen)
        seen = claims.length
        return seen
      }
      await expect.poll(read, { timeout: 50_000, interval: 1 }).toBeGreaterThan(90)
      return store
    })
    expect((await store.audit.verify()).whole).toBe(true)
    await expect.poll(() => closeAlone(), { timeout: 20_000 }).toBeNull()

    /** The server stops with its last user, once it has noticed that the killed ones are gone. */
    async function closeAlone() {
      await store.close().catch(() => {})
      const again = runningServer(folder)
      if (again) await (await openStore({ folder })).close()
      return runningServer(folder)
    }
  }))

/** What `work` gives while two processes write; whatever comes of it, they are killed and gone when it ends. */
async function withWriters<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const writers = ['x', 'y'].map((name) => startWriter(folder, name))
  // Read, or the writers would wait for a full pipe.
  for (const writer of writers) writer.stdout?.resume()
  try {
    return await work()
  } finally {
    for (const writer of writers) writer.kill('SIGKILL')
    await Promise.all(writers.map(ended))
  }
}

function startWriter(folder: string, name: string): ChildProcess {
  return spawn(process.execPath, [WRITER, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] })
}

function collect(writer: ChildProcess, into: Set<string>): void {
  let rest = ''
  writer.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) into.add(line)
  })
}

async function ended(writer: ChildProcess): Promise<void> {
  if (writer.exitCode !== null || writer.signalCode !== null) return
  await new Promise((resolve) => writer.once('exit', resolve))
}
