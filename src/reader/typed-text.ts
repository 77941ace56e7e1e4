/** A text, or a part of one, as words are looked up in it that somebody typed: where they stand, and how the text writes them. */
import type { Span } from './reading.ts'
import { type EvenText, evenOut, evenRuns, exactRuns } from './typography.ts'

export class TypedText {
  readonly text: string
  readonly part: Span
  private even: EvenText | undefined
  private lowered: EvenText | undefined

  constructor(text: string, part: Span = { start: 0, end: text.length }) {
    this.text = text
    this.part = part
  }

  /** Every run of the part that reads as these words: to the letter where there is one, else but for typography. Whole words only. */
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

  /**
   * A name as the text writes it: to the letter anywhere in the text, else in this part, typography and capitals forgiven; null when it does not.
   *
   * @example
   * new TypedText('Vu à L’Haÿ-les-Roses.').asWritten("l'haÿ-les-roses") // => 'L’Haÿ-les-Roses'
   */
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
