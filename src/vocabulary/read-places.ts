/** Reads the gazetteer's TSV files into places with their other names. */
import type { Bilingual } from '../core/codes.ts'
import type { Place, PlaceKind } from '../core/place.ts'
import { openEndings } from './open-endings.ts'

/** A place with all it is called. */
export interface KnownPlace {
  readonly place: Place
  /** Names besides the official one, in any language. */
  readonly others: readonly string[]
  /** Name a language prefers, where it is not the official one. */
  readonly preferred: Partial<Bilingual>
}

const NOTHING: Pick<KnownPlace, 'others' | 'preferred'> = { others: [], preferred: {} }

/** Rows `code, kind, name, within, population, longitude, latitude, names`. */
export function readPlaces(text: string): KnownPlace[] {
  return rowsOf(text).map((row) => {
    const [code = '', kind, name = '', within, population, longitude, latitude, names] = row.split('\t')
    return {
      place: placeOf(code, kind as PlaceKind, name, within || null, population, longitude, latitude),
      ...namesOf(names),
    }
  })
}

/** Rows `insee, name, population, longitude, latitude, names`: kind and département follow from the number. */
export function readCommunes(text: string): KnownPlace[] {
  return rowsOf(text).map((row) => {
    const [insee = '', name = '', population, longitude, latitude, names] = row.split('\t')
    return {
      place: placeOf(`FR-${insee}`, 'commune', name, departementOf(insee), population, longitude, latitude),
      ...namesOf(names),
    }
  })
}

/**
 * The département of an INSEE commune number: two digits, three overseas.
 *
 * @example
 * departementOf('97105') // => 'FR-971'
 */
export function departementOf(insee: string): string {
  return `FR-${insee.slice(0, insee.startsWith('97') ? 3 : 2)}`
}

/** Rows `form, code, language`, the endings in brackets opened: "lyonnais(e)(s)" is four forms. */
export function readDemonyms(text: string): [form: string, code: string][] {
  return rowsOf(text).flatMap((row) => {
    const [pattern = '', code = ''] = row.split('\t')
    return openEndings(pattern).map((form): [string, string] => [form, code])
  })
}

/** Lines that are neither comments nor the header. */
export function rowsOf(text: string): string[] {
  const rows = text.split('\n').filter((row) => row !== '' && !row.startsWith('#'))
  return rows.slice(1)
}

function placeOf(
  code: string,
  kind: PlaceKind,
  name: string,
  within: string | null,
  population: string | undefined,
  longitude: string | undefined,
  latitude: string | undefined,
): Place {
  const place = { code, kind, name, within, population: population ? Number(population) : null }
  return longitude && latitude ? { ...place, at: [Number(longitude), Number(latitude)] } : place
}

function namesOf(names: string | undefined): Pick<KnownPlace, 'others' | 'preferred'> {
  if (!names) return NOTHING
  const preferred: Partial<Bilingual> = {}
  const others = names.split('|').map((entry) => {
    const language = entry.startsWith('fr:') ? 'fr' : entry.startsWith('en:') ? 'en' : null
    const name = (language ? entry.slice(3) : entry).replace(/ \([^)]*\)$/, '')
    if (language) preferred[language] = name
    return name
  })
  return { others, preferred }
}
