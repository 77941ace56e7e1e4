/** What *Prices* and *Samples* show, as plain data; every table and sentence of them has passed the gate, but `table` and those of `figures`. */
import type { Bilingual } from '../core/codes.ts'
import type { OfferFamily } from '../core/offer.ts'
import type { Table } from '../core/table.ts'
import type { Disclosed } from '../protect/disclose.ts'
import type { View } from './views.ts'

export interface PricesView extends View {
  readonly name: 'prices'
  /** The table behind each drawing, by the figure's id. */
  readonly behind: ReadonlyMap<string, Disclosed<Table>>
  /** A row a product, unit and family, by name: never by price. */
  readonly overview: Disclosed<Table>
  /** The product looked at closely: the one asked for, else the most quoted. */
  readonly subject: { readonly substance: string; readonly unit: string } | null
  readonly heading: Bilingual | null
  readonly sentences: readonly Bilingual[]
  readonly families: Disclosed<Table> | null
  /** Single offers, newest first; none for the public. */
  readonly quotes: readonly QuoteItem[]
  readonly quotesTotal: number
}

/** One offer behind the figures. */
export interface QuoteItem {
  readonly id: string
  readonly documentId: string | null
  readonly chain: string
  readonly day: string
  readonly place: string | null
  readonly family: OfferFamily
  /** As reported. */
  readonly amount: number
  readonly currency: string
  readonly quantity: number
  readonly unit: string
  readonly free: number
  /** As compared: euros for one `standardUnit`, what is free included. */
  readonly each: number
  readonly standardUnit: string
  readonly discount: number | null
  readonly isPromotion: boolean
  readonly quote: string | null
}

export interface SamplesView extends View {
  readonly name: 'samples'
  readonly behind: ReadonlyMap<string, Disclosed<Table>>
  /** A row a product expected. */
  readonly overview: Disclosed<Table>
  readonly subject: string | null
  readonly heading: Bilingual | null
  readonly sentences: readonly Bilingual[]
  /** What a reader of the shares must know: a mix that changed. */
  readonly warnings: readonly Bilingual[]
  /** Purity and dose of what was found. */
  readonly amounts: Disclosed<Table>
  /** Single samples, newest first; none for the public. */
  readonly samples: readonly SampleItem[]
  readonly samplesTotal: number
}

/** One sample behind the figures. */
export interface SampleItem {
  readonly id: string
  readonly day: string | null
  readonly place: string | null
  readonly expected: string | null
  readonly verdict: string
  readonly found: readonly {
    readonly substance: string
    readonly amount: number | null
    readonly unit: string | null
    readonly limit: number | null
    readonly isBelowLimit: boolean
  }[]
  readonly form: string | null
  readonly method: string | null
  readonly reason: string | null
  readonly chain: string
}
