/** Names are folded to one spelling, and listed forms opened to all theirs. */
import { describe, expect, test } from 'vitest'
import { foldName, withoutArticle } from './fold-name.ts'
import { isCasNumber, isIdentifier } from './identifiers.ts'
import { openEndings } from './open-endings.ts'

test.each([
  ['Saint-Étienne', 'saint etienne'],
  ['St-Étienne', 'saint etienne'],
  ['Ste Foy', 'sainte foy'],
  ["L'Haÿ-les-Roses", 'l hay les roses'],
  ['Cœur', 'coeur'],
  ['  Łódź ', 'lodz'],
  ['Best', 'best'],
])('%s folds to %s', (name, folded) => {
  expect(foldName(name)).toBe(folded)
})

test.each([
  ['le havre', 'havre'],
  ['l hay les roses', 'hay les roses'],
  ['lens', 'lens'],
  ['the gambia', 'gambia'],
])('%s without its article is %s', (folded, bare) => {
  expect(withoutArticle(folded)).toBe(bare)
})

test('endings in brackets may be left out', () => {
  expect(openEndings('caillou(x)')).toEqual(['caillou', 'cailloux'])
  expect(openEndings('breton(ne)(s)')).toEqual(['breton', 'bretons', 'bretonne', 'bretonnes'])
  expect(openEndings('rabla')).toEqual(['rabla'])
})

describe('identifiers', () => {
  test('a CAS number with one digit wrong is refused by its check digit', () => {
    expect(isCasNumber('50-36-2')).toBe(true)
    expect(isCasNumber('50-36-1')).toBe(false)
    expect(isCasNumber('50362')).toBe(false)
  })

  test('kinds nobody knows are refused', () => {
    expect(isIdentifier('inchikey', 'ZPUCINDJVBIVPJ-LJISPDSOSA-N')).toBe(true)
    expect(isIdentifier('wikidata', 'Q12')).toBe(true)
    expect(isIdentifier('barcode', '123')).toBe(false)
  })
})
