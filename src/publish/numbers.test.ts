/** Prices and samples as they leave: what a view says, in tables, sentences, drawings and files, inside and to the public. */
import { describe, expect, test } from 'vitest'
import type { Offer } from '../core/offer.ts'
import type { Sample } from '../core/sample.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadMoney } from '../vocabulary/money.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import type { PublishContext } from './context.ts'
import { defaultFilters, type Filters } from './filters.ts'
import { gatherNumbers, mayBeTold, partsOf } from './numbers.ts'
import { drawFigure, publish } from './publish.ts'
import { viewPrices } from './view-prices.ts'
import { viewSamples } from './view-samples.ts'

const internal: PublishContext = {
  vocabulary: loadVocabulary(),
  gazetteer: loadGazetteer(),
  texts: loadTexts(),
  money: loadMoney(),
  today: '2026-06-30',
  audience: 'internal',
  origin: '',
}
const outside: PublishContext = { ...internal, audience: 'public' }
const filters = defaultFilters('2025')

let made = 0
const offer = (change: Partial<Offer>): Offer => ({
  id: `o${++made}`,
  documentId: null,
  chain: `c${made % 4}`,
  substance: 'cocaine',
  place: 'FR-59350',
  period: '2025-03-04',
  family: 'users',
  amount: 60,
  currency: 'EUR',
  quantity: 1,
  unit: 'g',
  free: 0,
  isPromotion: false,
  unitPrice: 60,
  discount: null,
  evidence: { start: 0, end: 5, quote: 'words of a note' },
  ...change,
})
const sample = (expected: string, others: readonly string[], change: Partial<Sample> = {}): Sample => ({
  id: `s${++made}`,
  documentId: null,
  expected,
  found: [expected, ...others].map((substance) => ({ substance, amount: null, unit: null })),
  form: 'powder',
  method: null,
  place: 'FR-59350',
  site: 'FR-59350',
  collectedOn: '2025-03-04',
  reason: 'drop-in',
  chain: `c${made % 4}`,
  ...change,
})
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

/** Twelve users' prices from 55 to 66 €, a promotion, and two sellers. */
const offers = [
  ...times(12, (at) => offer({ amount: 55 + at })),
  offer({ amount: 30, free: 0.2, isPromotion: true }),
  offer({ amount: 58, family: 'seller' }),
  offer({ amount: 61, family: 'seller' }),
  offer({ amount: 10, unit: 'tablet', substance: 'mdma' }),
]
const samples = [
  ...times(9, () => sample('ketamine', [])),
  ...times(3, () => sample('ketamine', ['caffeine'])),
  sample('oxycodone', ['nitazenes']),
]
const prices = (context = internal, change: Partial<Filters> = {}, given = offers) =>
  viewPrices(gatherNumbers({ offers: given, samples }, context), { ...filters, ...change }, context)
const checked = (context = internal, change: Partial<Filters> = {}, given = samples) =>
  viewSamples(gatherNumbers({ offers: [], samples: given }, context), { ...filters, ...change }, context)

describe('a period', () => {
  test('is told by quarters, with as long a stretch before it', () => {
    expect(partsOf({ period: '2025' }, internal)).toMatchObject({ whole: '2025', before: '2024' })
    expect(partsOf({ period: '2025' }, internal).parts).toHaveLength(8)
  })

  test('of a quarter is told by months, to the public by quarters', () => {
    expect(partsOf({ period: '2025-Q2' }, internal).parts).toHaveLength(6)
    expect(partsOf({ period: '2025-Q2' }, outside).parts).toEqual(['2025-Q1', '2025-Q2'])
  })

  test('may be told to the public 30 days after it ends, of a commune 90, and never in windows that slide', () => {
    const on = (today: string) => ({ ...outside, today })
    expect(mayBeTold('2025', null, on('2026-01-15'))).toBe(false)
    expect(mayBeTold('2025', null, on('2026-02-15'))).toBe(true)
    expect(mayBeTold('2025', 'FR-59350', on('2026-02-15'))).toBe(false)
    expect(mayBeTold('2025', 'FR-59350', on('2026-04-15'))).toBe(true)
    expect(mayBeTold('2025-03', 'FR-59', outside)).toBe(false)
    expect(mayBeTold('2025-01-02/2025-06-30', null, outside)).toBe(false)
    expect(mayBeTold('2025-01-02/2025-06-30', null, internal)).toBe(true)
  })
})

describe('prices inside the organisation', () => {
  test('keep families apart, promotions out, and tablets from grams', () => {
    const rows = prices().overview.rows.map(({ substance, unit, family, n, median }) => [
      substance,
      unit,
      family,
      n,
      median,
    ])
    expect(rows).toEqual([
      ['cocaine', 'g', 'seller', 2, 59.5],
      ['cocaine', 'g', 'users', 12, 60.5],
      ['mdma', 'tablet', 'users', 1, 10],
    ])
    expect(prices().sentences.map(({ en }) => en)).toContain('1 promotion stays out of the means.')
  })

  test('in pounds become euros at the rate of their year, and are counted as left out where there is none', () => {
    const pounds = [offer({ amount: 50, currency: 'GBP', period: '2025' })]
    expect(prices(internal, {}, [...offers, ...pounds]).sentences.at(-1)?.en).toContain(
      'without an exchange rate: 1',
    )
  })

  test('show single offers with their words', () => {
    const view = prices()
    expect(view.quotesTotal).toBe(15)
    expect(view.quotes[0]).toMatchObject({ quote: 'words of a note', standardUnit: 'g' })
  })

  test('of nothing are an empty page', () => {
    expect(prices(internal, {}, [])).toMatchObject({ subject: null, sentences: [], figures: [] })
  })
})

describe('prices to the public', () => {
  test('are rounded, with counts in bands; the two sellers are not even named', () => {
    const view = prices(outside)
    expect(view.overview.rows).toHaveLength(1)
    expect(view.overview.rows[0]).toMatchObject({ family: 'users', median: 60, n: '10–19' })
    for (const format of ['csv', 'json', 'svg'] as const)
      expect(publish(view, format, 'public', 'en', outside).body).not.toMatch(
        /seller|vendeur|words of a note/i,
      )
  })

  test('hold no mean, extreme or mode, and no single offer', () => {
    const view = prices(outside)
    const header = String(publish(view, 'csv', 'public', 'en', outside).body)
    expect(header).not.toMatch(/geometric|,mean|,min,|,max,|,mode/)
    expect([view.quotes, view.quotesTotal]).toEqual([[], 0])
  })

  test('of seven values, or of two sources, are no prices', () => {
    expect(prices(outside, {}, offers.slice(0, 7)).subject).toBeNull()
    expect(
      prices(
        outside,
        {},
        offers.slice(0, 12).map((one, at) => ({ ...one, chain: `c${at % 2}` })),
      ).subject,
    ).toBeNull()
  })

  test('of a commune below 100,000 inhabitants count for its département alone', () => {
    const there = offers.map((one) => ({ ...one, place: 'FR-22278' }))
    const view = prices(outside, { place: 'FR-22' }, there)
    expect(view.overview.rows[0]).toMatchObject({ median: 60 })
    expect(prices(outside, { place: 'FR-22278' }, there).subject).toBeNull()
  })

  test('of a window of days are none at all', () => {
    expect(prices(outside, { period: '2025-01-02/2025-11-30' }).subject).toBeNull()
    expect(checked(outside, { period: '2025-01-02/2025-11-30' }).subject).toBeNull()
  })

  test('say no number in a sentence that is not in their table', () => {
    const view = prices(outside)
    const table = JSON.stringify(publish(view, 'json', 'public', 'en', outside).body)
    const amounts = view.sentences.flatMap(({ en }) =>
      [...en.matchAll(/€(\d+(?:\.\d+)?)/g)].map(([, amount]) => amount),
    )
    expect(amounts.length).toBeGreaterThan(0)
    for (const amount of amounts) expect(table).toContain(String(Number(amount)))
  })
})

describe('samples', () => {
  test('give shares with their tests and intervals', () => {
    const [row] = checked().overview.rows
    expect(row).toMatchObject({ expected: 'ketamine', tests: 12, other: 0.25, mismatch: 0 })
  })

  test('to the public are rounded; a product tested once is not named, a cell of three is not shown to be there', () => {
    const view = checked(outside)
    expect(view.overview.rows.map(({ expected }) => expected)).toEqual(['ketamine'])
    const pairs = view.behind.get('pairs')?.rows ?? []
    expect(pairs.map(({ found }) => found)).toEqual(['ketamine'])
    for (const format of ['csv', 'json', 'svg'] as const)
      expect(publish(view, format, 'public', 'fr', outside).body).not.toMatch(/nitaz|oxycodone/i)
    expect(view.samples).toEqual([])
  })

  test('warn when the reasons for collection changed', () => {
    const mixed = [2024, 2025].flatMap((year) =>
      times(60, (at) =>
        sample('ketamine', at % 3 === 0 ? ['caffeine'] : [], {
          collectedOn: `${year}-05-05`,
          reason: at < (year === 2024 ? 45 : 12) ? 'unexpected effect' : 'drop-in',
        }),
      ),
    )
    expect(checked(internal, {}, mixed).warnings[0]?.en).toContain('raw shares do not compare')
    expect(checked().warnings).toEqual([])
  })
})

describe('drawings', () => {
  test.each([
    ['curve', () => prices().figures[0]],
    ['prices over time', () => prices().figures[1]],
    ['expected against found', () => checked().figures[0]],
    ['shares over time', () => checked().figures[1]],
  ])('the %s is one image with one name, in both languages', (_, figure) => {
    const drawn = figure()
    if (!drawn) throw new Error('no figure')
    for (const language of ['fr', 'en'] as const) {
      const svg = drawFigure(drawn, { language, palette: 'file' }, internal)
      expect(svg).toMatch(/^<svg[^>]* role="img" aria-label="[^"]+"/)
      expect(svg).not.toMatch(/NaN|undefined/)
      expect([...svg.matchAll(/aria-label/g)]).toHaveLength(1)
    }
  })
})
