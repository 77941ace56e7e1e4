/** JSON written one way only, so that the same entry always has the same hash. */

/**
 * Keys sorted, no spaces; what JSON cannot say is left out.
 *
 * @example
 * canonicalJson({ b: [1, undefined], a: 'é' }) // => '{"a":"é","b":[1,null]}'
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/**
 * Rows as one JSON parameter. PostgreSQL keeps neither the null character nor half a surrogate pair: each becomes
 * U+FFFD, so that offsets stay.
 */
export function rowsParameter(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? keepable(value) : value))
}

/**
 * @example
 * keepable('a\u0000b') // => 'a\ufffdb'
 */
export function keepable(text: string): string {
  return UNKEEPABLE.test(text) ? text.replace(new RegExp(UNKEEPABLE, 'gu'), '\ufffd') : text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the null character is what is looked for.
const UNKEEPABLE = /[\u0000\p{Surrogate}]/u
