import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { DATABASES, type DatabaseKind, withStore } from '../../test/databases.ts'
import { INVENTED_PLACES, invent } from '../../test/invented-documents.ts'
import { linesOf } from './export-file.ts'
import type { Store } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigie-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

const options = { places: INVENTED_PLACES }
const NOTE = invent({
  id: 'note',
  text: 'Tabulation\tet \\barre,\nligne 2, « héroïne » 🔥.',
  document: { site: 'FR-75119' },
  claims: [{ words: 'héroïne', substances: ['heroin'] }],
})
const OTHER = invent({ id: 'other' })

async function fill(store: Store): Promise<void> {
  await store.addDocuments([NOTE], 'alice')
  await store.decide('note.1', { accept: true }, 'alice')
  await store.setSetting('name', 'Démo', 'alice')
}

/** Exports a filled store of this kind and gives the file. */
async function exported(kind: DatabaseKind): Promise<string> {
  const file = join(folder, `${kind}.vigie.gz`)
  await withStore(
    kind,
    async (store) => {
      await fill(store)
      await store.exportTo(file)
    },
    options,
  )
  return file
}

describe.each([
  ['embedded', 'debian'],
  ['debian', 'embedded'],
] as const)('an export from %s to %s PostgreSQL', (from, to) => {
  test('brings everything, and what is done next goes on from there', async () => {
    const file = await exported(from)
    await withStore(
      to,
      async (store) => {
        await store.importFrom(file, { actor: 'boris' })
        expect((await store.document('note'))?.document).toEqual(NOTE.document)
        expect(await store.claims({ within: 'FR-75056' })).toHaveLength(1)
        expect((await store.search('heroine')).total).toBe(1)
        expect(await store.setting('name')).toBe('Démo')
        expect((await store.undo('note', 'alice'))?.review).toBe('suggested')
        expect(await store.audit.verify()).toMatchObject({ whole: true, entries: 5 })
      },
      options,
    )
  })

  test('leaves nothing beside its file', async () => {
    await exported(from)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe.each(DATABASES)('importing an export into %s PostgreSQL', (kind) => {
  const damage: [string, (whole: Buffer) => Buffer, string][] = [
    ['cut short', (whole) => whole.subarray(0, whole.length - 20), 'export-damaged'],
    ['with a flipped bit', (whole) => flip(whole, Math.floor(whole.length / 2)), 'export-damaged'],
    [
      'without its last line',
      (whole) => rezip(whole, (text) => text.replace(/\n[^\n]+\n$/, '\n')),
      'export-damaged',
    ],
    [
      'with a changed word',
      (whole) => rezip(whole, (text) => text.replace('barre', 'berre')),
      'export-damaged',
    ],
    [
      'with a removed row',
      (whole) => rezip(whole, (text) => text.replace(/\nnote\t[^\n]+/, '')),
      'export-damaged',
    ],
    [
      'of a newer Vigie',
      (whole) => rezip(whole, (text) => text.replace(/"schema":\d+/, '"schema":999')),
      'export-newer',
    ],
    ['that is something else', () => Buffer.from('%PDF-1.7 not an export'), 'export-not-ours'],
    ['of gzip, but something else', () => gzipSync('hello\n'), 'export-not-ours'],
    ['that is empty', () => Buffer.alloc(0), 'export-damaged'],
  ]
  test.each(damage)('a file %s is refused and the old data stay', async (_, change, code) => {
    const file = join(folder, `damaged-${kind}.gz`)
    writeFileSync(file, change(readFileSync(await exported(kind))))
    await withStore(
      kind,
      async (store) => {
        await store.addDocuments([OTHER], 'boris')
        await expect(store.importFrom(file, { actor: 'b', replace: true })).rejects.toMatchObject({ code })
        expect((await store.documents()).items.map(({ id }) => id)).toEqual(['other'])
        expect(await store.audit.verify()).toMatchObject({ whole: true, entries: 1 })
      },
      options,
    )
  })

  test('a filled store is replaced only when asked', async () => {
    const file = await exported(kind)
    await withStore(
      kind,
      async (store) => {
        await store.addDocuments([OTHER], 'boris')
        await expect(store.importFrom(file, { actor: 'b' })).rejects.toMatchObject({
          code: 'store-not-empty',
        })
        await store.importFrom(file, { actor: 'b', replace: true })
        expect((await store.documents()).items.map(({ id }) => id)).toEqual(['note'])
      },
      options,
    )
  })

  test('streams do as well as files', () =>
    withStore(
      kind,
      async (store) => {
        await fill(store)
        const stream = new PassThrough()
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        await store.exportTo(stream)
        const back = new PassThrough()
        back.end(Buffer.concat(chunks))
        await store.importFrom(back, { actor: 'boris', replace: true })
        expect((await store.stats()).documents).toBe(1)
      },
      options,
    ))

  test('a folder that cannot be written to, or is not there, is a problem', () =>
    withStore(kind, async (store) => {
      await expect(store.exportTo('/dev/full/x.gz')).rejects.toMatchObject({ code: 'store-folder-forbidden' })
      await expect(store.importFrom(join(folder, 'absent.gz'), { actor: 'a' })).rejects.toMatchObject({
        code: 'not-found',
      })
      expect((await store.stats()).documents).toBe(0)
    }))
})

test('an export whose disk fails half-way is told, and the store goes on', () =>
  withStore(
    'embedded',
    async (store) => {
      const words = Array.from({ length: 60_000 }, (_, n) => (n * 7919).toString(36)).join(' ')
      await store.addDocuments(
        ['a', 'b', 'c', 'd'].map((id) => invent({ id, text: words + id })),
        'alice',
      )
      const full = new Writable({
        write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
      })
      await expect(store.exportTo(full)).rejects.toMatchObject({ code: 'ENOSPC' })
      expect((await store.stats()).documents).toBe(4)
    },
    options,
  ))

const flip = (whole: Buffer, at: number): Buffer => {
  const copy = Buffer.from(whole)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
const rezip = (whole: Buffer, change: (text: string) => string): Buffer =>
  gzipSync(change(gunzipSync(whole).toString()))

test('lines are cut wherever chunks end', async () => {
  async function* chunks() {
    yield* ['a', 'b\nc', '\n', '\nd'].map((text) => Buffer.from(text))
  }
  const lines: string[] = []
  for await (const line of linesOf(chunks())) lines.push(line.toString())
  expect(lines).toEqual(['ab', 'c', '', 'd'])
})
