/** Loads the shipped rules, terms and places into a reader, once; from the build's compiled engines when they are of this state. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Language } from '../core/codes.ts'
import type { PlaceKind } from '../core/place.ts'
import type { SubstanceTerm } from '../vocabulary/concept.ts'
import { loadDeidLists } from '../vocabulary/deid-lists.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { packageFile, runsFromSource } from '../vocabulary/package-files.ts'
import type { Learned } from './claims.ts'
import { packEngine, unpackEngine } from './compiled.ts'
import { type ReaderSources, readerFrom } from './create-reader.ts'
import { buildEngine, type Engine, type PlaceWord, type SubstanceWord } from './engine.ts'
import { frameLines, type Noise, parseNoise } from './frame.ts'
import { type Knowledge, knowledgeOf } from './learned/knowledge.ts'
import type { Desk } from './learned/lesson.ts'
import { type Meanings, unpackMeanings } from './learned/meanings.ts'
import { type Model, unpackModel } from './learned/model.ts'
import { parseSenses } from './learned/senses.ts'
import type { PlaceWidth } from './lexicon.ts'
import type { Reader } from './reading.ts'
import { parseRuleSet, type RuleSet } from './rule-files.ts'
import { Scanner } from './scan.ts'

/** Changes whenever what the reader makes of a text may change by its code; rules and terms have versions of their own. */
const READER_VERSION = '0.15.0'

let loaded: ReturnType<typeof readerFrom> | undefined
let byRules: ReturnType<typeof readerFrom> | undefined
const ruleSets = new Map<Language, RuleSet>()

/**
 * The reader with everything Vigie ships. Languages are made ready when first read.
 *
 * @example
 * createReader().read('À Lille, le gramme de cocaïne vaut 60 €.').observations[0]?.phenomenon // => 'market.price'
 */
export function createReader(): Reader & { rules: (language: Language) => RuleSet } {
  loaded ??= readerFrom({ ...sources(), learned: loadLearned })
  return loaded
}

/** The reader with its rules alone: what proves each of them, and what there is before anything is learned. */
export function createRuleReader(): Reader & { rules: (language: Language) => RuleSet } {
  byRules ??= readerFrom(sources())
  return byRules
}

/** The shipped rules with another model: to measure what was just learned. */
export function readerOf(model: Model): Reader {
  return readerFrom({ ...sources(), learned: (language) => ({ model, known: loadKnowledge(language) }) })
}

const sources = (): ReaderSources => ({
  version: READER_VERSION,
  rules: loadRules,
  engine: loadEngine,
  noise: loadNoise(),
})

const loadNoise = (): Noise => parseNoise(readFileSync(packageFile('rules/noise.tsv'), 'utf8'))

let model: Model | undefined

/** What was learned from coded texts (`npm run learn`), with the families of meaning of a language. */
function loadLearned(language: Language): Learned | undefined {
  const file = packageFile('learned/model.bin')
  if (!model && existsSync(file)) model = unpackModel(readFileSync(file), loadMeanings())
  return model && { model, known: loadKnowledge(language) }
}

let meanings: Meanings | undefined

/** The meanings of words (`npm run meanings`). */
export function loadMeanings(): Meanings {
  meanings ??= unpackMeanings(readFileSync(packageFile('learned/meanings.bin')))
  if (!meanings) throw new Error('learned/meanings.bin is of another kind; `npm run meanings` makes it anew')
  return meanings
}

const loadKnowledge = (language: Language): Knowledge =>
  knowledgeOf(
    language,
    parseSenses(readFileSync(packageFile('learned/senses.tsv'), 'utf8'), language),
    loadMeanings(),
  )

/** What coded texts are read with when something is learned from them. */
export function deskOf(): Desk {
  const noise = loadNoise()
  return {
    scanners: { fr: new Scanner(loadEngine('fr')), en: new Scanner(loadEngine('en')) },
    known: { fr: loadKnowledge('fr'), en: loadKnowledge('en') },
    meanings: loadMeanings(),
    linesOf: (text) => frameLines(text, noise),
  }
}

/** The rule files of a language, as written. */
export function loadRules(language: Language): RuleSet {
  const known = ruleSets.get(language)
  if (known) return known
  const files = new Map<string, string>()
  for (const name of filesIn(join('rules', language), '.yml'))
    files.set(name.slice(0, -4), readFileSync(packageFile(join('rules', language, name)), 'utf8'))
  const set = parseRuleSet(language, files)
  ruleSets.set(language, set)
  return set
}

const compiledFile = (language: Language): string => packageFile(`dist/reader-${language}.bin`)

function loadEngine(language: Language): Engine {
  const file = compiledFile(language)
  if (existsSync(file)) {
    const made = { stamp: stampOf(language), fingerprint: () => fingerprintOf(language) }
    const engine = unpackEngine(readFileSync(file), made, sourceFingerprint())
    if (engine) return engine
  }
  return compileEngine(language)
}

function compileEngine(language: Language): Engine {
  return buildEngine(loadRules(language), substanceWords(language), placeWords(), loadDeidLists().loneNames)
}

/** The compiled engine of a language, as the build stores it. */
export function compiledEngine(language: Language): Buffer {
  const made = { stamp: stampOf(language), fingerprint: fingerprintOf(language) }
  return packEngine(compileEngine(language), made, hashOfSource())
}

/** A hash of the reader's own source where that is what runs; a bundle lies beside the engines of its own build. */
const sourceFingerprint = (): string | undefined => (runsFromSource() ? hashOfSource() : undefined)

function hashOfSource(): string | undefined {
  if (!existsSync(packageFile('src/reader'))) return undefined
  const hash = createHash('sha1')
  for (const name of filesIn('src/reader', '.ts'))
    hash.update(readFileSync(packageFile(join('src/reader', name))))
  return hash.digest('hex')
}

/** What is known of the files of an engine without opening them: the same for files that nobody wrote since. */
function stampOf(language: Language): string {
  const stamp = [VERSIONS]
  for (const path of filesOfEngine(language)) {
    const { size, mtimeMs } = statSync(packageFile(path))
    stamp.push(`${path} ${size} ${mtimeMs}`)
  }
  return stamp.join('\n')
}

/** A hash of all an engine is made of: rules, terms and places. */
function fingerprintOf(language: Language): string {
  const hash = createHash('sha1').update(VERSIONS)
  for (const path of filesOfEngine(language))
    hash.update(path.slice(path.lastIndexOf(sep) + 1)).update(readFileSync(packageFile(path)))
  return hash.digest('hex')
}

const VERSIONS = `${READER_VERSION} ${process.versions.v8.split('.')[0]}`

function filesOfEngine(language: Language): string[] {
  const inFolder = (folder: string, ending: string): string[] =>
    filesIn(folder, ending).map((name) => join(folder, name))
  return [
    ...inFolder(join('rules', language), '.yml'),
    ...inFolder('vocabulary/terms', '.tsv'),
    ...inFolder('vocabulary/places', '.tsv'),
    join('rules', 'deid', 'first-names.tsv'),
  ]
}

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(packageFile(folder))
    .filter((name) => name.endsWith(ending))
    .sort()

/** Substances are known by the terms of both languages: brand and chemical names travel, slang does not. */
function* substanceWords(language: Language): Iterable<SubstanceWord> {
  for (const term of loadVocabulary().terms)
    if (isRead(term, language))
      yield {
        term: term.term,
        code: term.code,
        isWeak: term.flags.includes('context'),
        isCased: term.flags.includes('case'),
        isNear: NAMES.has(term.source) && term.flags.length === 0,
      }
}

/** Names, not slang or brands: short and made up, these are too near to other words. */
const NAMES: ReadonlySet<string> = new Set(['name', 'inn'])

const SAID_ABROAD: ReadonlySet<string> = new Set(['name', 'inn', 'chemical', 'abbreviation', 'brand'])

/** Everyday products (alcohol, tobacco, glue) are no claim about drugs; slang holds in its own language only. */
function isRead(term: SubstanceTerm, language: Language): boolean {
  if (term.flags.includes('context')) return term.language === language && term.code !== 'other'
  return term.language === language || SAID_ABROAD.has(term.source)
}

/** Places with fewer inhabitants are read only after a preposition. */
const VILLAGE = 2000
/** Inhabitants from which a city is written without a capital in messages. */
const LARGE = 60_000
/** Inhabitants and letters from which a town is written so behind a word for where: "a vierzon". */
const SPOKEN = 10_000
const SPOKEN_LETTERS = 5
/** Inhabitants from which a town of a country read most is known misspelt. */
const NEAR = 150_000
const NEAR_COUNTRIES = /^(?:FR|BE|CH|LU|GB|IE|US|CA|AU|NZ)-/

function* placeWords(): Iterable<PlaceWord> {
  const gazetteer = loadGazetteer()
  for (const { name, codes, flags } of gazetteer.namedPlaces()) {
    const code = codes[0]
    if (!code) continue
    const place = gazetteer.get(code)
    const population = place?.population ?? 0
    const isVillage = /^FR-\d[\dAB]\d{3}$/.test(code) && population < VILLAGE
    const isGuarded = isVillage || flags.includes('common') || flags.includes('small')
    const isDemonym = flags.includes('demonym') && !name.includes(' ')
    const isWellKnown = population > LARGE || WELL_KNOWN.has(place?.kind)
    const isName = !isDemonym && name !== name.toLowerCase()
    const short = place?.kind === 'commune' && population >= TOWN ? shortName(name) : undefined
    if (short && !gazetteer.named(short))
      yield {
        name: short,
        code,
        isGuarded: true,
        isDemonym: false,
        isLarge: false,
        isTown: false,
        isNear: false,
        width: 'city',
      }
    yield {
      name,
      code,
      isGuarded,
      isDemonym,
      isLarge: isName && !isGuarded && isWellKnown,
      isTown: isName && isSpokenTown(name, population, isGuarded),
      isNear: isName && !isGuarded && population > NEAR && NEAR_COUNTRIES.test(code),
      width: place ? WIDTHS[place.kind] : 'city',
    }
  }
}

/** An everyday word must be a larger town, and of one word: "in cork", "de tours". */
const isSpokenTown = (name: string, population: number, isGuarded: boolean): boolean =>
  isGuarded
    ? population > LARGE / 2 && /^\p{L}{4,}$/u.test(name)
    : population > SPOKEN && name.length >= SPOKEN_LETTERS

/** "Saint-Dié" for Saint-Dié-des-Vosges, "Andrézieux" for Andrézieux-Bouthéon: what people say of a town. */
const shortName = (name: string): string | undefined =>
  /^(\p{Lu}[^ ]{4,}?)-(?:sur|sous|en|lès|les|lez|des|du|de|la|le)-/u.exec(name)?.[1]
/** Inhabitants from which a town is called by the first part of its name. */
const TOWN = 8000

const WELL_KNOWN: ReadonlySet<PlaceKind | undefined> = new Set<PlaceKind>([
  'departement',
  'region',
  'country',
])

const WIDTHS: Readonly<Record<PlaceKind, PlaceWidth>> = {
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
