/** What every request must pass, and what every answer carries: host, origin, size, headers. */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem } from '../core/problem.ts'

/** Names this machine answers to. Any other is a page elsewhere whose name was pointed here (DNS rebinding). */
const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

const FORM_LIMIT = 256 * 1024

const hostOf = (c: Context): string => c.req.header('host') ?? new URL(c.req.url).host

/** Refuses requests under a name that is not this machine's. */
export const ownHostOnly: MiddlewareHandler = async (c, next) => {
  if (
    !OWN_HOSTS.has(
      hostOf(c)
        .toLowerCase()
        .replace(/:\d{1,5}$/, ''),
    )
  )
    throw new Problem('host-unknown')
  await next()
}

/**
 * Refuses a change asked from elsewhere: browsers say where a form comes from, and what does not say it is not our form.
 * Reading stays free, since nothing can be read across origins.
 */
export const ownFormsOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const isOwnOrigin = origin === `http://${hostOf(c)}`
    const isOwnSite = site === undefined || site === 'same-origin'
    if (!isOwnOrigin || !isOwnSite) throw new Problem('other-site-request')
  }
  await next()
}

export const smallForms: MiddlewareHandler = bodyLimit({
  maxSize: FORM_LIMIT,
  onError: () => {
    throw new Problem('request-too-large', { limit: '256 kB' })
  },
})

/** Nothing of a page may come from elsewhere, nothing may frame it, and no script or style stands in the page itself. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vigie-page',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Origin-Agent-Cluster': '?1',
}

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}
