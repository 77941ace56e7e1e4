/** One row of a mapped table: its cells asked for by field, with a reason when one is not what it must be. */
import { Problem } from '../core/problem.ts'
import type { FieldSource, Mapping } from './mapping.ts'
import type { ParsedRow } from './parsed-file.ts'
import { readDay, readPeriod } from './read-date.ts'

/** Where each mapped field stands in the rows. */
export interface Layout {
  readonly file: string
  readonly mapping: Mapping
  /** Index of the column of each field that has one. */
  readonly indexes: ReadonlyMap<string, number>
  readonly width: number
}

/** @throws Problem `csv-missing-column` where the header lacks a column the mapping names. */
export function layOut(header: ParsedRow, mapping: Mapping, file: string): Layout {
  const names = header.cells.map(foldHeader)
  const indexes = new Map<string, number>()
  for (const [field, { column }] of Object.entries(mapping.columns)) {
    if (column === undefined) continue
    const index = names.indexOf(foldHeader(column))
    if (index < 0) throw new Problem('csv-missing-column', { file, column, mapping: mapping.file })
    indexes.set(field, index)
  }
  return { file, mapping, indexes, width: header.cells.length }
}

const foldHeader = (name: string): string => name.normalize('NFC').trim().toLowerCase()

export class TableRow {
  readonly line: number
  readonly #layout: Layout
  readonly #cells: readonly string[]

  constructor(row: ParsedRow, layout: Layout) {
    this.line = row.line
    this.#layout = layout
    this.#cells = row.cells
    if (row.cells.length !== layout.width)
      throw new Problem('csv-bad-row', { line: row.line, cells: row.cells.length, expected: layout.width })
  }

  /** The value of a field after the mapping's own translation; null when missing. */
  text(field: string): string | null {
    const source: FieldSource | undefined = this.#layout.mapping.columns[field]
    const written = source?.value ?? this.#cells[this.#layout.indexes.get(field) ?? -1] ?? ''
    const value = written.trim()
    if (value === '' || /^:(?:\s*[a-z]{1,3})?$/i.test(value) || this.#layout.mapping.missing.includes(value))
      return null
    return source?.values && Object.hasOwn(source.values, value) ? (source.values[value] ?? null) : value
  }

  required(field: string): string {
    return this.text(field) ?? this.refuse('csv-missing-value', field)
  }

  /** Several values of one cell. */
  list(field: string): string[] {
    const source = this.#layout.mapping.columns[field]
    const cell = this.text(field)
    if (cell === null) return []
    const parts = cell.split(source?.list ?? '+').map((part) => part.trim())
    return parts.map((part) =>
      source?.values && Object.hasOwn(source.values, part) ? (source.values[part] ?? part) : part,
    )
  }

  number(field: string): number | null {
    const text = this.text(field)
    return text === null ? null : this.toNumber(text, field)
  }

  toNumber(text: string, field: string): number {
    const { decimal, separator } = this.#layout.mapping
    const number = readNumber(text, decimal, separator === ',')
    return number ?? this.refuse('csv-bad-value', field, '72.5, 72,5')
  }

  code<T extends string>(field: string, codes: readonly T[]): T | null {
    const text = this.text(field)?.toLowerCase()
    if (text === undefined) return null
    return codes.find((code) => code === text) ?? this.refuse('csv-bad-value', field, codes.join(', '))
  }

  /** A name looked up in a code book. */
  named(field: string, look: (name: string) => string | null): string | null {
    const text = this.text(field)
    return text === null ? null : (look(text) ?? this.refuse('csv-unknown-name', field))
  }

  namedList(field: string, look: (name: string) => string | null): string[] {
    return this.list(field).map((name) => look(name) ?? this.refuse('csv-unknown-name', field))
  }

  day(field: string): string | null {
    const text = this.text(field)
    return text === null ? null : (readDay(text) ?? this.refuse('csv-bad-value', field, '2025-03-31'))
  }

  period(field: string): string | null {
    const text = this.text(field)
    return text === null
      ? null
      : (readPeriod(text) ?? this.refuse('csv-bad-value', field, '2025, 2025-03, 2025-Q1'))
  }

  /** The row as one line of text, of the columns that are mapped. */
  inWords(): string {
    const indexes = [...new Set(this.#layout.indexes.values())].sort((a, b) => a - b)
    return indexes
      .map((index) => this.#cells[index] ?? '')
      .filter((cell) => cell !== '')
      .join(' · ')
  }

  /** @throws Problem naming the column, never its content. */
  refuse(
    code: 'csv-bad-value' | 'csv-missing-value' | 'csv-unknown-name',
    field: string,
    expected = '',
  ): never {
    const column = this.#layout.mapping.columns[field]?.column ?? field
    throw new Problem(code, { line: this.line, column, expected })
  }
}

/**
 * A number as tables write it.
 *
 * @param decimal the decimal sign, where the mapping says it.
 * @param commaSeparates true where commas part the columns, so that "1,234" is more likely a thousand.
 * @example
 * readNumber('72,5') // => 72.5
 * readNumber('1 234,50 €') // => 1234.5
 * readNumber('1,234', undefined, true) // => 1234
 * readNumber('many') // => null
 */
export function readNumber(text: string, decimal?: ',' | '.', commaSeparates = false): number | null {
  const bare = text.replace(/[\s\u00a0\u202f]|[€$£%]$|^[€$£]/gu, '').replace(/[€$£%]$/u, '')
  const sign = decimal ?? decimalSign(bare, commaSeparates)
  const plain = sign === ',' ? bare.replace(/\./g, '').replace(',', '.') : bare.replace(/,/g, '')
  return /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null
}

function decimalSign(text: string, commaSeparates: boolean): ',' | '.' {
  const comma = text.lastIndexOf(',')
  if (comma < 0 || text.lastIndexOf('.') > comma) return '.'
  return commaSeparates && /^[-+]?\d{1,3}(?:,\d{3})+$/.test(text) ? '.' : ','
}
