/** *What is new*: the changes of a period in sentences, each opening its evidence. */
import { NOVELTIES, TREND_STATUSES } from '../core/trend.ts'
import type { SignalItem } from '../publish/view-signals.ts'
import type { WhatIsNewView } from '../publish/views.ts'
import { NoveltyBadge, StatusBadge } from './badges.tsx'
import { Statements } from './evidence.tsx'
import { Files } from './figure.tsx'
import { type Choices, FiltersForm } from './filters-form.tsx'
import { Page } from './page.tsx'
import { SignalBadges } from './signal-parts.tsx'
import { inLang, linkTo, type Ui, writtenDate, writtenNumber } from './ui.ts'
import { VIEW_FILTERS } from './view-filters.ts'
import { Warnings } from './warnings.tsx'

export interface NewPageProps {
  readonly ui: Ui
  readonly view: WhatIsNewView
  readonly choices: Choices
  /** Open signals of the period; none in the form for everyone else. */
  readonly signals: readonly SignalItem[]
}

export function NewPage({ ui, view, choices, signals }: NewPageProps) {
  const period = writtenDate(ui.lang, view.filters.period)
  return (
    <Page ui={ui} title={ui.say('web.new.title')}>
      <h1>{ui.say('web.new.title')}</h1>
      <p class="lead">{ui.say('web.new.lead', { period })}</p>
      <FiltersForm ui={ui} filters={view.filters} choices={choices} shown={VIEW_FILTERS.new} />
      {view.total > 0 && <Tallies ui={ui} view={view} />}
      <SignalLines ui={ui} signals={signals} />
      <Warnings ui={ui} warnings={view.warnings} title={ui.say('web.new.warnings')} />
      {view.statements.length === 0 ? (
        <p class="empty">
          {ui.say('web.new.none')} {ui.say('web.new.none-next')}
        </p>
      ) : (
        <>
          <p role="status">{ui.say('web.new.total', { shown: view.statements.length, total: view.total })}</p>
          <Statements ui={ui} statements={view.statements} />
        </>
      )}
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} />
    </Page>
  )
}

/** How many by surety and by novelty; each leads to those alone. */
function Tallies({ ui, view }: { ui: Ui; view: WhatIsNewView }) {
  return (
    <div class="tallies no-print">
      <div>
        <h2>{ui.say('web.new.sure')}</h2>
        <ul>
          {TREND_STATUSES.filter((status) => view.byStatus[status] > 0).map((status) => (
            <li key={status}>
              <a href={linkTo(ui, ui.path, { ...ui.query, status })}>
                <StatusBadge ui={ui} status={status} />
                &nbsp;{writtenNumber(ui.lang, view.byStatus[status])}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2>{ui.say('web.new.how-new')}</h2>
        <ul>
          {NOVELTIES.filter((novelty) => view.byNovelty[novelty] > 0).map((novelty) => (
            <li key={novelty}>
              <a href={linkTo(ui, ui.path, { ...ui.query, novelty })}>
                <NoveltyBadge ui={ui} novelty={novelty} />
                &nbsp;{writtenNumber(ui.lang, view.byNovelty[novelty])}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Signals told of here; the list has them all. */
const SIGNALS_SHOWN = 4

function SignalLines({ ui, signals }: Pick<NewPageProps, 'ui' | 'signals'>) {
  if (signals.length === 0) return null
  const more = signals.length - SIGNALS_SHOWN
  return (
    <section class="signal-lines" aria-labelledby="signals">
      <h2 id="signals">{ui.say('signals.page.in-new')}</h2>
      <ul class="signals">
        {signals.slice(0, SIGNALS_SHOWN).map((item) => (
          <li key={item.signal.id}>
            <a href={linkTo(ui, `/signals/${item.signal.id}`)}>{inLang(ui, item.title)}</a>{' '}
            <SignalBadges ui={ui} item={item} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <a href={linkTo(ui, '/signals')}>{ui.say('signals.page.in-new-more', { count: more })}</a>
        </p>
      )}
    </section>
  )
}
