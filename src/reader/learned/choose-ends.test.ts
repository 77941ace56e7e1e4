/** Pairs of ends laid out for claims of texts of our own, and those the shipped reader chooses. */
import { describe, expect, it } from 'vitest'
import { claimCodes } from '../../reader/shipped-lessons.ts'
import { createReader, deskOf } from '../load.ts'
import { endOffers, endsOf, hasEnds, offerEnds } from './choose-ends.ts'
import type { CodedClaim } from './coded.ts'
import { lessonOf } from './lesson.ts'

const reader = createReader()

/** From where to where the claims of a kind go, and where they hold. */
const waysOf = (phenomenon: string, text: string): string[] =>
  reader
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map(({ from = [], to = [], places }) =>
      [from, to, places].map((list) => list.map((place) => place.text).join('+')).join(' > '),
    )

describe('where what moves comes from and goes to', () => {
  it.each([
    [
      'Note de terrain, Béziers.\n\nLa résine de cannabis arrive d’Espagne par la route.',
      'Espagne > Béziers > ',
    ],
    ['Field note, Hull.\n\nHeroin is brought in from Liverpool by train.', 'Liverpool > Hull > '],
    ['La cocaïne est importée de Guyane vers Rouen par voie postale.', 'Guyane > Rouen > '],
    [
      'Police in Cardiff say cocaine is being shipped from Ecuador to Southampton.',
      'Ecuador > Southampton > ',
    ],
    [
      'Les comprimés de tramadol proviennent du Nigeria et transitent par Cotonou avant de gagner Niamey.',
      'Nigeria > Niamey > ',
    ],
  ])('%s', (text, way) => {
    expect(waysOf('flow.trafficking', text)).toEqual([way])
  })

  it('a courier is on a way and nowhere, a seizure is made somewhere', () => {
    expect(
      waysOf('flow.courier', 'Mules carry cocaine from Suriname to Amsterdam, swallowing up to 80 pellets.'),
    ).toEqual(['Suriname > Amsterdam > '])
    expect(
      waysOf(
        'flow.seizure',
        'Cannabis from Thailand was seized at Heathrow: 40 kg in two suitcases bound for Manchester.',
      ),
    ).toEqual(['Thailand > Manchester > Heathrow'])
  })

  it('what does not move has no ends', () => {
    const text = 'Note de terrain, Béziers.\n\nLe gramme de cocaïne vaut 60 €, moins cher qu’à Lille.'
    expect(reader.read(text).observations.flatMap(({ from = [], to = [] }) => [...from, ...to])).toEqual([])
    expect(['market.price', 'use.level'].some(hasEnds)).toBe(false)
  })
})

it('offers where the text is as the end its words leave out, and no place as both ends', () => {
  const claim: CodedClaim = {
    phenomenon: 'flow.trafficking',
    substances: ['heroin'],
    places: [],
    direction: 'present',
    certainty: 'asserted',
    measures: [],
    drivers: [],
    evidence: 'L’héroïne est achetée à Anvers ou à Rotterdam',
  }
  const text = `Note de terrain, Béziers.\n\nÀ Agde, le gramme vaut 40 €. ${claim.evidence}.`
  const lesson = lessonOf(
    { id: 'note', lang: 'fr', text, observations: [claim] },
    false,
    false,
    claimCodes(),
    deskOf(),
  )
  const [only] = lesson.claims
  if (!only) throw new Error('expected the claim')
  const offers = endOffers()
  offerEnds(offers, only.open, lesson.setting, [], [], [])
  const pairs = Array.from({ length: offers.count }, (_, set) => {
    const { from, to } = endsOf(offers, set)
    return [from, to].map((list) => list.map((place) => place.text))
  })
  expect(pairs).toContainEqual([['Anvers', 'Rotterdam'], ['Béziers']])
  expect(pairs).toContainEqual([['Anvers', 'Rotterdam'], ['Agde']])
  expect(pairs).toContainEqual([[], []])
  expect(pairs.filter(([from = [], to = []]) => from.some((name) => to.includes(name)))).toEqual([])
  expect(new Set(pairs.map((pair) => JSON.stringify(pair))).size).toBe(pairs.length)
})
