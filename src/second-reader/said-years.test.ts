import { describe, expect, test } from 'vitest'
import { isYearSaid } from './said-years.ts'

describe('a year is said', () => {
  test.each([
    [1990, 'dans les années 90'],
    [1999, 'dans les années 1990'],
    [1999, 'années quatre-vingt-dix'],
    [2009, 'dans les années 2000'],
    [1990, 'back in the ’90s'],
    [1990, 'back in the 1990s'],
    [2023, 'le 9/11/23'],
    [2024, 'summer ’24'],
    [2014, '2013/14'],
  ])('%d in "%s"', (year, text) => {
    expect(isYearSaid(year, text)).toBe(true)
  })
})

describe('a year is not said', () => {
  test.each([
    [1994, 'dans les années 90'],
    [2016, '12016 comprimés'],
    [2023, '23 décès'],
    [2090, 'quatre-vingt-dix personnes'],
    [1990, 'quatre-vingt-dix personnes'],
    [2023, 'le 23/11'],
    [2000, 'deux mille euros'],
  ])('%d in "%s"', (year, text) => {
    expect(isYearSaid(year, text)).toBe(false)
  })
})
