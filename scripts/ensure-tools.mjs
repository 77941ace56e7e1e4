/**
 * The programs the tests drive, beside npm's packages: Debian's Chromium and PostgreSQL. Installed here when this
 * machine lets us (root on Debian); otherwise the one command that does it is printed, and the tests do not start.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const TOOLS = [
  { package: 'chromium', present: () => existsSync('/usr/bin/chromium') },
  { package: 'postgresql', present: hasPostgres },
]

function hasPostgres() {
  const folder = '/usr/lib/postgresql'
  return (
    existsSync(folder) && readdirSync(folder).some((version) => existsSync(`${folder}/${version}/bin/initdb`))
  )
}

export function ensureTools() {
  const lacking = TOOLS.filter((tool) => !tool.present()).map((tool) => tool.package)
  if (lacking.length === 0) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(lacking)
  const still = TOOLS.filter((tool) => !tool.present()).map((tool) => tool.package)
  if (still.length === 0) return
  console.error(
    `The tests need ${still.join(' and ')}. Install with:\n\n  sudo apt-get install -y ${still.join(' ')}\n`,
  )
  console.log('0 passed, 1 failed')
  process.exit(1)
}

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`Installing for the tests: ${packages.join(', ')}`)
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: 'inherit',
  })
}
