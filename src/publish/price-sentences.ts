/** Prices in sentences, made only of rows that passed the gate: what is hidden in a table is hidden in words. */
import type { Bilingual, Language } from '../core/codes.ts'
import { isMissing } from '../core/missing.ts'
import type { Cell, Row } from '../core/table.ts'
import type { NoQuote } from '../prices/quote.ts'
import type { PublishContext } from './context.ts'
import { changeWords, euroWords, inBoth, numberWords, periodWords, shareWords } from './number-words.ts'

export interface PriceStory {
  /** Rows of the subject over the whole period, one a family, as disclosed. */
  readonly rows: readonly Row[]
  /** Families side by side, as disclosed. */
  readonly pairs: readonly Row[]
  readonly unit: string
  /** Its rows of the stretch before, and of the last part of the period. */
  readonly earlier: readonly Row[]
  readonly latest: readonly Row[]
  readonly first: string
  readonly before: string | null
  readonly robust: number | undefined
  readonly notBrought: number
  readonly leftOut: Readonly<Record<NoQuote, number>>
}

type Say = (key: string, values?: Record<string, string | number | Bilingual>) => Bilingual

export function sayPrices(story: PriceStory, context: PublishContext): Bilingual[] {
  const say: Say = (key, values) => context.texts.both(`prices.say.${key}`, values)
  const label = (scheme: string, code: Cell | undefined) =>
    inBoth((language) => capital(context.vocabulary.label(scheme, String(code), language)))
  const unit = inBoth((language) => context.vocabulary.label('units', story.unit, language))
  const family = (row: Row) => label('offer-families', row.family)
  const told = story.rows.filter(({ n }) => n !== 0)
  return [
    ...told.map((row) =>
      joined([
        sayTypical(row, { family: family(row), unit }, say),
        ...sayChange(row, story.before, say),
        ...sayReal(row, story.earlier, say),
        ...(isMuch(row) ? sayWorth(row, say) : []),
      ]),
    ),
    ...sayCurve(story, say),
    ...told.filter(isMuch).flatMap((row) => sayIndex(row, family(row), story, say)),
    ...story.pairs.flatMap((row) => sayPair(row, label, say)),
    ...sayApart(story, say, context),
  ]
}

/** Of a handful of quotes, what they weigh on a purse or hold of the pure says more than they know. */
const isMuch = ({ n }: Row): boolean => (typeof n === 'number' ? n >= 8 : typeof n === 'string')
const joined = (sentences: readonly Bilingual[]): Bilingual =>
  inBoth((language) => sentences.map((sentence) => sentence[language]).join(' '))

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const euros = (value: number) => inBoth((language) => euroWords(value, language))
const plain = (value: number, digits = 2) => inBoth((language) => numberWords(value, language, digits))
const change = (value: number) => inBoth((language) => changeWords(value, language))
const count = (cell: Cell | undefined): Bilingual =>
  typeof cell === 'number' ? plain(cell, 0) : inBoth(() => (typeof cell === 'string' ? cell : '–'))

function sayTypical(row: Row, words: { family: Bilingual; unit: Bilingual }, say: Say): Bilingual {
  const amount = numberOf(row.median)
  if (amount === null) return say('too-few', words)
  const low = numberOf(row.median_low) ?? numberOf(row.q1)
  const high = numberOf(row.median_high) ?? numberOf(row.q3)
  const [n, sources] = [row.n, row.sources]
  const basis =
    typeof n === 'number' && typeof sources === 'number'
      ? say('basis', { n, sources })
      : say('basis-bands', { n: count(n), sources: count(sources) })
  const values = { ...words, amount: euros(amount), basis }
  return low === null || high === null
    ? say('typical-bare', values)
    : say('typical', { ...values, low: euros(low), high: euros(high) })
}

function sayChange(row: Row, before: string | null, say: Say): Bilingual[] {
  const ratio = numberOf(row.change)
  if (ratio === null || before === null) return []
  const values = {
    percent: change(ratio),
    before: inBoth((language) => periodWords(before, language)),
  }
  const [low, high] = [numberOf(row.change_low), numberOf(row.change_high)]
  if (low === null || high === null) return [say(ratio === 1 ? 'same-bare' : 'down-bare', values)]
  const differs = low > 1 || high < 1
  return [say(differs ? 'down' : 'same', { ...values, low: change(low), high: change(high) })]
}

/** What is left of the change once all prices rose: said only where amounts are exact, so never to the public. */
function sayReal(row: Row, earlier: readonly Row[], say: Say): Bilingual[] {
  const ratio = numberOf(row.change)
  const before = earlier.find(({ family }) => family === row.family)
  const [then, real] = [numberOf(before?.median), numberOf(before?.real)]
  const isExact = typeof row.n === 'number'
  if (!isExact || ratio === null || then === null || real === null || then === real) return []
  return [say('real', { percent: change((ratio * then) / real) })]
}

/** The index says by how much, with places weighed; cells that were filled are counted. */
function sayIndex(row: Row, family: Bilingual, { latest, first }: PriceStory, say: Say): Bilingual[] {
  const last = latest.find((one) => one.family === row.family)
  const level = numberOf(last?.index)
  if (!last || level === null) return []
  return [
    say('index', {
      family,
      level: plain(level, 1),
      last: inBoth((language) => periodWords(String(last.period), language)),
      first: inBoth((language) => periodWords(first, language)),
      method: String(last.index_method).toUpperCase(),
      imputed: count(last.imputed),
    }),
  ]
}

function sayCurve({ rows, robust }: PriceStory, say: Say): Bilingual[] {
  const row = rows.find(({ exponent }) => typeof exponent === 'number')
  const exponent = numberOf(row?.exponent)
  if (!row || exponent === null) return []
  const [low, high] = [numberOf(row.exponent_low), numberOf(row.exponent_high)]
  const values = { times: plain(2 ** exponent), exponent: plain(exponent) }
  if (low === null || high === null) return [say('curve-bare', values)]
  const isWild = robust !== undefined && (robust < low || robust > high) && Math.abs(robust - exponent) > 0.05
  return [
    say('curve', { ...values, low: plain(low), high: plain(high) }),
    ...(isWild ? [say('wild', { robust: plain(robust) })] : []),
  ]
}

/** Families quote alike when their ratio is surely within ten per cent: that nothing was shown is no agreement. */
const ALIKE = 1.1

function sayPair(
  row: Row,
  label: (scheme: string, code: Cell | undefined) => Bilingual,
  say: Say,
): Bilingual[] {
  const ratio = numberOf(row.ratio)
  if (ratio === null) return []
  const one = label('offer-families', row.family)
  const few = inBoth((language: Language) => one[language].toLowerCase())
  const other = inBoth((language: Language) => label('offer-families', row.with)[language].toLowerCase())
  const [low, high] = [numberOf(row.low), numberOf(row.high)]
  const values = { one, few, other, ratio: plain(ratio), percent: change(ratio) }
  if (low === null || high === null) return [say('agree-bare', values)]
  const differs = low > 1 || high < 1
  const isAlike = low >= 1 / ALIKE && high <= ALIKE
  const key = differs ? 'differ' : isAlike ? 'agree' : 'unclear'
  return [say(key, { ...values, low: change(low), high: change(high) })]
}

function sayWorth(row: Row, say: Say): Bilingual[] {
  const [pure, purity, hours] = [numberOf(row.pure_price), numberOf(row.purity), numberOf(row.hours)]
  return [
    ...(pure === null || purity === null
      ? []
      : [
          say('pure', {
            amount: euros(pure),
            purity: inBoth((language) => shareWords(purity / 100, language)),
          }),
        ]),
    ...(hours === null ? [] : [say('hours', { hours: plain(hours, 1) })]),
  ]
}

function sayApart(
  { rows, notBrought, leftOut }: PriceStory,
  say: Say,
  { texts, audience }: PublishContext,
): Bilingual[] {
  if (audience === 'public') return []
  const promotions = rows.reduce((sum, row) => sum + (numberOf(row.promotions) ?? 0), 0)
  const lacking = Object.entries(leftOut).filter(([, number]) => number > 0)
  const why = inBoth((language) =>
    lacking
      .map(([reason, number]) => texts.say(language, `prices.left-out.${reason}`, { count: number }))
      .join(' ; '),
  )
  const total = lacking.reduce((sum, [, number]) => sum + number, 0)
  const isNominal = rows.some(({ real, median }) => isMissing(real ?? 0) && typeof median === 'number')
  return [
    ...(promotions > 0 ? [say('promotions', { count: promotions })] : []),
    ...(notBrought > 0 ? [say('not-brought', { count: notBrought })] : []),
    ...(total > 0 ? [say('left-out', { count: total, why })] : []),
    ...(isNominal ? [say('nominal', { years: String(rows[0]?.period ?? '') })] : []),
  ]
}
