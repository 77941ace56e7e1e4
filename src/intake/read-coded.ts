/** A table of coded observations: rows of one source, site and date become one document, a line of text each. */

import { basename } from 'node:path'
import {
  CERTAINTIES,
  DIRECTIONS,
  LEVELS,
  MEASURE_KINDS,
  SOURCE_KINDS,
  type SourceKind,
  SPACES,
} from '../core/codes.ts'
import { evidenceAt } from '../core/evidence.ts'
import type { Measure, Observation } from '../core/observation.ts'
import { deidentifyRow } from '../protect/deidentified.ts'
import { languageOf } from '../vocabulary/language.ts'
import { deidentifyAndChain } from './build-document.ts'
import type { CodedDocument, Metadata } from './intake.ts'
import type { TableContext } from './read-table.ts'
import type { TableRow } from './table-row.ts'

interface CodedRow {
  readonly line: string
  readonly observation: Omit<Observation, 'evidence'>
  readonly origin: Metadata
}

export function readCoded(
  read: (make: (row: TableRow) => CodedRow) => CodedRow[],
  context: TableContext,
): CodedDocument[] {
  const groups = new Map<string, CodedRow[]>()
  for (const row of read((cells) => readCodedRow(cells, context))) {
    const { publisher, publishedOn, site, space, sourceKind } = row.origin
    const key = JSON.stringify([publisher, publishedOn, site, space, sourceKind])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((rows) => asDocument(rows, context))
}

function readCodedRow(row: TableRow, { book, metadata }: TableContext): CodedRow {
  const date = row.day('date')
  const source = row.code('source', SOURCE_KINDS)
  const publisher = row.text('publisher') ?? metadata.publisher
  const site = row.text('site') ?? metadata.site
  return {
    line: (row.text('text') ?? row.inWords()).replace(/\s+/g, ' '),
    observation: {
      phenomenon: row.named('phenomenon', book.phenomenon) ?? row.refuse('csv-missing-value', 'phenomenon'),
      substances: row.namedList('substances', book.substance),
      places: row.list('places').map((text) => {
        const code = book.place(text)
        return code === null ? { text } : { text, code }
      }),
      direction: row.code('direction', DIRECTIONS) ?? 'present',
      level: row.code('level', LEVELS),
      certainty: row.code('certainty', CERTAINTIES) ?? 'asserted',
      period: row.period('period') ?? date,
      source,
      measures: readMeasure(row),
      drivers: [],
      rule: 'person',
    },
    origin: {
      ...metadata,
      ...(publisher === undefined ? {} : { publisher }),
      ...(site === undefined ? {} : { site }),
      publishedOn: date ?? metadata.publishedOn,
      sourceKind: source ?? metadata.sourceKind,
      space: row.code('space', SPACES) ?? metadata.space,
    },
  }
}

function readMeasure(row: TableRow): Measure[] {
  const value = row.number('value')
  if (value === null) return []
  const kind = row.code('measure', MEASURE_KINDS) ?? row.refuse('csv-missing-value', 'measure')
  const quantity = row.number('quantity')
  const unit = row.text('unit')
  const currency = kind === 'price' ? (row.text('currency')?.toUpperCase() ?? 'EUR') : null
  return [
    {
      kind,
      value,
      ...(currency === null ? {} : { currency }),
      ...(kind === 'price' ? { quantity: quantity ?? 1 } : {}),
      ...(unit === null ? {} : { unit }),
    },
  ]
}

const FALLBACK: SourceKind = 'observatory'

function asDocument(rows: readonly CodedRow[], { received, options }: TableContext): CodedDocument {
  const origin = rows[0]?.origin ?? {}
  const lines: { start: number; end: number }[] = []
  let text = ''
  for (const { line } of rows) {
    if (text !== '') text += '\n'
    lines.push({ start: text.length, end: text.length + line.length })
    text += line
  }
  // The lines go through de-identification as marked runs, and come back where they now stand.
  const { document, facts } = deidentifyAndChain(
    {
      name: basename(received.file),
      originalHash: received.originalHash,
      text,
      boilerplate: lines,
      language: origin.language ?? languageOf(text),
      title: origin.title ?? null,
      publishedOn: origin.publishedOn ?? null,
      publisher: origin.publisher ?? null,
      authority: origin.authority ?? null,
      relayedYear: null,
      kind: origin.sourceKind ?? FALLBACK,
      genre: origin.genre ?? 'field-note',
      site: origin.site ?? null,
      space: origin.space ?? 'other',
      period: origin.period ?? null,
    },
    options,
  )
  const observations = rows.flatMap(({ observation }, index) => {
    const run = document.boilerplate[index]
    if (!run) return []
    const evidence = evidenceAt(document.text, run.start, run.end)
    return [{ ...deidentifyRow(observation, { coded: CODED }), evidence }]
  })
  return { document: { ...document, boilerplate: [] }, facts: { ...facts, signature: [] }, observations }
}

const CODED = [
  'phenomenon',
  'substances',
  'code',
  'direction',
  'level',
  'certainty',
  'period',
  'source',
  'kind',
  'unit',
  'currency',
  'rule',
]
