/** The server as one function from a request to an answer: called in process by tests, through a socket by `start`. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { h } from 'preact'
import { Problem } from '../core/problem.ts'
import { AboutPage } from '../web/about-page.tsx'
import { linkTo } from '../web/ui.ts'
import { readQuery } from './address.ts'
import type { Deps } from './deps.ts'
import { documentFiles } from './document-files.ts'
import { documentRoutes } from './document-routes.ts'
import { ownFormsOnly, ownHostOnly, safeHeaders, smallForms } from './guards.ts'
import { importRoutes } from './import-routes.ts'
import { makeUi } from './make-ui.ts'
import { sendPage, sendProblem } from './respond.ts'
import { signalRoutes } from './signal-routes.ts'
import { viewRoutes } from './view-routes.ts'

export function createApp(deps: Deps): Hono {
  const app = new Hono()
  app.use(safeHeaders, compress({ encoding: 'gzip' }), ownHostOnly, ownFormsOnly, smallForms)
  app.get('/', (c) => {
    readQuery(c.req.url, {})
    return c.redirect(linkTo(makeUi(deps, c, '/', {}), '/new'), 302)
  })
  app.get('/assets/:name', (c) => {
    const answer = deps.assets.answer(
      c.req.param('name'),
      /\bgzip\b/.test(c.req.header('accept-encoding') ?? ''),
    )
    if (!answer) throw new Problem('page-not-found')
    return answer
  })
  app.get('/about', (c) => {
    const ui = makeUi(deps, c, '/about', readQuery(c.req.url, {}))
    return sendPage(c, h(AboutPage, { ui, refusals: deps.texts.keys('web.refusal') }))
  })
  app.route('/documents', documentRoutes(deps))
  app.route('/', documentFiles(deps))
  app.route('/import', importRoutes(deps))
  app.route('/', signalRoutes(deps))
  app.route('/', viewRoutes(deps))
  app.notFound((c) =>
    sendProblem(
      deps,
      c,
      new Problem(c.req.method === 'GET' || c.req.method === 'HEAD' ? 'page-not-found' : 'method-unknown'),
    ),
  )
  app.onError((error, c) => sendProblem(deps, c, error))
  return app
}
