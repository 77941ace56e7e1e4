import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadTo, partsOf } from './parts.ts'

test('parts hold the whole text in its order, none longer than asked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 2, max: 60 }),
      (text, most) => {
        const parts = partsOf(text, most)
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const { start, end } of parts) expect(end - start).toBeLessThanOrEqual(most)
      },
    ),
  )
})

const cut = (text: string, most: number): string[] =>
  partsOf(text, most).map(({ start, end }) => text.slice(start, end))

test('a text is cut where a paragraph ends', () => {
  expect(cut('Un deux.\n\nTrois.\nQuatre.\n\nCinq six.', 26)).toEqual([
    'Un deux.\n\nTrois.\nQuatre.\n\n',
    'Cinq six.',
  ])
})

test('a paragraph longer than a part is cut between sentences, and a sentence between words', () => {
  expect(cut('Un deux. Trois quatre. Cinq.', 25)).toEqual(['Un deux. Trois quatre. ', 'Cinq.'])
  expect(cut('un deux trois quatre', 10)).toEqual(['un deux ', 'trois ', 'quatre'])
})

test('an emoji is never cut in two', () => {
  expect(cut('🔥🔥🔥', 3)).toEqual(['🔥', '🔥', '🔥'])
})

test('a short text is one part, and no text none', () => {
  expect(cut('Bref.', 6000)).toEqual(['Bref.'])
  expect(cut('', 6000)).toEqual([])
})

const lead = (text: string, start: number, most?: number, noise: [number, number][] = []): string =>
  leadTo({ text, title: null, boilerplate: noise.map(([at, end]) => ({ start: at, end })) }, start, most)

test('what leads to a part begins where a sentence or line does', () => {
  const text = 'At the port. In Metz, dealers moved.\n\nThe price fell.'
  expect(lead(text, 38)).toBe('At the port. In Metz, dealers moved.')
  expect(lead(text, 38, 30)).toBe('In Metz, dealers moved.')
  expect(lead(text, 38, 12)).toBe('moved.')
  expect(lead(text, 0)).toBe('')
})

test('boilerplate leads to nothing', () => {
  const text = 'In Metz. MENU HOME MENU Dealers moved.\n\nThe price fell.'
  expect(lead(text, 40, 900, [[9, 23]])).toBe('In Metz.  Dealers moved.')
  expect(lead(text, 40, 900, [[0, 40]])).toBe('')
})
