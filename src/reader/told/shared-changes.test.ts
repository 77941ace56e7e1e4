import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string, phenomenon: string): string[] =>
  reader
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map(({ substances, places, direction, evidence }) =>
      [
        substances.join(),
        places.map(({ text: name }) => name).join(),
        direction,
        text.slice(evidence.start, evidence.end),
      ].join(' | '),
    )

it.each([
  [
    'La disponibilité de la cocaïne augmente et celle de l’héroïne diminue à Lille.',
    'market.availability',
    [
      'cocaine | Lille | up | La disponibilité de la cocaïne augmente',
      'heroin | Lille | down | celle de l’héroïne diminue à Lille',
    ],
  ],
  [
    'La disponibilité de la cocaïne est en hausse, celle de l’héroïne en baisse.',
    'market.availability',
    [
      'cocaine |  | up | La disponibilité de la cocaïne est en hausse',
      'heroin |  | down | celle de l’héroïne en baisse',
    ],
  ],
  [
    'The availability of cocaine is up, that of heroin down.',
    'market.availability',
    ['cocaine |  | up | The availability of cocaine is up', 'heroin |  | down | that of heroin down'],
  ],
  [
    'Cocaine purity has risen and heroin purity has fallen.',
    'market.purity',
    ['cocaine |  | up | Cocaine purity has risen', 'heroin |  | down | heroin purity has fallen'],
  ],
  [
    'L’usage de crack progresse à Paris et recule à Lyon.',
    'use.level',
    ['crack | Paris | up | L’usage de crack progresse à Paris', 'crack | Lyon | down | recule à Lyon'],
  ],
  [
    'On voit moins d’héroïne et davantage de fentanyl.',
    'market.availability',
    ['heroin |  | down | On voit moins d’héroïne', 'fentanyl |  | up | davantage de fentanyl'],
  ],
  [
    'More crack, less heroin in Leeds this year.',
    'use.level',
    ['crack | Leeds | up | More crack', 'heroin | Leeds | down | less heroin in Leeds this year'],
  ],
  [
    'Wastewater points to more meth use in Adelaide than a year ago, no change in Perth.',
    'use.level',
    [
      'methamphetamine | Adelaide | up | Wastewater points to more meth use in Adelaide than a year ago',
      'methamphetamine | Perth | stable | no change in Perth',
    ],
  ],
  [
    'Les demandes de soins pour le cannabis sont en recul à Rouen, celles pour la cocaïne progressent.',
    'context.response',
    [
      'cannabis | Rouen | down | Les demandes de soins pour le cannabis sont en recul à Rouen',
      'cocaine | Rouen | up | celles pour la cocaïne progressent',
    ],
  ],
  [
    'Fights over dealing spots have eased off in Bradford but got worse in Huddersfield.',
    'context.violence',
    [
      ' | Bradford | down | Fights over dealing spots have eased off in Bradford',
      ' | Huddersfield | up | got worse in Huddersfield',
    ],
  ],
  [
    'Ketamine use is up among students and down among older users.',
    'use.level',
    ['ketamine |  | up | Ketamine use is up among students', 'ketamine |  | down | down among older users'],
  ],
  [
    'L’usage de kétamine progresse chez les étudiants et recule chez les plus âgés.',
    'use.level',
    [
      'ketamine |  | up | L’usage de kétamine progresse chez les étudiants',
      'ketamine |  | down | recule chez les plus âgés',
    ],
  ],
])('« %s » tells of each which way', (text, phenomenon, claims) => {
  expect(told(text, phenomenon)).toEqual(claims)
})

it.each([
  [
    'several that go one way',
    'The availability of cocaine and heroin has risen in Leeds.',
    'market.availability',
  ],
  ['one set against another', 'On trouve plus d’héroïne que de cocaïne à Lille.', 'market.availability'],
  ['one that went both ways', 'Cocaine use rose in Leeds until 2019 and fell.', 'use.level'],
])('%s are not told apart', (_what, text, phenomenon) => {
  expect(told(text, phenomenon).length).toBeLessThan(2)
})

it.each([
  [
    'L’héroïne est rare à Metz et courante à Lille.',
    'market.availability',
    ['Metz low: L’héroïne est rare à Metz', 'Lille high: courante à Lille'],
  ],
  [
    'Heroin is rare in Leeds and common in Hull.',
    'market.availability',
    ['Leeds low: Heroin is rare in Leeds', 'Hull high: common in Hull'],
  ],
  [
    'Availability of ketamine is high in Bristol, low in Cardiff and rising in Bath.',
    'market.availability',
    [
      'Bristol high: Availability of ketamine is high in Bristol',
      'Cardiff low: low in Cardiff',
      'Bath null: rising in Bath',
    ],
  ],
  [
    'Use of nitrous oxide is common among teenagers and rare among adults.',
    'use.level',
    [' high: Use of nitrous oxide is common among teenagers', ' low: rare among adults'],
  ],
])('« %s » tells of each how much', (text, phenomenon, claims) => {
  const told = reader
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map(
      ({ places, level, evidence }) =>
        `${places.map(({ text: name }) => name).join()} ${level ?? null}: ${text.slice(evidence.start, evidence.end)}`,
    )
  expect(told).toEqual(claims)
})
