/** *Documents*: everything taken in, to be chosen or searched. */
import type { DocumentItem } from '../publish/views.ts'
import { Scroll } from './data-table.tsx'
import { Files } from './figure.tsx'
import { Page } from './page.tsx'
import { linkTo, type Ui, writtenDate, writtenNumber } from './ui.ts'

export interface SearchHitView {
  readonly document: DocumentItem
  readonly extracts: readonly (readonly { readonly text: string; readonly isMatch: boolean }[])[]
}

export interface DocumentsView {
  readonly documents: readonly DocumentItem[]
  readonly total: number
  readonly next: string | null
  readonly search: {
    readonly hits: readonly SearchHitView[]
    readonly total: number
    readonly concepts: readonly { readonly term: string; readonly code: string }[]
  } | null
}

export function DocumentsPage({ ui, view }: { ui: Ui; view: DocumentsView }) {
  return (
    <Page ui={ui} title={ui.say('web.documents.title')}>
      <h1>{ui.say('web.documents.title')}</h1>
      <p class="lead">{ui.say('web.documents.lead')}</p>
      <p class="toolbar">
        <a class="button" href={linkTo(ui, '/import')}>
          {ui.say('web.import.title')}
        </a>
      </p>
      <SearchForm ui={ui} />
      {view.search ? <Hits ui={ui} search={view.search} /> : <List ui={ui} view={view} />}
    </Page>
  )
}

function SearchForm({ ui }: { ui: Ui }) {
  return (
    <search>
      <form class="search" method="get" action={ui.path}>
        {ui.keepsLang && <input type="hidden" name="lang" value={ui.lang} />}
        <div class="search-field">
          <label for="q">{ui.say('web.documents.search')}</label>
          <input
            id="q"
            name="q"
            type="search"
            value={ui.query.q ?? ''}
            maxLength={200}
            aria-describedby="q-hint"
            autocomplete="off"
          />
        </div>
        <button type="submit" class="primary">
          {ui.say('web.documents.go')}
        </button>
      </form>
      <p id="q-hint" class="because">
        {ui.say('web.documents.search-hint')}
      </p>
    </search>
  )
}

function Hits({ ui, search }: { ui: Ui; search: NonNullable<DocumentsView['search']> }) {
  return (
    <>
      <p role="status">{ui.say('web.documents.found', { count: search.total })}</p>
      {search.concepts.map(({ term, code }) => (
        <p key={term} class="because">
          {ui.say('web.documents.concept', { term, label: ui.label('substances', code) })}
        </p>
      ))}
      <ol class="statements">
        {search.hits.map(({ document, extracts }) => (
          <li key={document.id} class="statement hit">
            <h2>
              <a href={linkTo(ui, `/documents/${document.id}`)}>{document.title ?? document.name}</a>
            </h2>
            <p class="because">{originOf(ui, document)}</p>
            {extracts.map((runs, index) => (
              <p key={index} lang={document.language}>
                {runs.map((run) => (run.isMatch ? <mark>{run.text}</mark> : run.text))}
              </p>
            ))}
          </li>
        ))}
      </ol>
      <p>
        <a class="button" href={linkTo(ui, ui.path)}>
          {ui.say('web.documents.all')}
        </a>
      </p>
    </>
  )
}

const originOf = (ui: Ui, document: DocumentItem): string =>
  [
    ui.say(`web.genre.${document.genre}`),
    document.publisher,
    ui.label('source-kinds', document.sourceKind),
    document.site && ui.placeName(document.site),
    document.publishedOn && writtenDate(ui.lang, document.publishedOn),
  ]
    .filter(Boolean)
    .join(' · ')

function List({ ui, view }: { ui: Ui; view: DocumentsView }) {
  const onlyWaiting = ui.query.review === 'suggested'
  const { after: _, review: __, ...rest } = ui.query
  return (
    <>
      <p class="toolbar">
        <a class="button" href={linkTo(ui, ui.path, onlyWaiting ? rest : { ...rest, review: 'suggested' })}>
          {ui.say(onlyWaiting ? 'web.documents.all' : 'web.documents.only-waiting')}
        </a>
      </p>
      <p role="status">{ui.say('web.documents.total', { count: view.total })}</p>
      {view.documents.length === 0 ? (
        <p class="empty">
          {ui.say('web.documents.none')} {ui.say('web.documents.none-next')}
        </p>
      ) : (
        <DocumentTable ui={ui} documents={view.documents} />
      )}
      <p class="toolbar after">
        {ui.query.after && (
          <a class="button" href={linkTo(ui, ui.path, onlyWaiting ? { ...rest, review: 'suggested' } : rest)}>
            {ui.say('web.documents.first')}
          </a>
        )}
        {view.next && (
          <a class="button" href={linkTo(ui, ui.path, { ...ui.query, after: view.next })}>
            {ui.say('web.documents.next')}
          </a>
        )}
      </p>
      <Files ui={ui} formats={['csv', 'json']} hasPublicForm={false} />
    </>
  )
}

function DocumentTable({ ui, documents }: { ui: Ui; documents: readonly DocumentItem[] }) {
  return (
    <Scroll label={ui.say('web.documents.title')}>
      <table class="listing">
        <caption class="visually-hidden">{ui.say('web.documents.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{ui.say('web.documents.name')}</th>
            <th scope="col">{ui.say('web.documents.date')}</th>
            <th scope="col">{ui.say('web.documents.source')}</th>
            <th scope="col">{ui.say('web.documents.site')}</th>
            <th scope="col" class="number">
              {ui.say('web.documents.claims')}
            </th>
            <th scope="col" class="number">
              {ui.say('web.documents.waiting')}
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <th scope="row">
                <a href={linkTo(ui, `/documents/${document.id}`)} lang={document.language}>
                  {document.title ?? document.name}
                </a>
              </th>
              <td>
                {document.publishedOn
                  ? writtenDate(ui.lang, document.publishedOn)
                  : ui.say('web.evidence.undated')}
              </td>
              <td>
                {ui.label('source-kinds', document.sourceKind)}
                {document.publisher && ` (${document.publisher})`}
              </td>
              <td>{document.site ? ui.placeName(document.site) : '–'}</td>
              <td class="number">{writtenNumber(ui.lang, document.observations)}</td>
              <td class="number">{writtenNumber(ui.lang, document.suggested)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
