import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

it.each([
  ['Notre CSAPA, à Valence, suit 38 patients pour la cocaïne.', 'cases'],
  ['Papeete : file active de 120 personnes pour la méthamphétamine, en traitement.', 'cases'],
  [
    'Maraude du 12 mars, quartier de la gare, Rouen. Nous avons rencontré 23 personnes. Le crack est vendu 10 € la galette.',
    'count',
  ],
  ['Deux hommes ont été tués par balles à Marseille dans une guerre entre trafiquants de cocaïne.', 'deaths'],
])('« %s » tells of %s', (text, kind) => {
  const people = reader
    .read(text)
    .observations.flatMap(({ measures }) => measures)
    .filter(({ unit }) => unit === 'people')
  expect([...new Set(people.map((one) => one.kind))]).toEqual([kind])
})
