/** What money was worth: consumer prices, exchange rates and minimum wages, as the tables of the vocabulary give them. */

export interface ConsumerPrice {
  /** Code of the country, or `EA` for the euro area. */
  readonly area: string
  readonly year: number
  /** Level of the yearly average; levels of one area compare, those of two do not. */
  readonly index: number
}

export interface EuroRate {
  readonly currency: string
  readonly year: number
  /** How much of the currency one euro bought. */
  readonly perEuro: number
}

export interface MinimumWage {
  readonly area: string
  /** First and last day it held. */
  readonly from: string
  readonly to: string
  /** What an hour brings home after contributions. */
  readonly netHour: number
  readonly currency: string
}

export interface MoneyTables {
  readonly consumerPrices: readonly ConsumerPrice[]
  readonly euroRates: readonly EuroRate[]
  readonly minimumWages: readonly MinimumWage[]
}
