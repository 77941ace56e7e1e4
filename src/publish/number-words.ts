/** Figures as people of a language write them: amounts, changes in per cent, counts and bands; and periods. */
import type { Bilingual, Language } from '../core/codes.ts'

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const

/**
 * @example
 * numberWords(1234.5, 'en') // => '1,234.5'
 */
export const numberWords = (value: number, language: Language, digits = 1): string =>
  new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: digits }).format(value)

/**
 * An amount in euros: to the cent below ten, to ten cents below a hundred.
 *
 * @example
 * euroWords(62.5, 'en') // => '€62.50'
 * euroWords(7, 'en') // => '€7'
 */
export function euroWords(value: number, language: Language): string {
  const isWhole = Math.abs(value - Math.round(value)) < 0.005
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: isWhole ? 0 : 2,
    maximumFractionDigits: isWhole ? 0 : 2,
  }).format(value)
}

/**
 * A ratio as a change.
 *
 * @example
 * changeWords(0.82, 'en') // => '−18%'
 * changeWords(1.05, 'en') // => '+5%'
 */
export function changeWords(ratio: number, language: Language): string {
  const exact = Math.abs(ratio - 1) * 100
  // Below ten per cent a tenth tells a change from none.
  const percent = exact < 9.95 ? Math.round(exact * 10) / 10 : Math.round(exact)
  const sign = percent === 0 ? '' : ratio > 1 ? '+' : '−'
  return `${sign}${shareWords(percent / 100, language, 1)}`
}

/**
 * A share in per cent.
 *
 * @example
 * shareWords(0.101, 'en') // => '10%'
 */
export const shareWords = (share: number, language: Language, digits = 0): string =>
  new Intl.NumberFormat(LOCALE[language], { style: 'percent', maximumFractionDigits: digits }).format(share)

/**
 * A period short enough for an axis or a sentence.
 *
 * @example
 * periodWords('2025-Q3', 'fr') // => 'T3 2025'
 * periodWords('2025-H1', 'en') // => 'H1 2025'
 * periodWords('2024', 'en') // => '2024'
 */
export function periodWords(period: string, language: Language): string {
  const part = /^(\d{4})-([QH])(\d)$/.exec(period)
  if (part) return `${language === 'fr' ? (part[2] === 'Q' ? 'T' : 'S') : part[2]}${part[3]} ${part[1]}`
  if (/^\d{4}-\d{2}$/.test(period))
    return new Intl.DateTimeFormat(LOCALE[language], {
      month: 'short',
      year: '2-digit',
      timeZone: 'UTC',
    }).format(Date.parse(`${period}-01`))
  const [from, to] = period.split('/')
  return from && to ? `${periodWords(from, language)} – ${periodWords(to, language)}` : period
}

/** In both languages at once. */
export const inBoth = (make: (language: Language) => string): Bilingual => ({
  fr: make('fr'),
  en: make('en'),
})

/**
 * Fit to begin a line.
 *
 * @example
 * capitalised({ fr: 'cocaïne', en: 'cocaine' }) // => { fr: 'Cocaïne', en: 'Cocaine' }
 */
export const capitalised = (text: Bilingual): Bilingual =>
  inBoth((language) => text[language].charAt(0).toUpperCase() + text[language].slice(1))
