/** The view of the list of documents. */
import { column, orNotSaid, type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import type { DocumentItem, DocumentListView } from './views.ts'

export interface DocumentPage {
  readonly documents: readonly DocumentItem[]
  readonly total: number
  readonly next: string | null
}

export function viewDocuments(
  { documents, total, next }: DocumentPage,
  filters: Filters,
  context: PublishContext,
): DocumentListView {
  const { texts } = context
  const table = tableOf(
    { key: 'publish.documents.title' },
    { path: '/documents', filters },
    [
      column(texts, 'document', 'code'),
      column(texts, 'name', 'text'),
      column(texts, 'title', 'quote'),
      column(texts, 'genre', 'code'),
      column(texts, 'source_kind', 'code', { scheme: 'source-kinds' }),
      column(texts, 'publisher', 'text'),
      column(texts, 'published_on', 'date'),
      column(texts, 'site', 'place'),
      column(texts, 'space', 'code', { scheme: 'spaces' }),
      column(texts, 'observations', 'number'),
      column(texts, 'suggested', 'number'),
    ],
    documents.map((document) => ({
      document: document.id,
      name: document.name,
      title: orNotSaid(document.title),
      genre: document.genre,
      source_kind: document.sourceKind,
      publisher: orNotSaid(document.publisher),
      published_on: orNotSaid(document.publishedOn),
      site: orNotSaid(document.site),
      space: document.space,
      observations: document.observations,
      suggested: document.suggested,
    })),
    context,
  )
  return {
    name: 'documents',
    title: texts.both('publish.documents.title'),
    filters,
    documents,
    total,
    next,
    table,
    figures: [],
  }
}
