/** *Trends*: the grid of substance × indicator × site; each cell says which way and how surely. */
import { isMissing, type OrMissing } from '../core/missing.ts'
import { TREND_STATUSES } from '../core/trend.ts'
import type { Filters } from '../publish/filters.ts'
import type { GridCell, GridRow, TrendsGridView } from '../publish/views.ts'
import { DirectionSign, MissingMark, StatusBadge } from './badges.tsx'
import { Scroll } from './data-table.tsx'
import { Files } from './figure.tsx'
import { type Choices, FiltersForm } from './filters-form.tsx'
import { Glyph } from './glyphs.tsx'
import { Page } from './page.tsx'
import { Spark } from './spark.tsx'
import { inLang, linkTo, type Ui, writtenDate } from './ui.ts'
import { VIEW_FILTERS } from './view-filters.ts'

export interface TrendsPageProps {
  readonly ui: Ui
  readonly view: TrendsGridView
  readonly choices: Choices
}

export function TrendsPage({ ui, view, choices }: TrendsPageProps) {
  const substances = [...new Set(view.rows.map((row) => row.substance))]
  return (
    <Page ui={ui} title={ui.say('web.trends.title')} islands={['tips']}>
      <h1>{ui.say('web.trends.title')}</h1>
      <p class="lead">{ui.say('web.trends.lead', { period: writtenDate(ui.lang, view.filters.period) })}</p>
      <FiltersForm ui={ui} filters={view.filters} choices={choices} shown={VIEW_FILTERS.trends} />
      {view.rows.length === 0 ? (
        <p class="empty">{ui.say('web.trends.none')}</p>
      ) : (
        <>
          <Key ui={ui} />
          <Scroll label={ui.say('web.trends.table')}>
            <table class="grid">
              <caption class="visually-hidden">{ui.say('web.trends.table')}</caption>
              <thead>
                <tr>
                  <th scope="col">{ui.say('web.trends.indicator')}</th>
                  {view.sites.map((site) => (
                    <th key={site} scope="col">
                      {ui.placeName(site)}
                    </th>
                  ))}
                </tr>
              </thead>
              {substances.map((substance) => (
                <SubstanceRows key={substance} ui={ui} view={view} substance={substance} />
              ))}
            </table>
          </Scroll>
        </>
      )}
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} />
    </Page>
  )
}

function SubstanceRows({ ui, view, substance }: { ui: Ui; view: TrendsGridView; substance: string }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={view.sites.length + 1}>
          {ui.label('substances', substance)}
        </th>
      </tr>
      {view.rows
        .filter((row) => row.substance === substance)
        .map((row) => (
          <IndicatorRow key={row.indicator} ui={ui} row={row} sites={view.sites} />
        ))}
    </tbody>
  )
}

function IndicatorRow({ ui, row, sites }: { ui: Ui; row: GridRow; sites: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{ui.label('phenomena', row.indicator)}</th>
      {row.cells.map((cell, index) => (
        <td key={sites[index]}>
          <Cell ui={ui} cell={cell} />
        </td>
      ))}
    </tr>
  )
}

function Cell({ ui, cell }: { ui: Ui; cell: OrMissing<GridCell> }) {
  if (isMissing(cell)) return <MissingMark ui={ui} reason={cell.missing} />
  return (
    <a class="cell" href={linkTo(ui, '/explore', asQuery(cell.explore))} data-tip={inLang(ui, cell.because)}>
      <DirectionSign ui={ui} direction={cell.direction} />
      <small>
        <Glyph name={cell.status} /> {ui.label('statuses', cell.status)}
      </small>
      <small>
        <Spark values={cell.spark} /> {ui.say('web.trends.chains', { count: cell.chains })}
      </small>
    </a>
  )
}

/** Filters as an address holds them: those that are set. */
const asQuery = (filters: Filters): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filters).filter(
      (entry): entry is [string, string] =>
        entry[1] !== null && !(entry[0] === 'map' && entry[1] === 'departement'),
    ),
  )

function Key({ ui }: { ui: Ui }) {
  return (
    <p class="signs">
      {TREND_STATUSES.map((status) => (
        <StatusBadge key={status} ui={ui} status={status} />
      ))}
      <MissingMark ui={ui} reason="not-observed" />
      <MissingMark ui={ui} reason="not-asked" />
    </p>
  )
}
