import { expect, test } from 'vitest'
import { createReader, deskOf } from './load.ts'

const reader = createReader()
const claimOf = (text: string, phenomenon: string) =>
  reader.read(text).observations.find((one) => one.phenomenon === phenomenon)

test.each([
  ['GHB : un coma à Brest, 0 décès.', 'harm.death', 'absent'],
  ['Aucun décès à Brest, 2 comas au GHB.', 'harm.overdose', 'present'],
  ['Aucun décès à Brest, 2 comas au GHB.', 'harm.death', 'absent'],
])('none is an absence, and who was counted came to harm: « %s » %s %s', (text, phenomenon, direction) => {
  expect(claimOf(text, phenomenon)?.direction).toBe(direction)
})

test('a range behind a dose is one of doses, no price', () => {
  const { observations } = reader.read(
    'The average content of MDMA tablets in Leeds was 178 mg, range 96 to 271.',
  )
  expect(observations.map(({ phenomenon }) => phenomenon)).toEqual(['market.purity'])
  expect(observations[0]?.measures).toMatchObject([
    { kind: 'purity', value: 178, unit: 'mg/tablet' },
    { kind: 'purity', min: 96, max: 271, unit: 'mg/tablet' },
  ])
})

test('so many of so many are no price', () => {
  const { observations } = reader.read(
    'Analyses à Brest. Kétamine : 6/9, les 3 autres contenaient de la 2F-DCK.',
  )
  expect(observations.map(({ phenomenon }) => phenomenon)).not.toContain('market.price')
})

test('milligrams per gram stay per gram, and their stop ends the sentence', () => {
  const { observations } = reader.read(
    'Les concentrations de THC varient à Brest de 2 à 14 mg/g. Les saisies de cocaïne baissent.',
  )
  const purity = observations.find(({ phenomenon }) => phenomenon === 'market.purity')
  expect(purity?.measures).toMatchObject([{ kind: 'purity', min: 2, max: 14, unit: 'mg/g' }])
  expect(purity?.evidence.quote).not.toContain('saisies')
})

test('an hour is no sum', () => {
  const { observations } = reader.read('Heroin is sold from 2 p.m. to 4 a.m. in Leeds.')
  expect(observations.map(({ phenomenon }) => phenomenon)).not.toContain('market.price')
})

test('so many samples of each are no prices', () => {
  const { observations } = reader.read(
    'In Leeds we tested 140 samples: MDMA 58, ketamine 30, 2C-B 9, LSD 6. A gram of cocaine cost £100.',
  )
  const prices = observations.filter(({ phenomenon }) => phenomenon === 'market.price')
  expect(prices.flatMap(({ measures }) => measures.map(({ value }) => value))).toEqual([100])
})

test.each([
  ['It is hardly ever 2C-B. In Leeds heroin is scarce.', 'In Leeds heroin is scarce'],
  ['Two had hepatitis C. In Leeds heroin is scarce.', 'In Leeds heroin is scarce'],
  ['A word from J. Smith: in Leeds heroin is scarce.', 'J. Smith'],
])('a letter that a name ends in ends its sentence: « %s »', (text, words) => {
  const { scanners, linesOf } = deskOf()
  const { sentences } = scanners.en.scan(text, linesOf(text), 0)
  expect(sentences.some(({ start, end }) => text.slice(start, end).includes(words))).toBe(true)
  if (words.startsWith('In Leeds')) expect(text.slice(sentences.at(-1)!.start)).toMatch(/^In Leeds/)
})
