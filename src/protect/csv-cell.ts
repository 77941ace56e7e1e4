/** Cells of a CSV file that no spreadsheet takes for a formula. */
import type { ColumnType } from '../core/table.ts'

/**
 * A cell as it goes into a CSV file: quoted where the format asks for it, and, for text, kept from being run as a formula.
 * Spreadsheets run a cell that begins with `= + - @`, a tab or a line break, also behind spaces and in full-width form; an
 * apostrophe in front makes it text (OWASP, "CSV injection"). Numbers stay as they are: −12.5 is a number, not a formula.
 *
 * @example
 * csvCell('=1+1', 'text') // => "'=1+1"
 * csvCell(' ＝A1', 'quote') // => "' ＝A1"
 * csvCell(-12.5, 'number') // => '-12.5'
 * csvCell('brune, rare', 'text') // => '"brune, rare"'
 */
export function csvCell(value: string | number, type: ColumnType = 'text'): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const isNumber = type === 'number' && /^-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i.test(value)
  const text = isNumber || !startsFormula(value) ? value : `'${value}`
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function startsFormula(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true
  const first = text.replace(/^[\s\p{Cc}\p{Cf}\p{Z}]+/u, '').slice(0, 2)
  return '=+-@\u2212'.includes(first.normalize('NFKC').charAt(0) || ' ')
}
