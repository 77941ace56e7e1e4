/** The terms that are never taken for a person: names of substances and of places. */
import { foldText } from './fold-text.ts'

/** What the list is made of: `vocabulary.terms` and `gazetteer.namedPlaces()` fit. */
export interface TermSources {
  readonly terms: Iterable<{ readonly term: string }>
  readonly places?: Iterable<{ readonly name: string; readonly flags: readonly string[] }>
}

/** How the name of a place stands in the set that is allowed where it is told as a place alone. */
export const behindIn = (folded: string): string => `in:${folded}`

/**
 * The folded terms, for `deidentify`'s `allow`. Places whose name is a word, a first name or a surname of every
 * day, or a village's only, are left out: there a person is likelier. Of these the names of every day, and those of
 * several words, stand in the set behind "in" (`in:adelaide`, `in:byron bay`), for where the words beside them tell
 * a place. Make it once and pass it on.
 *
 * @example
 * allowedTerms({ terms: [{ term: 'Marie-Jeanne' }] }).has('marie-jeanne') // => true
 */
export function allowedTerms(sources: TermSources): ReadonlySet<string> {
  const allowed = new Set<string>()
  for (const { term } of sources.terms) allowed.add(foldText(term))
  for (const { name, flags } of sources.places ?? []) {
    const folded = foldText(name)
    const isSmall = flags.includes('small')
    if (!flags.includes('common') && !isSmall) allowed.add(folded)
    else if (!isSmall || / /.test(folded)) allowed.add(behindIn(folded))
  }
  return allowed
}
