import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TypedText } from './typed-text.ts'
import { evenOut } from './typography.ts'

const found = (words: string, text: string): string[] =>
  [...new TypedText(text).runsOf(words)].map(({ start, end }) => text.slice(start, end))

describe('words are found where only typography differs', () => {
  test.each([
    ['"la brune" est rare', 'Ici, « la brune » est rare.', '« la brune » est rare'],
    ["l'héroïne manque", 'On dit que l’héroïne manque.', 'l’héroïne manque'],
    ['60 € le gramme', 'à 60\u00A0€ le gramme', '60\u00A0€ le gramme'],
    ['prix: 60€', 'prix\u202F: 60 €', 'prix\u202F: 60 €'],
    ['crack - et free base', 'crack — et free\n  base', 'crack — et free\n  base'],
    ['pas cher...', 'pas cher… dit-il', 'pas cher…'],
    ['caféine', 'la cafe\u0301ine', 'cafe\u0301ine'],
    ['héroïne', 'hé\u00ADroïne', 'hé\u00ADroïne'],
    ['🔥 brune', 'la 🔥 brune', '🔥 brune'],
  ])('%s', (words, text, run) => {
    expect(found(words, text)).toEqual([run])
  })
})

describe('words that differ in more are not found', () => {
  test.each([
    ['another case', 'La brune', 'la brune'],
    ['no accent', 'heroine', 'héroïne'],
    ['a part of a word', 'rare', 'rarement'],
    ['the end of a word', 'ville', 'Abbeville'],
    ['another number', '60 €', '160 €'],
    ['thousands closed up', '1200 €', '1 200 €'],
    ['nothing', '  ', 'la brune'],
    ['signs without sight', '\u200B', 'la brune'],
  ])('%s', (_, words, text) => {
    expect(found(words, text)).toEqual([])
  })
})

test('where the words stand to the letter, that is where they are', () => {
  expect(found("l'héro", "l’héro et l'héro")).toEqual(["l'héro"])
})

test('any run of whole words of any text is found as itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 3 }), (parts) => {
      const text = parts.join(' ')
      const words = parts.slice(0, 2).join(' ')
      const runs = [...new TypedText(text).runsOf(words)]
      for (const { start, end } of runs)
        expect(evenOut(text.slice(start, end)).text).toBe(evenOut(words).text)
      if (words.trim() !== '' && text.startsWith(words)) expect(runs.length).toBeGreaterThanOrEqual(1)
    }),
  )
})

test('words are sought in the part at hand alone, names to the letter in the whole text', () => {
  const text = 'À Lille, la brune.\n\nÀ Metz, l’ours et la brune.'
  const part = { start: text.indexOf('À Metz'), end: text.length }
  const second = new TypedText(text, part)
  expect([...second.runsOf('la brune')]).toEqual([
    { start: text.lastIndexOf('la brune'), end: text.length - 1 },
  ])
  expect([...second.runsOf("l'ours")].map(({ start }) => start)).toEqual([text.indexOf('l’ours')])
  expect([second.asWritten('Lille'), second.asWritten('METZ'), second.asWritten('lille')]).toEqual([
    'Lille',
    'Metz',
    null,
  ])
})
