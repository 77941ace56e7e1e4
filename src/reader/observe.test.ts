import { expect, it } from 'vitest'
import type { Observation } from '../core/observation.ts'
import { createRuleReader } from './load.ts'

const claimIn = (text: string, phenomenon: string): Observation | undefined =>
  createRuleReader()
    .read(text)
    .observations.find((one) => one.phenomenon === phenomenon)

it('does not date a claim, nor the price beside it, by the year it is compared with', () => {
  const read = createRuleReader().read(
    'Heroin is easier to get than it was in 2022; a bag costs £10 in Leeds.',
  )
  const facts = read.observations.map((one) => [one.phenomenon, one.direction, one.period])
  expect(facts).toContainEqual(['market.accessibility', 'up', null])
  expect(facts).toContainEqual(['market.price', 'present', null])
})

it.each([
  ['À Lille, le gramme de cocaïne, qui se vendait 70 euros en 2023, se négocie à 55 euros en 2025.', '2025'],
  ['In Leeds a gram of cocaine, which cost £70 in 2023, is sold for £55 in 2025.', '2025'],
  ['À Lille, l’héroïne, qui valait 40 euros le gramme en 2023, reste chère.', '2023'],
])('in « %s », a price is dated by when it is asked', (text, year) => {
  const price = claimIn(text, 'market.price')
  expect(price?.period).toBe(year)
})

it('quotes every sum of a price it gives', () => {
  const text =
    'Le prix de la cocaïne baisse à Lille : le gramme, qui se vendait 70 euros début 2024, se négocie entre 50 et 55 euros à l’automne.'
  const price = claimIn(text, 'market.price')
  expect(price?.measures).toHaveLength(2)
  expect(price?.evidence.quote).toContain('70 euros')
  expect(price?.evidence.quote).toContain('50 et 55 euros')
})

it('takes counterfeit tablets for those its text is about', () => {
  const text =
    'Fentanyl is everywhere in Leeds. Fentanyl killed six people. Fentanyl is cheap. Most counterfeit tablets are manufactured in Mexico.'
  const made = claimIn(text, 'market.production')
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

it.each([
  ['Le prix de la cocaïne n’a pas augmenté à Lille.', 'market.price', ['up denied']],
  ['À Lille, la pureté de l’héroïne ne baisse pas.', 'market.purity', ['down denied']],
  ['The availability of heroin has not significantly risen in Leeds.', 'market.availability', ['up denied']],
  ['À Lille, la kétamine n’est pas plus disponible.', 'market.availability', ['up denied']],
  ['À Lille, la kétamine n’est plus disponible.', 'market.availability', ['absent']],
])('in « %s », what is negated is the change', (text, phenomenon, told) => {
  expect(directionsOf(text, phenomenon)).toEqual(told)
})

it.each([
  ['Le prix de la cocaïne continue de baisser à Lille.', 'market.price', ['down']],
  ['L’usage de kétamine continue à progresser à Lille.', 'use.level', ['up']],
  ['On continue de vendre de la cocaïne au pied des tours à Lille.', 'supply.fixed-point', ['stable']],
  ['À Lille, la cocaïne est plus disponible.', 'market.availability', ['up']],
  ['À Lille, le crack est moins disponible.', 'market.availability', ['down']],
  ['À Lille, le crack est moins disponible que la cocaïne.', 'market.availability', ['present']],
  ['À Lille, la cocaïne est plus difficile à trouver.', 'market.accessibility', ['down']],
  ['À Lille, la 3-MMC se raréfie et le gramme est passé de 25 à 40 euros.', 'market.price', ['up']],
])('in « %s », the change is the one that is told', (text, phenomenon, told) => {
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

/** The certainty of every claim of a text, each once. */
const certaintiesOf = (text: string): string[] => [
  ...new Set(
    createRuleReader()
      .read(text, { title: 'Drogues, drugs' })
      .observations.map((one) => one.certainty),
  ),
]

it('lets a denial reach no further across two commas than across one', () => {
  const near = 'It is untrue, police said, the mayor of the town, crack is sold in the park.'
  expect(certaintiesOf(near)).toEqual(['denied'])
  // Eleven words stand between "untrue" and the sale.
  const far = 'It is untrue, police said, the new mayor of the old town left, crack is sold in the park.'
  expect(certaintiesOf(far)).toEqual(['asserted'])
})

it.each(
  'finirait servirait partirait sortirait suffirait sévirait ferait irait offrirait agirait viendrait perdrait vaudrait fléchirait croirait'.split(
    ' ',
  ),
)('takes the conditional « %s » for hearsay', (verb) => {
  expect(certaintiesOf(`À Lille, la vente de crack au parc ${verb} le soir.`)).toEqual(['hedged'])
  expect(certaintiesOf(`À Lille, les ventes de crack au parc ${verb.replace(/t$/, 'ent')} le soir.`)).toEqual(
    ['hedged'],
  )
})

it.each(
  'effondrait encadrait engendrait saupoudrait déchirait incarcérait interférait réitérait exonérait délirait prospérait tirait montrait ouvrait livrait désirait'.split(
    ' ',
  ),
)('takes the imperfect « %s » for what was seen', (verb) => {
  expect(certaintiesOf(`À Lille, la vente de crack au parc ${verb} le soir.`)).toEqual(['asserted'])
})

it.each([
  ['Police could not confirm that crack is sold in the park.', 'hedged'],
  ['A rise in heroin overdoses could not be verified.', 'hedged'],
  ['Rien ne confirme que le crack est vendu dans la rue à Lille.', 'hedged'],
  ['La police n’a pas pu confirmer que le crack est vendu dans la rue à Lille.', 'hedged'],
  ['Aucune donnée n’est disponible sur la vente de crack à Lille.', 'asserted'],
  ['Aucune donnée ne montre que le crack est vendu dans la rue à Lille.', 'denied'],
  ['Il est faux que le crack est vendu dans la rue à Lille.', 'denied'],
  ['12 heroin overdoses were reported to the service.', 'asserted'],
  ['Cocaine is reported to cost £80 a gram.', 'hedged'],
  ['Patients had been told to avoid heroin, which is sold in the park.', 'asserted'],
  ['We have been told that crack is sold in the park.', 'hedged'],
  ['Young people say they use ketamine at home.', 'asserted'],
])('in « %s », what is told is %s', (text, told) => {
  expect(certaintiesOf(text)).toEqual([told])
})
