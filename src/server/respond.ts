/** How an answer leaves: pages with a fingerprint, problems in the shape the asker reads. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { h, type JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Problem, type ProblemCode } from '../core/problem.ts'
import type { Published } from '../publish/publish.ts'
import { ProblemPage } from '../web/problem-page.tsx'
import type { Deps } from './deps.ts'
import { makeUi } from './make-ui.ts'

/** A page; the same page again is answered by 304. */
export function sendPage(c: Context, page: JSX.Element): Response {
  return sendBody(c, `<!doctype html>${renderToString(page)}`, 'text/html; charset=utf-8')
}

export function sendBody(
  c: Context,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  fileName?: string,
): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'private, no-cache')
  c.header('Vary', 'Accept-Language, Accept-Encoding')
  const held = c.req.header('if-none-match')?.replace(/^W\//, '')
  if (held === etag) return c.body(null, 304)
  c.header('Content-Type', type)
  if (fileName) c.header('Content-Disposition', `inline; filename="${fileName}"`)
  return c.body(body)
}

/** A file of a view, under the name it would be kept by. */
export const sendFile = (c: Context, { body, contentType, filename }: Published): Response =>
  sendBody(c, typeof body === 'string' ? body : new Uint8Array(body), contentType, filename)

const STATUS: Partial<Record<ProblemCode, ContentfulStatusCode>> = {
  'address-setting-unknown': 400,
  'address-setting-wrong': 400,
  'document-not-found': 404,
  'document-unknown': 404,
  'evidence-outside': 400,
  'form-incomplete': 400,
  'form-not-in-text': 400,
  'host-unknown': 421,
  'method-unknown': 405,
  'not-public': 403,
  'observation-unknown': 404,
  'other-site-request': 403,
  'page-not-found': 404,
  'request-too-large': 413,
  'signal-unknown': 404,
  'store-undo-overtaken': 409,
}

/** An error as its asker reads it: a page for people, problem+json (RFC 9457) for programs. Nothing of the request is repeated. */
export function sendProblem(deps: Deps, c: Context, error: unknown): Response {
  const problem = error instanceof Problem ? error : new Problem('unforeseen', { what: 'server' })
  const status = STATUS[problem.code] ?? (problem.code.startsWith('store-') ? 503 : 500)
  if (!(error instanceof Problem) && process.env.VIGIE_DEBUG) console.error(error)
  const ui = makeUi(deps, c, '/', {})
  c.header('Cache-Control', 'no-store')
  c.header('Vary', 'Accept-Language')
  const message = problem.inLanguage(ui.lang)
  if (wantsJson(c))
    return c.body(
      JSON.stringify({
        type: `urn:vigie:problem:${problem.code}`,
        title: message,
        status,
        code: problem.code,
      }),
      status,
      {
        'Content-Type': 'application/problem+json; charset=utf-8',
      },
    )
  return c.html(
    `<!doctype html>${renderToString(h(ProblemPage, { ui, code: problem.code, message }))}`,
    status,
  )
}

const wantsJson = (c: Context): boolean =>
  /\.(?:json|csv|svg|png)$/.test(c.req.path) || (c.req.header('accept') ?? '').startsWith('application/json')
