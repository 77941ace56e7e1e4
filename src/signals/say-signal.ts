/** Why a signal was raised, in one sentence: observed, expected, bound, false-alarm rate, denominator. */
import type { Bilingual, Language } from '../core/codes.ts'
import { isMissing } from '../core/missing.ts'
import type { SignalCell, SignalKind } from '../core/signal.ts'
import { sayWhere } from '../trends/reasons.ts'
import { inPeriod } from '../vocabulary/where-words.ts'
import type { Method } from './judge-series.ts'
import type { Knowledge } from './watched-series.ts'

/** What a sentence needs beside the cell. */
export interface Saying {
  readonly kind: SignalKind
  readonly alpha: number
  /** Series × periods judged in the run. */
  readonly tests: number
  /** Past periods watched, and what was tested in them, for a first appearance. */
  readonly pastPeriods: number
  readonly pastDenominator: number | null
  /** Numbers of a coverage warning or a change of mix. */
  readonly said?: Readonly<Record<string, number | string>>
}

export function saySignal(cell: SignalCell, saying: Saying, knowledge: Knowledge): Bilingual {
  return both((language) => sentence(cell, saying, language, knowledge))
}

function sentence(cell: SignalCell, saying: Saying, language: Language, knowledge: Knowledge): string {
  const { texts } = knowledge
  const key = saying.kind === 'rise' || saying.kind === 'first-appearance' ? cell.measure : 'notice'
  const values = {
    subject: sayPlace(cell.place, language, knowledge),
    product: sayProduct(cell, language, knowledge),
    period: sayPeriod(cell.period, language, knowledge),
    observed: cell.observed,
    of: isMissing(cell.denominator)
      ? ''
      : texts.say(language, 'signals.of', { denominator: cell.denominator }),
    counted: cell.measure === 'counts' ? cell.aspect : '',
    phenomenon: cell.phenomenon
      ? lower(knowledge.vocabulary.label('phenomena', cell.phenomenon, language))
      : '',
  }
  const what =
    key === 'notice'
      ? ''
      : texts.say(
          language,
          `signals.observed.${cell.measure}.${cell.measure === 'counts' ? 'row' : cell.aspect}`,
          values,
        )
  return texts.say(language, `signals.why.${saying.kind}`, {
    ...values,
    what,
    // Several numbers of decimals would only pretend to be exact.
    expected: isMissing(cell.expected) ? '' : written(cell.expected, language, 1),
    bound: isMissing(cell.upperbound) ? '' : written(Math.max(0, cell.upperbound), language, 0),
    hasBound: isMissing(cell.upperbound) ? 'no' : 'yes',
    together: !isMissing(cell.upperbound) && cell.observed <= cell.upperbound ? 'yes' : 'no',
    rate: written(saying.alpha * 100, language, 1),
    tests: saying.tests,
    method: texts.say(language, `signals.method.${cell.method as Method}`),
    pastPeriods: saying.pastPeriods,
    pastDenominator: saying.pastDenominator ?? 0,
    hasDenominator: isMissing(cell.denominator) || saying.pastDenominator === null ? 'no' : 'yes',
    unit: cell.period.includes('W') ? 'week' : 'month',
    ...saying.said,
  })
}

/** « Lille », « À Lille » at the head of a sentence; nowhere in particular is everywhere watched. */
function sayPlace(place: string | null, language: Language, knowledge: Knowledge): string {
  const words =
    place === null
      ? knowledge.texts.say(language, 'signals.everywhere')
      : sayWhere(place, language, knowledge)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function sayProduct({ substance }: SignalCell, language: Language, { vocabulary, texts }: Knowledge): string {
  return substance === null
    ? texts.say(language, 'signals.anything')
    : vocabulary.label('substances', substance, language)
}

/**
 * A week or a month inside a sentence.
 */
export function sayPeriod(period: string, language: Language, { texts }: Pick<Knowledge, 'texts'>): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(period)
  return week
    ? texts.say(language, 'signals.week', { week: Number(week[2]), year: week[1] ?? '' })
    : inPeriod(period, language)
}

export const written = (value: number, language: Language, digits: number): string =>
  new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: digits }).format(
    value,
  )

const lower = (text: string): string =>
  /^[A-ZÀ-Ý]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

export const both = (say: (language: Language) => string): Bilingual => ({ en: say('en'), fr: say('fr') })
