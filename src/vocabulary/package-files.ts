/** Where the files that come with Vigie lie: vocabulary, rules, texts, built children. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/**
 * The path of a file of the package, from `src/` in a checkout as from the bundle in `dist/`.
 *
 * @throws Error when no folder above this file holds Vigie's `package.json`: the install is broken.
 */
export function packageFile(path: string): string {
  root ??= packageRoot(dirname(fileURLToPath(import.meta.url)))
  return join(root, path)
}

function packageRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'vigie') return folder
    if (folder === dirname(folder)) throw new Error(`no package.json of vigie above ${from}`)
  }
}

/** The version of this package. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(packageFile('package.json'), 'utf8')).version
}
