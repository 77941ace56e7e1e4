/** Signals: the list and each one as a page and as files, and the forms that move, note and take back. Internal alone: a signal is not yet a finding. */
import { type Context, Hono } from 'hono'
import { h } from 'preact'
import { Problem } from '../core/problem.ts'
import { SIGNAL_KINDS, SIGNAL_STATES, type SignalState } from '../core/signal.ts'
import { loadAlerts } from '../observatory/alert-files.ts'
import { allowedNames } from '../observatory/allowed-names.ts'
import { keepSignals } from '../observatory/watch.ts'
import { deidentifyRow } from '../protect/deidentified.ts'
import { drawFigure, PUBLISH_FORMATS, publish, viewSignal, viewSignals } from '../publish/publish.ts'
import type { SignalPageView, SignalsView } from '../publish/view-signals.ts'
import { SignalPage } from '../web/signal-page.tsx'
import { SignalsPage } from '../web/signals-page.tsx'
import { linkTo, type Query } from '../web/ui.ts'
import { oneOf, readQuery, type Settings, text } from './address.ts'
import type { Deps } from './deps.ts'
import { fieldsOf } from './form-fields.ts'
import { makeUi } from './make-ui.ts'
import { publishContext } from './publish-context.ts'
import { sendFile, sendPage } from './respond.ts'

const ID = /^[0-9a-f]{1,64}$/

export function signalRoutes(deps: Deps): Hono {
  const routes = new Hono()
  const { store, actor } = deps
  const settings = listSettings(deps)
  routes.use(async (c, next) => {
    if (/^\/signals(?:[./]|$)/.test(c.req.path) && c.req.query('audience') === 'public')
      throw new Problem('not-public')
    await next()
  })
  routes.get('/signals', async (c) => {
    const query = readQuery(c.req.url, settings)
    const view = await listView(deps, query)
    return sendPage(
      c,
      h(SignalsPage, { ui: makeUi(deps, c, '/signals', query), view, choices: await choicesOf(deps) }),
    )
  })
  routes.post('/signals/look', async (c) => {
    const query = readQuery(c.req.url, settings)
    await keepSignals(store, { rules: loadAlerts(), knowledge: deps, today: deps.today() }, actor)
    return c.redirect(linkTo(makeUi(deps, c, '/signals', query), '/signals', query), 303)
  })
  for (const format of PUBLISH_FORMATS) {
    routes.get(`/signals.${format}`, async (c) => {
      const query = readQuery(c.req.url, settings)
      return fileOf(deps, c, await listView(deps, query), format)
    })
    routes.get(`/signals/:file{[0-9a-f]+\\.${format}}`, async (c) => {
      readQuery(c.req.url, {})
      return fileOf(deps, c, await signalView(deps, c.req.param('file').split('.')[0] ?? ''), format)
    })
  }
  routes.get('/signals/:id', async (c) => {
    readQuery(c.req.url, {})
    const view = await signalView(deps, c.req.param('id'))
    const ui = makeUi(deps, c, `/signals/${view.item.signal.id}`, {})
    const [figure] = view.figures
    const drawing = figure
      ? drawFigure(figure, { language: ui.lang, palette: 'page' }, publishContext(deps, 'internal'))
      : ''
    return sendPage(c, h(SignalPage, { ui, view, drawing }))
  })
  addForms(routes, deps, settings)
  return routes
}

/** Each changes something, and then shows the page it came from. */
function addForms(routes: Hono, deps: Deps, settings: Settings): void {
  const { store, actor } = deps
  const form = (path: string, act: (id: string, fields: FormData) => Promise<unknown>) =>
    routes.post(`/signals/:id/${path}`, async (c) => {
      const query = readQuery(c.req.url, settings)
      const id = c.req.param('id') ?? ''
      if (!ID.test(id)) throw new Problem('signal-unknown')
      const fields = await fieldsOf(c.req)
      await act(id, fields)
      const ui = makeUi(deps, c, '/signals', query)
      return c.redirect(
        fields.get('back') === 'list' ? linkTo(ui, '/signals', query) : linkTo(ui, `/signals/${id}`),
        303,
      )
    })
  form('move', async (id, fields) => {
    const to = SIGNAL_STATES.find((state) => state === fields.get('to'))
    if (!to) throw new Problem('form-incomplete', { name: 'to' })
    await store.signals.move(id, to as SignalState, actor)
  })
  form('note', async (id, fields) => {
    const note = String(fields.get('note') ?? '')
      .replace(/\r\n/g, '\n')
      .trim()
    if (note === '' || note.length > 4000) throw new Problem('form-incomplete', { name: 'note' })
    await store.signals.note(id, deidentifyRow({ note }, { allow: allowedNames() }), actor)
  })
  form('undo', (id) => store.signals.undo(id, actor))
}

const listSettings = ({ vocabulary, gazetteer }: Deps): Settings => ({
  state: oneOf([...SIGNAL_STATES, 'open', 'all']),
  kind: oneOf(SIGNAL_KINDS),
  substance: text('crack…', (code) => vocabulary.concept('substances', code) !== undefined),
  place: text('FR-59350…', (code) => gazetteer.get(code) !== undefined),
})

async function listView(deps: Deps, query: Query): Promise<SignalsView> {
  const signals = await deps.store.signals.list()
  return viewSignals(signals, query, deps.now(), publishContext(deps, 'internal'))
}

/** What signals speak of, wider codes included. */
async function choicesOf({ store, vocabulary, gazetteer }: Deps) {
  const signals = await store.signals.list()
  const known = (code: string | null): code is string => code !== null
  const substances = signals.map(({ substance }) => substance).filter(known)
  const places = signals.map(({ place }) => place).filter(known)
  return {
    substances: [...new Set(substances.flatMap((code) => vocabulary.substanceAndWider(code)))],
    places: [
      ...new Set(
        places.filter((code) => gazetteer.get(code)).flatMap((code) => [code, ...gazetteer.widerThan(code)]),
      ),
    ],
  }
}

async function signalView(deps: Deps, id: string): Promise<SignalPageView> {
  const kept = ID.test(id) ? await deps.store.signals.get(id) : null
  if (!kept) throw new Problem('signal-unknown')
  const { signal } = kept
  const idsOf = (measure: string) => [
    ...new Set(signal.cells.filter((cell) => cell.measure === measure).flatMap(({ evidence }) => evidence)),
  ]
  const [reports, tested] = [idsOf('reports'), new Set(idsOf('samples'))]
  const claims = reports.length ? await deps.store.claims({ observationIds: reports }) : []
  const samples = tested.size ? (await deps.store.samples()).filter((sample) => tested.has(sample.id)) : []
  const rule = loadAlerts().find(({ name }) => name === signal.rule) ?? null
  return viewSignal(kept, { claims, samples, rule }, deps.now(), publishContext(deps, 'internal'))
}

function fileOf(
  deps: Deps,
  c: Context,
  view: SignalsView | SignalPageView,
  format: (typeof PUBLISH_FORMATS)[number],
): Response {
  const { lang } = makeUi(deps, c, '/signals', {})
  return sendFile(c, publish(view, format, 'internal', lang, publishContext(deps, 'internal')))
}
