import { describe, expect, it } from 'vitest'
import { createReader } from './load.ts'
import { isOneEdit, Misspellings } from './misspellings.ts'
import { WordTable } from './words.ts'

describe('one slip of the hand', () => {
  it.each([
    ['cocane', 'cocaine', true],
    ['cocainne', 'cocaine', true],
    ['cocsine', 'cocaine', true],
    ['cocaien', 'cocaine', true],
    ['cocaine', 'cocaine', false],
    ['kocaine', 'cocaine', false],
    ['cocan', 'cocaine', false],
    ['cociane', 'cocaine', true],
    ['coaciene', 'cocaine', false],
  ])('%s for %s: %s', (written, name, isOne) => {
    expect(isOneEdit(written, name)).toBe(isOne)
  })

  it('is not read where two names of different meaning are as near', () => {
    const words = new WordTable()
    const misspellings = new Misspellings(words)
    misspellings.add('methylone', 1)
    misspellings.add('methylome', 2)
    misspellings.add('ketamine', 3)
    expect(misspellings.of(words.add('methyloe'))).toBe(0)
    expect(words.textOf(misspellings.of(words.add('methylole')))).toBe('')
    expect(words.textOf(misspellings.of(words.add('ketamime')))).toBe('ketamine')
    expect(misspellings.of(words.add('ketamime'))).toBe(words.add('ketamine'))
  })
})

const marksIn = (text: string, language: 'fr' | 'en'): string[] =>
  createReader()
    .read(text, { language })
    .marks.filter((mark) => mark.kind === 'substance' || mark.kind === 'place')
    .map((mark) => `${text.slice(mark.start, mark.end)} ${mark.code}`)

it.each([
  ['la kétamime est chere a toulose', 'fr', ['kétamime ketamine', 'toulose FR-31555']],
  ['they sell amphetamnie and cocaien', 'en', ['amphetamnie amphetamine', 'cocaien cocaine']],
  ['Le concert de Cocagne commence, un festin de cocagne.', 'fr', []],
  ['Peppers and a heron in herein modest weather.', 'en', []],
  ['The singer is Anna Codeinne, who took codeinne.', 'en', ['codeinne codeine']],
] as const)('in « %s », a slip in a name is that name, another word is not', (text, language, found) => {
  expect(marksIn(text, language)).toEqual(found)
})
