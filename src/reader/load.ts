/** Loads the shipped rules, terms and places into a reader, once. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../core/codes.ts'
import type { PlaceKind } from '../core/place.ts'
import type { SubstanceTerm } from '../vocabulary/concept.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import type { Spot } from './block.ts'
import { readerFrom } from './create-reader.ts'
import type { PlaceWord, SubstanceWord } from './engine.ts'
import { parseNoise } from './frame.ts'
import type { Reader } from './reading.ts'
import { parseRuleSet, type RuleSet } from './rule-files.ts'

/** Changes whenever what the reader makes of a text may change by its code; rules and terms have versions of their own. */
const READER_VERSION = '0.1.0'

let loaded: ReturnType<typeof readerFrom> | undefined

/**
 * The reader with everything Vigie ships. Languages are compiled when first read.
 *
 * @example
 * createReader().read('À Lille, le gramme de cocaïne vaut 60 €.').observations[0]?.phenomenon // => 'market.price'
 */
export function createReader(): Reader & { rules: (language: Language) => RuleSet } {
  loaded ??= readerFrom({
    version: READER_VERSION,
    rules: loadRules,
    substances: substanceWords,
    places: placeWords,
    widthOf,
    noise: parseNoise(readFileSync(packageFile('rules/noise.tsv'), 'utf8')),
  })
  return loaded
}

/** The rule files of a language, as written. */
export function loadRules(language: Language): RuleSet {
  const folder = packageFile(join('rules', language))
  const files = new Map<string, string>()
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.yml')) files.set(name.slice(0, -4), readFileSync(join(folder, name), 'utf8'))
  return parseRuleSet(language, files)
}

/** Substances are known by the terms of both languages: "weed" is said in France and "shit" means hashish only there. */
function* substanceWords(language: Language): Iterable<SubstanceWord> {
  for (const term of loadVocabulary().terms)
    if (isRead(term, language))
      yield {
        term: term.term,
        code: term.code,
        isWeak: term.flags.includes('context'),
        isCased: term.flags.includes('case'),
      }
}

const SAID_ABROAD: ReadonlySet<string> = new Set(['name', 'inn', 'chemical', 'abbreviation', 'brand'])

/** Everyday products (alcohol, tobacco, glue) are no claim about drugs; slang holds in its own language only. */
function isRead(term: SubstanceTerm, language: Language): boolean {
  const isEveryday = term.flags.includes('context')
  if (isEveryday) return term.language === language && term.code !== 'other'
  return term.language === language || SAID_ABROAD.has(term.source)
}

/** Places with fewer inhabitants are read only after a preposition. */
const VILLAGE = 2000
/** Inhabitants from which a city is written without a capital in messages. */
const LARGE = 60_000

function* placeWords(): Iterable<PlaceWord> {
  for (const { name, codes, flags } of loadGazetteer().namedPlaces()) {
    const code = codes[0]
    if (!code) continue
    const isVillage =
      /^FR-\d[\dAB]\d{3}$/.test(code) && (loadGazetteer().get(code)?.population ?? 0) < VILLAGE
    const isGuarded = isVillage || flags.includes('common') || flags.includes('small')
    const isDemonym = flags.includes('demonym') && !name.includes(' ')
    yield {
      name,
      code,
      isGuarded,
      isDemonym,
      isLarge: !isGuarded && !isDemonym && name !== name.toLowerCase() && isLargePlace(code),
    }
  }
}

const WIDTHS: Readonly<Record<PlaceKind, Spot['kind']>> = {
  'world-region': 'country',
  country: 'country',
  region: 'wide',
  departement: 'wide',
  area: 'wide',
  commune: 'city',
  city: 'city',
  arrondissement: 'local',
  'network-place': 'local',
}

const isLargePlace = (code: string): boolean => {
  const place = loadGazetteer().get(code)
  return (place?.population ?? 0) > LARGE || place?.kind === 'departement' || place?.kind === 'region'
}

function widthOf(code: string): Spot['kind'] {
  const place = loadGazetteer().get(code)
  return place ? WIDTHS[place.kind] : 'city'
}
