import { describe, expect, it } from 'vitest'
import { createRuleReader } from './load.ts'

const codesOf = (text: string): string[] =>
  createRuleReader()
    .read(text)
    .observations.map((one) => one.phenomenon)

describe('what a short text is about', () => {
  it('is drugs when slang stands with the price of a gram', () => {
    const text = 'L’herbe, on en trouve partout à Rennes, plus qu’avant. Comptez 60 euros les 10 grammes.'
    expect(codesOf(text)).toContain('market.availability')
  })

  it('is not drugs when a jeweller sells crystal by the gram', () => {
    expect(codesOf('The jeweller sells crystal at £40 a gram. Prices rose in London.')).toEqual([])
  })

  it('is not drugs when food costs what food costs', () => {
    const text =
      'L’herbe fraîche est à 2 euros les 100 g au marché, plus chère qu’en 2024, on en trouve partout.'
    expect(codesOf(text)).toEqual([])
  })

  it('is not drugs when the dealer deals in cars', () => {
    const text =
      'Le dealer automobile livre à domicile ses véhicules neufs à Toulouse. Les ventes augmentent.'
    expect(codesOf(text)).toEqual([])
  })
})

it('reads the price of a gram written short beside slang, and quotes it as there', () => {
  const read = createRuleReader().read(
    'La came était bonne à Brest : 45 € le g de brune, introuvable avant l’été.',
  )
  const price = read.observations.find((one) => one.phenomenon === 'market.price')
  expect(price?.measures).toMatchObject([{ value: 45, unit: 'g' }])
  expect(price?.direction).toBe('present')
})
