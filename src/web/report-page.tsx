/** *Report*: a year in sections, as a page that prints well. */
import type { Figure, ReportSection, ReportView } from '../publish/views.ts'
import { Statements } from './evidence.tsx'
import { Drawing, Files } from './figure.tsx'
import { Page } from './page.tsx'
import { inLang, linkTo, type Ui, writtenDate } from './ui.ts'
import { Warnings } from './warnings.tsx'

export interface ReportPageProps {
  readonly ui: Ui
  readonly view: ReportView
  readonly years: readonly string[]
  readonly drawings: ReadonlyMap<string, string>
}

export function ReportPage({ ui, view, years, drawings }: ReportPageProps) {
  const title = ui.say('web.report.title', { period: writtenDate(ui.lang, view.period) })
  return (
    <Page ui={ui} title={title}>
      <article class="report">
        <h1>{title}</h1>
        <p class="lead">{ui.say('web.report.basis', view.basis)}</p>
        {years.length > 1 && (
          <p class="toolbar no-print">
            {ui.say('web.report.choose')}
            {years.map((year) => (
              <a
                key={year}
                class="button"
                href={linkTo(ui, ui.path, { period: year })}
                aria-current={year === view.period ? 'true' : undefined}
              >
                {year}
              </a>
            ))}
          </p>
        )}
        <Warnings ui={ui} warnings={view.warnings} title={ui.say('web.report.warnings')} isOpen />
        {view.sections.length === 0 && <p class="empty">{ui.say('web.report.none')}</p>}
        {view.sections.length > 2 && (
          <nav aria-labelledby="contents">
            <h2 id="contents">{ui.say('web.report.contents')}</h2>
            <ul class="contents">
              {view.sections.map((section) => (
                <li key={section.id}>
                  <a href={`#${section.id}`}>{inLang(ui, section.heading)}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {view.sections.map((section) => (
          <Section key={section.id} ui={ui} section={section} drawings={drawings} />
        ))}
      </article>
      <p class="because no-print">{ui.say('web.report.print')}</p>
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} />
    </Page>
  )
}

function Section({
  ui,
  section,
  drawings,
}: {
  ui: Ui
  section: ReportSection
  drawings: ReadonlyMap<string, string>
}) {
  return (
    <section aria-labelledby={section.id}>
      <h2 id={section.id}>{inLang(ui, section.heading)}</h2>
      <Statements ui={ui} statements={section.statements} />
      {section.figures.filter(isTelling).map((figure) => (
        <Drawing key={figure.id} ui={ui} figure={figure} svg={drawings.get(figure.id) ?? ''} />
      ))}
    </section>
  )
}

/** A map of one or two places says less than the sentences above it. */
export const isTelling = ({ kind, table }: Figure): boolean =>
  kind !== 'map' || table.rows.filter(({ chains }) => typeof chains === 'number' && chains > 0).length > 2
