/** The page that takes a pasted text in: what would be kept is shown first. */
import { Hono } from 'hono'
import { h } from 'preact'
import { SOURCE_KINDS, SPACES } from '../core/codes.ts'
import { GENRES, type Genre } from '../core/document.ts'
import { isDay } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { DocumentIntake, IntakeOptions, Metadata } from '../intake/intake.ts'
import { codeDocument } from '../observatory/code-document.ts'
import { readMaterial } from '../observatory/read-material.ts'
import { takeIn } from '../observatory/take-in.ts'
import { oneReader } from '../reader/readers.ts'
import { type ImportFields, ImportPage, type ImportView } from '../web/import-page.tsx'
import { linkTo } from '../web/ui.ts'
import { readQuery } from './address.ts'
import type { Deps } from './deps.ts'
import { fieldsOf } from './form-fields.ts'
import { makeUi } from './make-ui.ts'
import { sendPage } from './respond.ts'

const EMPTY: ImportFields = {
  text: '',
  title: '',
  date: '',
  publisher: '',
  relays: '',
  source: '',
  genre: '',
  site: '',
  space: '',
}

export function importRoutes(deps: Deps): Hono {
  const routes = new Hono()
  routes.use(async (c, next) => {
    if (c.req.query('audience') === 'public') throw new Problem('not-public')
    readQuery(c.req.url, {})
    await next()
  })
  routes.get('/', (c) =>
    sendPage(
      c,
      h(ImportPage, { ui: makeUi(deps, c, '/import', {}), view: { fields: EMPTY, preview: null } }),
    ),
  )
  routes.post('/', async (c) => {
    const form = await fieldsOf(c.req)
    const fields = importFields(form)
    const intake = optionsOf(fields, deps)
    const item = await readPasted(intake)
    const ui = makeUi(deps, c, '/import', {})
    if (form.get('step') !== 'keep')
      return sendPage(
        c,
        h(ImportPage, { ui, view: { fields, preview: await previewOf(item, deps, ui.lang) } }),
      )
    await takeIn(['-'], { store: deps.store, readers: oneReader(deps.reader), actor: deps.actor, intake })
    return c.redirect(linkTo(ui, `/documents/${item.document.id}`), 303)
  })
  return routes
}

function importFields(form: FormData): ImportFields {
  const fields = Object.fromEntries(
    Object.keys(EMPTY).map((name) => [name, String(form.get(name) ?? '').trim()]),
  )
  return { ...EMPTY, ...fields }
}

/** @throws Problem `form-incomplete` for a value that does not exist. */
function optionsOf(fields: ImportFields, { gazetteer }: Deps): IntakeOptions {
  const wrong = (name: string): never => {
    throw new Problem('form-incomplete', { name })
  }
  if (fields.text === '') wrong('text')
  if (fields.date !== '' && !isDay(fields.date)) wrong('date')
  if (fields.site !== '' && !gazetteer.get(fields.site)) wrong('site')
  const oneOf = <T extends string>(name: keyof ImportFields, list: readonly T[]): T | undefined =>
    fields[name] === '' ? undefined : (list.find((one) => one === fields[name]) ?? wrong(name))
  const said: { -readonly [K in keyof Metadata]: Metadata[K] | undefined } = {
    title: fields.title || fields.text.split('\n', 1)[0]?.slice(0, 120),
    publishedOn: fields.date || undefined,
    publisher: fields.publisher || undefined,
    authority: fields.relays || undefined,
    site: fields.site || undefined,
    sourceKind: oneOf('source', SOURCE_KINDS),
    genre: oneOf<Genre>('genre', GENRES),
    space: oneOf('space', SPACES),
  }
  const metadata = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  ) as Metadata
  const bytes = new TextEncoder().encode(fields.text)
  return { kind: 'text', metadata, stdin: once(bytes) }
}

/** Bytes that may be read several times over: looked at first, kept after. */
const once = (bytes: Uint8Array): AsyncIterable<Uint8Array> => ({
  async *[Symbol.asyncIterator]() {
    yield bytes
  },
})

async function readPasted(intake: IntakeOptions): Promise<DocumentIntake> {
  for await (const item of readMaterial(['-'], intake)) {
    if (!item.ok) throw item.problem
    if (item.kind === 'document') return item
  }
  throw new Problem('form-incomplete', { name: 'text' })
}

async function previewOf(
  { document, notes }: DocumentIntake,
  deps: Deps,
  lang: 'fr' | 'en',
): Promise<ImportView['preview']> {
  const { language, observations } = await codeDocument(oneReader(deps.reader), document)
  return {
    text: document.text,
    language,
    observations: observations.map((observation, index) => ({
      ...observation,
      id: String(index),
      documentId: document.id,
      review: 'suggested',
      maker: deps.reader.version,
    })),
    placeholders: document.text.match(/\[[A-Z_]{3,20}(?:_\d+)?\]/g) ?? [],
    // Who observed is a field of this very page, which says so better than a note about options of the command.
    notes: notes.filter(({ code }) => code !== 'source-kind-guessed').map((note) => note.inLanguage(lang)),
  }
}
