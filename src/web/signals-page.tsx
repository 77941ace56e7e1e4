/** *Signals*: what deserves a look, state by state, with clocks; moved on by a button or a key. */
import { SIGNAL_KINDS, SIGNAL_STATES } from '../core/signal.ts'
import type { SignalItem, SignalsView } from '../publish/view-signals.ts'
import { Files } from './figure.tsx'
import { Page } from './page.tsx'
import { ClockText, MoveButtons, SignalBadges } from './signal-parts.tsx'
import { inLang, linkTo, type Ui, writtenDate } from './ui.ts'

export interface SignalsPageProps {
  readonly ui: Ui
  readonly view: SignalsView
  /** Substances and places signals speak of. */
  readonly choices: { readonly substances: readonly string[]; readonly places: readonly string[] }
}

export function SignalsPage({ ui, view, choices }: SignalsPageProps) {
  const title = ui.say('signals.page.title')
  return (
    <Page ui={ui} title={title} islands={['signal-keys']}>
      <h1>{title}</h1>
      <p class="lead">{ui.say('signals.page.lead')}</p>
      <div class="toolbar no-print">
        <form method="post" action={linkTo(ui, '/signals/look', ui.query)}>
          <button type="submit">{ui.say('signals.page.look')}</button>
        </form>
        <p class="because">
          {view.lastRun
            ? ui.say('signals.page.last-run', { on: writtenDate(ui.lang, view.lastRun) })
            : ui.say('signals.page.never-run')}
        </p>
      </div>
      <SignalFilters ui={ui} choices={choices} />
      {view.total === 0 ? (
        <p class="empty">{ui.say(view.lastRun ? 'signals.page.none' : 'signals.page.never-run')}</p>
      ) : (
        <>
          <p role="status">{ui.say('signals.page.total', { total: view.total, overdue: view.overdue })}</p>
          <p class="because no-print">{ui.say('signals.page.keys')}</p>
          <section class="signal-list" aria-label={ui.say('signals.page.list')} data-keys-region>
            {view.groups.map(({ state, items }) => (
              <section key={state} aria-labelledby={`state-${state}`}>
                <h2 id={`state-${state}`}>
                  {ui.say(`signals.state.${state}`)} <span class="count">({items.length})</span>
                </h2>
                <List ui={ui} items={items} />
              </section>
            ))}
            {view.heldBack.length > 0 && (
              <section aria-labelledby="held-back">
                <h2 id="held-back">
                  {ui.say('signals.page.held')} <span class="count">({view.heldBack.length})</span>
                </h2>
                <p class="because">{ui.say('signals.page.held-why')}</p>
                <List ui={ui} items={view.heldBack} />
              </section>
            )}
          </section>
        </>
      )}
      <Files ui={ui} formats={['csv', 'json', 'svg', 'png']} hasPublicForm={false} />
    </Page>
  )
}

function List({ ui, items }: { ui: Ui; items: readonly SignalItem[] }) {
  return (
    <ol class="signals">
      {items.map((item) => (
        <li key={item.signal.id} class="signal" id={`signal-${item.signal.id}`} data-signal>
          <h3>
            <a href={linkTo(ui, `/signals/${item.signal.id}`)}>{inLang(ui, item.title)}</a>
          </h3>
          <p class="signs">
            <SignalBadges ui={ui} item={item} />
            <ClockText ui={ui} item={item} />
          </p>
          <p class="why">{inLang(ui, item.signal.text)}</p>
          <MoveButtons ui={ui} item={item} from="list" />
        </li>
      ))}
    </ol>
  )
}

function SignalFilters({ ui, choices }: Pick<SignalsPageProps, 'ui' | 'choices'>) {
  const count = Object.keys(ui.query).length
  const named = (codes: readonly string[], nameOf: (code: string) => string): [string, string][] =>
    codes
      .map((code): [string, string] => [code, nameOf(code)])
      .sort(([, a], [, b]) => a.localeCompare(b, ui.lang))
  const states: [string, string][] = SIGNAL_STATES.map((state) => [state, ui.say(`signals.state.${state}`)])
  return (
    <details class="filters no-print" open={count > 0}>
      <summary>
        {ui.say('signals.page.filters')} <span class="count">({ui.say('web.filter.active', { count })})</span>
      </summary>
      <form method="get" action={ui.path}>
        {ui.keepsLang && <input type="hidden" name="lang" value={ui.lang} />}
        <Choice ui={ui} name="state" any="open" options={[...states, ['all', ui.say('signals.page.all')]]} />
        <Choice
          ui={ui}
          name="kind"
          any="any"
          options={SIGNAL_KINDS.map((kind) => [kind, ui.say(`signals.kind.${kind}`)])}
        />
        <Choice
          ui={ui}
          name="substance"
          any="any"
          options={named(choices.substances, (code) => ui.label('substances', code))}
        />
        <Choice
          ui={ui}
          name="place"
          any="any"
          options={named(choices.places, (code) => ui.placeName(code))}
        />
        <p class="go">
          <button type="submit" class="primary">
            {ui.say('signals.page.apply')}
          </button>
          {count > 0 && (
            <a class="button" href={linkTo(ui, ui.path)}>
              {ui.say('signals.page.clear')}
            </a>
          )}
        </p>
      </form>
    </details>
  )
}

interface ChoiceProps {
  readonly ui: Ui
  readonly name: 'state' | 'kind' | 'substance' | 'place'
  readonly any: 'open' | 'any'
  readonly options: readonly (readonly [value: string, label: string])[]
}

function Choice({ ui, name, any, options }: ChoiceProps) {
  const value = ui.query[name] ?? ''
  return (
    <div>
      <label for={`filter-${name}`}>{ui.say(`signals.page.${name}`)}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="" selected={value === ''}>
          {ui.say(`signals.page.${any}`)}
        </option>
        {options.map(([code, label]) => (
          <option key={code} value={code} selected={code === value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
