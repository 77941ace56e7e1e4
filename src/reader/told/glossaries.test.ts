import { expect, test } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()
const claimsOf = (text: string): string[] =>
  reader.read(text, { title: 'Drogues, drugs' }).observations.map(({ phenomenon }) => phenomenon)

test.each([
  'Glossary. Brown: heroin. Rock: a dose of crack. Wrap: small folded paper. Trap: a place of sale. Spotter: who warns the dealers.',
  'Petit lexique du terrain.\nBrown : héroïne.\nCaillou : dose de crack.\nFour : point de vente.\nChoufs : guetteurs des dealers.',
  'Words used here: brown = heroin; rock = a dose of crack; trap = a place where crack is sold.',
])('what words mean is no claim: %s', (text) => {
  expect(claimsOf(text)).toEqual([])
})

test('what is told beside a glossary stays', () => {
  const text =
    'À Lille, le gramme de cocaïne se vend 60 euros.\n\nLexique\nFour : point de vente.\nCaillou : dose de crack.\n\nÀ Metz, le gramme d’héroïne se vend 40 euros.'
  expect(claimsOf(text)).toEqual(['market.price', 'market.price'])
})
