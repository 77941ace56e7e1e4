/** Codes a text with the reader: its observations outside boilerplate, and the offers they make. */
import type { Language, SourceKind } from '../core/codes.ts'
import type { Boilerplate, Document } from '../core/document.ts'
import type { Observation } from '../core/observation.ts'
import type { Offer } from '../core/offer.ts'
import { readOffers } from '../prices/unit-price.ts'
import type { Readers } from '../reader/readers.ts'

export interface CodableText {
  readonly text: string
  /** Runs that intake already knows for boilerplate. */
  readonly boilerplate: readonly Boilerplate[]
  readonly title: string | null
  /** Null: the reader finds it out. */
  readonly language: Language | null
  /** Who observed, where the text names no one. */
  readonly source: SourceKind | null
  /** Whether each claim says which signs spoke for it. */
  readonly explain?: boolean
}

export interface CodedText {
  readonly language: Language
  readonly observations: readonly Observation[]
  readonly offers: readonly Offer[]
}

/** What the reader finds in a text, what stands in a run marked as boilerplate left out. `id` is where the offers' ids begin. */
export async function codeText(
  readers: Readers,
  text: CodableText,
  id: string,
  document: Document | null = null,
): Promise<CodedText> {
  const reading = await readers.read(text.text, {
    ...(text.language ? { language: text.language } : {}),
    ...(text.source ? { source: text.source } : {}),
    ...(text.title ? { title: text.title } : {}),
    ...(text.explain ? { explain: true } : {}),
  })
  const observations = reading.observations.filter(
    ({ evidence }) =>
      !text.boilerplate.some((noise) => evidence.start < noise.end && noise.start < evidence.end),
  )
  return {
    language: reading.language,
    observations,
    offers: observations.flatMap((observation, index) =>
      offersOf(observation, `${id}-${index}`, text, document),
    ),
  }
}

/** The same for a document to be stored. */
export function codeDocument(readers: Readers, document: Document): Promise<CodedText> {
  return codeText(readers, { ...document, source: document.chain.kind }, document.id, document)
}

function offersOf(
  observation: Observation,
  id: string,
  text: CodableText,
  document: Document | null,
): Offer[] {
  const [substance, ...others] = observation.substances
  return readOffers(observation.measures, {
    id,
    documentId: document?.id ?? null,
    chain: document?.chain.key ?? id,
    phenomenon: observation.phenomenon,
    substance: others.length === 0 ? (substance ?? null) : null,
    place: observation.places.find(({ code }) => code)?.code ?? document?.site ?? null,
    period: observation.period ?? document?.period ?? document?.publishedOn ?? null,
    sourceKind: observation.source ?? text.source ?? 'users',
    isOnline: document?.space === 'online',
    evidence: observation.evidence,
  })
}
