/** Finds the concept a word stands for: slang, verlan, accents, plurals and small misspellings are forgiven. */
import { LANGUAGES, type Language } from '../core/codes.ts'
import type { Concept, SchemeName, TermSource, Vocabulary } from './concept.ts'
import { foldName } from './fold-name.ts'
import { loadVocabulary } from './load.ts'
import { openEndings } from './open-endings.ts'

/** How a word led to a concept. */
export type FoundBy = 'code' | 'prefLabel' | 'altLabel' | TermSource

export interface ConceptHit {
  readonly scheme: SchemeName
  readonly concept: Concept
  /** The synonym that was met, as the vocabulary writes it. */
  readonly through: string
  readonly by: FoundBy
  /** Language of the synonym; null for a code. */
  readonly language: Language | null
  /** Product named by the synonym where the concept is wider ("protonitazène" under nitazenes); else null. */
  readonly name: string | null
  /** `exact`: the same once folded; `start`: begins with it; `inside`: holds it as words; `near`: one letter away. */
  readonly match: 'exact' | 'start' | 'inside' | 'near'
}

interface Entry extends Omit<ConceptHit, 'match'> {
  readonly key: string
}

const MATCHES = ['exact', 'start', 'inside', 'near'] as const
const caches = new WeakMap<Vocabulary, readonly Entry[]>()

/**
 * Concepts a query may mean, the closest first, each once through its closest synonym.
 *
 * @example
 * searchConcepts('rabla')[0]?.concept.code // => 'heroin'
 */
export function searchConcepts(query: string, vocabulary = loadVocabulary(), limit = 20): ConceptHit[] {
  const wanted = foldName(query)
  if (!wanted) return []
  const best = new Map<string, ConceptHit>()
  for (const { key, ...entry } of entriesOf(vocabulary)) {
    const match = matchOf(key, wanted)
    if (!match) continue
    const id = `${entry.scheme} ${entry.concept.code}`
    const known = best.get(id)
    if (!known || MATCHES.indexOf(match) < MATCHES.indexOf(known.match)) best.set(id, { ...entry, match })
  }
  const hits = [...best.values()].sort((a, b) => MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match))
  const isSure = hits.some((hit) => hit.match !== 'near')
  return hits.filter((hit) => !isSure || hit.match !== 'near').slice(0, limit)
}

function matchOf(key: string, wanted: string): ConceptHit['match'] | null {
  if (key === wanted) return 'exact'
  if (wanted.length < 3) return null
  if (key.startsWith(wanted)) return 'start'
  if (` ${key} `.includes(` ${wanted} `)) return 'inside'
  return wanted.length > 4 && isOneEditAway(key, wanted) ? 'near' : null
}

/**
 * True when one letter added, dropped, changed or swapped with its neighbour makes one word of the other.
 *
 * @example
 * isOneEditAway('cocaine', 'cocaien') // => true
 */
export function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

function entriesOf(vocabulary: Vocabulary): readonly Entry[] {
  const known = caches.get(vocabulary)
  if (known) return known
  const entries = [...labelEntries(vocabulary), ...termEntries(vocabulary)]
  caches.set(vocabulary, entries)
  return entries
}

function* labelEntries(vocabulary: Vocabulary): Generator<Entry> {
  for (const scheme of vocabulary.schemes.values())
    for (const concept of scheme.concepts.values()) {
      const base = { scheme: scheme.name, concept, name: null }
      for (const language of LANGUAGES) {
        const label = concept.prefLabel[language]
        yield { ...base, key: foldName(label), through: label, by: 'prefLabel', language }
        for (const other of concept.altLabel[language])
          yield { ...base, key: foldName(other), through: other, by: 'altLabel', language }
      }
      yield { ...base, key: foldName(concept.code), through: concept.code, by: 'code', language: null }
    }
}

function* termEntries(vocabulary: Vocabulary): Generator<Entry> {
  for (const term of vocabulary.terms) {
    const concept = vocabulary.concept('substances', term.code)
    if (!concept) continue
    for (const form of openEndings(term.term))
      yield {
        scheme: 'substances',
        concept,
        key: foldName(form),
        through: form,
        by: term.source,
        language: term.language,
        name: term.name,
      }
  }
}
