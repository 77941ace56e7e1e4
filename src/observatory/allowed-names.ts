/** The names the de-identifier leaves alone: those of Vigie's own substances and places, gathered once. */
import { allowedTerms } from '../protect/allowed-terms.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'

let gathered: ReadonlySet<string> | undefined

/** For `deidentify`'s `allow`. */
export function allowedNames(): ReadonlySet<string> {
  gathered ??= allowedTerms({ terms: loadVocabulary().terms, places: loadGazetteer().namedPlaces() })
  return gathered
}
