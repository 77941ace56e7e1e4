/** What an amount is worth elsewhere and in another year: currencies by the rate of the year, years by consumer prices, work by wages. */
import type { MoneyTables } from '../core/money.ts'

/**
 * An amount in euros, at the average reference rate of its year.
 *
 * @returns `undefined` where the table has no rate: the amount stays in its currency.
 * @example
 * inEuros(110, 'USD', 2024, { euroRates: [{ currency: 'USD', year: 2024, perEuro: 1.1 }] })?.toFixed(9) // => '100.000000000'
 * inEuros(80, 'EUR', 1999, { euroRates: [] }) // => 80
 * inEuros(110, 'USD', 2030, { euroRates: [] }) // => undefined
 */
export function inEuros(
  amount: number,
  currency: string,
  year: number,
  { euroRates }: Pick<MoneyTables, 'euroRates'>,
): number | undefined {
  if (currency === 'EUR') return amount
  const rate = euroRates.find((row) => row.currency === currency && row.year === year)
  return rate && amount / rate.perEuro
}

/**
 * The same amount in the money of another year: what is left of a rise once all prices rose.
 *
 * @param area country whose consumer prices are used, or `EA` for the euro area
 * @returns `undefined` where the table lacks one of the two years: the price stays nominal.
 * @example
 * inMoneyOf(2025, 100, 2020, { consumerPrices: [{ area: 'FR', year: 2020, index: 100 }, { area: 'FR', year: 2025, index: 120 }] }, 'FR') // => 120
 * inMoneyOf(2026, 100, 2020, { consumerPrices: [] }, 'FR') // => undefined
 */
export function inMoneyOf(
  year: number,
  amount: number,
  ofYear: number,
  { consumerPrices }: Pick<MoneyTables, 'consumerPrices'>,
  area: string,
): number | undefined {
  const levelOf = (wanted: number) =>
    consumerPrices.find((row) => row.area === area && row.year === wanted)?.index
  const [then, now] = [levelOf(ofYear), levelOf(year)]
  return then === undefined || now === undefined ? undefined : (amount * now) / then
}

/**
 * Hours of the net minimum wage that pay an amount: what a price weighs on those who earn least.
 *
 * @param day any day of the time the price is of
 * @returns `undefined` where no wage is known for that day, place and currency.
 * @example
 * hoursOfWork(47, 'EUR', '2025-06-30', 'FR', { minimumWages: [{ area: 'FR', from: '2024-11-01', to: '2025-12-31', netHour: 9.4, currency: 'EUR' }] }) // => 5
 */
export function hoursOfWork(
  amount: number,
  currency: string,
  day: string,
  area: string,
  { minimumWages }: Pick<MoneyTables, 'minimumWages'>,
): number | undefined {
  const wage = minimumWages.find(
    (row) => row.area === area && row.currency === currency && row.from <= day && day <= row.to,
  )
  return wage && amount / wage.netHour
}

/**
 * Price of one gram of the pure substance, when what is sold holds `purity` of it. With the purity a buyer may expect (the median of the samples of
 * the time and place) it is the expected-purity price of Caulkins, which buyers pay; the purity of the very gram bought is seldom known.
 *
 * Caulkins & Padman (1993), J. Quant. Criminol. 9(2); Caulkins et al. (2004), RAND MR-317.
 *
 * @param purity share of the substance, above 0 and up to 1
 * @returns `undefined` for a purity that is none.
 * @example
 * purePrice(60, 0.6) // => 100
 * purePrice(60, 0) // => undefined
 */
export const purePrice = (price: number, purity: number): number | undefined =>
  purity > 0 && purity <= 1 ? price / purity : undefined
