/** Bad input: each gets a clear message and an exit code, and nothing is left half done. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDocx, makeEncryptedDocx, makePdf } from '../src/intake/make-files.fixture.ts'
import { ROOT, runVigie } from './command.ts'
import { withDatabase } from './databases.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder('vigie-bad')
chmodSync(folder, 0o755)
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
afterAll(() => {
  spawnSync('umount', [join(folder, 'small')])
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const isRoot = process.getuid?.() === 0

const FILES: readonly [what: string, code: string, make: () => string | Promise<string>][] = [
  ['an empty file', 'empty-file', () => file('empty.txt', '')],
  [
    'a binary named .txt',
    'binary-file',
    () => file('program.txt', Buffer.from('7f454c4602010100000000000000', 'hex')),
  ],
  [
    'a file of 200 MB',
    'too-large',
    () => {
      const path = file('huge.txt', 'x')
      truncateSync(path, 200_000_000)
      return path
    },
  ],
  [
    'bytes in no encoding we know',
    'unreadable-encoding',
    () => file('bytes.txt', Buffer.from('818d8f909d'.repeat(40), 'hex')),
  ],
  ['a PDF without text', 'pdf-without-text', () => file('scan.pdf', makePdf([[]]))],
  ['an encrypted DOCX', 'docx-encrypted', () => file('locked.docx', makeEncryptedDocx())],
  ['a DOCX bomb', 'zip-bomb', () => file('bomb.docx', makeDocx(['0'.repeat(250_000_000)]))],
  ['a CSV without its mapping', 'csv-no-mapping', () => file('plain.csv', 'a;b\n1;2\n')],
  ['a file that is not there', 'not-found', () => join(folder, 'nowhere.txt')],
  ['a kind of file nobody reads', 'unknown-kind', () => file('picture.bmp', 'BM')],
]

describe('a file that cannot be read', () => {
  test.each(FILES)('%s is refused as %s, the rest goes on', async (_, code, make) => {
    const path = await make()
    await withDatabase('embedded', async (url) => {
      const good = file('good.txt', 'Le crack est de plus en plus disponible à Lille.')
      const env = { DATABASE_URL: url }
      const { code: exit, stdout } = await runVigie(['import', path, good, '--format', 'json'], { env })
      const said = JSON.parse(stdout)
      expect(exit).toBe(1)
      expect(said.refused.map((one: { code: string }) => one.code)).toEqual([code])
      expect(said.refused[0].message).toMatch(/\. ?\S/)
      expect(said.documents).toBe(1)
    })
  })

  test.runIf(process.platform === 'linux')('a directory without permission is refused by name', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o000 })
    const args = ['dist/vigie.js', 'read', closed]
    const asNobody = isRoot ? { uid: 65534, gid: 65534 } : {}
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
      ...asNobody,
      env: { PATH: process.env.PATH },
    })
    chmodSync(closed, 0o700)
    expect(status).toBe(1)
    expect(stderr).toContain('no-permission')
  })

  test('Windows-1252 is read, and a note says so', async () => {
    const path = file(
      'ansi.txt',
      Buffer.from('Le prix de l\xe9t\xe9 : 60 \x80 le gramme de coca\xefne \xe0 Lille.', 'latin1'),
    )
    const { code, stdout, stderr } = await runVigie(['read', path])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).text).toContain('60 € le gramme de cocaïne')
    expect(stderr).toContain('Windows-1252')
  })

  test('a CSV with semicolons and decimal commas is read as its mapping says, a bad row refused by its line', async () => {
    const path = file('prices.csv', 'produit;prix;quantité\ncocaïne;62,5;1\ncocaïne;beaucoup;1\n')
    file(
      'prices.map.yml',
      'table: offers\nseparator: ";"\ndecimal: ","\ncolumns:\n  substance: produit\n  amount: prix\n  quantity: quantité\n  unit: { value: g }\n  currency: { value: EUR }\n',
    )
    await withDatabase('embedded', async (url) => {
      const { code, stdout } = await runVigie(['import', path, '--format', 'json'], {
        env: { DATABASE_URL: url },
      })
      const said = JSON.parse(stdout)
      expect([code, said.rows]).toEqual([1, 1])
      expect(said.refused.map((one: { line: number }) => one.line)).toEqual([3])
      expect(JSON.stringify(said)).not.toContain('beaucoup')
    })
  })
})

describe('a machine that is not ready', () => {
  let busy: Server
  let port: number
  beforeAll(async () => {
    busy = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => busy.once('listening', resolve))
    port = (busy.address() as { port: number }).port
  })
  afterAll(() => busy.close())

  test('a port in use is named, with what to do', async () => {
    await withDatabase('embedded', async (url) => {
      const { code, stderr } = await runVigie(['serve', '--port', String(port)], {
        env: { DATABASE_URL: url },
      })
      expect(code).toBe(1)
      expect(stderr).toContain('port-in-use')
      expect(stderr).toContain(`--port ${port + 1}`)
    })
  })

  test('listening beyond this machine is refused', async () => {
    await withDatabase('embedded', async (url) => {
      const { code, stderr } = await runVigie(['serve', '--host', '0.0.0.0', '--port', '0'], {
        env: { DATABASE_URL: url },
      })
      expect([code, stderr.includes('listening-wider')]).toEqual([1, true])
    })
  })

  test('a DATABASE_URL nobody answers is said, without its password', async () => {
    const env = { DATABASE_URL: 'postgresql://vigie:hush-hush@127.0.0.1:1/vigie' }
    const { code, stderr } = await runVigie(['db', 'status'], { env })
    expect(code).toBe(1)
    expect(stderr).toContain('store-')
    expect(stderr).not.toContain('hush-hush')
  })

  test('a folder nobody may write to is said', async () => {
    const { code, stderr } = await runVigie(['db', 'status', '--folder', '/proc/vigie'])
    expect([code, stderr.includes('store-')]).toEqual([1, true])
  })

  test.runIf(isRoot)('a full disk is said, and nothing is half done', async () => {
    const small = join(folder, 'small')
    mkdirSync(small)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small]).status === 0
    expect(mounted).toBe(true)
    const { code, stderr } = await runVigie(['db', 'status', '--folder', join(small, 'kept')])
    expect(code).toBe(1)
    expect(stderr).toContain('store-disk-full')
    expect(existsSync(join(small, 'kept/data/postmaster.pid'))).toBe(false)
  })
})

describe('a call that is wrong', () => {
  test.each([
    [['frobnicate'], 2],
    [['read'], 2],
    [['read', 'x.txt', '--format', 'xml'], 2],
    [['serve', '--port', 'many'], 2],
    [['report', '--year', '25'], 2],
    [['db', 'frobnicate'], 1],
    [['vocabulary', 'frobnicate'], 1],
  ])('%j ends with %i and says what it expected', async (args, code) => {
    const outcome = await runVigie(args)
    expect(outcome.code).toBe(code)
    expect(outcome.stderr.length).toBeGreaterThan(20)
    expect(outcome.stderr).not.toMatch(/\bat .*\.js:\d+/)
  })
})
