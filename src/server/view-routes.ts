/** The views of the figures and their siblings by extension. */
import { Hono } from 'hono'
import type { Deps } from './deps.ts'

export function viewRoutes(_deps: Deps): Hono {
  return new Hono()
}
