import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()
const phenomena = (text: string): string[] =>
  reader.read(text).observations.map(({ phenomenon }) => phenomenon)

it.each([
  ['Décès par overdose d’héroïne en Île-de-France : 41 en 2020, 48 en 2021.', 'harm.death', 'harm.overdose'],
  [
    'Mon vendeur offre un demi-gramme de coke pour deux grammes achetés.',
    'marketing.promotion',
    'market.price',
  ],
])('« %s » is %s, no %s', (text, told, retold) => {
  expect(phenomena(text)).toContain(told)
  expect(phenomena(text)).not.toContain(retold)
})

it('overdoses told beside deaths are a claim of their own', () => {
  expect(phenomena('There were 41 heroin overdoses in Leeds this year. Three people died.')).toEqual(
    expect.arrayContaining(['harm.overdose', 'harm.death']),
  )
})
