/** The terms that are never taken for a person: names of substances and of places. */
import { foldText } from './fold-text.ts'

/** What the list is made of: `vocabulary.terms` and `gazetteer.namedPlaces()` fit. */
export interface TermSources {
  readonly terms: Iterable<{ readonly term: string }>
  readonly places?: Iterable<{ readonly name: string; readonly flags: readonly string[] }>
}

/**
 * The folded terms, for `deidentify`'s `allow`. Places whose name is a word, a first name or a surname of every
 * day, or a village's only, are left out: there a person is likelier. The first of these are allowed behind "in"
 * (`in adelaide`), where a person hardly stands. Make it once and pass it on.
 *
 * @example
 * allowedTerms({ terms: [{ term: 'Marie-Jeanne' }] }).has('marie-jeanne') // => true
 */
export function allowedTerms(sources: TermSources): ReadonlySet<string> {
  const allowed = new Set<string>()
  for (const { term } of sources.terms) allowed.add(foldText(term))
  for (const { name, flags } of sources.places ?? [])
    if (!flags.includes('small'))
      allowed.add(flags.includes('common') ? `in ${foldText(name)}` : foldText(name))
  return allowed
}
