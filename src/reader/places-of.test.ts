import { expect, it } from 'vitest'
import { createRuleReader } from './load.ts'

const placesOf = (text: string, phenomenon: string): string[][] =>
  createRuleReader()
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map((one) => one.places.map((place) => place.text))

it('says where a drug is no more', () => {
  const text = 'Heroin report for Lyon.\n\nHeroin disappeared from Rouen in the summer.'
  expect(placesOf(text, 'market.availability')).toEqual([['Rouen']])
})

it('gives no town to what holds nationwide', () => {
  const text = 'Cocaine is easy to find in Leeds. Nationwide, cocaine deaths rose to 700.'
  expect(placesOf(text, 'harm.death')).toEqual([[]])
})

it('stays where a paragraph went, and comes home with the next', () => {
  const text =
    'À Lyon, la cocaïne est très disponible.\n\nÀ Brest, l’héroïne est rare. Le gramme se vend 60 euros.\n\nLe gramme de cocaïne se vend 70 euros.'
  expect(placesOf(text, 'market.price')).toEqual([['Brest'], ['Lyon']])
})

it('leaves out a town only compared with', () => {
  const text =
    'À Cayenne, la cocaïne est très disponible. Le gramme se vend 20 euros, dix fois moins cher qu’à Bordeaux.'
  expect(placesOf(text, 'market.price')).toEqual([['Cayenne']])
})

it('leaves out where a seller comes from', () => {
  const text = 'À Guéret, l’héroïne se vend 40 euros le gramme ; le vendeur vient de Limoges.'
  expect(placesOf(text, 'market.price')).toEqual([['Guéret']])
})

it('gives a law no town unless one is named with it', () => {
  const text = 'À Lille, la cocaïne est très disponible.\n\nLe GHB a été classé comme stupéfiant en 2023.'
  const laws = placesOf(text, 'context.law')
  expect(laws.length).toBeGreaterThan(0)
  for (const places of laws) expect(places).toEqual([])
})

it('takes "en ligne, 15 euros" for no line of the metro', () => {
  const text = 'À Lille, la cocaïne se commande en ligne, 15 euros le gramme.'
  expect(placesOf(text, 'market.price')).toEqual([['Lille']])
})

it('takes what sits in a town for its seat, and March for a month', () => {
  const text =
    'Les gendarmes de la section de recherches de Grenoble ont interpellé sept vendeurs de cocaïne à Romans-sur-Isère.'
  expect(placesOf(text, 'context.enforcement')).toEqual([['Romans-sur-Isère']])
  expect(placesOf('Heroin was sold at £10 a bag in Leeds in March.', 'market.price')).toEqual([['Leeds']])
})

it('takes no town of a report on countries for its scene', () => {
  const text =
    'Drug report – Finland and Estonia\n\nIn Helsinki, amphetamine is scarce.\n\nThe price of heroin has not changed.'
  expect(placesOf(text, 'market.price').flat()).not.toContain('Helsinki')
})

it('takes lines of the metro for no town', () => {
  const text = 'À Paris, le crack se vend dans la rue et sur les lignes de métro 4 et 12.'
  expect(placesOf(text, 'supply.public-space')).toEqual([['Paris']])
})
