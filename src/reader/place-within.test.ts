import { describe, expect, it } from 'vitest'
import { placesIn } from '../../test/places-in.ts'
import { createRuleReader } from './load.ts'

describe('a town goes with what says which, or which part', () => {
  it.each([
    ['A pharmacist, Harlan, Kentucky. Oxycodone is dear.', ['Harlan, Kentucky']],
    ['Van notes, Camden NJ, two stops. Heroin is cheap.', ['Camden NJ']],
    ['The texts came from Dayton, OH; heroin is cheap.', ['Dayton, OH']],
    ['Heroin is cheap in Kingston ON and dear in Leeds.', ['Kingston ON', 'Leeds']],
    ['Houston, Texas. Heroin is cheap.', ['Houston', 'Texas']],
    ['An amnesty bin, London south-east. Ketamine was common.', ['London south-east']],
    ['Heroin is rare in the Texas Panhandle and in Belize City.', ['Texas Panhandle', 'Belize City']],
    ['Cocaine is dear in Glasgow city centre.', ['Glasgow city centre']],
  ])('%s', (text, places) => {
    expect(placesIn(text, 'en')).toEqual(places)
  })

  it.each([
    ['Mes potes du Finistère Nord prennent de la MDMA.', ['Finistère Nord']],
    ['Le chill est à Lille sud, la kétamine aussi.', ['Lille sud']],
    ['La MDMA circule dans les festivals du Luxembourg belge.', ['Luxembourg belge']],
    ['Le crack se vend à Amiens-Nord.', ['Amiens-Nord']],
    ['Le crack vendu à Lyon est cher.', ['Lyon']],
    ['De la coke sur le trajet Paris-Lyon.', ['Paris', 'Lyon']],
  ])('%s', (text, places) => {
    expect(placesIn(text, 'fr')).toEqual(places)
  })

  it('a stop that cuts a state short belongs to its name', () => {
    const placed = createRuleReader()
      .read('A cook, Kingman, Ariz. The price of heroin fell to $10 a bag in Kingman, Ariz., this year.')
      .observations.flatMap((one) => one.places.map(({ text }) => text))
    expect(placed).toContain('Kingman, Ariz.')
  })

  it('words in capitals are no state', () => {
    expect(placesIn('ANY TRUTH IN THE HEROIN SCARE', 'en')).toEqual([])
    expect(placesIn('The Attorney General, Arizona, spoke of heroin.', 'en')).toEqual(['Arizona'])
  })
})
