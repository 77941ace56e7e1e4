/** The column mapping of a CSV: which column holds which field, as `x.map.yml` says. Described in docs/intake.md. */
import { Problem } from '../core/problem.ts'
import { yaml } from '../vocabulary/yaml.ts'
import type { BesideFile } from './beside.ts'
import type { Metadata } from './intake.ts'
import { readMetadata } from './metadata.ts'
import { SEPARATORS } from './read-rows.ts'

export const TABLES = ['observations', 'offers', 'samples', 'counts'] as const
export type TableName = (typeof TABLES)[number]

/** Fields of each table; those with a star must have a column or a value. */
export const FIELDS: Readonly<Record<TableName, readonly string[]>> = {
  observations: [
    'phenomenon*',
    'substances',
    'places',
    'direction',
    'level',
    'certainty',
    'period',
    'date',
    'source',
    'text',
    'measure',
    'value',
    'unit',
    'quantity',
    'currency',
    'site',
    'space',
    'publisher',
  ],
  offers: [
    'substance*',
    'quantity*',
    'unit*',
    'id',
    'date',
    'period',
    'place',
    'amount',
    'currency',
    'free',
    'promotion',
    'family',
    'purity',
  ],
  samples: [
    'found*',
    'id',
    'date',
    'place',
    'site',
    'expected',
    'foundAmount',
    'foundUnit',
    'form',
    'method',
    'reason',
  ],
  counts: ['series*', 'period*', 'value*', 'id', 'phenomenon', 'substance', 'place', 'denominator'],
}

/** Where a field comes from: a column, or one value for every row. */
export interface FieldSource {
  readonly column?: string
  readonly value?: string
  /** What the column writes to what Vigie writes. */
  readonly values?: Readonly<Record<string, string>>
  /** What stands between several values of a cell. */
  readonly list?: string
}

export interface Mapping {
  readonly file: string
  readonly table: TableName
  readonly columns: Readonly<Record<string, FieldSource>>
  readonly separator?: string
  readonly decimal?: ',' | '.'
  /** Cells that mean "no value", beside the empty one and ":". */
  readonly missing: readonly string[]
  /** What holds for the whole table. */
  readonly source: Metadata
}

/** @throws Problem `mapping-unreadable` where it is not YAML, `mapping-bad` where a key or value is not what it may be. */
export function readMapping({ name, text }: BesideFile): Mapping {
  const data = parseYaml(text, name)
  const refuse = (where: string, expected: string): never => {
    throw new Problem('mapping-bad', { file: name, where, expected })
  }
  for (const key of Object.keys(data)) if (!KEYS.includes(key)) refuse('·', KEYS.join(', '))
  const table = TABLES.find((known) => known === data.table) ?? refuse('table', TABLES.join(', '))
  const fields = FIELDS[table].map((field) => field.replace('*', ''))
  const columns: Record<string, FieldSource> = {}
  for (const [field, source] of Object.entries(
    asRecord(data.columns) ?? refuse('columns', 'field: column'),
  )) {
    if (!fields.includes(field)) refuse('columns', fields.join(', '))
    columns[field] =
      asSource(source) ?? refuse(`columns › ${field}`, 'name, or {column, values, list}, or {value}')
  }
  for (const field of FIELDS[table])
    if (field.endsWith('*') && !columns[field.slice(0, -1)])
      refuse(`columns › ${field.slice(0, -1)}`, 'a column or a value')
  const separator = data.separator === 'tab' ? '\t' : data.separator
  if (separator !== undefined && !SEPARATORS.some((known) => known === separator))
    refuse('separator', '";", ",", tab')
  if (data.decimal !== undefined && data.decimal !== ',' && data.decimal !== '.') refuse('decimal', '"," "."')
  const missing = data.missing === undefined ? [] : [data.missing].flat()
  const source = asRecord(data.source ?? {}) ?? refuse('source', 'key: value')
  return {
    file: name,
    table,
    columns,
    missing: missing.map(String),
    source: readMetadata(
      Object.entries(source)
        .map(([key, value]) => `${key}: ${String(value)}`)
        .join('\n'),
      name,
    ).metadata,
    ...(typeof separator === 'string' ? { separator } : {}),
    ...(data.decimal === ',' || data.decimal === '.' ? { decimal: data.decimal } : {}),
  }
}

const KEYS = ['table', 'columns', 'separator', 'decimal', 'missing', 'source']

function parseYaml(text: string, file: string): Record<string, unknown> {
  try {
    const data = asRecord(yaml().parse(text, { maxAliasCount: 0, schema: 'failsafe', prettyErrors: false }))
    if (data) return data
  } catch {
    // Said below: the parser's own words may quote the file.
  }
  throw new Problem('mapping-unreadable', { file })
}

function asRecord(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'))
}

function asSource(source: unknown): FieldSource | null {
  if (typeof source === 'string') return source === '' ? null : { column: source }
  const record = asRecord(source)
  if (!record) return null
  const text = (key: string): string | undefined =>
    typeof record[key] === 'string' ? record[key] : undefined
  const values = asRecord(record.values)
  const [column, value, list] = [text('column'), text('value'), text('list')]
  if ((column === undefined) === (value === undefined)) return null
  return {
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value }),
    ...(list === undefined ? {} : { list }),
    ...(values
      ? { values: Object.fromEntries(Object.entries(values).map(([key, code]) => [key, String(code)])) }
      : {}),
  }
}
