/** Figures with their intervals, a cell each: what a person compares; the files hold every end and statistic in a column of its own. */
import { isMissing } from '../core/missing.ts'
import type { Cell, Row, Table } from '../core/table.ts'
import { MissingMark } from './badges.tsx'
import { nameOf, numberText, Scroll } from './data-table.tsx'
import { inLang, type Ui } from './ui.ts'

export interface FigureColumn {
  /** Key of the figure, or of the code that heads the row. */
  readonly key: string
  readonly label: string
  /** Keys of the ends of its interval. */
  readonly ends?: readonly [low: string, high: string]
  /** Key of what is said in small print below. */
  readonly below?: string
  readonly link?: (row: Row) => string
}

export interface FigureTableProps {
  readonly ui: Ui
  readonly table: Table
  readonly title: string
  readonly columns: readonly FigureColumn[]
}

export function FigureTable({ ui, table, title, columns }: FigureTableProps) {
  const typeOf = (key: string) => table.columns.find((column) => column.key === key)?.type
  return (
    <Scroll label={title}>
      <table class="figures">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" class={typeOf(key) === 'number' ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {columns.map((column, index) => {
                const content = <FigureCell ui={ui} table={table} row={row} column={column} />
                return index === 0 ? (
                  <th key={column.key} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={column.key} class={typeOf(column.key) === 'number' ? 'number' : undefined}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

interface FigureCellProps {
  readonly ui: Ui
  readonly table: Table
  readonly row: Row
  readonly column: FigureColumn
}

function FigureCell({ ui, table, row, column: { key, ends, below, link } }: FigureCellProps) {
  const [low, high] = (ends ?? []).map((end) => textOf(ui, table, row, end))
  const text = textOf(ui, table, row, key)
  const cell = row[key]
  if (text === null)
    return cell !== undefined && isMissing(cell) ? <MissingMark ui={ui} reason={cell.missing} /> : <>–</>
  return (
    <>
      {link ? <a href={link(row)}>{text}</a> : text}
      {below && <small class="ends">{textOf(ui, table, row, below)}</small>}
      {low && high && (
        <small class="ends">
          {low} – {high}
        </small>
      )}
    </>
  )
}

/** Null where there is no figure to show. */
function textOf(ui: Ui, table: Table, row: Row, key: string): string | null {
  const cell: Cell | undefined = row[key]
  const column = table.columns.find((one) => one.key === key)
  if (cell === undefined || isMissing(cell) || !column) return null
  if (typeof cell === 'number') return numberText(ui, column, cell)
  if (typeof cell === 'string') return nameOf(ui, column, cell)
  return Array.isArray(cell) ? cell.join(', ') : inLang(ui, cell as { fr: string; en: string })
}
