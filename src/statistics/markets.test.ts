/** What purchases say of a market agrees with R (markets.oracle.R), and with what can be worked out by hand. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deflatedIndex } from './deflated-index.ts'
import { expectedPurity, expectedPurityPooled } from './expected-purity.ts'
import { hedonicIndex } from './hedonic-index.ts'
import { differences } from './oracle/compare.ts'
import { fitQuantityDiscount, medianUnitPrice, priceOfQuantity, readTiers } from './quantity-discount.ts'

const oracle = JSON.parse(readFileSync(new URL('./markets.oracle.json', import.meta.url), 'utf8'))
const { place, period, quantity, purity, price } = oracle

test('a hedonic index, its base in the middle of the periods', () => {
  const found = hedonicIndex({ price, period, quantity, factors: { place } }, { base: '2024-T2' })
  expect(found?.points.map((point) => point.period)).toEqual(['2024-T1', '2024-T2', '2024-T3'])
  expect(found?.points[1]).toEqual({ period: '2024-T2', index: 100, interval: undefined })
  const others = found?.points.filter(({ interval }) => interval) ?? []
  const got = {
    index: others.map(({ index }) => index),
    low: others.map(({ interval }) => interval?.[0]),
    high: others.map(({ interval }) => interval?.[1]),
  }
  const { index, low, high } = oracle
  expect(differences('hedonic', got, { index, low, high }, { relative: 1e-9 })).toEqual([])
})

test('purity to expect, and the price of one pure unit, place by place', () => {
  const purchases = { price, quantity, purity, place }
  const [own, pooled] = [expectedPurity(purchases), expectedPurityPooled(purchases)]
  const of = (places: typeof own | typeof pooled) => [
    places?.places.map((one) => one.purity),
    places?.places.map((one) => one.price),
  ]
  expect(differences('own', of(own), [oracle.purityAtOne, oracle.priceOfOne], { relative: 1e-9 })).toEqual([])
  expect(
    differences('pooled', of(pooled), [oracle.pooledPurity, oracle.pooledPrice], { relative: 1e-5 }),
  ).toEqual([])
})

test('the price of 5 g: median, mean, and one more offer', () => {
  const discount = fitQuantityDiscount(quantity, price)
  const found = discount && priceOfQuantity(discount, 5)
  const got = [
    [found?.median, ...(found?.interval ?? [])],
    [found?.median, ...(found?.predictionInterval ?? [])],
    [discount?.smearing],
  ]
  const wanted = [oracle.mean5, oracle.one5, oracle.smearing]
  expect(differences('five', got, wanted, { relative: 1e-9 })).toEqual([])
})

describe('an offer in tiers', () => {
  test.each([
    ['60 for one gram, 70 for two', [1, 2], [60, 70], Math.log(70 / 60) / Math.log(2), 100 * (1 - 35 / 60)],
    ['1 g bought, 0.2 free', [1, 1.2], [60, 60], 0, 100 / 6],
    ['dearer by the dozen', [1, 12], [5, 72], Math.log(72 / 5) / Math.log(12), -20],
  ])('%s', (_, tiers, paid, exponent, drop) => {
    const found = readTiers(tiers, paid)
    expect(found?.exponent).toBeCloseTo(exponent, 12)
    expect(found?.unitPriceDrop).toBeCloseTo(drop, 12)
  })

  test('three tiers on one curve have its exponent, in whatever order they are given', () => {
    const tiers = [4, 1, 2]
    const paid = tiers.map((size) => 50 * size ** 0.75)
    expect(readTiers(tiers, paid)?.exponent).toBeCloseTo(0.75, 12)
  })

  test('one tier is no offer in tiers', () => {
    expect([readTiers([1], [60]), readTiers([2, 2], [60, 70])]).toEqual([undefined, undefined])
  })
})

test('tablets in milligrams among grams drag the exponent down: units are kept apart before', () => {
  const grams = [1, 2, 5, 10, 20, 50]
  const paid = grams.map((amount) => 40 * amount ** 0.8)
  const mixed = fitQuantityDiscount([...grams, 0.15, 0.15, 0.2], [...paid, 10, 12, 11])
  expect(fitQuantityDiscount(grams, paid)?.exponent).toBeCloseTo(0.8, 10)
  expect(mixed?.exponent).not.toBeCloseTo(0.8, 2)
})

test('purchases of all sizes made comparable: 60 for one and 120 for four are one price at exponent 0.5', () => {
  expect(medianUnitPrice([1, 4], [60, 120], 0.5)).toEqual({ quoted: 45, standardised: 60 })
})

describe('a deflated index of places', () => {
  const flat = [100, 100, 100, 100]
  test('population and inflation by hand', () => {
    const found = deflatedIndex([
      { price: [50, 60, 60, 60], population: 1, deflator: [100, 120, 120, 120] },
      { price: [20, 20, 30, 40], population: 3, deflator: flat },
    ])
    expect(found?.mean).toEqual([27.5, 27.5, 35, 42.5])
    expect(found?.index[2]).toBeCloseTo((100 * 35) / 27.5, 12)
  })

  test('a single gap is the mean of its neighbours, an end its neighbour, and both are counted', () => {
    const found = deflatedIndex([{ price: [undefined, 60, undefined, 80], population: 1, deflator: flat }])
    expect(found).toMatchObject({ included: [true], imputed: 2, mean: [60, 60, 70, 80] })
  })

  test('two years running without a price put a place out, and no place gives no index', () => {
    const out = { price: [50, undefined, undefined, 80], population: 9, deflator: flat }
    const still = { price: [10, 10, 10, 10], population: 1, deflator: flat }
    expect(deflatedIndex([out, still])).toMatchObject({ included: [false, true], imputed: 0, index: flat })
    expect(deflatedIndex([out])).toBeUndefined()
  })
})
