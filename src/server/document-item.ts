/** A document of the store as lists show it. */
import type { DocumentItem } from '../publish/views.ts'
import type { DocumentSummary } from '../store/store.ts'

export const documentItem = (summary: DocumentSummary): DocumentItem => ({
  id: summary.id,
  name: summary.name,
  title: summary.title,
  language: summary.language,
  genre: summary.genre,
  sourceKind: summary.chain.kind,
  publisher: summary.chain.publisher,
  publishedOn: summary.publishedOn,
  site: summary.site,
  space: summary.space,
  observations: summary.observations,
  suggested: summary.suggested,
})
