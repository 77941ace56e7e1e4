/** `vigie read`: what texts claim, in their words. No database, no network, nothing kept. */
import { basename } from 'node:path'
import type { Language, SourceKind } from '../core/codes.ts'
import { Problem } from '../core/problem.ts'
import type { ParsedText } from '../intake/parsed-file.ts'
import { rawTexts } from '../intake/raw-texts.ts'
import { codeText } from '../observatory/code-document.ts'
import { createReader } from '../reader/load.ts'
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
}

export async function read(paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const format = chosenFormat(options.format, terminal, 'jsonl')
  const lines: CodedLine[] = []
  let code: number = EXIT.ok
  for await (const item of rawTexts(paths)) {
    if (!item.ok) {
      code = explain(item.problem, terminal)
      continue
    }
    const line = codedLine(item.file, item.parsed, options)
    for (const note of item.parsed.notes)
      terminal.complain(new Problem(note, { file: basename(item.file) }).inLanguage(terminal.language))
    if (format === 'jsonl') terminal.print(JSON.stringify(line))
    else if (format === 'human') showReading(line, terminal)
    else lines.push(line)
  }
  if (format === 'json') terminal.print(JSON.stringify(lines, null, 2))
  if (format === 'csv') printRows(terminal, 'csv', COLUMNS, lines.flatMap(rowsOf))
  return code
}

function codedLine(file: string, parsed: ParsedText, options: Options): CodedLine {
  const id = idOf(file)
  const { language, observations, offers } = codeText(
    createReader(),
    {
      text: parsed.text,
      boilerplate: parsed.boilerplate,
      title: parsed.found.title ?? null,
      language: options.language ?? null,
      source: options.source ?? null,
      explain: options.explain ?? false,
    },
    id,
  )
  return { id, lang: language, text: parsed.text, observations, offers }
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
].map((key) => ({ key, title: key }))

function rowsOf({ id, observations }: CodedLine) {
  return observations.map((observation) => ({
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
  }))
}
