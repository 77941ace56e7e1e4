import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string, phenomenon: string): string[] =>
  reader
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map(
      ({ direction, measures, evidence }) =>
        `${direction} ${measures.map(({ value, unit }) => `${value} ${unit}`).join(', ')} | ${text.slice(evidence.start, evidence.end)}`,
    )

it.each([
  [
    'Saisie record au Havre : 2,4 tonnes de cocaïne dans un conteneur parti du Brésil.',
    'flow.seizure',
    'present 2.4 t | Saisie record au Havre : 2,4 tonnes de cocaïne dans un conteneur parti du Brésil',
  ],
  [
    'Abcès chez les injecteurs de cocaïne de Montpellier : neuf cas cette année, quatre l’an dernier.',
    'harm.infection',
    'up 9 cases | Abcès chez les injecteurs de cocaïne de Montpellier : neuf cas cette année, quatre l’an dernier',
  ],
  [
    'CAARUD de Rouen, héroïne. Seringues distribuées : 1 200 (2022 : 900).',
    'context.response',
    'up 1200 syringes, 900 syringes | Seringues distribuées : 1 200 (2022 : 900',
  ],
  [
    'Police de Neuchâtel, cocaïne. Arrestations pour trafic : 41.',
    'context.enforcement',
    'present 41 people | Arrestations pour trafic : 41',
  ],
])('« %s »: what stands behind the colon is of the claim', (text, phenomenon, claim) => {
  expect(told(text, phenomenon)).toEqual([claim])
})

it('what another claim tells behind the colon stays its own', () => {
  const text = 'Every Friday the regulars get a text: buy two grams of coke, get half a gram free.'
  expect(told(text, 'marketing.solicitation')).toEqual(['present  | Every Friday the regulars get a text'])
})
