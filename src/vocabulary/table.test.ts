/** The rows of a scheme come as a tree a person can read down. */
import { expect, test } from 'vitest'
import { loadVocabulary } from './load.ts'
import { vocabularyTable } from './table.ts'

const vocabulary = loadVocabulary()

test('crack stands right under cocaine, one step in, in the language asked', () => {
  const rows = vocabularyTable(vocabulary, 'substances', 'fr')
  const at = rows.findIndex((row) => row.code === 'cocaine')
  expect(rows[at + 1]).toMatchObject({ code: 'crack', label: 'crack', broader: ['cocaine'] })
  expect((rows[at + 1]?.depth ?? 0) - (rows[at]?.depth ?? 0)).toBe(1)
})

test('each concept has one row', () => {
  for (const [name, scheme] of vocabulary.schemes)
    expect(new Set(vocabularyTable(vocabulary, name, 'en').map((row) => row.code)).size).toBe(
      scheme.concepts.size,
    )
})

test('an unknown scheme has no rows', () => {
  expect(vocabularyTable(vocabulary, 'weather', 'fr')).toEqual([])
})
