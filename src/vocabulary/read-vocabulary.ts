/** Joins the vocabulary's files into one vocabulary; each file is read when first asked for, since YAML is slow to read. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { LANGUAGES } from '../core/codes.ts'
import { Problem } from '../core/problem.ts'
import {
  type Concept,
  SCHEMES,
  type Scheme,
  type SchemeName,
  type SubstanceTerm,
  type Vocabulary,
} from './concept.ts'
import { type Fault, faultText, placeOfFault } from './fault.ts'
import { packageFile } from './package-files.ts'
import { readScheme } from './read-scheme.ts'
import { readTerms, termFaults } from './read-terms.ts'
import { widerConcepts } from './wider.ts'

/** How a file's text is had; a test hands over small broken ones. */
export type FileText = (path: string) => string

const TERM_FILES = {
  fr: 'vocabulary/terms/substances.fr.tsv',
  en: 'vocabulary/terms/substances.en.tsv',
} as const
const schemeFile = (name: SchemeName): string => `vocabulary/${name}.yml`

const packaged: FileText = (path) => readFileSync(packageFile(path), 'utf8')

/**
 * The whole vocabulary. A scheme at fault is not used: asking for it is a Problem `vocabulary-fault` that names its
 * first fault. `readFaults` finds all of them, those of the term lists too.
 */
export function readVocabulary(text: FileText = packaged): Vocabulary {
  const read = new Map<SchemeName, Scheme>()
  const scheme = (name: SchemeName): Scheme => {
    const known = read.get(name) ?? soundScheme(name, text)
    read.set(name, known)
    return known
  }
  const conceptsOf = (name: string): ReadonlyMap<string, Concept> | undefined =>
    isScheme(name) ? scheme(name).concepts : undefined
  let terms: SubstanceTerm[] | undefined
  return {
    get version() {
      return fingerprint(text)
    },
    get schemes() {
      return new Map<string, Scheme>(SCHEMES.map((name) => [name, scheme(name)]))
    },
    get terms() {
      terms ??= LANGUAGES.flatMap((language) => readTerms(language, text(TERM_FILES[language])))
      return terms
    },
    concept: (name, code) => conceptsOf(name)?.get(code),
    label: (name, code, language) => conceptsOf(name)?.get(code)?.prefLabel[language] ?? code,
    substanceAndWider: (code) => [code, ...widerConcepts(conceptsOf('substances'), code)],
    narrower: (name, code) => {
      const concepts = conceptsOf(name)
      return [...(concepts?.keys() ?? [])].filter((other) => widerConcepts(concepts, other).includes(code))
    },
  }
}

/** Every fault of the vocabulary's files, in the order of the files. */
export function readFaults(text: FileText = packaged): Fault[] {
  const schemes = SCHEMES.map((name) => readScheme(name, schemeFile(name), text(schemeFile(name))))
  const substances = schemes.find(({ scheme }) => scheme.name === 'substances')?.scheme.concepts
  const isCode = (code: string): boolean => substances?.get(code)?.isGroup === false
  return [
    ...schemes.flatMap(({ faults }) => faults),
    ...LANGUAGES.flatMap((language) =>
      termFaults(language, TERM_FILES[language], text(TERM_FILES[language]), isCode),
    ),
  ]
}

function soundScheme(name: SchemeName, text: FileText): Scheme {
  const { scheme, faults } = readScheme(name, schemeFile(name), text(schemeFile(name)))
  const first = faults[0]
  if (first)
    throw new Problem('vocabulary-fault', {
      first: `${placeOfFault(first)} ${faultText(first, 'en')}`,
      count: faults.length,
    })
  return scheme
}

function fingerprint(text: FileText): string {
  const hash = createHash('sha256')
  for (const path of [...SCHEMES.map(schemeFile), ...Object.values(TERM_FILES)]) hash.update(text(path))
  return hash.digest('hex').slice(0, 12)
}

const isScheme = (name: string): name is SchemeName => (SCHEMES as readonly string[]).includes(name)
