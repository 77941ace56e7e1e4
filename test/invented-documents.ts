/** Documents made up for tests of the store: places, words and people that do not exist, or could be anywhere. */
import type { Document } from '../src/core/document.ts'
import { evidenceAt } from '../src/core/evidence.ts'
import type { Observation } from '../src/core/observation.ts'
import type { Offer } from '../src/core/offer.ts'
import { deidentifyDocument } from '../src/protect/deidentified.ts'
import type { NewDocument } from '../src/store/store.ts'

export interface Invention {
  readonly id: string
  readonly text?: string
  readonly document?: Partial<Document>
  /** Words of the text, and what they claim. */
  readonly claims?: readonly (Partial<Observation> & { readonly words: string })[]
  readonly offers?: readonly Offer[]
}

/** A document with its observations, de-identified as everything the store takes. */
export function invent({
  id,
  text = `Note inventée ${id}.`,
  document,
  claims = [],
  offers = [],
}: Invention): NewDocument {
  const kept = deidentifyDocument({
    id,
    name: `${id}.txt`,
    originalHash: id.padStart(64, '0'),
    text,
    title: null,
    language: 'fr',
    genre: 'field-note',
    publishedOn: '2024-03-05',
    period: null,
    site: null,
    space: 'urban',
    chain: { key: `text/${id}`, publisher: null, authority: null, kind: 'users' },
    boilerplate: [],
    ...document,
  })
  const observations = claims.map(({ words, ...slots }) => claim(kept.text, words, slots))
  return { document: kept, facts: { id }, observations, offers, maker: 'reader/test' }
}

/** An observation whose evidence is these words of the text. */
export function claim(text: string, words: string, slots: Partial<Observation> = {}): Observation {
  const start = text.indexOf(words)
  return {
    phenomenon: 'market.availability',
    substances: [],
    places: [],
    direction: 'present',
    certainty: 'asserted',
    period: null,
    source: null,
    measures: [],
    drivers: [],
    rule: 'fr/market/invented',
    ...slots,
    evidence: evidenceAt(text, start, start + words.length),
  }
}

/** A small gazetteer: two arrondissements within a town within a country. */
export const INVENTED_PLACES = {
  get: (code: string) =>
    code.startsWith('FR')
      ? { code, kind: 'commune' as const, name: code, within: null, population: 1 }
      : undefined,
  widerThan: (code: string): string[] =>
    code === 'FR'
      ? []
      : /^FR-751\d\d$/.test(code)
        ? ['FR-75056', 'FR']
        : code.startsWith('FR-')
          ? ['FR']
          : [],
}
