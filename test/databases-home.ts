/** Gives the test run a folder for its database servers, and stops them at its end. */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningServer, stopServer } from '../src/store/embedded/launch.ts'
import { readPostmaster } from '../src/store/embedded/postmaster.ts'

/** Name of the variable with the folder of this run's servers. */
export const HOME_VARIABLE = 'VIGIE_TEST_DATABASES'

export default function prepareHome(): () => Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'vigie-tests-'))
  // PostgreSQL runs under another account when the tests run as root: it must get through.
  chmodSync(home, 0o711)
  process.env[HOME_VARIABLE] = home
  return () => endServers(home)
}

async function endServers(home: string): Promise<void> {
  const data = join(home, 'debian', 'data')
  const debian = readPostmaster(data)
  if (debian) await stopServer({ pid: debian.pid, data })
  // Folders of tests that were cut off too.
  for (const name of readdirSync(home)) await removeFolder(join(home, name))
  rmSync(home, { recursive: true, force: true })
}

/** Stops the server of an embedded store and removes its folder. */
export async function removeFolder(folder: string): Promise<void> {
  const server = runningServer(folder)
  if (server) {
    await stopServer(server)
    rmSync(server.host, { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
}
