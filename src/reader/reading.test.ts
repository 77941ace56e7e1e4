/** What is read in sentences of our own: prices, offers, periods, places, directions, and what must stay silent. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isExact } from '../core/evidence.ts'
import { createReader, createRuleReader } from './load.ts'
import type { Mark } from './reading.ts'

const reader = createReader()
const measuresOf = (text: string) =>
  reader.read(text, { title: 'Drogues, drugs: cocaine' }).observations.flatMap((one) => one.measures)
const periodOf = (text: string) => reader.read(text).marks.find((mark) => mark.kind === 'period')?.label

describe('prices', () => {
  test.each([
    [
      'Le gramme de cocaïne se négocie autour de 60 euros.',
      { kind: 'price', value: 60, currency: 'EUR', quantity: 1, unit: 'g' },
    ],
    ['La cocaïne vaut 35 €/g.', { kind: 'price', value: 35, currency: 'EUR', quantity: 1, unit: 'g' }],
    [
      'La cocaïne vaut entre 30 et 50 € le gramme.',
      { kind: 'price', min: 30, max: 50, currency: 'EUR', quantity: 1, unit: 'g' },
    ],
    [
      'On achète 90 € les 2 grammes de cocaïne.',
      { kind: 'price', value: 90, currency: 'EUR', quantity: 2, unit: 'g' },
    ],
    ['Cocaine is £40 a gram here.', { kind: 'price', value: 40, currency: 'GBP', quantity: 1, unit: 'g' }],
    [
      'In Lisbon cocaine costs 80 a gram.',
      { kind: 'price', value: 80, currency: 'EUR', quantity: 1, unit: 'g' },
    ],
    [
      'In Leeds cocaine from the Netherlands costs 80 a gram, half as much as in Bristol.',
      { kind: 'price', value: 80, currency: 'GBP', quantity: 1, unit: 'g' },
    ],
    [
      'They sell cocaine at a tenner a bag.',
      { kind: 'price', value: 10, currency: 'GBP', quantity: 1, unit: 'bag' },
    ],
    [
      'Cannabis goes for £180 an ounce.',
      { kind: 'price', value: 180, currency: 'GBP', quantity: 28, unit: 'g' },
    ],
    [
      'Ecstasy is sold at 5 euros per tablet.',
      { kind: 'price', value: 5, currency: 'EUR', quantity: 1, unit: 'tablet' },
    ],
    ['« 3 g achetés, 0,5 offert » de cocaïne.', { kind: 'offer', quantity: 3, free: 0.5, unit: 'g' }],
    [
      'Mon vendeur offre un demi-gramme de coke pour deux grammes achetés.',
      { kind: 'offer', quantity: 2, free: 0.5, unit: 'g' },
    ],
    [
      'A text went round: buy two grams of coke, get half a gram free.',
      { kind: 'offer', quantity: 2, free: 0.5, unit: 'g' },
    ],
    ['0,5 g de beuh offert dès 3 g achetés.', { kind: 'offer', quantity: 3, free: 0.5, unit: 'g' }],
    ['1 pochon de beuh offert dès 100e d’achat.', { kind: 'offer', free: 1, unit: 'bag' }],
  ])('%s', (text, expected) => {
    expect(measuresOf(text)).toContainEqual(expected)
  })
})

describe('what stands in a text, without what it claims', () => {
  const texts = [
    'Le point sur Lille\n\nEn 2023, le gramme de cocaïne vaut 60 € à Lille, 40 à Metz. Photo : archives.\n\n« Une dose d’héro à 10 », dit un usager.',
    'Heroin in Leeds\n\nPolice seized 3 kg of heroin in March 2022. A third of 40 samples held nitazenes, users say.',
    'On ne trouve plus de C à Metz',
    'crack is everywhere in Leeds',
    'Trois œufs, 200 g de farine et un four à 180.',
    '',
  ]
  const whole = (text: string, title = '') => {
    const { offers, observations, ...recognised } = reader.read(text, { title })
    return recognised
  }

  test.each(texts)('is what reading it gives: %j', (text) => {
    for (const title of ['', 'Drogues, drugs: cocaine'])
      expect(reader.recognise(text, { title })).toEqual(whole(text, title))
  })

  test('of long texts too, but for the unit that only a claim gives a price: "le gramme vaut 60 € à Lille, 40 à Metz"', () => {
    const text = texts.slice(0, 2).join('\n\n').repeat(40)
    const { marks, ...frame } = reader.recognise(text)
    const { marks: read, ...framed } = whole(text)
    expect(frame).toEqual(framed)
    const open = marks.filter(({ label }, at) => label !== read[at]?.label)
    expect(new Set(open.map(({ kind, label }) => `${kind} ${label}`))).toEqual(
      new Set(['price 60 EUR / 1', 'price 40 EUR / 1']),
    )
    const alike = (mark: Mark) => (mark.kind === 'price' ? { ...mark, label: '' } : mark)
    expect(marks.map(alike)).toEqual(read.map(alike))
    expect(marks.length).toBeGreaterThan(500)
  })
})

describe('periods', () => {
  test('a number of tablets is no year, however much it looks like one', () => {
    expect(periodOf('Les policiers ont saisi 1991 comprimés d’ecstasy à Toulouse.')).toBeUndefined()
    expect(periodOf('En 2016 la cocaïne est rare.')).toBe('2016')
  })

  test.each([
    ['La cocaïne circule en 2016.', '2016'],
    ['La cocaïne circule depuis 2014.', '2014/'],
    ['La cocaïne circule depuis mars 2019.', '2019-03/'],
    ['La cocaïne circule au premier semestre 2022.', '2022-01/2022-06'],
    ['La cocaïne circule fin 2023.', '2023-10/2023-12'],
    ['Cocaine was found between March and June 2021.', '2021-03/2021-06'],
    ["La cocaïne circule l'an dernier.", undefined],
  ])('%s', (text, expected) => {
    expect(periodOf(text)).toBe(expected)
  })
})

describe('silence', () => {
  test.each([
    'La bibliothèque ouvre à dix heures et ferme à dix-huit heures.',
    'The garden club sold seedlings at £2 a pot.',
    '',
    ' \n\n ',
  ])('«%s» makes no claim', (text) => {
    expect(reader.read(text).observations).toEqual([])
  })
})

describe('any text', () => {
  const words = fc.constantFrom(
    'cocaïne',
    '60',
    '€',
    'le',
    'gramme',
    '«',
    '»',
    'à',
    'Lille',
    ',',
    '.',
    '\n',
    '\n\n',
    '🔥',
    'ne',
    'pas',
    'depuis',
    '2014',
    'shit',
    '£40',
    'a',
    'gram',
    '(',
    ')',
    '\u0000',
    '\u202e',
    'œ',
    '1,5',
    '10 000',
    '%',
    'offert',
    'acheté',
  )
  test('gives exact quotes and no exception', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 80 }), (parts) => {
        const text = parts.join(' ')
        const reading = reader.read(text)
        return (
          reading.observations.every((one) => isExact(text, one.evidence)) &&
          reading.marks.every((mark) => 0 <= mark.start && mark.start < mark.end && mark.end <= text.length)
        )
      }),
      { numRuns: 300 },
    )
  })
})

test('a word inside the name of a place says neither how much nor which way', () => {
  const { read } = createRuleReader()
  const [low] = read('Un réseau acheminait de l’héroïne depuis les Pays-Bas.', {
    language: 'fr',
  }).observations
  expect(low?.level ?? null).toBeNull()
  const [fresh] = read('Heroin is easy to find in New York.', { language: 'en' }).observations
  expect(fresh?.direction).toBe('present')
})

test('digits inside a name and months are no number of anything', () => {
  const { read } = createRuleReader()
  const [price] = read('Fentanyl M30 pills are sold for $3 each.', { language: 'en' }).observations
  expect(price?.measures).toEqual([{ kind: 'price', value: 3, currency: 'USD', quantity: 1, unit: 'tablet' }])
  const [inquiry] = read('Au terme de huit mois d’enquête, la police a démantelé un réseau de cocaïne.', {
    language: 'fr',
  }).observations
  expect(inquiry?.measures).toEqual([])
})

test('a bulk price set beside a free quantity is part of the offer, by itself it is a price', () => {
  const { read } = createRuleReader()
  const kinds = (text: string): [string, number][] =>
    read(text, { language: 'fr' }).observations.map(({ phenomenon, measures }) => [
      phenomenon,
      measures.length,
    ])
  expect(
    kinds(
      'Jusqu’à dimanche : 1 gramme de cocaïne acheté, 0,3 offert, ou 50 € le gramme et 70 € les 2 grammes.',
    ),
  ).toEqual([['marketing.promotion', 3]])
  expect(kinds('Le gramme de cocaïne vaut 60 € et 100 € les 2 grammes.')).toEqual([['market.price', 2]])
})

test('keeps what a later sentence says a method is for, whatever was learned of sentences like the first', () => {
  const text =
    'À Lille, des livreurs apportent la cocaïne à domicile. Cette méthode ne concerne pas seulement la cocaïne, mais aussi la kétamine.'
  const delivery = createReader()
    .read(text)
    .observations.find((one) => one.phenomenon === 'supply.delivery')
  expect([...(delivery?.substances ?? [])].sort()).toEqual(['cocaine', 'ketamine'])
})
