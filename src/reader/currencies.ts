/** Which money a sum is in when its words do not say: dollars, francs, crowns and bare sums, by the countries the text names. */
import type { Language } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import type { Sentence } from './sentence.ts'

/** Money whose words fit several currencies, as the word lists write it. `BARE` is a sum without any word for money. */
export const OPEN_MONEY = { dollar: '$', franc: 'F', crown: 'kr', slang: '€£', bare: '?' } as const
const BARE = OPEN_MONEY.bare

const OF_COUNTRY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  $: { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD' },
  F: {
    CH: 'CHF',
    PF: 'XPF',
    NC: 'XPF',
    WF: 'XPF',
    SN: 'XOF',
    CI: 'XOF',
    BJ: 'XOF',
    TG: 'XOF',
    ML: 'XOF',
    CM: 'XAF',
    GA: 'XAF',
  },
  kr: { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK', CZ: 'CZK' },
}
const ELSE: Readonly<Record<string, string>> = { $: 'USD', F: 'FRF', kr: 'SEK' }

/** What people of a country count in. */
const HOME: Readonly<Record<string, string>> = {
  ...OF_COUNTRY.$,
  ...OF_COUNTRY.kr,
  CH: 'CHF',
  PF: 'XPF',
  NC: 'XPF',
  GB: 'GBP',
  PL: 'PLN',
  HU: 'HUF',
  RO: 'RON',
  AL: 'ALL',
  TR: 'TRY',
  UA: 'UAH',
  RU: 'RUB',
  GE: 'GEL',
  MA: 'MAD',
  DZ: 'DZD',
  TN: 'TND',
  ZA: 'ZAR',
  IN: 'INR',
  MX: 'MXN',
  ...Object.fromEntries(
    'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'
      .split(' ')
      .map((country) => [country, 'EUR']),
  ),
}
const OF_LANGUAGE: Record<Language, string> = { fr: 'EUR', en: 'GBP' }

/**
 * Gives every price and sum of the text its currency. "Dollars" are those of the country named most, American when none is;
 * "francs" Swiss or Pacific where such places are named, else the old French ones; a bare sum is in the money
 * the text names, else in that of the country named most, else in euros in French and pounds in English.
 */
export function settleMoney(sentences: readonly Sentence[], language: Language): void {
  let countries: Map<string, number> | undefined
  let said: string | undefined
  const nameOf = (currency: string): string => {
    if (currency === BARE || currency === OPEN_MONEY.slang) {
      said ??= moneyOf(sentences, language)
      return said
    }
    countries ??= countriesIn(sentences)
    return settled(currency, countries)
  }
  for (const sentence of sentences) {
    for (const price of sentence.prices) {
      const { currency } = price.measure
      if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
        price.measure = inMoney(price.measure, nameOf(currency))
    }
    for (const one of sentence.counted) {
      const [money = '', per] = one.unit.split('/')
      if (OPEN.has(money)) one.unit = per ? `${nameOf(money)}/${per}` : nameOf(money)
    }
  }
}
const OPEN: ReadonlySet<string> = new Set(Object.values(OPEN_MONEY))

const inMoney = (measure: Measure, currency: string): Measure => ({ ...measure, currency })

/** How often places of each country are named, by its two letters. */
function countriesIn(sentences: readonly Sentence[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { places } of sentences)
    for (const { code } of places) {
      const country = code === undefined || code.startsWith('X-') ? undefined : code.slice(0, 2)
      if (country) counts.set(country, (counts.get(country) ?? 0) + 1)
    }
  return counts
}

function settled(open: string, countries: ReadonlyMap<string, number>): string {
  const among = OF_COUNTRY[open] ?? {}
  const country = most(countries, (code) => code in among)
  return (country && among[country]) ?? ELSE[open] ?? open
}

/** What a bare sum of a text is in: the money it names, else that of the country it names most. */
export function moneyOf(sentences: readonly Sentence[], language: Language): string {
  const countries = countriesIn(sentences)
  return moneySaid(sentences, countries) ?? homeMoney(countries, language)
}

/** The money named most in the text; undefined when none is. */
function moneySaid(
  sentences: readonly Sentence[],
  countries: ReadonlyMap<string, number>,
): string | undefined {
  const counts = new Map<string, number>()
  for (const { prices } of sentences)
    for (const { measure } of prices) {
      const { currency } = measure
      if (currency && currency !== BARE && currency !== OPEN_MONEY.slang && currency !== 'FRF')
        counts.set(currency, (counts.get(currency) ?? 0) + 1)
    }
  const money = most(counts, () => true)
  return money && (/^[A-Z]{3}$/.test(money) ? money : settled(money, countries))
}

/** The money of the country named most, where people write the language, else in Europe; a text may name far countries drugs come from. */
function homeMoney(countries: ReadonlyMap<string, number>, language: Language): string {
  const spoken =
    language === 'fr' ? ['FR', 'BE', 'CH', 'LU', 'CA', 'PF', 'NC'] : ['GB', 'IE', 'US', 'CA', 'AU', 'NZ']
  const country = most(countries, (code) => spoken.includes(code)) ?? most(countries, (code) => code in HOME)
  return (country && HOME[country]) ?? OF_LANGUAGE[language]
}

function most(counts: ReadonlyMap<string, number>, fits: (key: string) => boolean): string | undefined {
  let best: string | undefined
  for (const [key, count] of counts)
    if (fits(key) && (best === undefined || count > counts.get(best)!)) best = key
  return best
}
