/** Loads the shipped vocabulary, once. */
import type { Vocabulary } from './concept.ts'
import { readVocabulary } from './read-vocabulary.ts'

let loaded: Vocabulary | undefined

/**
 * The vocabulary shipped with Vigie, read and checked once.
 *
 * @example
 * loadVocabulary().label('substances', 'heroin', 'fr') // => 'héroïne'
 */
export function loadVocabulary(): Vocabulary {
  loaded ??= readVocabulary()
  return loaded
}
