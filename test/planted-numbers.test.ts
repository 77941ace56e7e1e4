/** What was planted in the numbers of the invented observatory is found: a price that falls, a mix of sources that turns round. */
import { beforeAll, describe, expect, test } from 'vitest'
import { isMissing } from '../src/core/missing.ts'
import type { Offer } from '../src/core/offer.ts'
import type { Sample } from '../src/core/sample.ts'
import { readMaterial } from '../src/observatory/read-material.ts'
import { comparePrices } from '../src/prices/compare-prices.ts'
import { amountAtStandard, fitQuantityCurve } from '../src/prices/quantity-curve.ts'
import { quoteOffers } from '../src/prices/quote.ts'
import { adjustedTrend, changeWithinStrata, mixChange } from '../src/samples/adjusted-trend.ts'
import { judgeSample } from '../src/samples/judge-sample.ts'
import { holdsOther } from '../src/samples/positivity.ts'
import { loadMoney } from '../src/vocabulary/money.ts'
import { packageFile } from '../src/vocabulary/package-files.ts'

const offers: Offer[] = []
const samples: Sample[] = []
beforeAll(async () => {
  for await (const intake of readMaterial([packageFile('examples/observatory/generated/tables')], {})) {
    if (!intake.ok || intake.kind !== 'table') continue
    if (intake.rows.table === 'offers') offers.push(...intake.rows.offers)
    if (intake.rows.table === 'samples') samples.push(...intake.rows.samples)
  }
})

/** Prices of a gram of cocaine without promotions, of a half-year at a place. */
function gramsOf(place: string | null, half: string): number[] {
  const { quotes } = quoteOffers(offers, loadMoney())
  const plain = quotes.filter((quote) => quote.substance === 'cocaine' && !quote.isPromotion)
  const exponent = fitQuantityCurve(plain)?.exponent
  const isOf = (day: string) => `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}` === half
  return plain
    .filter(
      (quote) => isOf(quote.day) && (place === null ? quote.place !== 'FR-31555' : quote.place === place),
    )
    .flatMap((quote) => amountAtStandard(quote, 1, exponent) ?? [])
}

describe('the price of cocaine at Toulouse, planted to fall from 70 to 55 € over 2025', () => {
  test('falls from the second half of 2024 to that of 2025, by more than chance', () => {
    const compared = comparePrices(gramsOf('FR-31555', '2025-H2'), gramsOf('FR-31555', '2024-H2'))
    expect(compared?.differs).toBe(true)
    expect(compared?.ratio).toBeLessThan(0.9)
  })

  test('and does not fall elsewhere', () => {
    const compared = comparePrices(gramsOf(null, '2025-H2'), gramsOf(null, '2024-H2'))
    expect(compared?.ratio).toBeGreaterThan(0.97)
    expect(compared?.ratio).toBeLessThan(1.03)
  })
})

test('the exponent of the quantity discount, planted at 0.78, lies in the interval of the fitted one for four products in five', () => {
  const { quotes } = quoteOffers(offers, loadMoney())
  const hits = ['cannabis-resin', 'heroin', 'ketamine', 'mdma', 'cocaine'].filter((substance) => {
    const plain = quotes.filter((quote) => quote.substance === substance && !quote.isPromotion)
    const [low, high] = fitQuantityCurve(plain)?.interval ?? [0, 0]
    return low <= 0.78 && 0.78 <= high
  })
  expect(hits.length).toBeGreaterThanOrEqual(4)
})

describe('ketamine with something else in it, planted to look better in 2025 by its mix of reasons alone', () => {
  const counts = () =>
    samples
      .filter(({ expected }) => expected === 'ketamine')
      .map((sample) => ({
        period: sample.collectedOn?.slice(0, 4) ?? '',
        stratum: sample.reason ?? '',
        positive: Number(holdsOther(judgeSample(sample))),
        tests: 1,
      }))

  test('the raw share falls, the adjusted one stays within its own interval', () => {
    const [before, after] = adjustedTrend(counts(), ['2024', '2025'])
    expect(after?.share as number).toBeLessThan((before?.share as number) - 0.08)
    const interval = before?.adjustedInterval ?? { missing: 'too-few' }
    const [low, high] = isMissing(interval) ? [1, 0] : interval
    expect(after?.adjusted as number).toBeGreaterThan(low)
    expect(after?.adjusted as number).toBeLessThan(high)
  })

  test('the change of mix is told, and within the reasons nothing changed beyond chance', () => {
    expect(mixChange(counts(), '2024', '2025')?.distance).toBeGreaterThan(0.3)
    expect(changeWithinStrata(counts(), '2024', '2025')?.p).toBeGreaterThan(0.05)
  })
})
