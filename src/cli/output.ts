/** Prints rows in the shape asked for: a table for a person, JSON, JSON lines or CSV for a program. */
import { csvCell } from '../protect/csv-cell.ts'
import { type Column, type Terminal, table } from './terminal.ts'

export type Format = 'human' | 'json' | 'jsonl' | 'csv'

export interface OutputColumn extends Column {
  /** Name in JSON and CSV. */
  readonly key: string
}

export type OutputRow = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** The shape to print in: what was asked, else a table where a person reads and `piped` elsewhere. */
export function chosenFormat(asked: Format | undefined, terminal: Terminal, piped: Format): Format {
  return asked ?? (terminal.isInteractive ? 'human' : piped)
}

export function printRows(
  terminal: Terminal,
  format: Format,
  columns: readonly OutputColumn[],
  rows: readonly OutputRow[],
): void {
  if (format === 'json') terminal.print(JSON.stringify(rows, null, 2))
  else if (format === 'jsonl') for (const row of rows) terminal.print(JSON.stringify(row))
  else if (format === 'csv') terminal.print(asCsv(columns, rows))
  else
    terminal.print(
      table(
        terminal,
        columns,
        rows.map((row) => columns.map(({ key }) => textOf(row[key]))),
      ),
    )
}

function asCsv(columns: readonly OutputColumn[], rows: readonly OutputRow[]): string {
  const lines = rows.map((row) =>
    columns
      .map(({ key }) => (typeof row[key] === 'number' ? String(row[key]) : csvCell(textOf(row[key]))))
      .join(','),
  )
  return [columns.map(({ key }) => key).join(','), ...lines].join('\r\n')
}

const textOf = (value: OutputRow[string] | undefined): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value)
