/** Plain SQL with its values apart: a tag whose fragments nest. */

export interface Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'strings' in value && 'values' in value

/**
 * A statement or a part of one. Values become parameters; fragments made by the same tag are taken in as they are.
 *
 * @example
 * statementOf(sql`select * from t where ${sql`a = ${1}`} and b = ${2}`).text // => 'select * from t where a = $1 and b = $2'
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const texts = [strings[0] ?? '']
  const flat: unknown[] = []
  for (const [index, value] of values.entries()) {
    const after = strings[index + 1] ?? ''
    const inner: Sql = isSql(value) ? value : { strings: ['', ''], values: [value] }
    texts[texts.length - 1] += inner.strings[0] ?? ''
    texts.push(...inner.strings.slice(1))
    texts[texts.length - 1] += after
    flat.push(...inner.values)
  }
  return { strings: texts, values: flat }
}

/** Conditions that must all hold; true when there are none. */
export function all(conditions: readonly (Sql | false | undefined)[]): Sql {
  const held = conditions.filter((condition) => condition !== false && condition !== undefined)
  return held.reduce((left, right) => sql`${left} and ${right}`, sql`true`)
}

/** What the driver wants. */
export function statementOf(statement: Sql): { text: string; values: unknown[] } {
  const text = statement.strings.reduce((left, right, index) => `${left}$${index}${right}`)
  return { text, values: [...statement.values] }
}
