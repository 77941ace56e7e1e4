import { describe, expect, test } from 'vitest'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { frenchWords, productWords } from './name-words.ts'

const context = { texts: loadTexts(), vocabulary: loadVocabulary() }

describe('a product in a French sentence', () => {
  test.each([
    ['crack', 'ms', 'le crack', 'du crack', 'de crack'],
    ['héroïne', 'fs', 'l’héroïne', 'de l’héroïne', 'd’héroïne'],
    ['cannabis', 'ms', 'le cannabis', 'du cannabis', 'de cannabis'],
    ['cocaïne', 'fs', 'la cocaïne', 'de la cocaïne', 'de cocaïne'],
    ['MDMA', 'fs', 'la MDMA', 'de la MDMA', 'de MDMA'],
    ['LSD', 'ms', 'le LSD', 'du LSD', 'de LSD'],
    ['3-MMC', 'fs', 'la 3-MMC', 'de la 3-MMC', 'de 3-MMC'],
    ['alpha-PVP', 'fs', 'l’alpha-PVP', 'de l’alpha-PVP', 'd’alpha-PVP'],
    ['hallucinogènes', 'mp', 'les hallucinogènes', 'des hallucinogènes', 'd’hallucinogènes'],
    ['benzodiazépines', 'fp', 'les benzodiazépines', 'des benzodiazépines', 'de benzodiazépines'],
    ['haschich', 'ms', 'le haschich', 'du haschich', 'de haschich'],
  ])('%s (%s): %s, %s, %s', (name, agreement, the, of, ofBare) => {
    expect(frenchWords(name, agreement)).toEqual({ the, of, ofBare })
  })

  test('every substance of the vocabulary has its article: a plural label is agreed as one', () => {
    const concepts = [...(context.vocabulary.schemes.get('substances')?.concepts.values() ?? [])]
    const wrong = concepts.filter(({ code, prefLabel }) => {
      const isPlural = /^\p{L}{5,}[sx]\b/u.test(prefLabel.fr) && prefLabel.fr !== 'cannabis'
      return (
        isPlural !== productWords(code, 'fr', context).the.startsWith('les ') &&
        !['herbe', 'ghb-gbl', 'cannabis'].includes(code)
      )
    })
    expect(wrong.map(({ code }) => code)).toEqual([])
  })
})

describe('the sentences', () => {
  test('say every phenomenon of the vocabulary in both languages', () => {
    const concepts = [...(context.vocabulary.schemes.get('phenomena')?.concepts.values() ?? [])]
    const unsaid = concepts.filter(
      ({ code, isGroup }) => !isGroup && !context.texts.has(`statements.subject.${code}`),
    )
    expect(unsaid.map(({ code }) => code)).toEqual([])
  })

  test.each(['statements', 'publish', 'trends'])('%s stands in both languages', (file) => {
    expect(context.texts.keys(file).filter((key) => !context.texts.has(key))).toEqual([])
  })
})
