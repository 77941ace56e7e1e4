/** Codes a text with the reader: its observations outside boilerplate, and the offers it makes. */
import type { Language, SourceKind } from '../core/codes.ts'
import type { Boilerplate, Document } from '../core/document.ts'
import type { Observation } from '../core/observation.ts'
import type { Offer } from '../core/offer.ts'
import { offersOf } from '../prices/offers-of.ts'
import type { Reader } from '../reader/reading.ts'

export interface CodableText {
  readonly text: string
  /** Runs that intake already knows for boilerplate. */
  readonly boilerplate: readonly Boilerplate[]
  readonly title: string | null
  /** Null: the reader finds it out. */
  readonly language: Language | null
  /** Who observed, where the text names no one. */
  readonly source: SourceKind | null
}

export interface CodedText {
  readonly language: Language
  readonly observations: readonly Observation[]
  readonly offers: readonly Offer[]
}

/** What the reader finds in a text, what stands in a run marked as boilerplate left out. */
export function codeText(reader: Reader, text: CodableText, document: Document | null = null): CodedText {
  const reading = reader.read(text.text, {
    ...(text.language ? { language: text.language } : {}),
    ...(text.source ? { source: text.source } : {}),
    ...(text.title ? { title: text.title } : {}),
  })
  const isRead = (run: Boilerplate) =>
    !text.boilerplate.some((noise) => run.start < noise.end && noise.start < run.end)
  return {
    language: reading.language,
    observations: reading.observations.filter(({ evidence }) => isRead(evidence)),
    offers: offersOf(reading.offers.filter(isRead), text.text, document),
  }
}

/** The same for a stored document. */
export function codeDocument(reader: Reader, document: Document): CodedText {
  return codeText(reader, { ...document, source: document.chain.kind }, document)
}
