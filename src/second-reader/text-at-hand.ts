/** A part of a text as claims are looked up in it: words where they stand, names as they are written. */
import type { Language } from '../core/codes.ts'
import type { Span } from '../reader/reading.ts'
import type { ReadableText } from './extractor.ts'
import { type EvenText, evenOut, evenRuns, exactRuns } from './typography.ts'

export class TextAtHand {
  readonly text: string
  readonly boilerplate: readonly Span[]
  readonly language: Language
  readonly part: Span
  private even: EvenText | undefined
  private lowered: EvenText | undefined

  constructor({ text, boilerplate }: ReadableText, language: Language, part: Span) {
    this.text = text
    this.boilerplate = boilerplate
    this.language = language
    this.part = part
  }

  /** Every run of the part that reads as these words: to the letter where there is one, else but for typography. */
  *runsOf(words: string): Generator<Span> {
    let isExact = false
    for (const run of exactRuns(words, this.text, this.part)) {
      isExact = true
      yield run
    }
    if (isExact) return
    this.even ??= evenOut(this.words())
    yield* evenRuns(evenOut(words).text, this.text, this.part, this.even)
  }

  /** A name as the text writes it: to the letter anywhere in the text, else in this part, typography and capitals forgiven; null when it does not. */
  asWritten(name: string): string | null {
    for (const { start, end } of exactRuns(name, this.text, { start: 0, end: this.text.length }))
      return this.text.slice(start, end)
    this.lowered ??= evenOut(this.words(), { lowered: true })
    const sought = evenOut(name, { lowered: true }).text
    for (const { start, end } of evenRuns(sought, this.text, this.part, this.lowered))
      return this.text.slice(start, end)
    return null
  }

  private words(): string {
    return this.text.slice(this.part.start, this.part.end)
  }
}
