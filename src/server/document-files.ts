/** The list of documents as files. */
import { Hono } from 'hono'
import { REVIEW_STATES } from '../core/observation.ts'
import { Problem } from '../core/problem.ts'
import { defaultFilters } from '../publish/filters.ts'
import { publish, viewDocuments } from '../publish/publish.ts'
import type { DocumentItem } from '../publish/views.ts'
import { oneOf, readQuery } from './address.ts'
import type { Deps } from './deps.ts'
import { documentItem } from './document-item.ts'
import { makeUi } from './make-ui.ts'
import { publishContext } from './publish-context.ts'
import { sendFile } from './respond.ts'

const AT_ONCE = 500

export function documentFiles(deps: Deps): Hono {
  const routes = new Hono()
  const context = publishContext(deps, 'internal')
  for (const format of ['csv', 'json'] as const)
    routes.get(`/documents.${format}`, async (c) => {
      if (c.req.query('audience') === 'public') throw new Problem('not-public')
      const query = readQuery(c.req.url, { review: oneOf(REVIEW_STATES) })
      const documents = await allDocuments(deps, query.review)
      const view = viewDocuments(
        { documents, total: documents.length, next: null },
        defaultFilters(''),
        context,
      )
      const { lang } = makeUi(deps, c, '/documents', query)
      const about = { ...view.table.about, filters: query, url: `/documents?${new URLSearchParams(query)}` }
      return sendFile(
        c,
        publish({ ...view, table: { ...view.table, about } }, format, 'internal', lang, context),
      )
    })
  return routes
}

async function allDocuments({ store }: Deps, state: string | undefined): Promise<DocumentItem[]> {
  const review = REVIEW_STATES.filter((known) => known === state)
  const found: DocumentItem[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof store.documents>> = await store.documents(
      review.length ? { review } : {},
      { limit: AT_ONCE, after },
    )
    found.push(...page.items.map(documentItem))
    after = page.next
  } while (after)
  return found
}
