/** A signal: why it was raised, its chart, where it stands, what says it, the words behind, and all that was done with it. */
import { isMissing, type OrMissing } from '../core/missing.ts'
import type { Sample } from '../core/sample.ts'
import { SIGNAL_STATES, type SignalCell, type SignalStep } from '../core/signal.ts'
import type { SignalPageView } from '../publish/view-signals.ts'
import { MissingMark } from './badges.tsx'
import { Scroll } from './data-table.tsx'
import { EvidenceList } from './evidence.tsx'
import { Drawing, Files } from './figure.tsx'
import { Page } from './page.tsx'
import { ClockText, MoveButtons, SignalBadges } from './signal-parts.tsx'
import { inLang, linkTo, type Ui, writtenDate, writtenNumber } from './ui.ts'

export interface SignalPageProps {
  readonly ui: Ui
  readonly view: SignalPageView
  /** SVG of the chart, in the colours of the page. */
  readonly drawing: string
}

export function SignalPage({ ui, view, drawing }: SignalPageProps) {
  const { item, evidence, evidenceTotal, samples } = view
  const title = inLang(ui, item.title)
  const [figure] = view.figures
  return (
    <Page ui={ui} title={title} islands={['signal-keys', 'tips']}>
      <p class="no-print">
        <a href={linkTo(ui, '/signals')}>{ui.say('signals.page.to-list')}</a>
      </p>
      <h1>{title}</h1>
      <p class="signs">
        <SignalBadges ui={ui} item={item} />
        <span class="badge">{ui.say(`signals.state.${item.signal.state}`)}</span>
        <ClockText ui={ui} item={item} />
      </p>
      <p class="lead why">{inLang(ui, item.signal.text)}</p>
      <Remarks ui={ui} view={view} />
      {figure && <Drawing ui={ui} figure={figure} svg={drawing} />}
      <Actions ui={ui} view={view} />
      <Cells ui={ui} cells={item.signal.cells} />
      {evidenceTotal > 0 && (
        <>
          <h2>{ui.say('signals.page.evidence')}</h2>
          <EvidenceList ui={ui} items={evidence} total={evidenceTotal} />
        </>
      )}
      {samples.length > 0 && <Samples ui={ui} samples={samples} />}
      <Log ui={ui} view={view} />
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} hasPublicForm={false} />
    </Page>
  )
}

function Remarks({ ui, view: { item, rule } }: { ui: Ui; view: SignalPageView }) {
  const remarks = item.signal.remarks.map((remark) => inLang(ui, remark))
  return (
    <>
      {remarks.length > 0 && (
        <aside class="warnings" aria-labelledby="remarks">
          <h2 id="remarks">{ui.say('signals.page.remarks')}</h2>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </aside>
      )}
      {rule && (
        <p class="because">
          {ui.say('signals.page.rule', { title: inLang(ui, rule.title) })} {inLang(ui, rule.why)}
        </p>
      )}
    </>
  )
}

function Actions({ ui, view }: { ui: Ui; view: SignalPageView }) {
  const { signal } = view.item
  const path = `/signals/${signal.id}`
  const canUndo = view.steps.some(({ action }) => action === 'move')
  return (
    <section class="signal-actions no-print" aria-labelledby="actions" data-keys-region data-signal>
      <h2 id="actions" tabIndex={-1}>
        {ui.say('signals.page.actions')}
      </h2>
      <div class="toolbar">
        <MoveButtons ui={ui} item={view.item} from="page" />
        <form method="post" action={linkTo(ui, `${path}/undo`)}>
          <button type="submit" disabled={!canUndo} data-key="u">
            {ui.say('signals.page.undo')}
          </button>
        </form>
      </div>
      <form method="post" action={linkTo(ui, `${path}/note`)} class="note">
        <label for="note">{ui.say('signals.page.note')}</label>
        <textarea id="note" name="note" rows={3} maxLength={4000} required aria-describedby="note-hint" />
        <p id="note-hint" class="because">
          {ui.say('signals.page.note-hint')}
        </p>
        <button type="submit">{ui.say('signals.page.add-note')}</button>
      </form>
      <p class="because">{ui.say('signals.page.keys-one')}</p>
    </section>
  )
}

/** Series and periods shown; the file of the signal's list holds the rest. */
const SHOWN = 30

function Cells({ ui, cells }: { ui: Ui; cells: readonly SignalCell[] }) {
  const label = ui.say('signals.page.cells')
  const head = ['series', 'substance', 'place'] as const
  const numbers = ['observed', 'denominator', 'expected', 'upperbound'] as const
  return (
    <>
      <h2>{label}</h2>
      <p class="because">{ui.say('signals.page.cells-lead', { count: cells.length })}</p>
      <Scroll label={label}>
        <table>
          <caption class="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {head.map((key) => (
                <th key={key} scope="col">
                  {ui.say(key === 'series' ? 'signals.page.series' : `signals.column.${key}`)}
                </th>
              ))}
              <th scope="col">{ui.say('signals.column.period')}</th>
              {numbers.map((key) => (
                <th key={key} scope="col" class="number">
                  {ui.say(`signals.column.${key}`)}
                </th>
              ))}
              <th scope="col" class="number">
                {ui.say('signals.page.pvalue')}
              </th>
              <th scope="col">{ui.say('signals.page.method')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, SHOWN).map((cell) => (
              <tr key={`${cell.aspect}-${cell.substance}-${cell.place}-${cell.period}`}>
                <td>{seriesName(ui, cell)}</td>
                <td>{cell.substance ? ui.label('substances', cell.substance) : '–'}</td>
                <td>{cell.place ? ui.placeName(cell.place) : ui.say('signals.everywhere')}</td>
                <td class="nowrap">{writtenDate(ui.lang, cell.period)}</td>
                <Amount ui={ui} value={cell.observed} />
                <Amount ui={ui} value={cell.denominator} />
                <Amount ui={ui} value={cell.expected} digits={1} />
                <Amount ui={ui} value={cell.upperbound} />
                <Amount ui={ui} value={cell.pvalue} digits={5} />
                <td>{ui.say(`signals.method.${cell.method}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {cells.length > SHOWN && (
        <p class="because">{ui.say('signals.page.more', { count: cells.length - SHOWN })}</p>
      )}
    </>
  )
}

function seriesName(ui: Ui, { measure, aspect, phenomenon }: SignalCell): string {
  if (measure === 'counts') return aspect
  if (measure !== 'reports') return ui.say(`signals.about.${aspect}`)
  return `${ui.label('phenomena', phenomenon ?? '')} (${ui.say(`signals.aspect.${aspect}`)})`
}

function Amount({ ui, value, digits = 0 }: { ui: Ui; value: OrMissing<number>; digits?: number }) {
  return (
    <td class="number">
      {isMissing(value) ? (
        <MissingMark ui={ui} reason={value.missing} />
      ) : value > 0 && value < 10 ** -digits ? (
        `< ${writtenNumber(ui.lang, 10 ** -digits, digits)}`
      ) : (
        writtenNumber(ui.lang, value, digits)
      )}
    </td>
  )
}

function Samples({ ui, samples }: { ui: Ui; samples: readonly Sample[] }) {
  const name = (code: string | null) =>
    code === null ? ui.say('signals.page.unsaid') : ui.label('substances', code)
  return (
    <>
      <h2>{ui.say('signals.page.samples')}</h2>
      <ul class="items">
        {samples.map(({ id, collectedOn, place, expected, found, reason }) => (
          <li key={id} class="item">
            <p>
              {ui.say('signals.page.sample', {
                expected: name(expected),
                found:
                  found.map(({ substance }) => name(substance)).join(', ') ||
                  ui.say('signals.page.nothing-found'),
              })}
            </p>
            <p>
              {[collectedOn && writtenDate(ui.lang, collectedOn), place && ui.placeName(place), reason]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Log({ ui, view }: { ui: Ui; view: SignalPageView }) {
  const spent = SIGNAL_STATES.flatMap((state) => {
    const days = view.spent[state]
    return days === undefined
      ? []
      : [
          ui.say('signals.page.spent-one', {
            state: ui.say(`signals.state.${state}`),
            days: writtenNumber(ui.lang, days, 1),
          }),
        ]
  })
  return (
    <>
      <h2>{ui.say('signals.page.log')}</h2>
      <p class="because">{ui.say('signals.page.spent', { list: spent.join(' · ') })}</p>
      <ol class="log" reversed>
        {[...view.steps].reverse().map((step) => (
          <li key={step.n} value={step.n}>
            <Step ui={ui} step={step} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Step({ ui, step: { at, actor, action, from, to, note } }: { ui: Ui; step: SignalStep }) {
  const name = (state: string | null) => (state ? ui.say(`signals.state.${state}`) : '')
  return (
    <>
      <time dateTime={at}>{writtenDate(ui.lang, at.slice(0, 10))}</time>
      {` · ${actor} · ${ui.say(`signals.page.${action}-step`, { from: name(from), to: name(to) })}`}
      {note && <blockquote>{note}</blockquote>}
    </>
  )
}
