/** Dates as files write them, in French and English, to ISO 8601. */
import { daysOf, isDay } from '../core/period.ts'

const MONTHS: Readonly<Record<string, number>> = {
  janvier: 1,
  fevrier: 2,
  mars: 3,
  avril: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  aout: 8,
  septembre: 9,
  octobre: 10,
  novembre: 11,
  decembre: 12,
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  janv: 1,
  fev: 2,
  avr: 4,
  juil: 7,
}

/**
 * The day a text names, written in ISO form, with a time after it, in words, or day first with slashes.
 *
 * @example
 * readDay('6 décembre 2016') // => '2016-12-06'
 * readDay('December 6th, 2016') // => '2016-12-06'
 * readDay('07/01/2024') // => '2024-01-07'
 * readDay('2024-02-30') // => null
 */
export function readDay(text: string): string | null {
  const folded = fold(text)
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?=$|[t ])/.exec(folded)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?=$|\D)/.exec(folded)
  if (slashed) return dayOf(slashed[3], slashed[2], slashed[1])
  const dayFirst = /^(?:[a-z]+,? )?(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})/.exec(folded)
  if (dayFirst) return dayOf(dayFirst[3], MONTHS[dayFirst[2] ?? ''], dayFirst[1])
  const monthFirst = /^(?:[a-z]+,? )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/.exec(folded)
  return monthFirst ? dayOf(monthFirst[3], MONTHS[monthFirst[1] ?? ''], monthFirst[2]) : null
}

/**
 * The period a text names: ISO 8601, or a month and year in words.
 *
 * @example
 * readPeriod('2024-Q2') // => '2024-Q2'
 * readPeriod('mars 2024') // => '2024-03'
 */
export function readPeriod(text: string): string | null {
  const trimmed = text.trim()
  if (daysOf(trimmed) && trimmed !== '/') return trimmed
  const words = /^([a-z]+)\.? (\d{4})$/.exec(fold(text))
  const month = words ? MONTHS[words[1] ?? ''] : undefined
  if (words && month) return `${words[2]}-${String(month).padStart(2, '0')}`
  const slashed = /^(\d{1,2})\/(\d{4})$/.exec(trimmed)
  const period = slashed ? `${slashed[2]}-${slashed[1]?.padStart(2, '0')}` : null
  return period && daysOf(period) ? period : readDay(text)
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

function dayOf(year?: string, month?: string | number, day?: string): string | null {
  const text = `${year}-${String(month ?? '').padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : null
}
