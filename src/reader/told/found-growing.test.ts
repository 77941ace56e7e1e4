import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string): string[] =>
  reader
    .read(text)
    .observations.map(
      ({ phenomenon, measures }) => `${phenomenon} ${measures.map(({ value }) => value).join()}`,
    )
    .sort()

it.each([
  'Les gendarmes ont découvert près de Cambrai une plantation de 350 pieds de cannabis.',
  'A cannabis farm of 350 plants was found in a disused bingo hall in Kettering.',
])('« %s » is a production, no seizure', (text) => {
  expect(told(text)).toEqual(['market.production 350'])
})

it('what was taken is a seizure too', () => {
  expect(told('Officers seized 350 plants from a cannabis farm in Kettering.')).toEqual(
    expect.arrayContaining([expect.stringContaining('flow.seizure 350')]),
  )
})
