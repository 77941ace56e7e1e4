import { expect, it } from 'vitest'
import { createRuleReader } from './load.ts'

it('does not date a claim, nor the price beside it, by the year it is compared with', () => {
  const read = createRuleReader().read(
    'Heroin is easier to get than it was in 2022; a bag costs £10 in Leeds.',
  )
  const facts = read.observations.map((one) => [one.phenomenon, one.direction, one.period])
  expect(facts).toContainEqual(['market.accessibility', 'up', null])
  expect(facts).toContainEqual(['market.price', 'present', null])
})

it('takes counterfeit tablets for those its text is about', () => {
  const text =
    'Fentanyl is everywhere in Leeds. Fentanyl killed six people. Fentanyl is cheap. Most counterfeit tablets are manufactured in Mexico.'
  const made = createRuleReader()
    .read(text)
    .observations.find((one) => one.phenomenon === 'market.production')
  expect(made?.substances).toEqual(['fentanyl'])
})

it('ends a negation where another verb begins', () => {
  const read = createRuleReader().read('Ils n’osent plus sortir et se font livrer de la cocaïne à domicile.')
  const delivery = read.observations.find((one) => one.phenomenon === 'supply.delivery')
  expect(delivery?.direction).toBe('present')
})

const directionsOf = (text: string, phenomenon: string): string[] =>
  createRuleReader()
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map(({ direction, certainty }) => (certainty === 'asserted' ? direction : `${direction} ${certainty}`))

it.each([
  ['Heroin seizures in Leeds, made mostly at sea, were unchanged.', 'flow.seizure', ['stable']],
  ['À Lille, les décès liés à l’héroïne, très suivis, ont augmenté.', 'harm.death', ['up']],
  ['In Leeds heroin was implicated in 19 deaths in 2015 and in 97 in 2020.', 'harm.death', ['up']],
  ['À Lille, 12 décès par overdose d’héroïne en 2019, 31 en 2016.', 'harm.death', ['down']],
  ['In Leeds, heroin deaths numbered 28 (9 before).', 'harm.death', ['up']],
])('in « %s », a change is found behind an aside and between two dated numbers', (text, phenomenon, told) => {
  expect(directionsOf(text, phenomenon)).toEqual(told)
})

it('tells what is denied from what is absent', () => {
  expect(
    directionsOf('There is no evidence that heroin is cut with fentanyl in Leeds.', 'market.adulteration'),
  ).toEqual(['present denied'])
  expect(
    directionsOf('No fentanyl was found in the heroin samples of Leeds.', 'market.adulteration'),
  ).toEqual(['absent'])
})

const deathsIn = (text: string) =>
  createRuleReader()
    .read(text)
    .observations.filter((one) => one.phenomenon === 'harm.death')
    .flatMap(({ measures }) => measures.map(({ value, unit }) => `${value} ${unit}`))

it.each([
  ['À Lille, un homme de 24 ans est mort après avoir pris de l’héroïne.', ['1 people']],
  ['In Leeds 143 heroin overdoses were attended, two of them fatal.', ['2 people']],
  ['À Lille, 597 décès par overdose d’héroïne.', ['597 people']],
  ['In Leeds 460 people have used the heroin injecting room, without a death.', []],
])('in « %s », those are counted who died', (text, told) => {
  expect(deathsIn(text)).toEqual(told)
})

it('leaves a price its own change, and a share said twice its exact number', () => {
  const text = 'À Lille, la kétamine se trouve partout, elle est tombée à 20 € le gramme.'
  expect(directionsOf(text, 'market.availability')).toEqual(['present'])
  const shares = createRuleReader()
    .read('In Leeds three in five (62%) had used heroin in the last year.')
    .observations.flatMap(({ measures }) => measures.map(({ value }) => value))
  expect(new Set(shares)).toEqual(new Set([62]))
})

it('hears a denial across what is put in between', () => {
  const text = 'Rien ne prouve, en revanche, que du fentanyl soit arrivé à Lille.'
  expect(directionsOf(text, 'market.availability')).toEqual(['new denied'])
})
