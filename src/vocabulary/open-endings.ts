/** Optional endings of a listed form: "lyonnais(e)(s)", "caillou(x)". */

/**
 * Every form of a pattern with optional endings.
 *
 * @example
 * openEndings('breton(ne)(s)') // => ['breton', 'bretons', 'bretonne', 'bretonnes']
 */
export function openEndings(pattern: string): string[] {
  const optional = /\(([^)]*)\)/.exec(pattern)
  if (!optional) return [pattern]
  const before = pattern.slice(0, optional.index)
  const after = pattern.slice(optional.index + optional[0].length)
  return [before, before + optional[1]].flatMap((head) => openEndings(after).map((rest) => head + rest))
}
