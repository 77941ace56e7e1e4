/** Reads the vocabulary's files, notes every fault with its file and line, and joins them into one vocabulary. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Problem } from '../core/problem.ts'
import { SCHEMES, type Scheme, type SchemeName, type SubstanceTerm, type Vocabulary } from './concept.ts'
import { type Fault, faultText, placeOfFault } from './fault.ts'
import { packageFile } from './package-files.ts'
import { readScheme } from './read-scheme.ts'
import { readTerms } from './read-terms.ts'
import { widerConcepts } from './wider.ts'

/** How a file's text is had; a test hands over small broken ones. */
export type FileText = (path: string) => string

const TERM_FILES = {
  fr: 'vocabulary/terms/substances.fr.tsv',
  en: 'vocabulary/terms/substances.en.tsv',
} as const

const packaged: FileText = (path) => readFileSync(packageFile(path), 'utf8')

/**
 * The whole vocabulary.
 *
 * @throws Problem `vocabulary-fault` naming the first fault: a vocabulary is right or not used.
 */
export function readVocabulary(text: FileText = packaged): Vocabulary {
  const { vocabulary, faults } = gather(text)
  if (faults[0])
    throw new Problem('vocabulary-fault', {
      first: `${placeOfFault(faults[0])} ${faultText(faults[0], 'en')}`,
      count: faults.length,
    })
  return vocabulary
}

/** Every fault of the vocabulary's files, in the order of the files. */
export function readFaults(text: FileText = packaged): Fault[] {
  return gather(text).faults
}

function gather(text: FileText): { vocabulary: Vocabulary; faults: Fault[] } {
  const hash = createHash('sha256')
  const faults: Fault[] = []
  const schemes = new Map<SchemeName, Scheme>()
  for (const name of SCHEMES) {
    const file = `vocabulary/${name}.yml`
    const source = text(file)
    hash.update(source)
    const read = readScheme(name, file, source)
    schemes.set(name, read.scheme)
    faults.push(...read.faults)
  }
  const substances = schemes.get('substances')
  const terms: SubstanceTerm[] = []
  for (const language of ['fr', 'en'] as const) {
    const source = text(TERM_FILES[language])
    hash.update(source)
    const read = readTerms(language, TERM_FILES[language], source, (code) => {
      const concept = substances?.concepts.get(code)
      return concept !== undefined && !concept.isGroup
    })
    terms.push(...read.terms)
    faults.push(...read.faults)
  }
  return { vocabulary: join(hash.digest('hex').slice(0, 12), schemes, terms), faults }
}

function join(version: string, schemes: ReadonlyMap<SchemeName, Scheme>, terms: SubstanceTerm[]): Vocabulary {
  const conceptsOf = (scheme: string) => schemes.get(scheme as SchemeName)?.concepts
  return {
    version,
    schemes,
    terms,
    concept: (scheme, code) => conceptsOf(scheme)?.get(code),
    label: (scheme, code, language) => conceptsOf(scheme)?.get(code)?.prefLabel[language] ?? code,
    substanceAndWider: (code) => [code, ...widerConcepts(conceptsOf('substances'), code)],
    narrower: (scheme, code) => {
      const concepts = conceptsOf(scheme)
      return [...(concepts?.keys() ?? [])].filter((other) => widerConcepts(concepts, other).includes(code))
    },
  }
}
