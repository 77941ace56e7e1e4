/** Adding up rows of a table of numbers, several at once. */

/** Rows are added up so many at once: what they are added to is then fetched and put back once for all of them. */
export const AT_ONCE = 4

/** Adds rows of a table to numbers, each so many times; `count` is a whole number of groups of `AT_ONCE`. */
export function addRows(
  to: Float64Array,
  table: Float32Array,
  rows: Int32Array,
  times: Float64Array,
  count: number,
): void {
  for (let at = 0; at < count; at += AT_ONCE) {
    const a = rows[at]!
    const b = rows[at + 1]!
    const c = rows[at + 2]!
    const d = rows[at + 3]!
    const e = times[at]!
    const f = times[at + 1]!
    const g = times[at + 2]!
    const h = times[at + 3]!
    for (let one = 0; one < to.length; one++)
      to[one]! += e * table[a + one]! + f * table[b + one]! + g * table[c + one]! + h * table[d + one]!
  }
}

/** The same over a table of steps: the two are apart so that each is compiled for its kind of numbers. */
export function addSteps(
  to: Float64Array,
  table: Int8Array,
  rows: Int32Array,
  times: Float64Array,
  count: number,
): void {
  for (let at = 0; at < count; at += AT_ONCE) {
    const a = rows[at]!
    const b = rows[at + 1]!
    const c = rows[at + 2]!
    const d = rows[at + 3]!
    const e = times[at]!
    const f = times[at + 1]!
    const g = times[at + 2]!
    const h = times[at + 3]!
    for (let one = 0; one < to.length; one++)
      to[one]! += e * table[a + one]! + f * table[b + one]! + g * table[c + one]! + h * table[d + one]!
  }
}

/** The same over rows that count once each. */
export function addWholes(to: Float64Array, table: Float64Array, rows: Int32Array, count: number): void {
  for (let at = 0; at < count; at += AT_ONCE) {
    const a = rows[at]!
    const b = rows[at + 1]!
    const c = rows[at + 2]!
    const d = rows[at + 3]!
    for (let one = 0; one < to.length; one++)
      to[one]! += table[a + one]! + table[b + one]! + table[c + one]! + table[d + one]!
  }
}
