/** Agreement of coders: kappa as R's vcd has it (agreement.oracle.R), alpha as Krippendorff's own example. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cohensKappa } from './cohens-kappa.ts'
import { krippendorffsAlpha } from './krippendorffs-alpha.ts'
import { differences } from './oracle/compare.ts'

const oracle = JSON.parse(readFileSync(new URL('./agreement.oracle.json', import.meta.url), 'utf8'))

test.each(['none', 'linear', 'quadratic'] as const)('kappa and its error, weights: %s', (weights) => {
  const found = cohensKappa(oracle.first, oracle.second, { weights })
  const got = [found?.kappa, found?.standardError]
  expect(differences(weights, got, oracle[weights], { relative: 1e-12 })).toEqual([])
})

test('words need an order for weighted kappa, and may be given one', () => {
  const [one, other] = [
    ['low', 'high', 'low', 'middle'],
    ['low', 'middle', 'low', 'high'],
  ]
  expect(() => cohensKappa(one, other, { weights: 'linear' })).toThrow('expected the order of codes')
  const ordered = cohensKappa(one, other, { weights: 'linear', codes: ['low', 'middle', 'high'] })
  expect(ordered?.agreement).toBe(0.75)
})

test('a unit one coder left out is left out; one code throughout says nothing', () => {
  expect(cohensKappa(['a', undefined, 'b'], ['a', 'b', 'b'])?.n).toBe(2)
  expect(cohensKappa(['a', 'a'], ['a', 'a'])).toBeUndefined()
  expect(cohensKappa([], [])).toBeUndefined()
})

describe('Krippendorff’s four coders and twelve units (Computing Krippendorff’s Alpha-Reliability, 2011)', () => {
  const __ = undefined
  const ratings = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, __, __, __],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, __, 3],
    [__, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, __],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, __],
  ]
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('%s: %d', (scale, alpha) => {
    const found = krippendorffsAlpha(ratings, scale)
    expect(found?.alpha.toFixed(3)).toBe(String(alpha))
    expect(found?.pairable).toBe(40)
  })
})

test('two coders and two codes: his first example, 0.095', () => {
  const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
  const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
  expect(krippendorffsAlpha([one, other])?.alpha.toFixed(3)).toBe('0.095')
})

test('codes that never differ, units coded once and words on a ratio scale', () => {
  expect(
    krippendorffsAlpha([
      [1, 1],
      [1, 1],
    ]),
  ).toBeUndefined()
  expect(
    krippendorffsAlpha([
      [1, undefined],
      [undefined, 2],
    ]),
  ).toBeUndefined()
  expect(() => krippendorffsAlpha([['a'], ['b']], 'ratio')).toThrow(
    'expected numbers for the scale ratio, found a',
  )
})
