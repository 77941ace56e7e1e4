/** The word lists de-identification leans on: first names, and words that are no names. */
import { readFileSync } from 'node:fs'
import { packageFile } from './package-files.ts'

export interface DeidLists {
  /** Folded first names. */
  readonly firstNames: ReadonlySet<string>
  /** Folded words that are no names; French verbs by their infinitive. */
  readonly commonWords: ReadonlySet<string>
}

let lists: DeidLists | undefined

/** The lists of `rules/deid/`, read once. */
export function loadDeidLists(): DeidLists {
  lists ??= {
    firstNames: new Set(
      linesOf('rules/deid/first-names.tsv')
        .slice(1)
        .map((line) => line.split('\t', 1)[0]!),
    ),
    commonWords: new Set(linesOf('rules/deid/common-words.txt')),
  }
  return lists
}

function linesOf(path: string): string[] {
  return readFileSync(packageFile(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}
