import { describe, expect, it } from 'vitest'
import { isAgeRange, isOfMonth, isRateOfChange } from './no-measure.ts'

/** Where the number of a text, in brackets, stands; the text without them. */
function marked(text: string): {
  text: string
  at: { from: number; to: number; start: number; end: number }
} {
  const start = text.indexOf('[')
  const end = text.indexOf(']') - 1
  return { text: text.replace(/[[\]]/g, ''), at: { from: 0, to: 1, start, end } }
}

describe('how far something moved', () => {
  it.each([
    'a [12%] increase in use',
    'use rose by about [12%]',
    'deaths fell [22 percent] last year',
    'deaths are down [8 per cent]',
    'use is up [8%] on last year',
    'saisies en hausse de [20 %]',
    'les décès ont augmenté de [20 %]',
    '[30 %] de plus qu’en 2020',
    'file active + [15 %] cette année',
    'deaths (−[12%]) on last year',
  ])('« %s »', (sentence) => {
    const { text, at } = marked(sentence)
    expect(isRateOfChange(text, at)).toBe(true)
  })

  it.each([
    '10-[12%] of users',
    'use rose to [12%]',
    '[12%] of users',
    'from [12%] to 20%',
    'la part passe à [20 %]',
  ])('not so « %s »', (sentence) => {
    const { text, at } = marked(sentence)
    expect(isRateOfChange(text, at)).toBe(false)
  })
})

it.each([
  ['September to November [24]: fewer', true],
  ['on May [22] officers', true],
  ['du 3 au 7 novembre [24]', true],
  ['may have [22] clients', false],
])('the day or year of a month: « %s »', (sentence, expected) => {
  const { text, at } = marked(sentence)
  expect(isOfMonth(text, at)).toBe(expected)
})

it.each([
  ['des jeunes ([17-20]) qui en prennent', true],
  ['young men ([18–25]) mostly', true],
  ['beaucoup de jeunes adultes ([18-25])', true],
  ['échantillons ([17-20])', false],
  ['young people ([17])', false],
])('how old people are: « %s »', (sentence, expected) => {
  const { text, at } = marked(sentence)
  expect(isAgeRange(text, at)).toBe(expected)
})
