/** The drawings of prices as data: amounts by quantity with the curve through them, and medians through time. */
import type { Bilingual } from '../core/codes.ts'
import { isMissing } from '../core/missing.ts'
import type { OfferFamily } from '../core/offer.ts'
import type { Row } from '../core/table.ts'
import { summarisePrices } from '../prices/price-summary.ts'
import { fitQuantityCurve } from '../prices/quantity-curve.ts'
import type { Quote } from '../prices/quote.ts'
import { basisOf } from '../protect/enough.ts'
import { type PublishContext, tableOf } from './context.ts'
import { columnsOf, type NumbersPage } from './number-columns.ts'
import { inBoth, periodWords } from './number-words.ts'
import { isIn, mayBeTold, type Parts, toldRows } from './numbers.ts'
import { familiesOf, type PriceGroup, plainOf } from './price-groups.ts'
import { cents } from './price-table.ts'
import type { Figure } from './views.ts'

const columnOf = columnsOf('prices')

/** Product, unit and period in words, for titles. */
export function subjectWords(group: PriceGroup, period: string, { vocabulary }: PublishContext) {
  return {
    product: inBoth((language) => vocabulary.label('substances', group.substance, language)),
    unit: inBoth((language) => vocabulary.label('units', group.unit, language)),
    period: inBoth((language) => periodWords(period, language)),
  } satisfies Record<string, Bilingual>
}

/** Quantities at which the curve is drawn between the smallest and the largest quoted. */
const STEPS = { internal: 9, public: 2 } as const
/** A family with fewer quotes shows them, and no line. */
const LINE_FROM = 5

/** What was asked for each quantity, a family each; promotions as rows of their own; and the curve of each family. */
export function curveFigure(group: PriceGroup, page: NumbersPage, context: PublishContext): Figure {
  const { period } = page.filters
  const quotes = mayBeTold(period, page.filters.place, context)
    ? group.quotes.filter((quote) => isIn(quote.day, period))
    : []
  const rows = toldRows([...quotedRows(quotes), ...curveRows(group, quotes, context)], 'price', context)
  const words = subjectWords(group, period, context)
  return {
    id: 'curve',
    kind: 'curve',
    title: context.texts.both('prices.curve.title', words),
    alt: context.texts.both('prices.curve.alt', {
      points: rows.filter(({ shape }) => shape === 'quoted').length,
      promotions: rows.filter(({ shape }) => shape === 'promotion').length,
    }),
    table: tableOf(
      { key: 'prices.curve.title', values: words },
      page,
      [
        columnOf(context, 'shape', 'code', { scheme: 'quote-shapes' }),
        columnOf(context, 'family', 'code', { scheme: 'offer-families' }),
        columnOf(context, 'quantity', 'number', { unit: group.unit }),
        columnOf(context, 'amount', 'number', { unit: 'EUR', figure: 'price' }),
        columnOf(context, 'low', 'number', { unit: 'EUR', figure: 'price', isInternal: true }),
        columnOf(context, 'high', 'number', { unit: 'EUR', figure: 'price', isInternal: true }),
        columnOf(context, 'n', 'number', { figure: 'count' }),
      ],
      rows,
      context,
    ),
  }
}

function quotedRows(quotes: readonly Quote[]): Row[] {
  const groups = new Map<string, Quote[]>()
  for (const quote of quotes) {
    const key = `${quote.isPromotion} ${quote.family} ${quote.quantity}`
    groups.set(key, [...(groups.get(key) ?? []), quote])
  }
  return [...groups.values()]
    .map((own): Row => {
      const [{ family, quantity, isPromotion }] = own as [Quote]
      const { median, quartiles } = summarisePrices(
        own.map(({ amount, chain }) => ({ value: amount, chain })),
      )
      const { values, sources, largest } = basisOf(own.map(({ chain }) => chain))
      return {
        shape: isPromotion ? 'promotion' : 'quoted',
        family,
        quantity,
        amount: cents(median),
        low: isMissing(quartiles) ? quartiles : cents(quartiles[0]),
        high: isMissing(quartiles) ? quartiles : cents(quartiles[1]),
        n: values,
        ...{ values, sources, largest_share: largest },
      }
    })
    .sort(
      (a, b) =>
        String(b.shape).localeCompare(String(a.shape)) ||
        String(a.family).localeCompare(String(b.family)) ||
        Number(a.quantity) - Number(b.quantity),
    )
}

function curveRows(group: PriceGroup, quotes: readonly Quote[], { audience }: PublishContext): Row[] {
  const plain = plainOf(quotes)
  // Levels of the period itself where it has enough of them: the stretch before may have been dearer.
  const curve = fitQuantityCurve(plain) ?? group.curve
  if (!curve) return []
  return curve.families.flatMap((family: OfferFamily) => {
    const own = plain.filter((quote) => quote.family === family)
    const quantities = own.map(({ quantity }) => quantity)
    const [least, most] = [Math.min(...quantities), Math.max(...quantities)]
    if (own.length < LINE_FROM || least === most) return []
    const { values, sources, largest } = basisOf(own.map(({ chain }) => chain))
    // Straight on logarithmic scales: the public sees its ends, rounded; its band bends.
    const steps = STEPS[audience]
    return Array.from({ length: steps }).flatMap((_, at): Row[] => {
      const quantity = Number((least * (most / least) ** (at / (steps - 1))).toPrecision(4))
      const found = curve.amountAt(family, quantity)
      if (!found) return []
      const [low, high] = found.interval
      const ends = { low: cents(low), high: cents(high) }
      const rests = { n: values, values, sources, largest_share: largest }
      return [{ shape: 'curve', family, quantity, amount: cents(found.amount), ...ends, ...rests }]
    })
  })
}

/** Medians of a family through time, the number of values under each. */
export function seriesFigure(
  group: PriceGroup,
  rows: readonly Row[],
  { parts, whole }: Parts,
  page: NumbersPage,
  context: PublishContext,
): Figure {
  const words = subjectWords(group, whole, context)
  const told = familiesOf(group).flatMap((family) =>
    parts.flatMap((part) => rows.filter((row) => row.family === family && row.period === part)),
  )
  const missing = { missing: 'not-observed' } as const
  return {
    id: 'series',
    kind: 'ranges',
    title: context.texts.both('prices.series.title', words),
    alt: context.texts.both('prices.series.alt', { parts: parts.length }),
    table: tableOf(
      { key: 'prices.series.title', values: words },
      page,
      [
        columnOf(context, 'family', 'code', { scheme: 'offer-families' }),
        columnOf(context, 'period', 'date'),
        columnOf(context, 'median', 'number', { unit: 'EUR', figure: 'price' }),
        columnOf(context, 'low', 'number', { unit: 'EUR', figure: 'price' }),
        columnOf(context, 'high', 'number', { unit: 'EUR', figure: 'price' }),
        columnOf(context, 'n', 'number', { figure: 'count' }),
        columnOf(context, 'promotions', 'number', { figure: 'count' }),
        columnOf(context, 'index', 'number', { figure: 'index' }),
        columnOf(context, 'real', 'number', { unit: 'EUR', figure: 'price' }),
      ],
      told.map((row) => {
        const isWide = context.audience === 'public' || typeof row.median_low !== 'number'
        return {
          ...row,
          low: (isWide ? row.q1 : row.median_low) ?? missing,
          high: (isWide ? row.q3 : row.median_high) ?? missing,
        }
      }),
      context,
    ),
  }
}
