/** The terms that are never taken for a person: names of substances and of places. */
import { foldText } from './fold-text.ts'

/** What the list is made of; the vocabulary and the gazetteer fit. */
export interface TermSources {
  readonly terms: Iterable<{ readonly term: string }>
  readonly places?: Iterable<readonly [name: string, codes: readonly string[]]>
}

const listOf = new WeakMap<object, ReadonlySet<string>>()

/**
 * The folded terms, for `deidentify`'s `allow`. Pass `{ terms: vocabulary.terms, places: gazetteer.names() }`; kept for the same `terms`.
 *
 * @example
 * allowedTerms({ terms: [{ term: 'Marie-Jeanne' }] }).has('marie-jeanne') // => true
 */
export function allowedTerms(sources: TermSources): ReadonlySet<string> {
  const known = listOf.get(sources.terms)
  if (known) return known
  const allowed = new Set<string>()
  for (const { term } of sources.terms) allowed.add(foldText(term))
  for (const [name] of sources.places ?? []) allowed.add(foldText(name))
  listOf.set(sources.terms, allowed)
  return allowed
}
