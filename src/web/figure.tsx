/** A drawing with its words, and the table behind it. */
import { isMissing } from '../core/missing.ts'
import type { Table } from '../core/table.ts'
import type { Figure } from '../publish/views.ts'
import { DataTable } from './data-table.tsx'
import { inLang, linkTo, siblingOf, type Ui } from './ui.ts'

export interface DrawingProps {
  readonly ui: Ui
  readonly figure: Figure
  /** The drawing as SVG, made by `publish`. */
  readonly svg: string
  readonly hasTable?: boolean
}

export function Drawing({ ui, figure, svg, hasTable = true }: DrawingProps) {
  const title = inLang(ui, figure.title)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the drawing scrolls in its own region. */}
      <section class="drawing" aria-label={title} tabIndex={0}>
        <div dangerouslySetInnerHTML={{ __html: svg }} />
      </section>
      {hasTable && (
        <details class="behind">
          <summary>
            {ui.say('web.explore.table')}
            <span class="visually-hidden">: {title}</span>
          </summary>
          <DataTable ui={ui} table={figure.kind === 'map' ? observedOf(figure.table) : figure.table} />
        </details>
      )}
    </figure>
  )
}

export interface FilesProps {
  readonly ui: Ui
  readonly formats: readonly string[]
  /** Whether there is a form of the view for everyone else. */
  readonly hasPublicForm?: boolean
}

/** Links to the same view as files. */
export function Files({ ui, formats, hasPublicForm = true }: FilesProps) {
  return (
    <div class="files">
      {ui.say('web.page.files')}{' '}
      <ul>
        {formats.map((format) => (
          <li key={format}>
            <a href={siblingOf(ui, format)} data-sibling={format}>
              {format.toUpperCase()}
            </a>
          </li>
        ))}
        {hasPublicForm && ui.audience === 'internal' && (
          <li>
            <a href={linkTo({ ...ui, audience: 'public' }, ui.path, ui.query)}>
              {ui.say('web.page.to-public')}
            </a>
          </li>
        )}
      </ul>
    </div>
  )
}

/** The areas of a map of which something is known: those that sent nothing are many, and alike. The file has them all. */
const observedOf = (table: Table): Table => ({
  ...table,
  rows: table.rows.filter(({ chains }) => !(isMissing(chains) && chains.missing === 'not-observed')),
})
