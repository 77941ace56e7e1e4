import { describe, expect, test } from 'vitest'
import type { Measure } from '../core/observation.ts'
import { familyOf, type OfferSetting, readOffers } from './unit-price.ts'
import { foldIntoUnit } from './units.ts'

const setting: OfferSetting = {
  chain: 'a',
  id: 'obs-1',
  documentId: 'doc-1',
  phenomenon: 'market.price',
  substance: 'cocaine',
  place: 'FR-59350',
  period: '2025',
  sourceKind: 'users',
  evidence: null,
}
const euros = (value: number, quantity: number, unit = 'g'): Measure => ({
  kind: 'price',
  value,
  currency: 'EUR',
  quantity,
  unit,
})
const read = (...measures: Measure[]) =>
  readOffers(measures, setting).map(({ unitPrice, discount }) => ({ unitPrice, discount }))

describe('an offer', () => {
  test('60 € le gramme, 70 € les 2 grammes: 60 and 35 € a gram, the second 41.67 % cheaper', () => {
    expect(read(euros(60, 1), euros(70, 2))).toEqual([
      { unitPrice: 60, discount: null },
      { unitPrice: 35, discount: -0.4167 },
    ])
  })

  test.each([
    ['1 g acheté, 0,2 offert', { kind: 'offer', quantity: 1, free: 0.2, unit: 'g' } as const, -1 / 6],
    ['1 g acheté, 0,5 offert', { kind: 'offer', quantity: 1, free: 0.5, unit: 'g' } as const, -1 / 3],
    ['2 cachets achetés, 1 offert', { kind: 'offer', quantity: 2, free: 1, unit: 'tablet' } as const, -1 / 3],
  ])('%s is worth its free part of all that is received', (_, measure, discount) => {
    const [offer] = readOffers([measure], setting)
    expect(offer?.discount).toBeCloseTo(discount, 4)
    expect(offer?.unitPrice).toBeNull()
    expect(offer?.isPromotion).toBe(true)
  })

  test('free grams lower the unit price: 60 € for 1 g and 0.2 g more is 50 € a gram', () => {
    expect(read({ ...euros(60, 1), free: 0.2 })).toEqual([{ unitPrice: 50, discount: -0.1667 }])
  })

  test('a free quantity beside a plain price is compared with that price', () => {
    expect(read(euros(60, 1), { ...euros(100, 2), free: 0.5 })[1]).toEqual({
      unitPrice: 40,
      discount: -0.3333,
    })
  })

  test('weights meet in grams: 30 000 € le kilo is 30 € a gram, half the 60 € of a single one', () => {
    expect(read(euros(60, 1), euros(30_000, 1, 'kg'))[1]).toEqual({ unitPrice: 30, discount: -0.5 })
  })

  test('a tablet is never compared with a gram, nor euros with pounds', () => {
    expect(read(euros(10, 1, 'tablet'), euros(40, 1))).toEqual([
      { unitPrice: 10, discount: null },
      { unitPrice: 40, discount: null },
    ])
    expect(read(euros(60, 1), { ...euros(70, 2), currency: 'GBP' })[1]?.discount).toBeNull()
  })

  test('a range counts by its middle', () => {
    expect(
      read({ kind: 'price', min: 50, max: 70, currency: 'EUR', quantity: 1, unit: 'g' })[0]?.unitPrice,
    ).toBe(60)
  })

  test('a dearer price for a larger quantity is a surcharge, not a discount', () => {
    expect(read(euros(60, 1), euros(130, 2))[1]?.discount).toBeCloseTo(130 / 2 / 60 - 1, 4)
  })

  test('purity, a free gift without quantity and a price of nothing give no offer', () => {
    expect(read({ kind: 'purity', value: 60, unit: '%' }, { kind: 'offer', unit: 'g' }, euros(0, 1))).toEqual(
      [],
    )
  })

  test('a purity said in the same breath goes with the price; two say nothing of either', () => {
    const purity: Measure = { kind: 'purity', value: 70, unit: '%' }
    expect(readOffers([euros(60, 1), purity], setting)[0]?.purity).toBe(70)
    expect(readOffers([euros(60, 1), purity, purity], setting)[0]?.purity).toBeUndefined()
  })

  test('ids derive from the claim and the place of the measure in it', () => {
    expect(readOffers([euros(60, 1), euros(70, 2)], setting).map(({ id }) => id)).toEqual([
      'obs-1-o0',
      'obs-1-o1',
    ])
  })

  test('60 € le gramme, 70 € les 2 grammes: the second tier is a promotion, the first is not', () => {
    const offers = readOffers([euros(60, 1), euros(70, 2)], setting)
    expect(offers.map(({ isPromotion }) => isPromotion)).toEqual([false, true])
  })

  test('60 € a gram and 105 € for two is bulk buying as markets know it, and no promotion', () => {
    const offers = readOffers([euros(60, 1), euros(105, 2)], setting)
    expect(offers.map(({ isPromotion }) => isPromotion)).toEqual([false, false])
  })

  test('three tiers are each judged against the smallest', () => {
    const offers = readOffers([euros(60, 1), euros(100, 2), euros(120, 5)], setting)
    expect(offers.map(({ isPromotion }) => isPromotion)).toEqual([false, false, true])
  })

  test('a bulk price alone is a promotion only where the claim is one', () => {
    const promotion = { ...setting, phenomenon: 'marketing.promotion' }
    expect(readOffers([euros(70, 2)], setting)[0]?.isPromotion).toBe(false)
    expect(readOffers([euros(70, 2)], promotion)[0]?.isPromotion).toBe(true)
  })
})

describe('the family of a price', () => {
  test.each([
    ['police', false, 'police'],
    ['customs', false, 'police'],
    ['justice', false, 'police'],
    ['seller', false, 'seller'],
    ['observatory', false, 'users'],
    ['media', false, 'users'],
    ['users', true, 'online'],
  ] as const)('%s (online: %s) quotes as %s', (kind, isOnline, family) => {
    expect(familyOf(kind, isOnline)).toBe(family)
  })
})

test.each([
  [500, 'mg', { quantity: 0.5, unit: 'g' }],
  [2, 'l', { quantity: 2000, unit: 'ml' }],
  [1, 'bag', { quantity: 1, unit: 'bag' }],
  [1, 'EUR/month', null],
])('%s %s', (quantity, unit, size) => {
  expect(foldIntoUnit(quantity, unit)).toEqual(size)
})
