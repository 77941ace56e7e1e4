/** *Coverage*: who reports, month by month, and who has fallen silent. */
import { isMissing } from '../core/missing.ts'
import type { CoverageCell, CoverageRowView, CoverageView } from '../publish/views.ts'
import { MissingMark } from './badges.tsx'
import { Scroll } from './data-table.tsx'
import { Files } from './figure.tsx'
import { type Choices, FiltersForm } from './filters-form.tsx'
import { Page } from './page.tsx'
import { linkTo, type Ui, writtenDate, writtenNumber } from './ui.ts'
import { VIEW_FILTERS } from './view-filters.ts'
import { Warnings } from './warnings.tsx'

export interface CoveragePageProps {
  readonly ui: Ui
  readonly view: CoverageView
  readonly choices: Choices
}

export function CoveragePage({ ui, view, choices }: CoveragePageProps) {
  return (
    <Page ui={ui} title={ui.say('web.coverage.title')} islands={['tips']}>
      <h1>{ui.say('web.coverage.title')}</h1>
      <p class="lead">{ui.say('web.coverage.lead')}</p>
      <FiltersForm ui={ui} filters={view.filters} choices={choices} shown={VIEW_FILTERS.coverage} />
      <Warnings ui={ui} warnings={view.warnings} title={ui.say('web.coverage.warnings')} isOpen />
      {view.rows.length === 0 ? (
        <p class="empty">{ui.say('web.coverage.none')}</p>
      ) : (
        <>
          <p class="signs">
            <MissingMark ui={ui} reason="not-observed" />{' '}
            <span class="because">{ui.say('web.missing-why.not-observed')}</span>
          </p>
          <Scroll label={ui.say('web.coverage.table')}>
            <table class="board">
              <caption class="visually-hidden">{ui.say('web.coverage.table')}</caption>
              <thead>
                <tr>
                  <th scope="col">{ui.say('web.coverage.site')}</th>
                  <th scope="col">{ui.say('web.coverage.setting')}</th>
                  {view.months.map((month) => (
                    <th key={month} scope="col" class="month">
                      <abbr title={writtenDate(ui.lang, month)}>{shortMonth(ui, month)}</abbr>
                    </th>
                  ))}
                  <th scope="col" class="number">
                    {ui.say('web.coverage.total')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {view.rows.map((row) => (
                  <Row key={`${row.site}-${row.space}`} ui={ui} row={row} months={view.months} />
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} />
    </Page>
  )
}

function Row({ ui, row, months }: { ui: Ui; row: CoverageRowView; months: readonly string[] }) {
  return (
    <tr>
      <th scope="row" class="site">
        {ui.placeName(row.site)}
      </th>
      <td class="setting">{ui.label('spaces', row.space)}</td>
      {row.cells.map((cell, index) => (
        <td key={months[index]} class="month">
          {isMissing(cell) ? (
            <span class={`missing missing-${cell.missing}`}>
              <span class="visually-hidden">{ui.say(`web.missing.${cell.missing}`)}</span>
            </span>
          ) : (
            <Amount ui={ui} row={row} cell={cell} />
          )}
        </td>
      ))}
      <td class="number">{writtenNumber(ui.lang, row.documents)}</td>
    </tr>
  )
}

/** What came that month; it leads to what was said in it. */
function Amount({ ui, row, cell }: { ui: Ui; row: CoverageRowView; cell: CoverageCell }) {
  const words = ui.say('web.coverage.cell', {
    documents: cell.documents,
    chains: cell.chains,
    kinds: cell.sourceKinds.map((kind) => ui.label('source-kinds', kind)).join(', '),
  })
  return (
    <a
      class={`amount${cell.chains > 2 ? ' much' : ''}`}
      href={linkTo(ui, '/explore', { period: cell.month, site: row.site, space: row.space })}
      data-tip={words}
    >
      {writtenNumber(ui.lang, cell.documents)}
      <span class="visually-hidden"> ({words})</span>
    </a>
  )
}

/** A month short enough for a column. */
const shortMonth = (ui: Ui, month: string): string =>
  new Intl.DateTimeFormat(ui.lang === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))
