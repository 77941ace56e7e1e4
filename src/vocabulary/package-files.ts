/** Where the files shipped with Vigie lie, whether the code runs from `src/` or from the bundles of `dist/`. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/**
 * The path of a packaged file: walks up from this module to the folder whose package.json is named vigie.
 *
 * @example
 * packageFile('rooms.yml').endsWith('rooms.yml') // => true
 */
export function packageFile(path: string): string {
  root ??= findRoot(dirname(fileURLToPath(import.meta.url)))
  return join(root, path)
}

/** True where the code runs as written; false in a bundle. */
export const runsFromSource = (): boolean => fileURLToPath(import.meta.url).endsWith('.ts')

/** The version of this Vigie, as package.json gives it. */
export function packageVersion(): string {
  return String(manifestOf(packageFile('.')).version)
}

function findRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && manifestOf(at).name === 'vigie') return at
    if (dirname(at) === at) throw new Error(`no package.json named vigie above ${folder}`)
  }
}

function manifestOf(folder: string): { name?: unknown; version?: unknown } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
