import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string): string[] =>
  reader
    .read(text)
    .observations.filter(({ phenomenon }) => phenomenon === 'flow.seizure')
    .map(
      ({ substances, measures, evidence }) =>
        `${substances.join()} ${measures.map(({ value, unit }) => `${value} ${unit}`).join(', ')} | ${text.slice(evidence.start, evidence.end)}`,
    )

it.each([
  [
    'Police in Hull seized 3 kg of cocaine, two guns and £4,000.',
    [
      'cocaine 3 kg | Police in Hull seized 3 kg of cocaine, two guns and £4,000',
      ' 2 weapons, 4000 GBP | two guns and £4,000',
    ],
  ],
  [
    'Officers stopped a van near Warrington and found 14 kg of cocaine, 3 kg of heroin and £22,000 in cash.',
    ['cocaine 14 kg | 14 kg of cocaine', ' 22000 GBP | £22,000 in cash', 'heroin 3 kg | 3 kg of heroin'],
  ],
  [
    'À Nice, 5 kg de résine, 12 000 euros en espèces, un pistolet et deux véhicules ont été saisis.',
    [
      'cannabis-resin 5 kg | À Nice, 5 kg de résine, 12 000 euros en espèces, un pistolet et deux véhicules ont été saisis',
      ' 12000 EUR, 1 weapons, 2 vehicles | 12 000 euros en espèces, un pistolet et deux véhicules',
    ],
  ],
])('« %s »: what is no drug is a claim of its own', (text, claims) => {
  expect(told(text)).toEqual(claims)
})

it.each([
  ['what the drugs are worth', 'Police seized cocaine worth £2 million in Dover.'],
  ['where they lay', 'Les douaniers ont saisi 12 kg d’héroïne dans deux voitures à Calais.'],
])('%s is nothing seized beside', (_what, text) => {
  expect(told(text)).toHaveLength(1)
})
