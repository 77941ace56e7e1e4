/** Folders of a test, below the one the whole run removes at its end. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HOME_VARIABLE } from './databases-home.ts'

export function temporaryFolder(name: string): string {
  return mkdtempSync(join(process.env[HOME_VARIABLE] ?? tmpdir(), `${name}-`))
}
