/** The view of *Prices*: every product side by side, then one closely: its curve, its course, who quotes what, and the offers behind. */
import type { Bilingual } from '../core/codes.ts'
import { isMissing } from '../core/missing.ts'
import type { OfferFamily } from '../core/offer.ts'
import type { Column, Row, Table } from '../core/table.ts'
import { comparePrices } from '../prices/compare-prices.ts'
import { robustExponent } from '../prices/quantity-curve.ts'
import { type Disclosed, disclose } from '../protect/disclose.ts'
import { basisOf } from '../protect/enough.ts'
import { type PublishContext, tableOf } from './context.ts'
import type { Filters } from './filters.ts'
import type { PricesView, QuoteItem } from './number-views.ts'
import { capitalised, inBoth, periodWords } from './number-words.ts'
import { isIn, mayBeTold, type Numbers, type Parts, partsOf, toldRows } from './numbers.ts'
import { curveFigure, seriesFigure, subjectWords } from './price-figures.ts'
import {
  familiesOf,
  familyPrices,
  groupPrices,
  type PriceGroup,
  type PriceGroups,
  plainOf,
} from './price-groups.ts'
import { sayPrices } from './price-sentences.ts'
import { cents, priceColumns, priceRows, thousandths } from './price-table.ts'

/** Where the chance of the robust line begins: the same figures on every day. */
const SEED = 20_250_101
const QUOTES_SHOWN = 100

export function viewPrices(numbers: Numbers, filters: Filters, context: PublishContext): PricesView {
  const parts = partsOf(filters, context)
  const { groups, leftOut } = groupPrices(numbers, filters, parts, context)
  const page = { path: '/prices', filters }
  const rows = new Map(groups.map((group) => [group, priceRows(group, numbers, parts, filters, context)]))
  const [subject] = groups
  const figures = subject
    ? [
        curveFigure(subject, page, context),
        seriesFigure(subject, rows.get(subject) ?? [], parts, page, context),
      ]
    : []
  const byName = [...groups].sort((a, b) =>
    `${a.substance} ${a.unit}`.localeCompare(`${b.substance} ${b.unit}`),
  )
  const title = {
    key: 'prices.title',
    values: { period: inBoth((language) => periodWords(filters.period, language)) },
  }
  const table = tableOf(
    title,
    page,
    priceColumns(context),
    byName.flatMap((group) => rows.get(group) ?? []),
    context,
  )
  const gate = (one: Table): Disclosed<Table> => disclose(one, context.audience, context.gazetteer)
  const whole = gate({ ...table, rows: table.rows.filter(({ period }) => period === parts.whole) })
  const families = subject ? gate(familyTable(subject, page, context)) : null
  const own = subject ? subject.quotes.filter(({ day }) => isIn(day, parts.whole)) : []
  return {
    name: 'prices',
    title: context.texts.both(title.key, title.values),
    filters,
    table,
    figures,
    behind: new Map(figures.map((figure) => [figure.id, gate(figure.table)])),
    overview: overviewOf(whole, context),
    families,
    subject: subject ? { substance: subject.substance, unit: subject.unit } : null,
    heading: subject
      ? capitalised(context.texts.both('prices.page.subject', subjectWords(subject, parts.whole, context)))
      : null,
    sentences: subject ? sentencesOf(subject, gate(table), families, { parts, leftOut }, context) : [],
    quotes: context.audience === 'internal' ? own.map(itemOf).sort(byDay).slice(0, QUOTES_SHOWN) : [],
    quotesTotal: context.audience === 'internal' ? own.length : 0,
  }
}

function sentencesOf(
  subject: PriceGroup,
  table: Disclosed<Table>,
  families: Table | null,
  { parts, leftOut }: { parts: Parts; leftOut: PriceGroups['leftOut'] },
  context: PublishContext,
): Bilingual[] {
  const own = table.rows.filter(
    ({ substance, unit }) => substance === subject.substance && unit === subject.unit,
  )
  const of = (period: string | null | undefined) => own.filter((row) => row.period === period)
  return sayPrices(
    {
      leftOut,
      before: parts.before,
      rows: of(parts.whole),
      earlier: of(parts.before),
      latest: of(parts.parts.at(-1)),
      first: parts.parts[0] ?? parts.whole,
      pairs: families?.rows ?? [],
      unit: subject.unit,
      robust: context.audience === 'internal' ? robustExponent(plainOf(subject.quotes), SEED) : undefined,
      notBrought: familiesOf(subject).reduce(
        (sum, family) => sum + familyPrices(subject, family, parts.whole).notBrought,
        0,
      ),
    },
    context,
  )
}

const OVERVIEW = [
  'substance',
  'unit',
  'family',
  'n',
  'sources',
  'median',
  'median_low',
  'median_high',
  'q1',
  'q3',
  'change',
  'change_low',
  'change_high',
]

/** The columns a person compares products by; the files hold all. */
function overviewOf(whole: Disclosed<Table>, { audience }: PublishContext): Disclosed<Table> {
  const isShown = ({ key }: Column) =>
    OVERVIEW.includes(key) && (audience === 'public' || (key !== 'q1' && key !== 'q3'))
  // What was quoted only before the period is in the files.
  const rows = whole.rows.filter(({ n }) => n !== 0)
  return { ...whole, columns: whole.columns.filter(isShown), rows }
}

/** Each family against the one with most values: a ratio with its interval, never a common mean. */
function familyTable(
  group: PriceGroup,
  page: { path: string; filters: Filters },
  context: PublishContext,
): Table {
  const { period, place } = page.filters
  const isTold = mayBeTold(period, place, context)
  const prices = isTold ? familiesOf(group).map((family) => familyPrices(group, family, period)) : []
  const [first, ...others] = [...prices].sort((a, b) => b.summary.n - a.summary.n)
  const words = subjectWords(group, period, context)
  const make = (key: string, more: Partial<Column> = {}): Column => ({
    key,
    label: context.texts.both(`prices.column.${key}`),
    type: 'number',
    ...more,
  })
  return tableOf(
    { key: 'prices.page.families', values: words },
    page,
    [
      make('family', { type: 'code', scheme: 'offer-families' }),
      make('with', { type: 'code', scheme: 'offer-families' }),
      make('n', { figure: 'count' }),
      make('ratio', { figure: 'ratio' }),
      make('low', { figure: 'ratio', isInternal: true }),
      make('high', { figure: 'ratio', isInternal: true }),
    ],
    first
      ? toldRows(
          others.map((other) => pairRow(other, first)),
          'ratio',
          context,
        )
      : [],
    context,
  )
}

interface Valued {
  readonly family: OfferFamily
  readonly values: readonly { readonly value: number; readonly chain: string }[]
}

/** The ratio rests on the weaker of the two. */
function pairRow(one: Valued, other: Valued): Row {
  const numbersOf = ({ values }: Valued) => values.map(({ value }) => value)
  const compared = comparePrices(numbersOf(one), numbersOf(other))
  const [a, b] = [one, other].map(({ values }) => basisOf(values.map(({ chain }) => chain)))
  const missing = { missing: 'too-few' } as const
  return {
    family: one.family,
    with: other.family,
    n: one.values.length,
    ratio: thousandths(compared?.ratio ?? missing),
    low: thousandths(compared?.interval[0] ?? missing),
    high: thousandths(compared?.interval[1] ?? missing),
    values: Math.min(a?.values ?? 0, b?.values ?? 0),
    sources: Math.min(a?.sources ?? 0, b?.sources ?? 0),
    largest_share: Math.max(a?.largest ?? 1, b?.largest ?? 1),
  }
}

function itemOf({
  offer,
  amount,
  quantity,
  unit,
  day,
  isPromotion,
}: PriceGroup['quotes'][number]): QuoteItem {
  const each = cents(amount / quantity)
  return {
    id: offer.id,
    documentId: offer.documentId,
    chain: offer.chain,
    day,
    place: offer.place,
    family: offer.family,
    amount: offer.amount ?? 0,
    currency: offer.currency ?? 'EUR',
    quantity: offer.quantity,
    unit: offer.unit,
    free: offer.free,
    each: isMissing(each) ? 0 : each,
    standardUnit: unit,
    discount: offer.discount,
    isPromotion,
    quote: offer.evidence?.quote ?? null,
  }
}

const byDay = (a: QuoteItem, b: QuoteItem): number =>
  a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1
