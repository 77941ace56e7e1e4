/** The figures of a view as rows: the same cells as its `.csv`, with labels instead of codes. */
import type { ComponentChildren } from 'preact'
import { isMissing } from '../core/missing.ts'
import type { Cell, Column, Table } from '../core/table.ts'
import { MissingMark } from './badges.tsx'
import { inLang, type Ui, writtenDate, writtenNumber } from './ui.ts'

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
                {column.unit && ` (${column.unit})`}
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
  if (typeof cell === 'number') return <>{writtenNumber(ui.lang, cell, 3)}</>
  if (Array.isArray(cell)) return <>{cell.map((one: string) => nameOf(ui, column, one)).join(', ')}</>
  if (typeof cell === 'string') return <>{nameOf(ui, column, cell)}</>
  return <>{inLang(ui, cell as { fr: string; en: string })}</>
}

function nameOf(ui: Ui, column: Column, value: string): string {
  if (column.type === 'code') return column.scheme ? ui.label(column.scheme, value) : value
  if (column.type === 'place') return ui.placeName(value)
  return column.type === 'date' ? writtenDate(ui.lang, value) : value
}
