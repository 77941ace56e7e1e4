/** The pages of docs/vocabulary are what the data make of them. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadVocabulary } from './load.ts'
import { packageFile } from './package-files.ts'
import { vocabularyPages } from './pages.ts'

const pages = vocabularyPages(loadVocabulary())

test.each([...pages.keys()])(
  'docs/vocabulary/%s is up to date (node scripts/docs-vocabulary.mjs)',
  (name) => {
    expect(readFileSync(packageFile(`docs/vocabulary/${name}`), 'utf8')).toBe(pages.get(name))
  },
)

test('every code stands on a page of each language', () => {
  for (const language of ['', '.fr'])
    for (const name of ['phenomena', 'substances'])
      for (const code of loadVocabulary().schemes.get(name)?.concepts.keys() ?? [])
        expect(pages.get(`${name}${language}.md`)).toContain(`\`${code}\``)
})
