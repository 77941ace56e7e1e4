/** Reads the settings of an address: those a page knows, with values that exist, each once. The rest is refused. */
import { Problem } from '../core/problem.ts'
import type { Query } from '../web/ui.ts'

/** What a setting may hold. */
export interface Setting {
  /** What is right, in words, for the message that refuses. */
  readonly expected: string
  readonly accepts: (value: string) => boolean
  /** Left out of addresses when it holds this. */
  readonly standard?: string
}

export type Settings = Readonly<Record<string, Setting>>

/** Settings every page knows. */
const EVERYWHERE = ['lang', 'audience'] as const

/**
 * The settings of a query, empty ones and defaults left out.
 *
 * @throws Problem `address-setting-unknown` for a setting the page does not know or that stands twice, `address-setting-wrong` for
 * a value that does not exist.
 */
export function readQuery(parameters: URLSearchParams, known: Settings): Query {
  const query: Record<string, string> = {}
  const seen = new Set<string>()
  for (const [name, value] of parameters) {
    const isKnown = Object.hasOwn(known, name) || EVERYWHERE.some((everywhere) => everywhere === name)
    if (!isKnown || seen.has(name))
      throw new Problem('address-setting-unknown', {
        allowed: [...Object.keys(known), ...EVERYWHERE].join(', '),
      })
    seen.add(name)
    const setting = Object.hasOwn(known, name) ? known[name] : undefined
    if (!setting || value === '' || value === setting.standard) continue
    if (!setting.accepts(value))
      throw new Problem('address-setting-wrong', { name, expected: setting.expected })
    query[name] = value
  }
  return query
}

export const oneOf = (values: readonly string[], standard?: string): Setting => ({
  expected: values.join(', '),
  accepts: (value) => values.includes(value),
  standard,
})

export const text = (expected: string, accepts: (value: string) => boolean, standard?: string): Setting => ({
  expected,
  accepts,
  standard,
})
