import { describe, expect, test } from 'vitest'
import { daysOf, isDay, monthsOf, overlaps } from './period.ts'

describe('the days of a period', () => {
  test.each([
    ['2016', '2016-01-01', '2016-12-31'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2015-02', '2015-02-01', '2015-02-28'],
    ['2016-H2', '2016-07-01', '2016-12-31'],
    ['2016-S1', '2016-01-01', '2016-06-30'],
    ['2024-Q4', '2024-10-01', '2024-12-31'],
    ['2016-12-06', '2016-12-06', '2016-12-06'],
    // ISO 8601: week 1 holds the first Thursday; 2020 has a week 53, which ends in 2021.
    ['2021-W01', '2021-01-04', '2021-01-10'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2014/', '2014-01-01', null],
    ['/2016-03', null, '2016-03-31'],
    ['2013-11/2014-02', '2013-11-01', '2014-02-28'],
  ])('%s runs from %s to %s', (period, first, last) => {
    expect(daysOf(period)).toEqual({ first, last })
  })

  test.each(['', '16', '2016-13', '2016-02-30', '2016-Q5', '2021-W53', '2016/2014', 'last year'])(
    '%j is no period',
    (text) => {
      expect(daysOf(text)).toBeNull()
    },
  )
})

test.each([
  ['2014/', '2016-03', true],
  ['2014', '2015', false],
  ['2014-12-31', '2014', true],
  ['/2013', '2014', false],
  ['2016', 'never', false],
])('%s and %s share a day: %s', (a, b, shared) => {
  expect(overlaps(a, b)).toBe(shared)
  expect(overlaps(b, a)).toBe(shared)
})

test('the months of a period cross the year, and an open period has none', () => {
  expect(monthsOf('2023-12/2024-01')).toEqual(['2023-12', '2024-01'])
  expect(monthsOf('2014/')).toEqual([])
})

test('a day must exist', () => {
  expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('2024-2-9')]).toEqual([true, false, false])
})
