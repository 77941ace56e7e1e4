import { describe, expect, it } from 'vitest'
import { placesIn } from '../../test/places-in.ts'

describe('what a text says once is a place is one wherever it stands', () => {
  it.each([
    ['Zabriska wardens meet on heroin. It is sold in Zabriska at night.', 'en', ['Zabriska', 'Zabriska']],
    ['On trouve de la MDMA près de Zabrie. Zabrie n’a plus d’héroïne.', 'fr', ['Zabrie', 'Zabrie']],
  ] as const)('%s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })

  it.each([
    ['She got the crack from Zabriska. Zabriska smokes it too.', 'en'],
    ['I gave it to Zabriska, heroin I mean, and Zabriska sold it on.', 'en'],
    ['La voiture de Zabriska, la cocaïne de Zabriska et les clients de Zabriska.', 'fr'],
  ] as const)('who gives and gets is a person: %s', (text, language) => {
    expect(placesIn(text, language)).toEqual([])
  })

  it.each([
    ['Heroin is sold in Zabriska. A Zabriska University study says so.', 'en', ['Zabriska']],
    ['Heroin is sold in Zabriska. Brenda Zabriska says so.', 'en', ['Zabriska']],
  ] as const)('but not as a name of something else: %s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })
})
