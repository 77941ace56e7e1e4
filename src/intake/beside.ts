/** What lies beside a file and speaks of it: its sidecar, its column mapping, the `vigie.yml` of its folders. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { Problem } from '../core/problem.ts'
import { FOLDER_DEFAULTS } from './walk.ts'

export interface BesideFile {
  readonly name: string
  readonly text: string
}

const LARGEST = 100_000

/** The sidecar of a text: `note.md.yml`, else `note.yml`. */
export const readSidecar = (file: string): Promise<BesideFile | null> =>
  readFirst([`${file}.yml`, `${file}.yaml`, `${stemOf(file)}.yml`, `${stemOf(file)}.yaml`])

/** The column mapping of a table: the one named, else `offers.map.yml` beside `offers.csv`. */
export const readMappingFile = (file: string, named?: string): Promise<BesideFile | null> =>
  readFirst(named === undefined ? [`${stemOf(file)}.map.yml`, `${stemOf(file)}.map.yaml`] : [named])

/** The defaults of the folders a file lies in, the nearest first, up to the folder the user named. */
export async function readFolderDefaults(
  file: string,
  top: string | null,
  cache: Map<string, Promise<BesideFile | null>>,
): Promise<BesideFile[]> {
  const found: BesideFile[] = []
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, FOLDER_DEFAULTS)
    const reading = cache.get(path) ?? readFirst([path])
    cache.set(path, reading)
    const defaults = await reading
    if (defaults) found.push(defaults)
    if (top === null || relative(top, folder) === '' || dirname(folder) === folder) return found
  }
}

const stemOf = (file: string): string => join(dirname(file), basename(file, extname(file)))

async function readFirst(paths: readonly string[]): Promise<BesideFile | null> {
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => null)
    if (!bytes) continue
    const name = basename(path)
    if (bytes.length > LARGEST) throw new Problem('mapping-unreadable', { file: name })
    return { name, text: bytes.toString('utf8').replace(/^\ufeff/, '') }
  }
  return null
}
