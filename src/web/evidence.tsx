/** A sentence and what it rests on: opened by click or Enter, without a script. */
import type { EvidenceItem, StatementView } from '../publish/views.ts'
import { DirectionSign, NoveltyBadge, ReviewBadge, StatusBadge } from './badges.tsx'
import { inLang, linkTo, type Ui, writtenDate } from './ui.ts'

export function Statements({ ui, statements }: { ui: Ui; statements: readonly StatementView[] }) {
  return (
    <ol class="statements">
      {statements.map((view) => (
        <StatementItem key={view.statement.id} ui={ui} view={view} />
      ))}
    </ol>
  )
}

function StatementItem({ ui, view }: { ui: Ui; view: StatementView }) {
  const { trend, text, id } = view.statement
  return (
    <li class="statement" id={`s-${id}`}>
      <p>{inLang(ui, text)}</p>
      <p class="signs">
        <DirectionSign ui={ui} direction={trend.direction} />
        <StatusBadge ui={ui} status={trend.status} />
        <NoveltyBadge ui={ui} novelty={trend.novelty} />
      </p>
      <details class="proof">
        <summary>
          {ui.say('web.evidence.open-label', { count: view.evidenceTotal + view.contraryTotal })}
        </summary>
        <div class="proof-body">
          <p class="because">{inLang(ui, trend.because)}</p>
          {trend.noveltyBecause && <p class="because">{inLang(ui, trend.noveltyBecause)}</p>}
          <h3>{ui.say('web.evidence.for')}</h3>
          <EvidenceList ui={ui} items={view.evidence} total={view.evidenceTotal} />
          {view.contraryTotal > 0 && (
            <>
              <h3>{ui.say('web.evidence.contrary')}</h3>
              <EvidenceList ui={ui} items={view.contrary} total={view.contraryTotal} isContrary />
            </>
          )}
          <p class="no-print">
            <a href={exploreTrend(ui, view)}>{ui.say('web.evidence.explore')}</a>
          </p>
        </div>
      </details>
    </li>
  )
}

function exploreTrend(ui: Ui, { statement: { trend } }: StatementView): string {
  return linkTo(ui, '/explore', {
    period: trend.period,
    substance: trend.substance ?? '',
    phenomenon: trend.phenomenon,
    place: trend.place ?? '',
  })
}

export interface EvidenceListProps {
  readonly ui: Ui
  readonly items: readonly EvidenceItem[]
  readonly total: number
  readonly isContrary?: boolean
}

export function EvidenceList({ ui, items, total, isContrary = false }: EvidenceListProps) {
  return (
    <>
      <ul class="items">
        {items.map((item) => (
          <li
            key={`${item.documentId}-${item.observationId}`}
            class={`item review-${item.review}${isContrary ? ' contrary' : ''}`}
          >
            {item.quote ? <blockquote>{item.quote}</blockquote> : <p>{ui.say('web.evidence.closed')}</p>}
            <p>{originOf(ui, item)}</p>
            <p>
              <ReviewBadge ui={ui} review={item.review} />{' '}
              {ui.audience === 'internal' && (
                <a href={`${linkTo(ui, `/documents/${item.documentId}`)}#obs-${item.observationId}`}>
                  {ui.say('web.evidence.read')}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p class="because">{ui.say('web.evidence.more', { count: total - items.length })}</p>
      )}
    </>
  )
}

/** Kind of source, place, date and setting of a claim, in one line. */
function originOf(ui: Ui, item: EvidenceItem): string {
  const places = item.places.map((code) => ui.placeName(code)).join(', ')
  return [
    ui.label('source-kinds', item.sourceKind),
    places || (item.site ? ui.placeName(item.site) : ui.say('web.evidence.nowhere')),
    item.period ? writtenDate(ui.lang, item.period) : ui.say('web.evidence.undated'),
    ui.label('spaces', item.space),
  ].join(' · ')
}
