import { describe, expect, it } from 'vitest'
import { placesIn } from '../../test/places-in.ts'

describe('what a scene has one of is a place, definite and where it happens', () => {
  it.each([
    ['Le shit se vend à la plage.', 'fr', ['plage']],
    ['Les mules passent moins depuis le scanner de l’aéroport ; rien au port.', 'fr', ['port']],
    ['Aucune héroïne n’a été vue dans l’île.', 'fr', ['île']],
    ['Heroin is sold at the bus station.', 'en', ['bus station']],
    ['Two overdoses of heroin under the railway arches, by noon.', 'en', ['railway arches']],
    ['They smoke heroin in the park, not here.', 'en', ['park']],
  ] as const)('%s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })

  it.each([
    ['Diazepam is sold by the strip.', 'en'],
    ['A bus station is no place for heroin.', 'en'],
    ['Heroin in the park opposite ours.', 'en'],
    ['Une plage où nul ne vend de shit.', 'fr'],
    ['Le shit se vend sur la plage voisine.', 'fr'],
  ] as const)('none in « %s »', (text, language) => {
    expect(placesIn(text, language)).toEqual([])
  })
})
