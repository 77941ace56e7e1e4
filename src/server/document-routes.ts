/** The list of documents and the reading desk: pages to read, forms to decide. */
import { type Context, Hono } from 'hono'
import { h } from 'preact'
import { REVIEW_STATES } from '../core/observation.ts'
import { Problem } from '../core/problem.ts'
import { TypedText } from '../reader/typed-text.ts'
import type { KeptDocument } from '../store/store.ts'
import { DocumentsPage, type DocumentsView } from '../web/documents-page.tsx'
import { ReadPage } from '../web/read-page.tsx'
import { linkTo } from '../web/ui.ts'
import { oneOf, readQuery, type Settings, text } from './address.ts'
import { editOf } from './correction-form.ts'
import type { Deps } from './deps.ts'
import { addedObservation, codeOf, decisionOf, observationOf } from './document-forms.ts'
import { documentItem } from './document-item.ts'
import { fieldsOf } from './form-fields.ts'
import { makeUi } from './make-ui.ts'
import { sendPage } from './respond.ts'

const ID = /^[\w-]{1,100}$/
const PAGE_LENGTH = 50

const LIST_SETTINGS: Settings = {
  q: text('…', (value) => value.length <= 200 && !value.includes('\0')),
  review: oneOf(REVIEW_STATES),
  after: text('…', (value) => /^[\w.:|,=+/-]{1,400}$/.test(value)),
}
const READ_SETTINGS: Settings = { edit: text('…', (value) => /^[\w.:-]{1,120}$/.test(value)) }

export function documentRoutes(deps: Deps): Hono {
  const { store, vocabulary, gazetteer, actor } = deps
  const routes = new Hono()
  routes.use(async (c, next) => {
    if (c.req.query('audience') === 'public') throw new Problem('not-public')
    await next()
  })
  routes.get('/', async (c) => {
    const query = readQuery(c.req.url, LIST_SETTINGS)
    const ui = makeUi(deps, c, '/documents', query)
    return sendPage(c, h(DocumentsPage, { ui, view: await listView(deps, query) }))
  })
  routes.get('/:id', async (c) => {
    const query = readQuery(c.req.url, READ_SETTINGS)
    const kept = await documentOf(deps, c)
    const ui = makeUi(deps, c, `/documents/${kept.document.id}`, query)
    return sendPage(c, h(ReadPage, { ui, view: await readView(deps, kept, query.edit ?? null) }))
  })

  /** A form that changes something, and then shows the desk where it was. */
  const form = (
    path: string,
    act: (kept: KeptDocument, id: string, fields: FormData) => Promise<string | null>,
  ) =>
    routes.post(`/:id/${path}`, async (c) => {
      readQuery(c.req.url, READ_SETTINGS)
      const kept = await documentOf(deps, c)
      const { document } = kept
      const observation = await act(kept, document.id, await fieldsOf(c.req))
      const ui = makeUi(deps, c, `/documents/${document.id}`, {})
      return c.redirect(linkTo(ui, ui.path) + (observation ? `#obs-${observation}` : ''), 303)
    })
  form('decide', async ({ observations }, _, fields) => {
    const id = observationOf(fields)
    const observation = observations.find((one) => one.id === id) ?? {}
    return (await store.decide(id, decisionOf(fields, observation), actor)).id
  })
  const placeCode = (name: string): string | undefined => gazetteer.lookup(name)?.code
  form('edit', async ({ document: { text }, observations }, _, fields) => {
    const id = observationOf(fields)
    const { places = [], from = [], to = [] } = observations.find((one) => one.id === id) ?? {}
    const known = [...places, ...from, ...to]
    const edit = editOf(fields, vocabulary, { text: new TypedText(text), known, placeCode })
    return (await store.decide(id, edit, actor)).id
  })
  form(
    'code',
    async (_, __, fields) =>
      (await store.decide(observationOf(fields), codeOf(fields, vocabulary), actor)).id,
  )
  form('undo', async (_, id) => (await store.undo(id, actor))?.id ?? null)
  form('redo', async (_, id) => (await store.redo(id, actor))?.id ?? null)
  form('add', async (kept, id, fields) => {
    return (await store.addObservation(id, addedObservation(fields, kept.document.text, vocabulary), actor))
      .id
  })
  return routes
}

async function documentOf(deps: Deps, c: Context): Promise<KeptDocument> {
  const id = c.req.param('id') ?? ''
  const kept = ID.test(id) ? await deps.store.document(id, deps.actor) : null
  if (!kept) throw new Problem('document-not-found')
  return kept
}

async function listView(deps: Deps, query: Readonly<Record<string, string>>): Promise<DocumentsView> {
  if (query.q) {
    const found = await deps.store.search(query.q, { limit: PAGE_LENGTH })
    const hits = found.hits.map(({ document, extracts }) => ({ document: documentItem(document), extracts }))
    return {
      documents: [],
      total: 0,
      next: null,
      search: { hits, total: found.total, concepts: found.concepts },
    }
  }
  const review = REVIEW_STATES.filter((state) => state === query.review)
  const page = await deps.store.documents(review.length ? { review } : {}, {
    limit: PAGE_LENGTH,
    after: query.after ?? null,
  })
  return { documents: page.items.map(documentItem), total: page.total, next: page.next, search: null }
}

async function readView(deps: Deps, kept: KeptDocument, edit: string | null) {
  const { document, observations, canUndo, canRedo } = kept
  const seen = deps.reader.recognise(document.text, {
    language: document.language,
    ...(document.title ? { title: document.title } : {}),
  })
  const waiting = await deps.store.documents({ review: ['suggested'] }, { limit: 2 })
  return {
    document,
    observations,
    canUndo,
    canRedo,
    edit,
    headings: seen.headings,
    known: seen.marks.filter(({ kind }) => KNOWN.has(kind)),
    nextDocument: waiting.items.find(({ id }) => id !== document.id)?.id ?? null,
  }
}

/** Marks worth showing beside the claims. */
const KNOWN: ReadonlySet<string> = new Set(['substance', 'drug', 'place', 'price', 'quantity', 'period'])
