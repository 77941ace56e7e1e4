/** Prices as rows: a substance and unit, a family, a time; every statistic in a column of its own name. */
import { isMissing, type Missing, type OrMissing } from '../core/missing.ts'
import type { OfferFamily } from '../core/offer.ts'
import { daysOf } from '../core/period.ts'
import type { Column, FigureKind, Row } from '../core/table.ts'
import { comparePrices } from '../prices/compare-prices.ts'
import { type IndexOverTime, indexOverTime } from '../prices/index-over-time.ts'
import { summarisePrices } from '../prices/price-summary.ts'
import { hoursOfWork, inMoneyOf, purePrice } from '../prices/worth.ts'
import { basisOf, restsOnEnough } from '../protect/enough.ts'
import { purityOf } from '../samples/amounts.ts'
import type { PublishContext } from './context.ts'
import type { Filters } from './filters.ts'
import { isIn, isWithin, mayBeTold, type Numbers, type Parts } from './numbers.ts'
import { type FamilyPrices, familiesOf, familyPrices, type PriceGroup, plainOf } from './price-groups.ts'

const NOT_SAID: Missing = { missing: 'not-asked' }
const TOO_FEW: Missing = { missing: 'too-few' }
const SUPPRESSED: Missing = { missing: 'suppressed' }

export function priceColumns({ texts }: PublishContext): Column[] {
  const make = (
    key: string,
    more: Omit<Column, 'key' | 'label' | 'type'> & { type?: Column['type'] } = {},
  ): Column => ({
    key,
    label: texts.both(`prices.column.${key}`),
    type: 'number',
    ...more,
  })
  const price = { figure: 'price', unit: 'EUR' } as const
  const own = { ...price, isInternal: true } as const
  return [
    make('substance', { type: 'code', scheme: 'substances' }),
    make('unit', { type: 'code', scheme: 'units' }),
    make('family', { type: 'code', scheme: 'offer-families' }),
    make('period', { type: 'date' }),
    make('n', { figure: 'count' }),
    make('sources', { figure: 'count' }),
    make('promotions', { figure: 'count' }),
    make('median', price),
    make('median_low', own),
    make('median_high', own),
    make('q1', price),
    make('q3', price),
    make('geometric_mean', own),
    make('geometric_mean_low', own),
    make('geometric_mean_high', own),
    make('mean', own),
    make('min', own),
    make('max', own),
    make('mode', own),
    make('exponent', { figure: 'exponent' }),
    make('exponent_low', { figure: 'exponent', isInternal: true }),
    make('exponent_high', { figure: 'exponent', isInternal: true }),
    make('change', { figure: 'ratio' }),
    make('change_low', { figure: 'ratio', isInternal: true }),
    make('change_high', { figure: 'ratio', isInternal: true }),
    make('index', { figure: 'index' }),
    make('index_method', { type: 'text' }),
    make('imputed', { figure: 'count' }),
    make('real', price),
    make('purity', { figure: 'purity', unit: '%' }),
    make('pure_price', price),
    make('pure_price_said', price),
    make('purities_said', { figure: 'count' }),
    make('hours', { figure: 'hours' }),
  ]
}

/** Rows of a group: each family over the period, the stretch before, and each part of both. */
export function priceRows(
  group: PriceGroup,
  numbers: Numbers,
  parts: Parts,
  filters: Filters,
  context: PublishContext,
): Row[] {
  return familiesOf(group).flatMap((family) => {
    const index = familyIndex(group, family, parts.parts, context)
    const times = [parts.whole, ...(parts.before ? [parts.before] : [])]
    const row = (period: string, at: number) =>
      rowOf(familyPrices(group, family, period), group, { numbers, parts, filters, index, at }, context)
    return [
      ...times.map((period) => row(period, -1)),
      ...parts.parts
        .filter((part) => !times.includes(part))
        .map((part) => row(part, parts.parts.indexOf(part))),
    ]
  })
}

interface Around {
  readonly numbers: Numbers
  readonly parts: Parts
  readonly filters: Filters
  readonly index: IndexOverTime | undefined
  /** Where the row's time stands among the parts, or −1. */
  readonly at: number
}

function rowOf(prices: FamilyPrices, group: PriceGroup, around: Around, context: PublishContext): Row {
  const { summary, family, period, promotions } = prices
  const { substance, unit, curve } = group
  const head = { substance, unit, family, period }
  const rests = { values: summary.n, sources: summary.sources, largest_share: summary.largestShare }
  if (!mayBeTold(period, around.filters.place, context)) return withheld(head, context)
  const isWhole = period === around.parts.whole
  const { index, at } = around
  const ends = (key: string, pair: OrMissing<readonly [number, number]>) =>
    isMissing(pair)
      ? { [`${key}_low`]: pair, [`${key}_high`]: pair }
      : { [`${key}_low`]: cents(pair[0]), [`${key}_high`]: cents(pair[1]) }
  const quartiles = isMissing(summary.quartiles) ? [summary.quartiles, summary.quartiles] : summary.quartiles
  return {
    ...head,
    ...rests,
    n: summary.n,
    promotions,
    median: cents(summary.median),
    ...ends('median', summary.medianInterval),
    q1: cents(quartiles[0]!),
    q3: cents(quartiles[1]!),
    geometric_mean: cents(summary.geometricMean),
    ...ends('geometric_mean', summary.geometricMeanInterval),
    mean: cents(summary.mean),
    min: cents(summary.min),
    max: cents(summary.max),
    mode: cents(summary.mode),
    ...(isWhole ? exponentCells(curve) : {}),
    ...(isWhole ? changeCells(prices, group, around.parts.before, context) : {}),
    index: at < 0 ? NOT_SAID : tenths(index?.levels[at] ?? TOO_FEW),
    index_method: at < 0 || !index ? NOT_SAID : index.method,
    imputed: at < 0 || !index ? NOT_SAID : index.imputed,
    ...worthCells(prices, group, around, context),
    ...pureCells(prices, context),
  }
}

/** Every figure of a time that may not be told yet. */
function withheld(head: Row, context: PublishContext): Row {
  const cells = priceColumns(context).flatMap(({ key }) => (key in head ? [] : [[key, SUPPRESSED] as const]))
  return { ...head, ...Object.fromEntries(cells) }
}

function exponentCells(curve: PriceGroup['curve']): Row {
  if (!curve) return { exponent: TOO_FEW, exponent_low: TOO_FEW, exponent_high: TOO_FEW }
  const [low, high] = curve.interval
  return {
    exponent: thousandths(curve.exponent),
    exponent_low: thousandths(low),
    exponent_high: thousandths(high),
  }
}

function changeCells(
  now: FamilyPrices,
  group: PriceGroup,
  before: string | null,
  context: PublishContext,
): Row {
  const earlier = before === null ? [] : familyPrices(group, now.family, before).values
  const compared =
    isPublishable(
      earlier.map(({ chain }) => chain),
      'ratio',
      context,
    ) &&
    comparePrices(
      now.values.map(({ value }) => value),
      earlier.map(({ value }) => value),
    )
  if (!compared) return { change: TOO_FEW, change_low: TOO_FEW, change_high: TOO_FEW }
  const [low, high] = compared.interval
  return { change: thousandths(compared.ratio), change_low: thousandths(low), change_high: thousandths(high) }
}

/** Price of a pure gram of offers whose own purity was said: few, and seldom the same as what buyers may expect. */
function pureCells({ pureValues }: FamilyPrices, context: PublishContext): Row {
  const { n, median } = summarisePrices(pureValues)
  const chains = pureValues.map(({ chain }) => chain)
  return {
    purities_said: n,
    pure_price_said: n > 0 && !isPublishable(chains, 'price', context) ? TOO_FEW : cents(median),
  }
}

/** In the money of the period's last year, a pure gram, hours of the least paid work. */
function worthCells(
  { summary, period }: FamilyPrices,
  { substance, unit }: PriceGroup,
  { numbers, parts, filters }: Around,
  context: PublishContext,
): Row {
  const { median } = summary
  const money = context.money ?? { consumerPrices: [], euroRates: [], minimumWages: [] }
  const last = daysOf(period)?.last
  if (isMissing(median)) return { real: median, purity: median, pure_price: median, hours: median }
  if (!last) return { real: NOT_SAID, purity: NOT_SAID, pure_price: NOT_SAID, hours: NOT_SAID }
  const year = Number(last.slice(0, 4))
  const target = Number((daysOf(parts.whole)?.last ?? last).slice(0, 4))
  const area = areaOf(filters.place, context)
  const near = numbers.samples.filter(
    (sample) => isIn(sample.collectedOn, period) && isWithin(sample.place, filters.place, context),
  )
  const found = purityOf(substance, near)
  const isTold = isPublishable(found.chains, 'purity', context)
  const purity = unit !== 'g' ? NOT_SAID : isTold ? found.median : TOO_FEW
  const share = isMissing(purity) ? 0 : purity / 100
  return {
    real: cents(inMoneyOf(target, median, year, money, area) ?? NOT_SAID),
    purity,
    pure_price: cents(purePrice(median, share) ?? (unit === 'g' ? TOO_FEW : NOT_SAID)),
    hours: tenths(hoursOfWork(median, 'EUR', last, area, money) ?? NOT_SAID),
  }
}

/** The row's own basis is checked at the gate; what else a figure is made of, here. */
const isPublishable = (chains: readonly string[], kind: FigureKind, { audience }: PublishContext): boolean =>
  audience === 'internal' || restsOnEnough(basisOf(chains), kind)

/** Whose consumer prices and wages count: the country of the place; France where none is asked for. */
function areaOf(place: string | null, { gazetteer }: PublishContext): string {
  if (place === null) return 'FR'
  return (
    [place, ...gazetteer.widerThan(place)].find((code) => gazetteer.get(code)?.kind === 'country') ?? 'EA'
  )
}

/** Index of a family over the parts, places weighed by population. */
function familyIndex(
  group: PriceGroup,
  family: OfferFamily,
  parts: readonly string[],
  { gazetteer }: PublishContext,
): IndexOverTime | undefined {
  const own = plainOf(group.quotes).filter((quote) => quote.family === family && quote.place !== null)
  const places = [...new Set(own.map(({ place }) => place as string))].sort()
  return indexOverTime(
    places.map((place) => ({
      place,
      weight: Math.max(1, gazetteer.get(place)?.population ?? 1),
      prices: parts.map((part) => {
        const there = own.filter((quote) => quote.place === place)
        const { geometricMean } = familyPrices({ ...group, quotes: there }, family, part).summary
        return isMissing(geometricMean) ? undefined : geometricMean
      }),
    })),
  )
}

const rounded =
  (digits: number) =>
  (value: OrMissing<number>): OrMissing<number> =>
    isMissing(value) ? value : Math.round(value * 10 ** digits) / 10 ** digits
export const cents = rounded(2)
export const tenths = rounded(1)
export const thousandths = rounded(3)
