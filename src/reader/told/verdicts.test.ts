import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()
const directions = (text: string): string[] =>
  reader
    .read(text)
    .observations.filter(({ measures }) => measures.length > 0)
    .map(({ direction }) => direction)

it.each([
  ['Normandie : 2 150 personnes sous méthadone en 2022, 2 140 en 2023. C’est stable.', 'stable'],
  ['Heroin deaths in Hull: 12 in 2022, 13 in 2023. Broadly stable.', 'stable'],
  ['Heroin deaths in Hull: 12 in 2022, 13 in 2023.', 'up'],
  ['Heroin deaths in Hull: 12 in 2022, 13 in 2023. The road is stable.', 'up'],
])('« %s » is %s', (text, direction) => {
  expect(directions(text)).toEqual([direction])
})
