import { expect, test } from 'vitest'
import { evidenceAt } from '../core/evidence.ts'
import type { Observation } from '../core/observation.ts'
import { agree } from './agree.ts'

const TEXT = 'La brune est rare à Lille, la coke abonde et son prix monte.'
const BY = 'second/toy@0'

function claim(words: string, slots: Partial<Observation> = {}): Observation {
  const start = TEXT.indexOf(words)
  return {
    ...{ phenomenon: 'market.availability', substances: [], places: [], direction: 'present' },
    ...{ certainty: 'asserted', period: null, source: null, measures: [], drivers: [] },
    ...{ rule: 'fr/market/invented', evidence: evidenceAt(TEXT, start, start + words.length) },
    ...slots,
  }
}

test('a claim both readers made is seconded, with the slots on which they differ and what it says there', () => {
  const rule = claim('La brune est rare', { substances: ['heroin'], direction: 'down' })
  const second = claim('brune est rare à Lille', { direction: 'down', places: [{ text: 'Lille' }], rule: BY })
  expect(agree([rule], [second], BY)).toEqual({
    observations: [
      {
        ...rule,
        seconded: {
          by: BY,
          differs: ['substances', 'places'],
          says: { substances: [], places: [{ text: 'Lille' }], from: [], to: [] },
        },
      },
    ],
    only: [],
    agreed: 1,
  })
})

test('another phenomenon, or other words, is a claim of its own', () => {
  const rule = claim('La brune est rare')
  const [other, elsewhere] = [
    claim('La brune est rare', { phenomenon: 'market.price' }),
    claim('la coke abonde'),
  ]
  expect(agree([rule], [other, elsewhere], BY)).toEqual({
    observations: [rule],
    only: [other, elsewhere],
    agreed: 0,
  })
})

test('of two claims at the same words, the one that says the same is the pair', () => {
  const [heroin, cocaine] = [['heroin'], ['cocaine']].map((substances) =>
    claim('La brune est rare à Lille, la coke abonde', { substances }),
  )
  const second = claim('la coke abonde', { substances: ['cocaine'], rule: BY })
  const { observations, agreed } = agree([heroin!, cocaine!], [second], BY)
  expect(observations.map(({ seconded }) => seconded)).toEqual([undefined, { by: BY, differs: [] }])
  expect(agreed).toBe(1)
})

test('one claim of the rules is seconded once, and what only repeats it is nothing new', () => {
  const rule = claim('La brune est rare à Lille, la coke abonde')
  const second = [claim('La brune est rare', { rule: BY }), claim('la coke abonde', { rule: BY })]
  expect(agree([rule], second, BY)).toMatchObject({ only: [], agreed: 1 })
})
