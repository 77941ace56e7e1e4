/** The figures of a view as rows: the same cells as its `.csv`, with labels instead of codes. */
import type { ComponentChildren } from 'preact'
import { isMissing } from '../core/missing.ts'
import type { Cell, Column, Table } from '../core/table.ts'
import { MissingMark } from './badges.tsx'
import { inLang, type Ui, writtenDate, writtenEuros, writtenNumber, writtenShare } from './ui.ts'

export interface DataTableProps {
  readonly ui: Ui
  readonly table: Table
  /** Rows shown; the files hold them all. */
  readonly limit?: number
}

export function DataTable({ ui, table, limit = 500 }: DataTableProps) {
  const title = inLang(ui, table.about.title)
  return (
    <Scroll label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.key} scope="col" class={column.type === 'number' ? 'number' : undefined}>
                {inLang(ui, column.label)}
                {column.unit && column.figure !== 'price' && ` (${column.unit})`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, limit).map((row, index) => (
            <tr key={index}>
              {table.columns.map((column) => (
                <td key={column.key} class={classOf(column)}>
                  <CellText ui={ui} column={column} cell={row[column.key]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** A region of its own that scrolls sideways, and takes the arrow keys. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

const classOf = (column: Column): string | undefined =>
  column.type === 'number' ? 'number' : column.type === 'quote' ? 'quote' : undefined

function CellText({ ui, column, cell }: { ui: Ui; column: Column; cell: Cell | undefined }) {
  if (cell === undefined) return null
  if (isMissing(cell)) return <MissingMark ui={ui} reason={cell.missing} />
  if (typeof cell === 'number') return <>{numberText(ui, column, cell)}</>
  if (Array.isArray(cell)) return <>{cell.map((one: string) => nameOf(ui, column, one)).join(', ')}</>
  if (typeof cell === 'string') return <>{nameOf(ui, column, cell)}</>
  return <>{inLang(ui, cell as { fr: string; en: string })}</>
}

/** Shares in per cent, ratios as a change, amounts to the cent. */
export function numberText(ui: Ui, { figure, unit }: Column, value: number): string {
  if (figure === 'share') return writtenShare(ui.lang, value)
  if (figure === 'ratio') {
    const change = Math.round((value - 1) * 1000) / 1000
    return `${change > 0 ? '+' : change < 0 ? '−' : ''}${writtenShare(ui.lang, Math.abs(change))}`
  }
  if (figure === 'price' && unit === 'EUR') return writtenEuros(ui.lang, value)
  return writtenNumber(ui.lang, value, 3)
}

export function nameOf(ui: Ui, column: Column, value: string): string {
  if (column.type === 'code') return column.scheme ? ui.label(column.scheme, value) : value
  if (column.type === 'place') return ui.placeName(value)
  return column.type === 'date' ? writtenDate(ui.lang, value) : value
}
