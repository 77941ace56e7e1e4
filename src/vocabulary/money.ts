/** Loads the tables of money: consumer prices, euro reference rates, minimum wages. */
import { readFileSync } from 'node:fs'
import type { ConsumerPrice, MoneyTables } from '../core/money.ts'
import { packageFile } from './package-files.ts'
import { rowsOf } from './read-places.ts'

let tables: MoneyTables | undefined

/**
 * The tables of `vocabulary/money`, read once. Rates of change are chained into levels from the year before the first, which is 100; so
 * levels carry the rounding of the rates, 0.05 points a year at most.
 *
 * @example
 * loadMoney().consumerPrices.find(({ area, year }) => area === 'FR' && year === 2015) // => { area: 'FR', year: 2015, index: 100 }
 */
export function loadMoney(): MoneyTables {
  tables ??= {
    consumerPrices: chainRates(cellsOf('consumer-prices')),
    euroRates: cellsOf('euro-rates').map(([currency = '', year, perEuro]) => ({
      currency,
      year: Number(year),
      perEuro: Number(perEuro),
    })),
    minimumWages: cellsOf('minimum-wages').map(
      ([area = '', from = '', to = '', month, hours, currency = '']) => ({
        area,
        from,
        to,
        netHour: Number(month) / Number(hours),
        currency,
      }),
    ),
  }
  return tables
}

const cellsOf = (name: string): string[][] =>
  rowsOf(readFileSync(packageFile(`vocabulary/money/${name}.tsv`), 'utf8')).map((row) => row.split('\t'))

function chainRates(rows: readonly string[][]): ConsumerPrice[] {
  const prices: ConsumerPrice[] = []
  for (const [area = '', written, measure, value] of rows) {
    const year = Number(written)
    if (measure === 'index') prices.push({ area, year, index: Number(value) })
    else {
      const before = prices.at(-1)
      const isNext = before?.area === area && before.year === year - 1
      if (!isNext) prices.push({ area, year: year - 1, index: 100 })
      prices.push({ area, year, index: (isNext ? before.index : 100) * (1 + Number(value) / 100) })
    }
  }
  return prices
}
