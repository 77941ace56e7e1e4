import { describe, expect, it } from 'vitest'
import type { Language } from '../core/codes.ts'
import { deskOf } from './load.ts'

const desk = deskOf()

/** What may be a place in a text, beside what is one, each with why. */
const guessesIn = (text: string, language: Language): string[] =>
  desk.scanners[language]
    .scan(text, desk.linesOf(text), 0)
    .sentences.flatMap(({ guesses }) => guesses.map((one) => `${one.text}: ${one.guess}`))

describe('what may be a place is kept beside the places', () => {
  it.each([
    ['Hotline log, Providence RI. Heroin is cheap.', 'en', ['Providence: less state']],
    ['Heroin is cheap in Duluth, Minnesota.', 'en', ['Duluth: less state']],
    ['Heroin is cheap at Larnaca airport.', 'en', ['Larnaca: less kind']],
    ['Heroin is cheap in north Leeds.', 'en', ['Leeds: less side']],
    ['La cocaïne recule dans le bassin de Saint-Nazaire.', 'fr', ['Saint-Nazaire: less head']],
    ['Customs at Toronto Pearson found cocaine.', 'en', ['Toronto Pearson: more kind']],
    [
      'La cocaïne recule à la frontière de la Belgique.',
      'fr',
      ['frontière: bare', 'frontière de la Belgique: more head'],
    ],
  ] as const)('one place in two lengths: %s', (text, language, guesses) => {
    expect(guessesIn(text, language)).toEqual(guesses)
  })

  it.each([
    ['Zabriska: quiet. Heroin is scarce.', 'en', ['Zabriska: label']],
    ['Les habitués de Zabrie fument du crack.', 'fr', ['Zabrie: title']],
    ['Fentanyl is everywhere in the city.', 'en', ['city: bare']],
    ['Le crack se fume autour du canal.', 'fr', ['canal: bare']],
  ] as const)('a name or a kind by where it stands: %s', (text, language, guesses) => {
    expect(guessesIn(text, language)).toEqual(guesses)
  })

  it.each([
    ['Karim: il vend du crack à la semaine.', 'fr'],
    ['Mathieu a 24 ans et vend de la cocaïne.', 'fr'],
    ['Heroin is cheap on Monday and dear in March.', 'en'],
    ['La cocaïne est chère à La Rochelle.', 'fr'],
    ['Photo: Supplied. Published 4 May. Street prices of heroin fell.', 'en'],
    ['Related: Cookies, Newsletter. Author: staff. Type: notice. Heroin is scarce.', 'en'],
    ['Threat Assessment: Overview. Heroin is cheaper than two Weissbiers.', 'en'],
  ] as const)('neither persons, days nor an article left out: %s', (text, language) => {
    expect(guessesIn(text, language)).toEqual([])
  })
})
