/** CSV: its encoding, its separator and its rows, with the lines that are not rows. */
import { parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import type { ParsedFile, ParsedRow } from './parsed-file.ts'

export const SEPARATORS = [';', ',', '\t'] as const
const MOST_ROWS = 1_000_000

export function readRows(bytes: Uint8Array, given?: string): ParsedFile {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { kind: 'refused', code: decoded.code, details: {} }
  const separator = given ?? separatorOf(decoded.text)
  try {
    const rows: ParsedRow[] = parse(decoded.text, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 1,
      info: true,
      trim: true,
      on_record: ({ record, info }: { record: string[]; info: { lines: number } }) => ({
        line: info.lines,
        cells: record,
      }),
    } as never)
    if (rows.length > MOST_ROWS)
      return { kind: 'refused', code: 'csv-too-many-rows', details: { most: MOST_ROWS } }
    return { kind: 'table', rows, separator, notes: decoded.notes }
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 0
    return { kind: 'refused', code: 'csv-broken', details: { line } }
  }
}

/**
 * The separator of a table: the one that its header holds most often outside quotes.
 *
 * @example
 * separatorOf('date;prix;unité\n2024-01-07;72,5;g') // => ';'
 */
export function separatorOf(text: string): string {
  const header = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = SEPARATORS.map((separator) => header.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}
