/** A part of a text as claims of a second reader are looked up in it. */
import type { Language } from '../core/codes.ts'
import type { Span } from '../reader/reading.ts'
import { TypedText } from '../reader/typed-text.ts'
import type { ReadableText } from './extractor.ts'

export class TextAtHand extends TypedText {
  readonly boilerplate: readonly Span[]
  readonly language: Language

  constructor({ text, boilerplate }: ReadableText, language: Language, part: Span) {
    super(text, part)
    this.boilerplate = boilerplate
    this.language = language
  }
}
