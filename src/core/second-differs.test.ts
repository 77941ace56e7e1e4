import { expect, test } from 'vitest'
import type { Observation } from './observation.ts'
import { secondDiffers } from './second-differs.ts'

const claim: Observation = {
  ...{ phenomenon: 'market.price', substances: ['cocaine'], places: [{ text: 'Lens' }], direction: 'up' },
  ...{ certainty: 'asserted', period: null, source: null, measures: [], drivers: [] },
  ...{ rule: 'fr/market/price', evidence: { start: 0, end: 4, quote: 'prix' } },
}
const by = 'second/toy@0'

test('a slot in which it said otherwise differs until the claim says so too', () => {
  const differs = ['direction', 'places']
  const says = { direction: 'down', places: [], from: [], to: [] } as const
  const seconded = { by, differs, says }
  expect(secondDiffers({ ...claim, seconded })).toEqual(differs)
  expect(secondDiffers({ ...claim, direction: 'down', seconded })).toEqual(['places'])
  expect(secondDiffers({ ...claim, direction: 'down', places: [], seconded })).toEqual([])
})

test('where what it said was not kept, what it differed on stands', () => {
  expect(secondDiffers({ ...claim, seconded: { by, differs: ['measures'] } })).toEqual(['measures'])
  expect(secondDiffers(claim)).toEqual([])
})

test('the name of another product that was taken over for a known one differs no more', () => {
  const seconded = { by, differs: ['substances'], says: { substances: ['2c-b'] } }
  const named: Observation = { ...claim, substances: ['other'], other: 'tuci' }
  expect(secondDiffers({ ...named, seconded })).toEqual(['substances'])
  expect(secondDiffers({ ...named, substances: ['2c-b'], seconded })).toEqual([])
})
