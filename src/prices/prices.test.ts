/** Prices together: curves, summaries, comparisons, indices, money. Figures stand in papers or are worked out by hand beside each. */
import { describe, expect, test } from 'vitest'
import type { Offer, OfferFamily } from '../core/offer.ts'
import { comparePrices } from './compare-prices.ts'
import { exponentBetween } from './exponent.ts'
import { indexOverTime } from './index-over-time.ts'
import { summarisePrices } from './price-summary.ts'
import { amountAtStandard, type CurvePoint, fitQuantityCurve, robustExponent } from './quantity-curve.ts'
import { quoteOffers } from './quote.ts'
import { readOffers } from './unit-price.ts'
import { hoursOfWork, inEuros, inMoneyOf } from './worth.ts'

const offer = (change: Partial<Offer>): Offer => ({
  id: 'o',
  documentId: null,
  chain: 'a',
  substance: 'cocaine',
  place: 'FR-31555',
  period: '2025-03-04',
  family: 'users',
  amount: 60,
  currency: 'EUR',
  quantity: 1,
  unit: 'g',
  free: 0,
  isPromotion: false,
  unitPrice: 60,
  discount: null,
  evidence: null,
  ...change,
})
const euroRates = [{ currency: 'USD', year: 2024, perEuro: 1.25 }]

describe('« 60 € le gramme, 70 € les 2 grammes »', () => {
  const offers = readOffers(
    [
      { kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' },
      { kind: 'price', value: 70, currency: 'EUR', quantity: 2, unit: 'g' },
    ],
    {
      id: 'c',
      documentId: null,
      chain: 'a',
      phenomenon: 'market.price',
      substance: 'cocaine',
      place: null,
      period: '2016',
      sourceKind: 'users',
      evidence: null,
    },
  )

  test('has the exponent 0.22: ln(70/60) over ln 2', () => {
    expect(exponentBetween({ quantity: 1, amount: 60 }, { quantity: 2, amount: 70 })).toBeCloseTo(0.2224, 4)
  })

  test('stays out of the mean, which is the 60 € of the plain gram', () => {
    const { quotes } = quoteOffers(offers, { euroRates })
    const plain = quotes.filter(({ isPromotion }) => !isPromotion)
    expect(summarisePrices(plain.map(({ amount, chain }) => ({ value: amount, chain }))).mean).toBe(60)
    expect(quotes).toHaveLength(2)
  })
})

describe('offers as quotes', () => {
  test('grams, kilograms and milligrams meet; tablets and blotters stay what they are', () => {
    const { quotes } = quoteOffers(
      [
        offer({ quantity: 1, unit: 'kg', amount: 30_000 }),
        offer({ quantity: 500, unit: 'mg' }),
        offer({ quantity: 3, unit: 'tablet' }),
        offer({ quantity: 2, unit: 'blotter' }),
      ],
      { euroRates },
    )
    expect(quotes.map(({ quantity, unit }) => [quantity, unit])).toEqual([
      [1000, 'g'],
      [0.5, 'g'],
      [3, 'tablet'],
      [2, 'blotter'],
    ])
  })

  test('the free part is part of what is received', () => {
    expect(quoteOffers([offer({ free: 0.2, isPromotion: true })], { euroRates }).quotes[0]).toMatchObject({
      quantity: 1.2,
      isPromotion: true,
    })
  })

  test('dollars become euros at the rate of their year, and are left out and counted in a year without one', () => {
    const dollars = [
      offer({ amount: 100, currency: 'USD', period: '2024-05' }),
      offer({ amount: 100, currency: 'USD', period: '2031' }),
    ]
    const { quotes, leftOut } = quoteOffers(dollars, { euroRates })
    expect(quotes.map(({ amount }) => amount)).toEqual([80])
    expect(leftOut['unknown-rate']).toBe(1)
  })

  test('what lacks an amount, a product, a date or a unit of quantity is counted by why', () => {
    const lacking = [
      offer({ amount: null }),
      offer({ substance: null }),
      offer({ period: null }),
      offer({ unit: 'armful' }),
    ]
    expect(quoteOffers(lacking, { euroRates }).leftOut).toEqual({
      'no-amount': 1,
      'no-substance': 1,
      'no-date': 1,
      'unknown-unit': 1,
      'unknown-rate': 0,
    })
  })
})

describe('the curve', () => {
  const along = (family: OfferFamily, level: number): CurvePoint[] =>
    [1, 1, 2, 2, 5, 5].map((quantity, at) => ({
      family,
      quantity,
      amount: level * quantity ** 0.75 * (at % 2 ? 1.05 : 1 / 1.05),
    }))

  test('finds the exponent the prices were made with, and each family’s own level', () => {
    const curve = fitQuantityCurve([...along('users', 60), ...along('police', 80)])
    expect(curve?.exponent).toBeCloseTo(0.75, 10)
    expect(curve?.amountAt('users', 1)?.amount).toBeCloseTo(60, 8)
    expect(curve?.amountAt('police', 1)?.amount).toBeCloseTo(80, 8)
    expect(curve?.amountAt('online', 1)).toBeUndefined()
  })

  test('its interval holds the exponent, and is not a point', () => {
    const [low, high] = fitQuantityCurve(along('users', 60).concat(along('seller', 60)))?.interval ?? [1, 0]
    expect(low).toBeLessThan(0.75)
    expect(high).toBeGreaterThan(0.75)
  })

  test('one wild quote moves the plain exponent, and hardly the robust one', () => {
    const wild = [
      ...along('users', 60),
      ...along('users', 61),
      { family: 'users' as const, quantity: 5, amount: 2000 },
    ]
    const curve = fitQuantityCurve(wild)
    expect(Math.abs((robustExponent(wild, 1) ?? 0) - 0.75)).toBeLessThan(0.05)
    expect(Math.abs((curve?.exponent ?? 0) - 0.75)).toBeGreaterThan(0.15)
  })

  test('says nothing below eight quotes or for one quantity alone', () => {
    expect(fitQuantityCurve(along('users', 60))).toBeUndefined()
    const grams = Array.from({ length: 9 }, (_, at) => ({
      family: 'users' as const,
      quantity: 1,
      amount: 60 + at,
    }))
    expect(fitQuantityCurve(grams)).toBeUndefined()
  })

  test('along it, 2 g for 60·2^0.75 € is 60 € a gram', () => {
    expect(amountAtStandard({ quantity: 2, amount: 60 * 2 ** 0.75 }, 1, 0.75)).toBeCloseTo(60, 10)
  })
})

describe('a summary of prices', () => {
  const values = [40, 50, 50, 60, 70, 80, 90, 160].map((value, at) => ({ value, chain: `c${at % 3}` }))

  test('gives each statistic under its own name', () => {
    const summary = summarisePrices(values)
    expect(summary).toMatchObject({ n: 8, sources: 3, median: 65, mean: 75, min: 40, max: 160, mode: 50 })
    expect(summary.largestShare).toBe(3 / 8)
    // Eight values: the first and the last of them cover the median in 99.2 %, the second and the last but one in 93 %.
    expect(summary.medianInterval).toEqual([40, 160])
  })

  test('has no mode where no price is told twice, and no interval of the median below six', () => {
    expect(summarisePrices(values.slice(3, 8))).toMatchObject({
      mode: { missing: 'too-few' },
      medianInterval: { missing: 'too-few' },
    })
  })
})

describe('prices side by side', () => {
  test('twice as dear is a ratio of two, and differs', () => {
    const cheap = [40, 50, 60, 45, 55]
    const compared = comparePrices(
      cheap.map((price) => 2 * price),
      cheap,
    )
    expect(compared?.ratio).toBeCloseTo(2, 12)
    expect(compared?.differs).toBe(true)
  })

  test('scatter of the same prices is no difference', () => {
    expect(comparePrices([40, 50, 60], [60, 40, 50])?.differs).toBe(false)
  })
})

describe('the index', () => {
  const steady = (place: string, weight: number, prices: (number | undefined)[]) => ({
    place,
    weight,
    prices,
  })

  test('ten per cent dearer everywhere is 110, whatever the levels of the places', () => {
    const index = indexOverTime([steady('a', 1, [50, 55]), steady('b', 9, [80, 88])])
    expect(index).toMatchObject({ method: 'ccdi', imputed: 0, gaps: 0 })
    expect(index?.levels[1]).toBeCloseTo(110, 8)
  })

  test('places count by their weight: 20 % dearer in a quarter of the weight is 1.2 to the quarter', () => {
    const index = indexOverTime([steady('a', 1, [50, 60]), steady('b', 3, [80, 80])])
    expect(index?.levels[1]).toBeCloseTo(100 * 1.2 ** 0.25, 8)
  })

  test('a single gap is filled from its neighbours and counted', () => {
    const index = indexOverTime([steady('a', 1, [40, undefined, 90, 90]), steady('b', 1, [40, 60, 90, 90])])
    expect(index).toMatchObject({ method: 'ccdi', imputed: 1, cells: 8, gaps: 1 / 8 })
    expect(index?.levels[1]).toBeCloseTo(150, 8)
  })

  test('a single gap at an end takes the price next to it', () => {
    const index = indexOverTime([steady('a', 1, [undefined, 50, 50, 50]), steady('b', 1, [80, 80, 80, 80])])
    expect(index).toMatchObject({ method: 'ccdi', imputed: 1 })
    expect(index?.levels[3]).toBeCloseTo(100, 8)
  })

  test('a place silent twice in a row is left out and named', () => {
    const index = indexOverTime([
      steady('a', 1, [40, undefined, undefined, 90, 90, 90]),
      steady('b', 1, [40, 40, 40, 40, 40, 40]),
    ])
    expect(index?.leftOut).toEqual(['a'])
    expect(index?.levels.at(-1)).toBeCloseTo(100, 8)
  })

  test('with more than a quarter of gaps, a regression bears them and nothing is filled', () => {
    const index = indexOverTime([
      steady('a', 1, [40, undefined, 44, undefined]),
      steady('b', 1, [undefined, 60, 66, 66]),
      steady('c', 1, [10, 10, undefined, 11]),
    ])
    expect(index).toMatchObject({ method: 'tpd', imputed: 0, leftOut: [] })
    expect(index?.levels[2]).toBeCloseTo(110, 0)
  })
})

describe('money', () => {
  const consumerPrices = [
    { area: 'FR', year: 2020, index: 100 },
    { area: 'FR', year: 2024, index: 117 },
  ]

  test('a price that rose as all prices did has not risen', () => {
    expect(inMoneyOf(2024, 50, 2020, { consumerPrices }, 'FR')).toBe(58.5)
  })

  test('a year the table lacks leaves the price nominal', () => {
    expect(inMoneyOf(2025, 50, 2020, { consumerPrices }, 'FR')).toBeUndefined()
    expect(inEuros(50, 'GBP', 2024, { euroRates })).toBeUndefined()
  })

  test('a wage of another currency or time pays nothing', () => {
    const minimumWages = [{ area: 'FR', from: '2024-01-01', to: '2024-12-31', netHour: 10, currency: 'EUR' }]
    expect(hoursOfWork(50, 'EUR', '2024-07-01', 'FR', { minimumWages })).toBe(5)
    expect(hoursOfWork(50, 'EUR', '2023-07-01', 'FR', { minimumWages })).toBeUndefined()
    expect(hoursOfWork(50, 'GBP', '2024-07-01', 'FR', { minimumWages })).toBeUndefined()
  })
})
