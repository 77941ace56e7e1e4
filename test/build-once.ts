/** Builds `dist/` before the tests, so that child processes and the command line are tested as shipped. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export default function buildOnce(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))], {
    stdio: 'inherit',
  })
}
