/** Hedonic price index: what offers of the same size and place would cost from period to period. */
import { demandPositive, demandSameLength, type Matrix } from './demand.ts'
import { factorColumns } from './factor-columns.ts'
import { type HeteroskedasticKind, heteroskedasticCovariance, type OlsFit, ols } from './ols.ts'
import { studentQuantile } from './student.ts'

export interface HedonicOffers {
  readonly price: readonly number[]
  readonly period: readonly string[]
  /** Size of each offer, in units of one class. */
  readonly quantity: readonly number[]
  /** Other names an offer goes by, such as its place: `{ place: ['Nord', 'Aude', …] }`. */
  readonly factors?: Readonly<Record<string, readonly string[]>>
}

export interface HedonicOptions {
  /** Period that is 100: the first in alphabetical order when not given. */
  readonly base?: string
  readonly level?: number
  readonly errors?: HeteroskedasticKind
}

export interface HedonicIndex {
  readonly points: readonly {
    readonly period: string
    readonly index: number
    /** `undefined` for the base, which is 100 by choice, and where the errors cannot be told. */
    readonly interval: readonly [number, number] | undefined
  }[]
  /** Names of the columns of the regression: `(level)`, periods, `log quantity`, `factor: name`. */
  readonly names: readonly string[]
  readonly columns: Matrix
  readonly fit: OlsFit
}

/**
 * Time-dummy index: periods in a regression of log price on period, log quantity and factors. Errors hold for uneven scatter; intervals are
 * Student's.
 *
 * Court (1939); Triplett (2004), OECD Handbook on Hedonic Indexes, ch. 3. Agrees with R `lm` and `sandwich`.
 *
 * @returns `undefined` with fewer offers than columns, or when factors and periods cannot be told apart.
 * @throws RangeError for unequal lengths, a price or quantity that is not above zero, or a base that is no period.
 * @example
 * hedonicIndex({ price: [10, 19, 20, 37, 11], period: ['a', 'a', 'b', 'b', 'a'], quantity: [1, 2, 1, 2, 1] })?.points.length // => 2
 */
export function hedonicIndex(offers: HedonicOffers, options: HedonicOptions = {}): HedonicIndex | undefined {
  const { price, period, quantity, factors = {} } = offers
  const { base, level = 0.95, errors = 'HC1' } = options
  demandSameLength('hedonicIndex', { price, period, quantity, ...factors })
  demandPositive('hedonicIndex', 'price', price)
  demandPositive('hedonicIndex', 'quantity', quantity)
  if (price.length === 0) return undefined
  const periods = factorColumns(period, base)
  const others = Object.entries(factors).map(([name, values]) => ({ name, ...factorColumns(values) }))
  const names = [
    '(level)',
    ...periods.names,
    'log quantity',
    ...others.flatMap((factor) => factor.names.map((value) => `${factor.name}: ${value}`)),
  ]
  const columns = price.map((_, i) => [
    1,
    ...periods.rows[i]!,
    Math.log(quantity[i]!),
    ...others.flatMap(({ rows }) => rows[i]!),
  ])
  const fit = ols(columns, price.map(Math.log))
  if (!fit) return undefined
  const covariance = heteroskedasticCovariance(columns, fit, errors)
  const t = studentQuantile((1 + level) / 2, fit.df)!
  const points = periods.names.map((name, k) => {
    const value = fit.coefficients[k + 1]!
    const half = covariance && t * Math.sqrt(covariance[k + 1]![k + 1]!)
    const interval =
      half === undefined ? undefined : ([100 * Math.exp(value - half), 100 * Math.exp(value + half)] as const)
    return { period: name, index: 100 * Math.exp(value), interval }
  })
  const all = [...points, { period: periods.base, index: 100, interval: undefined }]
  const order = factorOrder(period)
  all.sort((a, b) => order.indexOf(a.period) - order.indexOf(b.period))
  return { points: all, names, columns, fit }
}

const factorOrder = (period: readonly string[]): string[] =>
  [...new Set(period)].sort(new Intl.Collator('en').compare)
