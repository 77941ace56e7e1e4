/** The YAML library, loaded when a file is first parsed: a command that only reads a text needs none of its seventy modules. */
import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'

let loaded: typeof Yaml | undefined

/**
 * The library.
 *
 * @example
 * yaml().parse('a: [1, 2]') // => { a: [1, 2] }
 */
export function yaml(): typeof Yaml {
  loaded ??= createRequire(import.meta.url)('yaml') as typeof Yaml
  return loaded
}
