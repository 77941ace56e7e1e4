import { expect, it } from 'vitest'
import { createReader } from './load.ts'

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
      'heroin | Lille | down | et celle de l’héroïne diminue à Lille',
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
    ['cocaine |  | up | Cocaine purity has risen', 'heroin |  | down | and heroin purity has fallen'],
  ],
  [
    'L’usage de crack progresse à Paris et recule à Lyon.',
    'use.level',
    ['crack | Paris | up | L’usage de crack progresse à Paris', 'crack | Lyon | down | et recule à Lyon'],
  ],
  [
    'On voit moins d’héroïne et davantage de fentanyl.',
    'market.availability',
    ['heroin |  | down | On voit moins d’héroïne', 'fentanyl |  | up | et davantage de fentanyl'],
  ],
  [
    'More crack, less heroin in Leeds this year.',
    'use.level',
    ['crack | Leeds | up | More crack', 'heroin | Leeds | down | less heroin in Leeds this year'],
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
