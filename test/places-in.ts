/** What the reader takes for places, in the order of the text. */
import type { Language } from '../src/core/codes.ts'
import { createReader } from '../src/reader/load.ts'

export const placesIn = (text: string, language: Language): string[] =>
  createReader()
    .read(text, { language })
    .marks.filter((mark) => mark.kind === 'place')
    .map((mark) => text.slice(mark.start, mark.end))
