/** The code book: what the names in a table's cells stand for. */
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import { foldName } from './authorities.ts'

export interface CodeBook {
  substance(name: string): string | null
  phenomenon(name: string): string | null
  place(name: string): string | null
}

/** Vigie's own: codes, labels and everything people call a substance; places by code or name. */
export function codeBook(vocabulary: Vocabulary, gazetteer: () => Gazetteer): CodeBook {
  const substances = namesOf(vocabulary, 'substances')
  for (const { term, code } of vocabulary.terms)
    if (!substances.has(foldName(term))) substances.set(foldName(term.replace(/\([^)]*\)/g, '')), code)
  const phenomena = namesOf(vocabulary, 'phenomena')
  return {
    substance: (name) => substances.get(foldName(name)) ?? null,
    phenomenon: (name) => phenomena.get(foldName(name)) ?? null,
    place: (name) => gazetteer().get(name)?.code ?? gazetteer().lookup(name)?.code ?? null,
  }
}

/** Codes first: a code never means another concept's label. */
function namesOf(vocabulary: Vocabulary, scheme: string): Map<string, string> {
  const concepts = [...(vocabulary.schemes.get(scheme as never)?.concepts.values() ?? [])]
  const names = new Map(concepts.map(({ code }) => [foldName(code), code]))
  for (const { code, prefLabel, altLabel } of concepts)
    for (const label of [prefLabel.fr, prefLabel.en, ...altLabel.fr, ...altLabel.en])
      if (!names.has(foldName(label))) names.set(foldName(label), code)
  return names
}
