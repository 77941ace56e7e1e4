/** What every page is given beside its view: the language, the address, and how to name things. */
import type { Bilingual, Language } from '../core/codes.ts'

/** The message of a catalogue in the page's language, its `{names}` filled in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

export type Query = Readonly<Record<string, string>>

export interface Ui {
  readonly lang: Language
  readonly say: Say
  /** Path of the page, `/trends`. */
  readonly path: string
  /** What the address asks for, defaults left out, without `lang` and `audience`. */
  readonly query: Query
  readonly audience: 'internal' | 'public'
  /** True for the invented observatory. */
  readonly isDemo: boolean
  /** True when the address names the language, so that links keep it. */
  readonly keepsLang: boolean
  /** Day of the figures, ISO 8601. */
  readonly today: string
  /** Address of a script or style sheet, its content hash included. */
  asset(name: string): string
  /** Label of a code of the vocabulary. */
  label(scheme: string, code: string): string
  /** What a code means, in a sentence. */
  definition(scheme: string, code: string): string
  placeName(code: string): string
  /** Codes an observation may carry, in the order of the vocabulary. */
  readonly phenomena: readonly string[]
  readonly substances: readonly string[]
}

/** A bilingual text in the page's language. */
export const inLang = (ui: Ui, text: Bilingual): string => text[ui.lang]

/**
 * The address of another page, with the language and the audience of this one.
 *
 * @example
 * linkTo({ keepsLang: true, lang: 'en', audience: 'internal' }, '/trends', { substance: 'crack' }) // => '/trends?substance=crack&lang=en'
 */
export function linkTo(
  ui: Pick<Ui, 'keepsLang' | 'lang' | 'audience'>,
  path: string,
  query: Query = {},
): string {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  if (ui.audience === 'public') parameters.set('audience', 'public')
  if (ui.keepsLang) parameters.set('lang', ui.lang)
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

/** This page in another language, at the same place. */
export const inOtherLang = (ui: Ui, lang: Language): string =>
  linkTo({ keepsLang: true, lang, audience: ui.audience }, ui.path, ui.query)

/** A sibling of this page: the same figures and filters as `.csv`, `.json`, `.svg` or `.png`. */
export const siblingOf = (ui: Ui, extension: string): string =>
  linkTo(ui, `${ui.path}.${extension}`, ui.query)

/** A day or period as people of the language write it; as it stands when it is neither day, month nor year. */
export function writtenDate(lang: Language, period: string): string {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB'
  const date = (text: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`))
  if (/^\d{4}-\d{2}-\d{2}$/.test(period))
    return date(period, { day: 'numeric', month: 'long', year: 'numeric' })
  if (/^\d{4}-\d{2}$/.test(period)) return date(`${period}-01`, { month: 'long', year: 'numeric' })
  const part = /^(\d{4})-([QH])(\d)$/.exec(period)
  if (part)
    return lang === 'fr'
      ? `${part[2] === 'Q' ? 'T' : 'S'}${part[3]} ${part[1]}`
      : `${part[2]}${part[3]} ${part[1]}`
  const open = /^([^/]+)\/$/.exec(period)
  if (open)
    return lang === 'fr' ? `depuis ${writtenDate(lang, open[1]!)}` : `since ${writtenDate(lang, open[1]!)}`
  const range = /^([^/]+)\/([^/]+)$/.exec(period)
  return range ? `${writtenDate(lang, range[1]!)} – ${writtenDate(lang, range[2]!)}` : period
}

export function writtenEuros(lang: Language, value: number): string {
  const isWhole = Math.abs(value - Math.round(value)) < 0.005
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: isWhole ? 0 : 2,
    maximumFractionDigits: isWhole ? 0 : 2,
  }).format(value)
}

export function writtenShare(lang: Language, share: number, digits = 1): string {
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(share)
}

export function writtenNumber(lang: Language, value: number, digits = 1): string {
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: digits }).format(
    value,
  )
}
