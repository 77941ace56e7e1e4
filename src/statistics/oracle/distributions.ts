/** Cases of distributions. */
import { betaQuantile } from '../beta.ts'
import { chiSquaredQuantile, gammaQuantile } from '../gamma.ts'
import { negativeBinomialCdf, negativeBinomialQuantile, negativeBinomialUpper } from '../negative-binomial.ts'
import { normalCdf, normalQuantile, normalUpper } from '../normal.ts'
import { poissonQuantile, poissonUpper } from '../poisson.ts'
import { studentQuantile } from '../student.ts'
import type { Loose, OracleRun } from './case.ts'
import { differences } from './compare.ts'

type Row = Record<string, number>

const num = (row: Row, name: string): number => row[name] ?? Number.NaN

/** For each distribution of a case and each of its columns: how it is computed, and how close it must be. */
const COLUMNS: readonly [
  name: string,
  column: string,
  of: (row: Row) => number | undefined,
  relative: number,
][] = [
  ['qnbinom', 'q', (r) => negativeBinomialQuantile(num(r, 'p'), num(r, 'size'), num(r, 'prob')), 0],
  ['pnbinom', 'upper', (r) => negativeBinomialUpper(num(r, 'x'), num(r, 'size'), num(r, 'prob')), 1e-11],
  ['pnbinom', 'lower', (r) => negativeBinomialCdf(num(r, 'x'), num(r, 'size'), num(r, 'prob')), 1e-10],
  ['qpois', 'q', (r) => poissonQuantile(num(r, 'p'), num(r, 'mu')), 0],
  ['ppois', 'upper', (r) => poissonUpper(num(r, 'x'), num(r, 'mu')), 1e-11],
  ['qnorm', 'q', (r) => normalQuantile(num(r, 'p')), 1e-12],
  ['pnorm', 'lower', (r) => normalCdf(num(r, 'x')), 1e-11],
  ['pnorm', 'upper', (r) => normalUpper(num(r, 'x')), 1e-11],
  ['qgamma', 'q', (r) => gammaQuantile(num(r, 'p'), num(r, 'shape'), num(r, 'rate')), 1e-10],
  ['qt', 'q', (r) => studentQuantile(num(r, 'p'), num(r, 'df')), 1e-10],
  ['qbeta', 'q', (r) => betaQuantile(num(r, 'p'), num(r, 'a'), num(r, 'b')), 1e-10],
  ['qchisq', 'q', (r) => chiSquaredQuantile(num(r, 'p'), num(r, 'df')), 1e-10],
]

const runQuantiles: OracleRun = ({ expected }) =>
  COLUMNS.filter(([name, column]) => expected[name]?.[column]).flatMap(([name, column, of, relative]) => {
    const table = expected[name] as Record<string, Loose[]>
    const got = (table[column] ?? []).map((_, i) =>
      of(Object.fromEntries(Object.entries(table).map(([key, values]) => [key, values[i]]))),
    )
    return differences(`${name}.${column}`, got, table[column], { relative, absolute: 1e-300 })
  })

export const DISTRIBUTIONS: Readonly<Record<string, OracleRun>> = { 'distribution functions': runQuantiles }
