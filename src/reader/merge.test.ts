import { describe, expect, test } from 'vitest'
import { createReader, createRuleReader } from './load.ts'

const reader = createRuleReader()
const weightsSeized = (text: string): (number | undefined)[] =>
  reader
    .read(text, { title: 'Drogues, drugs' })
    .observations.filter(({ phenomenon }) => phenomenon === 'flow.seizure')
    .flatMap(({ measures }) => measures.filter(({ kind }) => kind === 'weight').map(({ value }) => value))

describe('A figure told again is the same seizure', () => {
  test.each([
    'Les douaniers ont saisi 640 kg de cocaïne. Les sacs contenaient au total 640 kg de cocaïne.',
    'Customs seized 640 kg of cocaine. In all, 640 kg of cocaine were seized from the lorry.',
  ])('%s', (text) => {
    expect(weightsSeized(text)).toEqual([640])
  })
  test('another figure, or another drug, is another seizure', () => {
    expect(
      weightsSeized(
        'Les douaniers ont saisi 30 kg de cocaïne à Brest. Ils ont saisi 12 kg de cocaïne à Lorient. Et 12 kg d’héroïne ont été saisis à Vannes.',
      ),
    ).toEqual([30, 12, 12])
  })
})

test('where a seized load came from is told by the seizure alone', () => {
  const { observations } = reader.read('Ils ont intercepté 40 kg d’héroïne en provenance de Belgique.', {
    title: 'Drogues',
  })
  expect(observations.map(({ phenomenon }) => phenomenon)).toEqual(['flow.seizure'])
})

test('nor is what is said of where drugs come from a seizure beside it, learned or not', () => {
  const { observations } = createReader().read(
    'La Belgique reste le premier pays d’approvisionnement, avec 40 % de l’héroïne saisie (80 kg).',
    { title: 'Drogues' },
  )
  expect(observations.map(({ phenomenon }) => phenomenon)).toEqual(['flow.trafficking'])
})

test('a country is of its own sentence, also where places were learned', () => {
  const text =
    'La kétamine touche un public de plus en plus large en France. Le gramme, qui se vendait 40 euros il y a dix ans, est descendu à 25 euros. Sa consommation reste marginale.'
  const behind = createReader()
    .read(text)
    .observations.filter(({ evidence }) => evidence.start > text.indexOf('Le gramme'))
  expect(behind.length).toBeGreaterThan(0)
  expect(behind.flatMap(({ places }) => places)).toEqual([])
})

test('names a claim that firm and loose words of a rule both make by the firm ones', () => {
  const rulesOf = (text: string): string[] =>
    createRuleReader()
      .read(text)
      .observations.filter(({ phenomenon }) => phenomenon === 'market.form')
      .map(({ rule }) => rule)
  expect(rulesOf('In Leeds the cannabis edibles come in new shapes.')).toEqual([
    'en/market/shape-and-look/loosely',
  ])
  expect(rulesOf('In Leeds the cannabis edibles come sold as blue gummies in small bags.')).toEqual([
    'en/market/shape-and-look',
  ])
})

test('several substances seized behind a colon are one claim each, whoever sees them', () => {
  const read = createReader().read(
    'Police seized drugs at a flat in Leeds: 2 kg of cocaine and 300 g of heroin.',
  ).observations
  const seizures = read.filter(({ phenomenon }) => phenomenon === 'flow.seizure')
  expect(seizures.map(({ substances, measures }) => [...substances, measures[0]?.value])).toEqual([
    ['cocaine', 2],
    ['heroin', 300],
  ])
})
