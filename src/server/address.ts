/** Reads the settings of an address: those a page knows, with values that exist, each once. The rest is refused. */
import { LANGUAGES } from '../core/codes.ts'
import { Problem } from '../core/problem.ts'
import { AUDIENCES } from '../protect/disclose.ts'
import type { Query } from '../web/ui.ts'

/** What a setting may hold. */
export interface Setting {
  /** What is right, in words, for the message that refuses. */
  readonly expected: string
  readonly accepts: (value: string) => boolean
}

export type Settings = Readonly<Record<string, Setting>>

export const oneOf = (values: readonly string[]): Setting => ({
  expected: values.join(', '),
  accepts: (value) => values.includes(value),
})

export const text = (expected: string, accepts: (value: string) => boolean): Setting => ({
  expected,
  accepts,
})

/** Settings every page knows. */
const EVERYWHERE: Settings = { lang: oneOf(LANGUAGES), audience: oneOf(AUDIENCES) }

/**
 * The settings of an address that are the page's own, empty ones left out.
 *
 * @throws Problem `address-setting-unknown` for a setting the page does not know or that stands twice, `address-setting-wrong` for
 * a value that does not exist.
 */
export function readQuery(address: string, known: Settings): Query {
  const settings: Settings = { ...known, ...EVERYWHERE }
  const query: Record<string, string> = {}
  const seen = new Set<string>()
  for (const [name, value] of new URL(address).searchParams) {
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined
    if (!setting || seen.has(name))
      throw new Problem('address-setting-unknown', { allowed: Object.keys(settings).join(', ') })
    seen.add(name)
    if (value === '') continue
    if (!setting.accepts(value))
      throw new Problem('address-setting-wrong', { name, expected: setting.expected })
    if (Object.hasOwn(known, name)) query[name] = value
  }
  return query
}
