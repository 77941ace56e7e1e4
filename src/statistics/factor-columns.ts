/** Names as columns of a regression: one for each name but the first, which the others are compared with. */

export interface FactorColumns {
  /** The name the others are compared with. */
  readonly base: string
  /** The other names, in alphabetical order: one column each. */
  readonly names: readonly string[]
  /** Rows of ones and zeros, in the order of the values given. */
  readonly rows: readonly (readonly number[])[]
}

const COLLATOR = new Intl.Collator('en')

/**
 * Treatment contrasts of names such as places or periods.
 *
 * @param base the name the others are compared with; the first in alphabetical order when not given
 * @throws RangeError for a base that none of the values has.
 * @example
 * factorColumns(['Nord', 'Aude', 'Nord']) // => { base: 'Aude', names: ['Nord'], rows: [[1], [0], [1]] }
 */
export function factorColumns(values: readonly string[], base?: string): FactorColumns {
  const levels = [...new Set(values)].sort(COLLATOR.compare)
  const from = base ?? levels[0] ?? ''
  if (levels.length > 0 && !levels.includes(from))
    throw new RangeError(`factorColumns: expected base among ${levels.join(', ')}, found ${from}`)
  const names = levels.filter((level) => level !== from)
  return { base: from, names, rows: values.map((value) => names.map((name) => Number(name === value))) }
}
