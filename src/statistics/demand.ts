/** What a method demands of what it is given: a `RangeError` says what was expected and what was found. */

export type Matrix = readonly (readonly number[])[]

/**
 * Demands that columns given side by side have one length.
 *
 * @throws RangeError naming the shorter and the longer.
 * @example
 * demandSameLength('ols', { x: [1, 2], y: [3, 4] }) // => undefined
 */
export function demandSameLength(
  method: string,
  columns: Readonly<Record<string, ArrayLike<unknown>>>,
): void {
  const [first, ...rest] = Object.entries(columns)
  for (const [name, column] of rest)
    if (first && column.length !== first[1].length)
      throw new RangeError(
        `${method}: expected ${name} as long as ${first[0]}, found ${column.length} beside ${first[1].length}`,
      )
}

// Squares of squares of numbers as large as this are numbers still.
const LARGEST = 1e75

/**
 * Demands numbers, neither NaN nor beyond 1e75: what was not observed is left out before a method is called.
 *
 * @throws RangeError with the place of the first that is none.
 * @example
 * demandFinite('ols', 'y', [1, 2]) // => undefined
 */
export function demandFinite(method: string, name: string, values: readonly number[]): void {
  const at = values.findIndex((value) => !(Math.abs(value) <= LARGEST))
  if (at >= 0) throw new RangeError(`${method}: expected numbers in ${name}, found ${values[at]} at ${at}`)
}

/**
 * Demands numbers above zero, as logarithms of prices and quantities need.
 *
 * @throws RangeError with the place of the first that is not.
 * @example
 * demandPositive('geometricMean', 'prices', [1, 2]) // => undefined
 */
export function demandPositive(method: string, name: string, values: readonly number[]): void {
  demandFinite(method, name, values)
  const at = values.findIndex((value) => value <= 0)
  if (at >= 0)
    throw new RangeError(`${method}: expected numbers above zero in ${name}, found ${values[at]} at ${at}`)
}

/**
 * Demands rows of one width, made of numbers.
 *
 * @throws RangeError with the first row that is wider, narrower, or holds something else.
 * @example
 * demandRows('ols', 'x', [[1, 2], [1, 3]]) // => undefined
 */
export function demandRows(method: string, name: string, rows: Matrix): void {
  const width = rows[0]?.length ?? 0
  for (const [i, row] of rows.entries()) {
    if (row.length !== width)
      throw new RangeError(`${method}: expected ${width} columns in ${name}, found ${row.length} at row ${i}`)
    demandFinite(method, `${name}[${i}]`, row)
  }
}

/**
 * Demands a probability strictly between 0 and 1, such as a level or a quantile.
 *
 * @throws RangeError with what was found.
 * @example
 * demandInside('wilson', 'level', 0.95) // => undefined
 */
export function demandInside(method: string, name: string, p: number): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`${method}: expected ${name} between 0 and 1, found ${p}`)
}

/**
 * Demands whole numbers from 0 on.
 *
 * @throws RangeError with the place of the first that is none.
 * @example
 * demandCounts('rateRatio', 'events', [0, 3]) // => undefined
 */
export function demandCounts(method: string, name: string, values: readonly number[]): void {
  const at = values.findIndex((value) => !Number.isSafeInteger(value) || value < 0)
  if (at >= 0)
    throw new RangeError(
      `${method}: expected whole numbers from 0 on in ${name}, found ${values[at]} at ${at}`,
    )
}

/**
 * Demands a number, which may be infinite.
 *
 * @throws RangeError for NaN or a value left out.
 * @example
 * demandNumber('normalCdf', 'x', 1) // => undefined
 */
export function demandNumber(method: string, name: string, value: number): void {
  if (typeof value !== 'number' || Number.isNaN(value))
    throw new RangeError(`${method}: expected a number as ${name}, found ${value}`)
}

/**
 * Demands a number that a count may be compared with: not NaN, and no larger than counts that can be told apart.
 *
 * @throws RangeError for NaN, a value left out, or one above 1e15.
 * @example
 * demandCount('poissonUpper', 3) // => undefined
 */
export function demandCount(method: string, value: number): void {
  if (!(value <= 1e15))
    throw new RangeError(`${method}: expected a count no larger than 1e15, found ${value}`)
}

/**
 * Demands numbers from zero on.
 *
 * @throws RangeError with the place of the first that is not.
 * @example
 * demandNotNegative('outbreakP', 'y', [0, 2.5]) // => undefined
 */
export function demandNotNegative(method: string, name: string, values: readonly number[]): void {
  demandFinite(method, name, values)
  const at = values.findIndex((value) => value < 0)
  if (at >= 0)
    throw new RangeError(`${method}: expected no number below zero in ${name}, found ${values[at]} at ${at}`)
}
