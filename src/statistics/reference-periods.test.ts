/** Which past weeks are compared with today, where the calendar is awkward. */
import { expect, test } from 'vitest'
import { farringtonFlexible } from './farrington-flexible.ts'
import { drawCount, seeded } from './random.ts'
import { referencePositions, seasonLevels } from './reference-periods.ts'

const DAY = 86_400_000
const mondays = (first: string, weeks: number): string[] =>
  Array.from({ length: weeks }, (_, i) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + 7 * i * DAY).toISOString().slice(0, 10),
  )

// A series that starts in the summer of 2015, a year with a week 53, and is judged in the week 53 of 2020.
const dates = mondays('2015-07-06', 290)
const today = dates.indexOf('2020-12-28')

test('the week 53 of 2020 is compared with the Mondays nearest to the same day of each year', () => {
  const positions = referencePositions(today, 5, 52, dates) ?? []
  expect(positions.map((position) => dates[position])).toEqual([
    '2020-12-28',
    '2019-12-30',
    '2018-12-31',
    '2017-12-25',
    '2016-12-26',
    '2015-12-28',
  ])
})

test('every week between two references has a level, though some years have a week more', () => {
  const levels = seasonLevels(referencePositions(today, 5, 52, dates) ?? [], 3, 10) ?? new Int32Array()
  const first = levels.findIndex((level) => level >= 0)
  expect(dates[first]).toBe('2015-12-07')
  expect(levels.slice(first).every((level) => level >= 0)).toBe(true)
})

test('it is judged, and without dates its year is 52 weeks', () => {
  const chance = seeded(5)
  const observed = dates.map(() => drawCount(chance, 6, 1.4))
  for (const series of [
    { observed, dates, frequency: 52 },
    { observed, frequency: 52 },
  ]) {
    const point = farringtonFlexible(series, today)
    expect(point?.expected).toBeGreaterThan(4)
    expect(point?.expected).toBeLessThan(9)
  }
})

test('a year back that lies before the series is no reference', () => {
  expect(referencePositions(20, 1, 52, dates)).toBeUndefined()
})
