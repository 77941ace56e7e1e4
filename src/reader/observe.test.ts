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
