/** Whatever kills an import, what was acknowledged stays whole, and the same command goes on; several at once do no harm. */
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
// @ts-expect-error The generator is plain JavaScript, so that it runs without a build.
import { writeObservatory } from '../examples/generator/observatory.mjs'
import { openStore } from '../src/store/open.ts'
import { outcomeOf, runVigie, startVigie } from './command.ts'
import { withFolder } from './databases.ts'

const DOCUMENTS = 1_000
const material = join(tmpdir(), `vigie-thousand-${process.pid}`)
const notes = join(material, 'generated/notes')
const police = join(material, 'generated/police')

beforeAll(() => writeObservatory(material, DOCUMENTS))
afterAll(() => rmSync(material, { recursive: true, force: true }))

/** What an observatory holds, for comparing two of them. */
async function contents(folder: string) {
  const store = await openStore({ folder })
  try {
    const { documents, observations, offers } = await store.stats()
    const claims = await store.claims()
    const keys = claims.map(
      ({ documentId, phenomenon, evidence }) => `${documentId} ${phenomenon} ${evidence.start}`,
    )
    return {
      documents,
      observations: observations.suggested,
      offers,
      isDouble: new Set(keys).size !== keys.length,
      audit: await store.audit.verify(),
    }
  } finally {
    await store.close()
  }
}

test('an import killed in its middle and run again loses nothing and doubles nothing', async () => {
  await withFolder(async (whole) => {
    await runVigie(['import', material, '--folder', whole, '--format', 'json'])
    const wanted = await contents(whole)
    expect(wanted.documents).toBe(DOCUMENTS)
    expect(wanted.isDouble).toBe(false)
    await withFolder(async (folder) => {
      for (const wait of [1_200, 1_800]) {
        const child = startVigie(['import', material, '--folder', folder, '--format', 'json'])
        const ended = outcomeOf(child)
        await pause(wait)
        child.kill('SIGKILL')
        await ended
      }
      const between = await contents(folder)
      expect(between.documents).toBeLessThan(DOCUMENTS)
      const again = await runVigie(['import', material, '--folder', folder, '--format', 'json'])
      expect(again.code).toBe(0)
      const { audit, ...kept } = await contents(folder)
      const { audit: _, ...expected } = wanted
      expect(kept).toEqual(expected)
      expect(audit.whole).toBe(true)
    })
  })
}, 240_000)

test('two imports and the server at once on one folder: every document once', async () => {
  await withFolder(async (folder) => {
    const server = startVigie(['serve', '--folder', folder, '--port', '0'])
    const ended = outcomeOf(server)
    const address = await new Promise<string>((resolve) => {
      let said = ''
      server.stdout?.on('data', (chunk: Buffer) => {
        said += String(chunk)
        const found = /http:\/\/\S+?:\d+/.exec(said)
        if (found) resolve(found[0])
      })
    })
    const both = await Promise.all([
      runVigie(['import', notes, police, '--folder', folder, '--format', 'json']),
      runVigie(['import', police, notes, '--folder', folder, '--format', 'json']),
      pause(800).then(() => fetch(`${address}/documents`).then((answer) => ({ code: answer.ok ? 0 : 1 }))),
    ])
    expect(both.map(({ code }) => code)).toEqual([0, 0, 0])
    const page = await fetch(`${address}/new`)
    expect(page.status).toBe(200)
    server.kill('SIGINT')
    expect((await ended).code).toBe(0)
    const kept = await contents(folder)
    expect([kept.documents, kept.isDouble, kept.audit.whole]).toEqual([DOCUMENTS, false, true])
  })
}, 240_000)
