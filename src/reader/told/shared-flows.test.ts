import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string): string[] =>
  reader
    .read(text)
    .observations.filter(({ phenomenon }) => phenomenon === 'flow.trafficking')
    .map(({ substances, from = [], evidence }) =>
      [
        substances.join(),
        from.map(({ text: name }) => name).join(),
        text.slice(evidence.start, evidence.end),
      ].join(' | '),
    )

it.each([
  [
    'La kétamine vient d’Allemagne, la MDMA de Belgique.',
    ['ketamine | Allemagne | La kétamine vient d’Allemagne', 'mdma | Belgique | MDMA de Belgique'],
  ],
  [
    'L’héroïne vient des Pays-Bas, la résine du Maroc et la cocaïne de Guyane.',
    [
      'heroin | Pays-Bas | L’héroïne vient des Pays-Bas',
      'cannabis-resin | Maroc | résine du Maroc',
      'cocaine | Guyane | cocaïne de Guyane',
    ],
  ],
  [
    'Cocaine arrives from Colombia and heroin from Afghanistan.',
    ['cocaine | Colombia | Cocaine arrives from Colombia', 'heroin | Afghanistan | heroin from Afghanistan'],
  ],
])('« %s »: each drug from its own place', (text, flows) => {
  expect(told(text)).toEqual(flows)
})

it('drugs and places told together are one flow', () => {
  expect(told('La cocaïne et l’héroïne arrivent de Belgique et des Pays-Bas.')).toEqual([
    'cocaine,heroin | Belgique,Pays-Bas | La cocaïne et l’héroïne arrivent de Belgique et des Pays-Bas',
  ])
})
