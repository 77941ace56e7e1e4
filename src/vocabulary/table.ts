/** The rows of a scheme as a person reads them: code, name, other names, wider codes, definition. */
import type { Language } from '../core/codes.ts'
import type { Concept, Vocabulary } from './concept.ts'
import { widerConcepts } from './wider.ts'

export type VocabularyRow = {
  readonly scheme: string
  readonly code: string
  readonly label: string
  readonly otherNames: readonly string[]
  readonly broader: readonly string[]
  readonly definition: string
  readonly scopeNote: string | null
  /** Words people use for it in that language; 0 outside substances. */
  readonly terms: number
  /** Steps below the top of the tree, for indenting. */
  readonly depth: number
}

/** Rows of a scheme, those of a group right under it; empty for a scheme the vocabulary does not have. */
export function vocabularyTable(vocabulary: Vocabulary, scheme: string, language: Language): VocabularyRow[] {
  const concepts = [...vocabulary.schemes.values()].find((one) => one.name === scheme)?.concepts
  if (!concepts) return []
  const terms = new Map<string, number>()
  if (scheme === 'substances')
    for (const term of vocabulary.terms)
      if (term.language === language) terms.set(term.code, (terms.get(term.code) ?? 0) + 1)
  return treeOrder(concepts).map((concept) => ({
    scheme,
    code: concept.code,
    label: concept.prefLabel[language],
    otherNames: concept.altLabel[language],
    broader: concept.broader,
    definition: concept.definition[language],
    scopeNote: concept.scopeNote?.[language] ?? null,
    terms: terms.get(concept.code) ?? 0,
    depth: depthOf(concepts, concept),
  }))
}

/** Each concept once, under the first of its broader ones, siblings in the order of the file. */
export function treeOrder(concepts: ReadonlyMap<string, Concept>): Concept[] {
  const below = (parent: string | undefined): Concept[] =>
    [...concepts.values()]
      .filter((concept) => concept.broader[0] === parent)
      .flatMap((concept) => [concept, ...below(concept.code)])
  return below(undefined)
}

function depthOf(concepts: ReadonlyMap<string, Concept>, concept: Concept): number {
  const parent = concept.broader[0]
  return parent === undefined || widerConcepts(concepts, parent).includes(parent)
    ? 0
    : 1 + depthOf(concepts, concepts.get(parent) ?? { ...concept, broader: [] })
}
