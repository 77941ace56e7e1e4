/** Straight lines through prices agree with R (regression.oracle.R). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fitRandomIntercept } from './mixed-model.ts'
import { mmRegression } from './mm-regression.ts'
import { errorsOf, heteroskedasticCovariance, type OlsFit, ols, predictLine } from './ols.ts'
import { differences } from './oracle/compare.ts'
import { quantileCovariance, quantileIntervals, quantileRegression } from './quantile-regression.ts'

const oracle = JSON.parse(readFileSync(new URL('./regression.oracle.json', import.meta.url), 'utf8'))
const { quantity, late, place, weight, y } = oracle as Record<
  'quantity' | 'late' | 'place' | 'weight' | 'y',
  number[]
>
const x = quantity.map((amount, i) => [1, Math.log(amount), late[i] ?? 0])

const shown = (fit: OlsFit) => ({
  coefficients: fit.coefficients,
  se: fit.standardErrors,
  r2: [fit.r2],
  sigma: [fit.sigma],
  robust: Object.fromEntries(
    (['HC0', 'HC1', 'HC2', 'HC3'] as const).map((kind) => [
      kind,
      errorsOf(heteroskedasticCovariance(x, fit, kind) ?? []),
    ]),
  ),
})

test('least squares, its errors, and those that hold for uneven scatter', () => {
  const [plain, weighted] = [ols(x, y), ols(x, y, weight)]
  if (!plain || !weighted) throw new Error('no fit')
  expect(differences('plain', shown(plain), oracle.ols, { relative: 1e-10 })).toEqual([])
  expect(differences('weighted', shown(weighted), oracle.weighted, { relative: 1e-10 })).toEqual([])
})

test('what the line says of 5 g, of the mean and of one more offer', () => {
  const fit = ols(x, y)
  const said = fit && predictLine(fit, [1, Math.log(5), 1])
  expect(differences('mean', said && [said.fit, ...said.interval], oracle.mean, { relative: 1e-10 })).toEqual(
    [],
  )
  expect(
    differences('one', said && [said.fit, ...said.predictionInterval], oracle.one, { relative: 1e-10 }),
  ).toEqual([])
})

test('the line half the prices lie above, and the one a fifth do, with errors of each', () => {
  for (const [name, tau] of [
    ['lad', 0.5],
    ['q80', 0.8],
  ] as const) {
    const { coefficients, se } = oracle[name]
    const fit = quantileRegression(x, y, tau)
    expect(differences(name, fit?.coefficients, coefficients, { relative: 1e-8 })).toEqual([])
    // R takes the two lines beside it from an interior point, not the optimum itself.
    const errors = errorsOf(quantileCovariance(x, y, tau) ?? [])
    expect(differences(name, errors, se, { relative: 1e-6 })).toEqual([])
    // t of 138 degrees of freedom at 97.5 %, from the tables: 1.9773.
    const half = quantileIntervals(x, y, tau)?.map(([low, high]) => (high - low) / 2)
    expect(
      differences(
        name,
        half,
        se.map((error: number) => 1.9773 * error),
        { relative: 1e-5 },
      ),
    ).toEqual([])
  }
})

test('through 110 for two and 250 for five, where most prices are: a line among many equal prices is found too', () => {
  const sizes = [1, 1, 1, 2, 2, 2, 5, 5, 5, 5]
  const prices = [60, 60, 70, 110, 110, 110, 250, 250, 260, 250]
  const fit = quantileRegression(
    sizes.map((size) => [1, size]),
    prices,
  )
  expect(fit?.coefficients.map((value) => Number(value.toFixed(9)))).toEqual([16.666666667, 46.666666667])
})

test('the robust line, its scale and errors, whatever the seed', () => {
  for (const seed of [1, 2]) {
    const fit = mmRegression(x, y, { seed })
    const got = { coefficients: fit?.coefficients, scale: [fit?.scale], se: fit?.standardErrors }
    expect(differences('mm', got, oracle.mm, { absolute: 1e-4 })).toEqual([])
    expect([2, 39, 76, 89, 120].map((row) => fit?.weights[row])).toEqual([0, 0, 0, 0, 0])
  }
})

test.each(['reml', 'ml'] as const)('a level for each place, by %s', (name) => {
  const fit = fitRandomIntercept(x, y, place, name === 'reml' ? 'REML' : 'ML')
  const effects = [...(fit?.effects ?? [])].sort((a, b) => Number(a.group) - Number(b.group))
  const got = {
    fixed: fit?.coefficients,
    se: fit?.standardErrors,
    sdGroups: [fit?.sdGroups],
    sdResidual: [fit?.sdResidual],
    criterion: [fit?.criterion],
    effects: effects.map(({ effect }) => effect),
  }
  expect(differences(name, got, oracle[name], { relative: 1e-5 })).toEqual([])
})

test('places that differ no more than their rows do have one level', () => {
  const found = fitRandomIntercept([[1], [1], [1], [1]], [1, 9, 9, 1], ['a', 'a', 'b', 'b'])
  expect(found?.sdGroups).toBe(0)
  expect(found?.coefficients[0]).toBeCloseTo(5, 12)
})

test('a column that repeats another gives no line', () => {
  const twice = x.map((row) => [...row, row[1] ?? 0])
  expect([ols(twice, y), quantileRegression(twice, y)]).toEqual([undefined, undefined])
})

test('a row fitted by itself alone has no HC3 error', () => {
  const alone = [
    [1, 0],
    [1, 0],
    [1, 1],
  ]
  const fit = ols(alone, [1, 2, 9])
  expect(fit && heteroskedasticCovariance(alone, fit, 'HC3')).toBeUndefined()
  expect(fit && heteroskedasticCovariance(alone, fit, 'HC1')).toBeDefined()
})
