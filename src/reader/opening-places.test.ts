import { describe, expect, it } from 'vitest'
import { placesIn } from '../../test/places-in.ts'

describe('a name that stands alone in the opening says where the text is', () => {
  it.each([
    ['Street nurse, Hamilton, last day. Heroin is rare.', 'en', ['Hamilton']],
    ['Federal Court, Adelaide, list of facts. He sold cocaine.', 'en', ['Adelaide']],
    ['Bar owner, Zabriska. Customers of mine take cocaine.', 'en', ['Zabriska']],
    ['Testimony of a welfare manager (Zabriska)\n\nKetamine is cheap.', 'en', ['Zabriska']],
    ['Service de médecine légale, Tours. Note sur l’héroïne.', 'fr', ['Tours']],
    ['Nice : la cocaïne sans vis-à-vis', 'fr', ['Nice']],
    ['Maraude / Zabrie – vendredi. La MDMA manque.', 'fr', ['Zabrie']],
    ['Bureau de Bâle-Mulhouse – bilan. La cocaïne monte.', 'fr', ['Bâle-Mulhouse']],
  ] as const)('%s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })

  it.each([
    ['Boardwalk / Zabriska St / hostel, cold. Heroin is rare.', 'en'],
    ['Objectif. – Estimer, par deux voies, la consommation de cocaïne.', 'fr'],
    ['Radio call-in, Thursday: is cocaine safe?', 'en'],
    ['Town hall minutes, Wellbeing Committee. Heroin is rare.', 'en'],
    ['Present: Annie, Josee, the new one. Heroin is rare.', 'en'],
    ['Réunion d’équipe, mercredi. Présents : Annie, Josée. La cocaïne monte.', 'fr'],
    ['Tonight we speak of heroin, Susanna said, and of nothing else.', 'en'],
  ] as const)('none in « %s »', (text, language) => {
    expect(placesIn(text, language)).toEqual([])
  })
})
