import { expect, test } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()
const directionsOf = (text: string): string[] =>
  reader.read(text).observations.map(({ direction }) => direction)

test.each([
  'In Ghent, cocaine loads in sewage peaked at weekends.',
  'Cocaine loads in Ghent peak on Saturdays.',
  'À Gand, les rejets de cocaïne culminent le week-end.',
])('a peak in the week is no change: %s', (text) => {
  expect(new Set(directionsOf(text))).toEqual(new Set(['present']))
})

test('a peak years ago is one', () => {
  expect(directionsOf('Heroin use in Glasgow peaked in 2015.')).toEqual(['down'])
})
