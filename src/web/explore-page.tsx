/** *Explore*: one subject closely: its months, its map, its sentences and its words. */
import type { ExploreView } from '../publish/views.ts'
import { EvidenceList, Statements } from './evidence.tsx'
import { Drawing, Files } from './figure.tsx'
import { type Choices, FiltersForm } from './filters-form.tsx'
import { Page } from './page.tsx'
import { inLang, linkTo, type Ui } from './ui.ts'
import { VIEW_FILTERS } from './view-filters.ts'

export interface ExplorePageProps {
  readonly ui: Ui
  readonly view: ExploreView
  readonly choices: Choices
  /** SVG of each figure by its id. */
  readonly drawings: ReadonlyMap<string, string>
}

export function ExplorePage({ ui, view, choices, drawings }: ExplorePageProps) {
  const title = inLang(ui, view.title)
  const last = view.evidence.at(-1)
  return (
    <Page ui={ui} title={title} islands={['tips']}>
      <h1>{title}</h1>
      <p class="lead">{ui.say('web.explore.lead')}</p>
      <FiltersForm ui={ui} filters={view.filters} choices={choices} shown={VIEW_FILTERS.explore} isOpen />
      {view.evidenceTotal === 0 && <p class="empty">{ui.say('web.explore.none')}</p>}
      <div class="pair">
        {view.figures.map((figure) => (
          <Drawing key={figure.id} ui={ui} figure={figure} svg={drawings.get(figure.id) ?? ''} />
        ))}
      </div>
      {view.statements.length > 0 && (
        <>
          <h2>{ui.say('web.explore.statements')}</h2>
          <Statements ui={ui} statements={view.statements} />
        </>
      )}
      {view.evidenceTotal > 0 && (
        <>
          <h2 id="evidence">{ui.say('web.explore.evidence')}</h2>
          <p role="status">
            {ui.say('web.explore.evidence-count', { shown: view.evidence.length, total: view.evidenceTotal })}
          </p>
          <EvidenceList ui={ui} items={view.evidence} total={view.evidence.length} />
          {last && view.evidence.length < view.evidenceTotal && (
            <p class="no-print">
              <a
                class="button"
                href={`${linkTo(ui, ui.path, { ...ui.query, after: last.observationId })}#evidence`}
              >
                {ui.say('web.explore.more')}
              </a>
            </p>
          )}
        </>
      )}
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} />
    </Page>
  )
}
