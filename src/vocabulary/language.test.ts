import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Language } from '../core/codes.ts'
import { languageOf } from './language.ts'
import { packageFile } from './package-files.ts'

test.each([
  ['Le prix du gramme n’a pas changé depuis un an.', 'fr'],
  ['The price of a gram has not changed for a year.', 'en'],
  ['La résine est rare.', 'fr'],
  ['Resin is scarce in the city.', 'en'],
  ['Nobody died.', 'en'],
  ['Personne n’est mort.', 'fr'],
  ['Crack users moved from Stalingrad to Porte de la Villette.', 'en'],
  ['Les usagers de crack vont de Brixton à Camden Town.', 'fr'],
  ['c koi le plan stp jsuis dispo', 'fr'],
  ['my mate says its banging gear', 'en'],
  ['UNE SEMAINE DÉJÀ', 'fr'],
  ['ﾠ', 'fr'],
  ['', 'fr'],
])('%s', (text, language) => {
  expect(languageOf(text)).toBe(language)
})

test('accents that stand as units of their own tell the same', () => {
  for (const text of ['Le marché a bougé', 'Où ça ?', 'A café in Malmö'])
    expect(languageOf(text.normalize('NFD')), text).toBe(languageOf(text.normalize('NFC')))
})

/** Sentences of texts the threes were not learned from. */
function sentences(): { language: Language; words: number; text: string }[] {
  const files = ['held-out', 'held-out-fresh', 'held-out-pages']
  return files.flatMap((file) =>
    readFileSync(packageFile(`learned/${file}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => {
        const { lang, text } = JSON.parse(line) as { lang: Language; text: string }
        return text
          .split(/(?<=[.!?])\s+/)
          .map((one) => ({ language: lang, words: one.split(/\s+/).length, text: one }))
      }),
  )
}

test.each([
  ['three to five words', 3, 5, 0.08],
  ['six to nine words', 6, 9, 0.02],
  ['ten words and more', 10, Number.POSITIVE_INFINITY, 0.002],
])('sentences of %s are told apart', (_, least, most, share) => {
  for (const language of ['fr', 'en'] as const) {
    const own = sentences().filter(
      (one) => one.language === language && one.words >= least && one.words <= most,
    )
    const wrong = own.filter(({ text }) => languageOf(text) !== language)
    expect(own.length).toBeGreaterThan(50)
    expect(wrong.length / own.length, `${language}: ${wrong[0]?.text}`).toBeLessThanOrEqual(share)
  }
})
