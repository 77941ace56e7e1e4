import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string): string[] =>
  reader
    .read(text)
    .observations.filter(({ measures }) => measures.length > 0)
    .map(
      ({ phenomenon, direction, period, measures, evidence }) =>
        `${phenomenon} ${direction} ${period} ${measures.map(({ value, unit }) => `${value} ${unit}`).join(', ')} | ${text.slice(evidence.start, evidence.end)}`,
    )

it.each([
  [
    'En 2021, 12 % des clubbeurs interrogés avaient pris de la kétamine dans l’année. En 2023, ils étaient 21 %.',
    'use.level up 2021/2023 12 %, 21 %',
  ],
  [
    'Chez nous le gramme de coke est à 50 balles. Avant le confinement on le payait 70.',
    'market.price down null 50 g, 70 g',
  ],
  ['Heroin costs £40 a gram in Leeds. Two years ago it was £60.', 'market.price down null 40 g, 60 g'],
  [
    'There were 12 heroin deaths in Hull last year. The year before there were 20.',
    'harm.death down null 12 deaths, 20 deaths',
  ],
])('« %s » is one claim of two times', (text, said) => {
  expect(told(text)).toEqual([`${said} | ${text.slice(0, -1)}`])
})

it.each([
  ['of another place', 'Le gramme de MDMA coûte 30 € à Lyon. À Metz il est à 40 €.'],
  ['of another drug', 'A gram of heroin costs £40 in Leeds. Last year the cocaine there was £80 a gram.'],
])('a figure %s is a claim of its own', (_what, text) => {
  expect(told(text)).toHaveLength(2)
})
