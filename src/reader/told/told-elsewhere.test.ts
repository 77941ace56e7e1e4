import { expect, test } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()
const placesOf = (text: string): string[] => [
  ...new Set(reader.read(text).observations.flatMap(({ places }) => places.map((place) => place.text))),
]

test.each<[string, string[]]>([
  ['Le crack, longtemps cantonné à Paris, est désormais signalé à Lyon et à Bordeaux.', ['Lyon', 'Bordeaux']],
  ['La 3-MMC, d’abord vue à Paris, se vend maintenant à Nantes.', ['Nantes']],
  ['Heroin, once confined to London, is now easy to find in Norwich.', ['Norwich']],
  ['Xylazine, first detected in Philadelphia, is now common in Pittsburgh heroin.', ['Pittsburgh']],
  ['Wastewater from Antwerp shows cocaine loads twice those of Brussels.', ['Antwerp']],
  ['À Lille, les prix de la cocaïne sont inférieurs à ceux de Lyon.', ['Lille']],
])('where a thing was before, or is compared with, is no place of the claim: %s', (text, places) => {
  expect(placesOf(text)).toEqual(places)
})

test('each of two told apart keeps its own', () => {
  const text = 'La disponibilité de la cocaïne augmente à Lyon et diminue à Lille.'
  expect(placesOf(text)).toEqual(['Lyon', 'Lille'])
})

test('where nothing else is told, the place stays', () => {
  expect(placesOf('Heroin, first detected in Leeds, is easy to find.')).toEqual(['Leeds'])
})
