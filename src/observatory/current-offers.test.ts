import { expect, test } from 'vitest'
import type { Claim } from '../core/claim.ts'
import { claim } from '../trends/claims.fixture.ts'
import { currentOffers } from './current-offers.ts'

const priced = (change: Partial<Claim> = {}) =>
  claim({
    phenomenon: 'market.price',
    substances: ['cocaine'],
    measures: [{ kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' }],
    ...change,
  })

test('a price counts as its claim stands now: corrected by a person, or not at all once the claim is gone', () => {
  const [first] = currentOffers([], [priced()])
  expect(first).toMatchObject({ amount: 60, substance: 'cocaine' })
  const corrected = priced({
    measures: [{ kind: 'price', value: 80, currency: 'EUR', quantity: 1, unit: 'g' }],
  })
  expect(currentOffers(first ? [first] : [], [corrected]).map(({ amount }) => amount)).toEqual([80])
  expect(currentOffers(first ? [first] : [], [])).toEqual([])
})

test('a row of a table stands by itself', () => {
  const [row] = currentOffers([], [priced()]).map((offer) => ({ ...offer, documentId: null }))
  expect(currentOffers(row ? [row] : [], [])).toHaveLength(1)
})

test('a price that is denied, or said of two products at once, is the price of neither', () => {
  expect(currentOffers([], [priced({ certainty: 'denied' })])).toEqual([])
  expect(currentOffers([], [priced({ substances: ['cocaine', 'heroin'] })])[0]?.substance).toBeNull()
})
