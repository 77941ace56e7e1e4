/** What of a document is indexed for search: its words as written and without accents, and the concepts it speaks of. */
import type { Observation } from '../core/observation.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'

export type Concepts = Pick<Vocabulary, 'substanceAndWider' | 'terms' | 'schemes'>

/** An index entry holds a megabyte; of a longer text its beginning and all its concepts are found. */
const INDEXED_LENGTH = 150_000

/**
 * Words with and without accents: French stemming alone misses half of what people type without them.
 *
 * @example
 * indexedWords('résine') // => 'résine resine'
 */
export function indexedWords(text: string): string {
  const start = text.slice(0, INDEXED_LENGTH)
  const folded = withoutAccents(start)
  return folded === start ? start : `${start} ${folded}`
}

export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae')
}

/**
 * The codes of substances (and wider ones) and phenomena, as a tsvector in text: a lexicon independent of the engine's
 * stemmers, weighted above the words.
 */
export function conceptLexemes(observations: readonly Observation[], concepts: Concepts): string {
  const codes = new Set(
    observations.flatMap(({ phenomenon, substances }) => [
      phenomenon,
      ...substances.flatMap((code) => concepts.substanceAndWider(code)),
    ]),
  )
  return [...codes].map((code) => `${lexeme(code)}:1A`).join(' ')
}

/** A code as one quoted lexeme; the prefix keeps codes apart from words. */
export function lexeme(code: string): string {
  return `'code/${code.replace(/['\\]/g, (sign) => sign + sign)}'`
}
