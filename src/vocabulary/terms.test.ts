/** The words people use for substances: enough of them, on the right code, and everyday words marked as such. */
import { describe, expect, test } from 'vitest'
import type { Language } from '../core/codes.ts'
import { foldName } from './fold-name.ts'
import { loadVocabulary } from './load.ts'
import { openEndings } from './open-endings.ts'

const { terms, schemes } = loadVocabulary()

function find(word: string, language: Language) {
  return terms.filter(
    (term) =>
      term.language === language &&
      openEndings(term.term).some((form) =>
        term.flags.includes('case') ? form === word : foldName(form) === foldName(word),
      ),
  )
}

describe('terms for substances', () => {
  test.each([
    ['fr', 600],
    ['en', 700],
  ] as const)('there are at least so many in %s: %i', (language, least) => {
    expect(terms.filter((term) => term.language === language).length).toBeGreaterThanOrEqual(least)
  })

  test('every substance can be said in both languages', () => {
    for (const concept of schemes.get('substances')?.concepts.values() ?? [])
      for (const language of ['fr', 'en'])
        if (!concept.isGroup)
          expect(
            terms.some((term) => term.code === concept.code && term.language === language),
            `${concept.code} ${language}`,
          ).toBe(true)
  })

  test.each([
    ['fr', 'coke', 'cocaine'],
    ['fr', 'rabla', 'heroin'],
    ['fr', 'beuh', 'cannabis-herb'],
    ['fr', 'taz', 'mdma'],
    ['fr', "pilule d'ecsta", 'mdma'],
    ['fr', 'cocaïne basée', 'crack'],
    ['fr', 'gaz hilarant', 'nitrous-oxide'],
    ['fr', 'Skenan', 'morphine'],
    ['fr', 'Lyrica', 'pregabalin'],
    ['fr', 'Rivotril', 'benzodiazepines'],
    ['fr', 'kecra', 'crack'],
    ['fr', 'teuchi', 'cannabis-resin'],
    ['fr', 'heroine', 'heroin'],
    ['fr', 'MDMB-4en-PINACA', 'synthetic-cannabinoids'],
    ['fr', '2-MMC', 'synthetic-cathinones'],
    ['fr', '1P-LSD', 'lsd'],
    ['en', 'N-desethyl isotonitazene', 'nitazenes'],
    ['en', 'protonitazene', 'nitazenes'],
    ['en', 'bromazolam', 'benzodiazepines'],
    ['en', 'carfentanil', 'fentanyl-analogues'],
    ['en', 'ecstacy', 'mdma'],
    ['en', 'meow meow', '4-mmc'],
    ['en', 'tranq', 'xylazine'],
    ['en', 'nangs', 'nitrous-oxide'],
    ['en', 'MXE', 'other'],
    ['en', '25I-NBOMe', 'other'],
  ] as const)('in %s, %s is %s', (language, word, code) => {
    expect(find(word, language).map((term) => term.code)).toEqual([code])
  })

  test.each([
    ['fr', 'C brune blanche caillou cailloux shit H ice speed base Tina Molly Hélène caps cristaux ballons'],
    ['en', 'light dark white brown ice speed E H K G C pills gear Tina Molly Adam rocks dope acid balloons'],
  ] as const)('everyday words of %s are drugs only where drugs are spoken of', (language, words) => {
    for (const word of words.split(' '))
      for (const term of find(word, language)) expect(term.flags, word).toContain('context')
  })

  test('single letters count only as capitals', () => {
    for (const term of terms.filter(({ term }) => /^\p{L}$/u.test(term)))
      expect([term.term, ...term.flags]).toEqual([term.term.toUpperCase(), 'context', 'case'])
  })

  test('a molecule under a wider code keeps its own name', () => {
    expect(find('etizolam', 'en')[0]?.name).toBe('etizolam')
    expect(find('2F-DCK', 'fr')[0]?.name).toBe('2F-DCK')
  })
})
