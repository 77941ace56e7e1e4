/** What a second reader promises: de-identified text goes in, candidates come out, none of them believed yet. */
import type { Language } from '../core/codes.ts'
import type { Document } from '../core/document.ts'
import type { Deidentified } from '../protect/deidentified.ts'
import type { Span } from '../reader/reading.ts'

/** What of a document a second reader may see. */
export type ReadableText = Pick<Document, 'text' | 'title' | 'boilerplate'>

/** A part of a text to be read. Only de-identified text has this shape. */
export interface ToRead {
  readonly text: Deidentified<ReadableText>
  readonly part: Span
  readonly language: Language
}

export interface Extractor {
  /** `second/<model>@<prompt hash>`: what each of its claims is marked with. */
  readonly id: string
  /**
   * What it says the part claims, item by item as it said it.
   *
   * @throws Problem when it cannot say: not there, slow, cut, refused, not in the shape asked for.
   */
  extract(toRead: ToRead, signal?: AbortSignal): Promise<readonly unknown[]>
}
