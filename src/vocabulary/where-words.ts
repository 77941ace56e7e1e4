/** Places and periods inside a sentence: « à Lille », « en Bretagne », « dans le Nord », « au Portugal », « en mars 2025 ». */
import type { Bilingual, Language } from '../core/codes.ts'
import type { Place, PlaceKind } from '../core/place.ts'

/** What the grammar asks of a place. */
export type NamedPlace = Pick<Place, 'name' | 'kind'> & { readonly code?: string }

/**
 * The name of a place in a language: countries by their ISO code, the few regions with an English name by that name.
 *
 * @example
 * placeName({ code: 'NL', name: 'Pays-Bas', kind: 'country' }, 'en') // => 'Netherlands'
 * placeName({ code: 'FR-BRE', name: 'Bretagne', kind: 'region' }, 'en') // => 'Brittany'
 */
export function placeName({ code, name, kind }: NamedPlace, language: Language): string {
  if (kind === 'country' && code && /^[A-Z]{2}$/.test(code)) return COUNTRY_NAMES[language].of(code) ?? name
  return language === 'en' && kind === 'region' ? (ENGLISH_REGIONS.get(name) ?? name) : name
}

const COUNTRY_NAMES = {
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
}
const ENGLISH_REGIONS = new Map([
  ['Bretagne', 'Brittany'],
  ['Normandie', 'Normandy'],
  ['Corse', 'Corsica'],
])

/**
 * Where, in a sentence.
 *
 * @example
 * inPlace({ name: 'Le Havre', kind: 'commune' }).fr // => 'au Havre'
 * inPlace({ name: 'Nord', kind: 'departement' }).fr // => 'dans le Nord'
 * inPlace({ name: 'Paris 19e', kind: 'arrondissement' }).fr // => 'dans le 19e arrondissement de Paris'
 * inPlace({ name: 'Portugal', kind: 'country' }).fr // => 'au Portugal'
 */
export function inPlace(place: NamedPlace): Bilingual {
  return {
    en: inPlaceEnglish({ ...place, name: placeName(place, 'en') }),
    fr: IN_FRENCH[place.kind](placeName(place, 'fr')),
  }
}

const IN_FRENCH: Readonly<Record<PlaceKind, (name: string) => string>> = {
  commune: (name) => withTownArticle(name, 'à'),
  city: (name) => withTownArticle(name, 'à'),
  arrondissement: inArrondissement,
  departement: inDepartement,
  region: inRegion,
  country: inCountry,
  'world-region': inWorldRegion,
  'network-place': (name) =>
    /^(?:ligne|métro|tram|RER)/i.test(name) ? `sur ${lineName(name)}` : `à ${name}`,
  area: (name) => `à ${name}`,
}

const lineName = (name: string): string =>
  /^ligne/i.test(name) ? `la ${lowerFirst(name)}` : `le ${lowerFirst(name)}`
const lowerFirst = (name: string): string =>
  name.startsWith('RER') ? name : name.charAt(0).toLowerCase() + name.slice(1)

function withTownArticle(name: string, preposition: 'à'): string {
  if (name.startsWith('Le ')) return `au ${name.slice(3)}`
  if (name.startsWith('Les ')) return `aux ${name.slice(4)}`
  return `${preposition} ${name}`
}

function inArrondissement(name: string): string {
  const found = /^(.+?)[ -]+(\d+)(er|ere|e|ème)?(?: arrondissement)?$/i.exec(name)
  if (!found) return `à ${name}`
  return `dans le ${found[2]}${found[2] === '1' ? 'er' : 'e'} arrondissement de ${found[1]}`
}

const set = (names: string): ReadonlySet<string> => new Set(names.split('|'))

/** Départements said with « dans le »; those in the plural say so by themselves, and a vowel takes « dans l’ ». */
const MASCULINE = set(
  'Calvados|Cantal|Cher|Doubs|Finistère|Gard|Gers|Jura|Loir-et-Cher|Loiret|Lot|Lot-et-Garonne|Morbihan|Nord|Pas-de-Calais|Puy-de-Dôme|Bas-Rhin|Haut-Rhin|Rhône|Tarn|Tarn-et-Garonne|Var|Vaucluse|Territoire de Belfort|Val-de-Marne|Val-d’Oise|Maine-et-Loire',
)
const PLURAL = set(
  'Alpes-de-Haute-Provence|Hautes-Alpes|Alpes-Maritimes|Ardennes|Bouches-du-Rhône|Côtes-d’Armor|Landes|Pyrénées-Atlantiques|Hautes-Pyrénées|Pyrénées-Orientales|Yvelines|Deux-Sèvres|Vosges|Hauts-de-Seine',
)
const TOWN_LIKE = set(
  'Paris|La Réunion|Mayotte|Saint-Barthélemy|Saint-Martin|Saint-Pierre-et-Miquelon|Wallis-et-Futuna|Wallis et Futuna',
)

function inDepartement(name: string): string {
  const written = name.replaceAll("'", '’')
  if (TOWN_LIKE.has(written)) return `à ${written}`
  if (MASCULINE.has(written)) return `dans le ${written}`
  if (PLURAL.has(written)) return `dans les ${written}`
  return startsWithVowel(written) && !/-et-/.test(written) ? `dans l’${written}` : `en ${written}`
}

function inRegion(name: string): string {
  const written = name.replaceAll("'", '’')
  if (TOWN_LIKE.has(written)) return `à ${written}`
  if (/^(?:Hauts|Pays) ?-?de/.test(written)) return `dans les ${written}`
  return /^Grand|^Centre/.test(written) ? `dans le ${written}` : `en ${written}`
}

const NO_ARTICLE = set(
  'Cuba|Malte|Chypre|Haïti|Madagascar|Singapour|Monaco|Taïwan|Bahreïn|Djibouti|Oman|Maurice|Andorre|Saint-Marin|Porto Rico|Trinité-et-Tobago|Sao Tomé-et-Principe|Hong Kong|Sainte-Lucie|Grenade|Antigua-et-Barbuda|Kiribati|Nauru|Tuvalu|Vanuatu',
)
const ENDS_IN_E_YET_MASCULINE = set('Mexique|Cambodge|Mozambique|Zimbabwe|Suriname|Belize|Royaume-Uni')
const IN_PLURAL =
  /^(?:États-Unis|Pays-Bas|Philippines|Émirats|Comores|Bahamas|Maldives|Seychelles|Fidji|Îles)/

function inCountry(name: string): string {
  if (name === 'Andorre' || name === 'Israël') return `en ${name}`
  if (NO_ARTICLE.has(name)) return `à ${name}`
  if (IN_PLURAL.test(name)) return `aux ${name}`
  const isFeminine = name.split(/[ -]/)[0]?.endsWith('e') && !ENDS_IN_E_YET_MASCULINE.has(name)
  return isFeminine || startsWithVowel(name) ? `en ${name}` : `au ${name}`
}

function inWorldRegion(name: string): string {
  if (/^(?:Balkans|Caraïbes|Antilles|Amériques)/.test(name)) return `dans les ${name}`
  return /^(?:Proche|Moyen|Golfe|Maghreb)/.test(name) ? `au ${name}` : `en ${name}`
}

/** Of the names that begin with an h or a y, only these elide. */
const startsWithVowel = (name: string): boolean => /^(?:[aeiouàâäéèêëîïôöùûü]|hérault|yonne)/i.test(name)

function inPlaceEnglish({ name, kind }: NamedPlace): string {
  if (kind === 'network-place')
    return /^(?:ligne|line|metro|métro|tram|RER)/i.test(name) ? `on ${name}` : `at ${name}`
  const takesThe =
    kind === 'country' || kind === 'world-region'
      ? /^(?:Netherlands|United|Philippines|Bahamas|Maldives|Comoros|Seychelles|Gambia|Czech Republic|Dominican Republic|Central African Republic|Balkans|Caribbean|Middle East)/
      : /^(?:Hauts|Yvelines|Landes|Vosges|Ardennes|Bouches-du|Côtes-d|Alpes-|Hautes-|Pyrénées|Deux-|Pays de)/
  if (kind !== 'commune' && kind !== 'city' && takesThe.test(name)) return `in the ${name}`
  if (kind === 'arrondissement') return inEnglishArrondissement(name)
  return `in ${name}`
}

function inEnglishArrondissement(name: string): string {
  const found = /^(.+?)[ -]+(\d+)/.exec(name)
  if (!found) return `in ${name}`
  const number = Number(found[2])
  const ending = ORDINAL[englishOrdinals.select(number)] ?? 'th'
  return `in the ${number}${ending} arrondissement of ${found[1]}`
}

const englishOrdinals = new Intl.PluralRules('en', { type: 'ordinal' })
const ORDINAL: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/**
 * When, in a sentence.
 *
 * @example
 * inPeriod('2025-03', 'fr') // => 'en mars 2025'
 * inPeriod('2025-Q1', 'fr') // => 'au 1er trimestre 2025'
 * inPeriod('2025-H2', 'en') // => 'in the second half of 2025'
 * inPeriod('2014/', 'fr') // => 'depuis 2014'
 */
export function inPeriod(period: string, language: Language): string {
  const [from, to] = period.split('/')
  if (to === '') return `${language === 'fr' ? 'depuis' : 'since'} ${bare(from ?? '', language)}`
  if (to !== undefined && from) return between(from, to, language)
  const part = /^(\d{4})-([QH])(\d)$/.exec(period)
  if (part) return inPart(part[1] ?? '', part[2] === 'Q', Number(part[3]), language)
  if (/^\d{4}-\d{2}-\d{2}$/.test(period))
    return `${language === 'fr' ? 'le' : 'on'} ${bare(period, language)}`
  return `${language === 'fr' ? 'en' : 'in'} ${bare(period, language)}`
}

function between(from: string, to: string, language: Language): string {
  const ends = [bare(from, language), bare(to, language)] as const
  if (language === 'en') return `between ${ends[0]} and ${ends[1]}`
  return /^\d{4}$/.test(from) ? `entre ${ends[0]} et ${ends[1]}` : `de ${ends[0]} à ${ends[1]}`
}

function inPart(year: string, isQuarter: boolean, index: number, language: Language): string {
  if (language === 'fr')
    return `au ${index === 1 ? '1er' : `${index}e`} ${isQuarter ? 'trimestre' : 'semestre'} ${year}`
  const word = ['first', 'second', 'third', 'fourth'][index - 1] ?? `${index}th`
  return `in the ${word} ${isQuarter ? 'quarter' : 'half'} of ${year}`
}

function bare(period: string, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const options = /^\d{4}-\d{2}-\d{2}$/.test(period)
    ? ({ day: 'numeric', month: 'long', year: 'numeric' } as const)
    : ({ month: 'long', year: 'numeric' } as const)
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(period)) return period
  const written = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(period))
  return written.replace(/^1 /, language === 'fr' ? '1er ' : '1 ')
}

/**
 * Several things in a sentence.
 *
 * @example
 * listOf(['Lille', 'Metz', 'Lyon'], 'fr') // => 'Lille, Metz et Lyon'
 */
export function listOf(items: readonly string[], language: Language): string {
  return LISTS[language].format(items)
}

const LISTS = {
  fr: new Intl.ListFormat('fr-FR', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
}
