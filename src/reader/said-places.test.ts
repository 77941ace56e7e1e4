import { describe, expect, it } from 'vitest'
import type { Language } from '../core/codes.ts'
import { createReader } from './load.ts'

const placesIn = (text: string, language: Language): string[] =>
  createReader()
    .read(text, { language })
    .marks.filter((mark) => mark.kind === 'place')
    .map((mark) => text.slice(mark.start, mark.end))

describe('what a text says once is a place is one wherever it stands', () => {
  it.each([
    ['Zabriska wardens meet on heroin. It is sold in Zabriska at night.', 'en', ['Zabriska', 'Zabriska']],
    ['Heroin came to Zabriska. By then Zabriska had its cocaine.', 'en', ['Zabriska', 'Zabriska']],
    ['On trouve de la MDMA à Zabrie. Zabrie n’a plus d’héroïne.', 'fr', ['Zabrie', 'Zabrie']],
  ] as const)('%s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })

  it.each([
    ['Heroin is sold in Zabriska. A Zabriska University study says so.', 'en', ['Zabriska']],
    ['Heroin is sold in Zabriska. Brenda Zabriska says so.', 'en', ['Zabriska']],
  ] as const)('but not as a name of something else: %s', (text, language, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })
})
