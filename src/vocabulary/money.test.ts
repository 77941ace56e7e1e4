/** The tables of money hold what they say: one line a year, each with its source, licence and date. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadMoney } from './money.ts'
import { packageFile } from './package-files.ts'
import { rowsOf } from './read-places.ts'

const FILES = ['consumer-prices', 'euro-rates', 'minimum-wages']

describe.each(FILES)('%s.tsv', (name) => {
  const rows = rowsOf(readFileSync(packageFile(`vocabulary/money/${name}.tsv`), 'utf8')).map((row) =>
    row.split('\t'),
  )

  test('every figure has a source, a licence and the month it was published', () => {
    for (const row of rows) {
      const [source, licence, published] = row.slice(-3)
      expect(source?.length).toBeGreaterThan(10)
      expect(licence).toMatch(/^[\w.-]+$/)
      expect(published).toMatch(/^\d{4}-\d{2}$/)
    }
  })

  test('no year stands twice', () => {
    const keys = rows.map(([of, year]) => `${of} ${year}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test('the euro area’s prices rose by 8.4 % in 2022, and by 2.1 % in 2025', () => {
  const level = (year: number) =>
    loadMoney().consumerPrices.find((row) => row.area === 'EA' && row.year === year)?.index ?? 0
  expect(level(2022) / level(2021)).toBeCloseTo(1.084, 10)
  expect(level(2025) / level(2024)).toBeCloseTo(1.021, 10)
})

test('minimum wages follow one another without a gap', () => {
  const days = loadMoney().minimumWages.map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const)
  for (const [at, [from]] of days.entries())
    if (at > 0) expect(from - (days[at - 1]?.[1] ?? 0)).toBe(86_400_000)
})

test('an hour of the French minimum wage brought home 9.40 € in 2025', () => {
  const wage = loadMoney().minimumWages.find(({ from, to }) => from <= '2025-06-01' && '2025-06-01' <= to)
  expect(wage?.netHour.toFixed(2)).toBe('9.40')
})
