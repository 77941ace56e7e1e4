/** `vigie read`: what texts claim, in their words. No database, nothing kept, and no network unless a second reader is asked. */

import { basename } from 'node:path'
import type { Language, SourceKind } from '../core/codes.ts'
import { inOrder } from '../core/in-order.ts'
import { Problem } from '../core/problem.ts'
import { tierOf } from '../core/tier.ts'
import type { ParsedText } from '../intake/parsed-file.ts'
import { type RawText, rawTexts } from '../intake/raw-texts.ts'
import { codeText } from '../observatory/code-document.ts'
import type { DocumentWords } from '../protect/deidentified.ts'
import type { Readers } from '../reader/readers.ts'
import { openReaders } from '../reader/reading-threads.ts'
import type { CodedLine } from './coded-line.ts'
import { EXIT, explain } from './exit.ts'
import { idOf } from './inputs.ts'
import { chosenFormat, type Format, type OutputColumn, printRows } from './output.ts'
import { showReading } from './show-reading.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly format?: Format
  readonly language?: Language
  readonly source?: SourceKind
  readonly explain?: boolean
  readonly second?: boolean
}

export async function read(paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const format = chosenFormat(options.format, terminal, 'jsonl')
  // Loaded only when asked for: a command that reads by the rules alone starts without it.
  const twice = options.second ? (await import('./read-twice.ts')).readTwice(terminal.language) : undefined
  const readers = openReaders()
  const readItem = async (item: RawText): Promise<ReadItem> => {
    if (!item.ok) return item
    const byRules = (words: DocumentWords): Promise<CodedLine> =>
      codedLine(readers, item.file, words, options)
    const words = wordsOf(item.file, item.parsed)
    return { ...item, line: await (twice ? twice(words, byRules) : byRules(words)) }
  }
  const lines: CodedLine[] = []
  let code: number = EXIT.ok
  try {
    // A second reader is asked about one text after the other: it may be paid by the text.
    for await (const item of inOrder(rawTexts(paths), readItem, () => (twice ? 0 : readers.ahead))) {
      if (!item.ok) {
        code = explain(item.problem, terminal)
        continue
      }
      const { line } = item
      if (line.second?.problem) {
        code = EXIT.failed
        terminal.complain(`${idOf(item.file)}: ${line.second.problem.message}`)
      }
      for (const note of item.parsed.notes)
        terminal.complain(new Problem(note, { file: basename(item.file) }).inLanguage(terminal.language))
      if (format === 'jsonl') terminal.print(JSON.stringify(line))
      else if (format === 'human') showReading(line, terminal)
      else lines.push(line)
    }
  } finally {
    await readers.close()
  }
  if (format === 'json') terminal.print(JSON.stringify(lines, null, 2))
  if (format === 'csv') printRows(terminal, 'csv', COLUMNS, lines.flatMap(rowsOf))
  return code
}

/** A file that could not be read, or its words and what they claim. */
type ReadItem =
  | Extract<RawText, { ok: false }>
  | (Extract<RawText, { ok: true }> & { readonly line: CodedLine })

const wordsOf = (file: string, { text, boilerplate, found }: ParsedText): DocumentWords => ({
  name: basename(file),
  title: found.title ?? null,
  text,
  boilerplate,
})

async function codedLine(
  readers: Readers,
  file: string,
  words: DocumentWords,
  options: Options,
): Promise<CodedLine> {
  const id = idOf(file)
  const { text, boilerplate, title } = words
  const { language, observations, offers } = await codeText(
    readers,
    {
      text,
      boilerplate,
      title,
      language: options.language ?? null,
      source: options.source ?? null,
      explain: options.explain ?? false,
    },
    id,
  )
  return { id, lang: language, text, observations, offers }
}

const COLUMNS: readonly OutputColumn[] = [
  'id',
  'phenomenon',
  'substances',
  'places',
  'direction',
  'level',
  'certainty',
  'period',
  'source',
  'drivers',
  'measures',
  'start',
  'end',
  'quote',
  'rule',
  'confidence',
  'tier',
  'seconded',
].map((key) => ({ key, title: key }))

/** The claims of both readers, in the order of the text: `rule` says whose each is. */
function rowsOf({ id, observations, second }: CodedLine) {
  const only = second && !second.problem ? second.observations : []
  const all = [...observations, ...only].sort((a, b) => a.evidence.start - b.evidence.start)
  return (only.length ? all : observations).map((observation) => ({
    id,
    phenomenon: observation.phenomenon,
    substances: observation.substances,
    places: observation.places.map(({ text }) => text),
    direction: observation.direction,
    level: observation.level ?? null,
    certainty: observation.certainty,
    period: observation.period,
    source: observation.source,
    drivers: observation.drivers,
    measures: observation.measures.length ? JSON.stringify(observation.measures) : null,
    start: observation.evidence.start,
    end: observation.evidence.end,
    quote: observation.evidence.quote,
    rule: observation.rule,
    confidence: observation.confidence ?? null,
    tier: observation.confidence === undefined ? null : tierOf(observation.confidence),
    seconded: observation.seconded?.by ?? null,
  }))
}
