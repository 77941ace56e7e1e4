import { expect, test } from 'vitest'
import { languageOf, type Terminal, table, wrap } from './terminal.ts'

const plain: Terminal = {
  language: 'en',
  isInteractive: false,
  width: 40,
  paint: (_, text) => text,
  print: () => {},
  complain: () => {},
}

test('the language of the machine is French only where its locale says so', () => {
  expect(languageOf({ LANG: 'fr_FR.UTF-8' })).toBe('fr')
  expect(languageOf({ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB' })).toBe('en')
  expect(languageOf({ LANG: 'C.UTF-8' })).toBe('en')
  expect(languageOf({ LANG: 'en_GB', VIGIE_LANG: 'fr' })).toBe('fr')
})

test('a table keeps within the width by wrapping the column that stretches', () => {
  const text = table(
    plain,
    [
      { title: 'what', stretches: true },
      { title: 'n', align: 'right' },
    ],
    [['a sentence that is longer than the terminal is wide', '12']],
  )
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40)
  expect(text.split('\n')[2]).toMatch(/12$/)
})

test('words longer than the width stay whole', () => {
  expect(wrap('un métamphétaminomane', 5)).toEqual(['un', 'métamphétaminomane'])
})
