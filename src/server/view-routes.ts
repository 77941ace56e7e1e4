/** The views of the figures: each a page, and files of the same figures by extension. */
import { type Context, Hono } from 'hono'
import { h, type JSX } from 'preact'
import type { Language } from '../core/codes.ts'
import type { Audience } from '../protect/disclose.ts'
import type { PublishContext } from '../publish/context.ts'
import { defaultFilters, type Filters, filtersToQuery, parseFilters } from '../publish/filters.ts'
import type { Material } from '../publish/material.ts'
import { drawFigure, PUBLISH_FORMATS, publish } from '../publish/publish.ts'
import { viewCoverage } from '../publish/view-coverage.ts'
import { viewExplore } from '../publish/view-explore.ts'
import { viewTrendsGrid } from '../publish/view-grid.ts'
import { viewWhatIsNew } from '../publish/view-new.ts'
import { viewReport } from '../publish/view-report.ts'
import { type SignalItem, signalsOfPeriod } from '../publish/view-signals.ts'
import type { Figure, View } from '../publish/views.ts'
import { CoveragePage } from '../web/coverage-page.tsx'
import { ExplorePage } from '../web/explore-page.tsx'
import type { Choices } from '../web/filters-form.tsx'
import { NewPage } from '../web/new-page.tsx'
import { isTelling, ReportPage } from '../web/report-page.tsx'
import { TrendsPage } from '../web/trends-page.tsx'
import { linkTo, type Query, type Ui } from '../web/ui.ts'
import { VIEW_FILTERS } from '../web/view-filters.ts'
import { readQuery, type Settings, text } from './address.ts'
import { choicesOf } from './choices.ts'
import type { Deps } from './deps.ts'
import { type KeptFigures, keepFigures } from './kept-figures.ts'
import { makeUi } from './make-ui.ts'
import { PRICES, SAMPLES } from './number-kinds.ts'
import { publishContext } from './publish-context.ts'
import { sendFile, sendPage } from './respond.ts'

interface Shown {
  readonly ui: Ui
  readonly choices: Choices
  readonly drawings: ReadonlyMap<string, string>
  /** Signals of the period, where the page tells of them. */
  readonly signals: readonly SignalItem[]
}

/** A view: what may be asked of it, what it is made from and how, and its page. */
export interface Kind<V extends View, M = Material> {
  readonly name: V['name']
  readonly filters: readonly (keyof Filters)[]
  /** What it is made from; the weighed material of the period where nothing else is said. */
  gather(kept: KeptFigures, filters: Filters, audience: Audience): Promise<M>
  /** What its form offers. */
  choices(kept: KeptFigures, deps: Deps, audience: Audience): Promise<Choices>
  make(material: M, filters: Filters, context: PublishContext): V
  /** Figures drawn on the page. */
  figures(view: V): readonly Figure[]
  page(view: V, shown: Shown): JSX.Element
}

const none = (): readonly Figure[] => []

/** Views made of claims. */
const OF_CLAIMS: Pick<Kind<View>, 'gather' | 'choices'> = {
  gather: (kept, { period }, audience) => kept.material(period, audience),
  choices: async (kept, deps, audience) => choicesOf(await kept.claims(), deps, audience),
}

const NEW: Kind<ReturnType<typeof viewWhatIsNew>> = {
  ...OF_CLAIMS,
  name: 'new',
  filters: VIEW_FILTERS.new,
  make: viewWhatIsNew,
  figures: none,
  page: (view, shown) => h(NewPage, { view, ...shown }),
}
const TRENDS: Kind<ReturnType<typeof viewTrendsGrid>> = {
  ...OF_CLAIMS,
  name: 'trends',
  filters: VIEW_FILTERS.trends,
  make: viewTrendsGrid,
  figures: none,
  page: (view, shown) => h(TrendsPage, { view, ...shown }),
}
const EXPLORE: Kind<ReturnType<typeof viewExplore>> = {
  ...OF_CLAIMS,
  name: 'explore',
  filters: [...VIEW_FILTERS.explore, 'after'],
  make: viewExplore,
  figures: (view) => view.figures,
  page: (view, shown) => h(ExplorePage, { view, ...shown }),
}
const COVERAGE: Kind<ReturnType<typeof viewCoverage>> = {
  ...OF_CLAIMS,
  name: 'coverage',
  filters: VIEW_FILTERS.coverage,
  make: viewCoverage,
  figures: none,
  page: (view, shown) => h(CoveragePage, { view, ...shown }),
}
const REPORT: Kind<ReturnType<typeof viewReport>> = {
  ...OF_CLAIMS,
  name: 'report',
  filters: VIEW_FILTERS.report,
  make: viewReport,
  figures: (view) => view.sections.flatMap((section) => section.figures.filter(isTelling)),
  page: (view, shown) =>
    h(ReportPage, {
      view,
      years: shown.choices.periods.filter((period) => /^\d{4}$/.test(period)),
      ...shown,
    }),
}

export function viewRoutes(deps: Deps): Hono {
  const routes = new Hono()
  const contextFor = (audience: Audience) => publishContext(deps, audience)
  const kept = keepFigures(deps.store, contextFor)
  const serve = <V extends View, M>(kind: Kind<V, M>) => {
    const asked = async (c: Context) => {
      const audience: Audience = c.req.query('audience') === 'public' ? 'public' : 'internal'
      const choices = await kept.keep(`choices ${kind.name} ${audience}`, () =>
        kind.choices(kept, deps, audience),
      )
      return { audience, choices, ...readFilters(c, kind, choices, audience, deps) }
    }
    routes.get(`/${kind.name}`, async (c) => {
      const { audience, choices, filters, query, isCanonical } = await asked(c)
      const ui = makeUi(deps, c, `/${kind.name}`, query)
      if (!isCanonical) return c.redirect(linkTo(ui, ui.path, query), 302)
      const view = await viewOf(kind, filters, audience, kept, contextFor)
      const drawings = await kept.keep(`drawings ${ui.lang} ${keyOf(kind, filters, audience)}`, () =>
        draw(kind.figures(view), ui.lang, contextFor(audience)),
      )
      const signals =
        kind.name === 'new' && audience === 'internal' ? await openSignals(deps, filters.period) : []
      return sendPage(c, kind.page(view, { ui, choices, drawings, signals }))
    })
    for (const format of PUBLISH_FORMATS)
      routes.get(`/${kind.name}.${format}`, async (c) => {
        const { audience, filters, query } = await asked(c)
        const { lang } = makeUi(deps, c, `/${kind.name}`, query)
        const file = await kept.keep(`${format} ${lang} ${keyOf(kind, filters, audience)}`, async () => {
          const view = await viewOf(kind, filters, audience, kept, contextFor)
          return publish(view, format, audience, lang, contextFor(audience))
        })
        return sendFile(c, file)
      })
  }
  serve(NEW)
  serve(TRENDS)
  serve(EXPLORE)
  serve(COVERAGE)
  serve(REPORT)
  serve(PRICES)
  serve(SAMPLES)
  return routes
}

/** Signals of a period nobody has closed, for *What is new*. */
async function openSignals(deps: Deps, period: string): Promise<readonly SignalItem[]> {
  const signals = await deps.store.signals.list()
  return signalsOfPeriod(signals, period, deps.now(), publishContext(deps, 'internal'))
}

/** The view these filters ask for, made once for each state of the store. */
function viewOf<V extends View, M>(
  kind: Kind<V, M>,
  filters: Filters,
  audience: Audience,
  kept: KeptFigures,
  contextFor: (audience: Audience) => PublishContext,
): Promise<V> {
  return kept.keep(keyOf(kind, filters, audience), async () =>
    kind.make(await kind.gather(kept, filters, audience), filters, contextFor(audience)),
  )
}

const keyOf = ({ name }: { name: string }, filters: Filters, audience: Audience): string =>
  `${name} ${audience} ${JSON.stringify(filters)}`

/** SVG of each figure by its id, in the colours of the page. */
const draw = (
  figures: readonly Figure[],
  language: Language,
  context: PublishContext,
): ReadonlyMap<string, string> =>
  new Map(figures.map((figure) => [figure.id, drawFigure(figure, { language, palette: 'page' }, context)]))

/** What may be asked of the view, by name; what each may hold is `parseFilters`' to know. */
const settingsOf = ({ filters }: Pick<Kind<View>, 'filters'>): Settings =>
  Object.fromEntries(filters.map((name) => [name, text('', () => true)]))

/** The filters of an address. Empty ones and defaults are left out of `query`; when any stood there the address is not canonical. */
function readFilters(
  c: Context,
  kind: Pick<Kind<View>, 'filters'>,
  choices: Choices,
  audience: Audience,
  { vocabulary, gazetteer, today }: Deps,
): { filters: Filters; query: Query; isCanonical: boolean } {
  readQuery(c.req.url, settingsOf(kind))
  const defaults = defaultFilters(choices.periods[0] ?? today().slice(0, 4))
  const asked = new URL(c.req.url).searchParams
  const known = { vocabulary, gazetteer, sites: new Set(choices.sites) }
  const said = parseFilters(asked, defaults, known)
  const filters = audience === 'public' ? publicFilters(said, gazetteer) : said
  const query = Object.fromEntries(filtersToQuery(filters, defaults))
  const names = [...asked.keys()].filter((name) => name !== 'lang' && name !== 'audience')
  const isCanonical = filters === said && names.length === Object.keys(query).length
  return { filters, query, isCanonical }
}

/** Filters as everyone else may set them: a place finer than a commune gives its commune, a site of the organisation's own none. */
function publicFilters(said: Filters, gazetteer: Deps['gazetteer']): Filters {
  const publicOf = (code: string | null) =>
    code !== null && gazetteer.get(code) ? gazetteer.publicPlace(code) : null
  const place = publicOf(said.place)
  const site = publicOf(said.site)
  return place === said.place && site === said.site ? said : { ...said, place, site }
}
