/** The word lists de-identification leans on: first names, and words that are no names. */
import { readFileSync } from 'node:fs'
import { packageFile } from './package-files.ts'

export interface DeidLists {
  /** Folded first names. */
  readonly firstNames: ReadonlySet<string>
  /** Those that name a person even without a family name. */
  readonly loneNames: ReadonlySet<string>
  /** Folded words that are no names; French verbs by their infinitive. */
  readonly commonWords: ReadonlySet<string>
}

let lists: DeidLists | undefined

/** The lists of `rules/deid/`, read once. */
export function loadDeidLists(): DeidLists {
  lists ??= readLists()
  return lists
}

function readLists(): DeidLists {
  const names = linesOf('rules/deid/first-names.tsv').slice(1)
  const rows = names.map((line) => line.split('\t') as [name: string, alone: string])
  return {
    firstNames: new Set(rows.map(([name]) => name)),
    loneNames: new Set(rows.filter(([, alone]) => alone === 'yes').map(([name]) => name)),
    commonWords: new Set(linesOf('rules/deid/common-words.txt')),
  }
}

function linesOf(path: string): string[] {
  return readFileSync(packageFile(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}
