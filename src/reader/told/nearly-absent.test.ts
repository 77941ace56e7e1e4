import { expect, test } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()
const told = (text: string): string[] =>
  reader
    .read(text)
    .observations.map(({ phenomenon, direction, level }) => `${phenomenon} ${direction} ${level}`)

test.each([
  'La méthamphétamine reste quasi absente du marché en Bretagne.',
  'La méthamphétamine est presque introuvable à Rennes.',
  'Methamphetamine remains virtually absent from the market in Leeds.',
])('what is nearly absent is there: %s', (text) => {
  expect(told(text)).toEqual(['market.availability present low'])
})

test('what is absent is not', () => {
  expect(told('L’héroïne est introuvable à Rennes.')).toEqual(['market.availability absent null'])
  expect(told('Heroin is absent from the market in Bath.')).toEqual(['market.availability absent null'])
})
