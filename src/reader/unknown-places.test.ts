import { describe, expect, it } from 'vitest'
import { placesIn } from '../../test/places-in.ts'

describe('a person is no place', () => {
  it.each([
    ['La cocaïne est vendue à Karim par un voisin.', 'fr'],
    ['Il ramène le shit à Vincent chaque semaine.', 'fr'],
    ['The heroin went to Danny, who sells it on.', 'en'],
    ['She had the ketamine from Sophie and from Priya.', 'en'],
    ['The crack comes in with Tyrone at night.', 'en'],
  ] as const)('%s', (text, language) => {
    expect(placesIn(text, language)).toEqual([])
  })

  it.each([
    ['La cocaïne se vend à Nancy et à Florence.', 'fr', ['Nancy', 'Florence']],
    ['Heroin is cheap in Charlotte and in Sydney.', 'en', ['Charlotte', 'Sydney']],
    ['Heroin is cheap in Zabriska and dear in Darnell, Ohio.', 'en', ['Zabriska', 'Darnell, Ohio']],
    ['Le crack se vend à Jean-Tirole et rue Victor-Hugo.', 'fr', ['Jean-Tirole', 'rue Victor-Hugo']],
  ] as const)('but a town named like one is: %s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })
})
