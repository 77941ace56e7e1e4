/** Two-sided comparison of results with an authority's, number by number. */

export interface Gate {
  /** Largest difference relative to the expected value. */
  readonly relative?: number
  /** Largest plain difference, enough by itself. */
  readonly absolute?: number
}

const SPECIAL: Record<string, number> = { Inf: Number.POSITIVE_INFINITY, '-Inf': Number.NEGATIVE_INFINITY }

/** Differences between a result and what is expected; null and NaN expect that nothing is said, numbers that the same is. */
export function differences(name: string, got: unknown, expected: unknown, gate: Gate): string[] {
  const wanted = typeof expected === 'string' && expected in SPECIAL ? SPECIAL[expected] : expected
  if (wanted === null || wanted === 'NaN' || wanted === undefined)
    return got === undefined ? [] : [`${name}: ${String(got)} where nothing can be said`]
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length)
      return [`${name}: ${wanted.length} values expected`]
    return wanted.flatMap((value, i) => differences(`${name}[${i}]`, got[i], value, gate))
  }
  if (typeof wanted === 'object') {
    const results = (got ?? {}) as Record<string, unknown>
    return Object.entries(wanted).flatMap(([key, value]) =>
      differences(`${name}.${key}`, results[key], value, gate),
    )
  }
  if (typeof wanted !== 'number')
    return got === wanted ? [] : [`${name}: ${String(got)} for ${String(wanted)}`]
  if (typeof got !== 'number') return [`${name}: ${String(got)} for ${wanted}`]
  const apart = got === wanted ? 0 : Math.abs(got - wanted)
  const isClose = apart <= (gate.relative ?? 0) * Math.abs(wanted) || apart <= (gate.absolute ?? 0)
  return isClose ? [] : [`${name}: ${got} for ${wanted}, ${apart.toExponential(1)} apart`]
}
