/** `vigie vocabulary`: what can be said, and which concept a word stands for. */
import { Problem } from '../core/problem.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { searchConcepts } from '../vocabulary/search.ts'
import { vocabularyTable } from '../vocabulary/table.ts'
import { EXIT } from './exit.ts'
import { chosenFormat, type Format, printRows } from './output.ts'
import type { Terminal } from './terminal.ts'
import { word } from './words.ts'

interface Options {
  readonly find?: string
  readonly format?: Format
}

export async function showVocabulary(
  scheme: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const vocabulary = loadVocabulary()
  const { language } = terminal
  const format = chosenFormat(options.format, terminal, 'json')
  if (options.find !== undefined) {
    const found = searchConcepts(options.find).map(({ concept, through }) => ({
      scheme: concept.scheme,
      code: concept.code,
      label: concept.prefLabel[language],
      through,
    }))
    const columns = [
      { key: 'scheme', title: 'scheme' },
      { key: 'code', title: word('code', language) },
      { key: 'label', title: word('label', language) },
      { key: 'through', title: word('through', language), stretches: true },
    ]
    printRows(terminal, format, columns, found)
    return found.length ? EXIT.ok : EXIT.failed
  }
  const names = scheme ? [scheme] : [...vocabulary.schemes.keys()]
  const unknown = names.find((name) => !vocabulary.schemes.has(name))
  if (unknown) throw new Problem('scheme-unknown', { known: [...vocabulary.schemes.keys()].join(', ') })
  const rows = names.flatMap((name) => vocabularyTable(vocabulary, name, language)).map((row) => ({ ...row }))
  const columns = [
    ...(scheme ? [] : [{ key: 'scheme', title: 'scheme' }]),
    { key: 'code', title: word('code', language) },
    { key: 'label', title: word('label', language) },
    { key: 'definition', title: word('definition', language), stretches: true },
  ]
  printRows(terminal, format, columns, rows)
  return EXIT.ok
}
