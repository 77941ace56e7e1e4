/** A word leads to its concept, and the answer says through which synonym. */
import { describe, expect, test } from 'vitest'
import { isOneEditAway, searchConcepts } from './search.ts'

describe('searching the vocabulary', () => {
  test.each([
    ['héro', 'heroin', 'slang'],
    ['heroine', 'heroin', 'prefLabel'],
    ['came', 'heroin', 'slang'],
    ['teuchi', 'cannabis-resin', 'verlan'],
    ['Subutex', 'buprenorphine', 'brand'],
    ['kétamine', 'ketamine', 'prefLabel'],
    ['gaz hilarant', 'nitrous-oxide', 'altLabel'],
    ['point de deal', 'supply.fixed-point', 'prefLabel'],
  ])('%s finds %s through a %s', (query, code, by) => {
    const [first] = searchConcepts(query)
    expect([first?.concept.code, first?.by, first?.match]).toEqual([code, by, 'exact'])
  })

  test('the synonym met and the product named are said', () => {
    const [first] = searchConcepts('protonitazene')
    expect(first?.through).toBe('protonitazène')
    expect(first?.concept.code).toBe('nitazenes')
    expect(first?.name).toBe('protonitazène')
  })

  test('a slip of one letter is forgiven when nothing fits better', () => {
    expect(searchConcepts('disponiblité')[0]).toMatchObject({
      match: 'near',
      through: 'disponibilité',
    })
  })

  test('the beginning of a word is enough', () => {
    expect(searchConcepts('métham')[0]?.concept.code).toBe('methamphetamine')
  })

  test.each(['', '  ', 'qwertzuiop'])('“%s” finds nothing', (query) => {
    expect(searchConcepts(query)).toEqual([])
  })

  test.each([
    ['heroin', 'heroine', true],
    ['heroin', 'heorin', true],
    ['heroin', 'heroin', true],
    ['heroin', 'heron', true],
    ['heroin', 'haroim', false],
    ['heroin', 'hero', false],
  ])('%s and %s are one edit apart: %s', (a, b, isNear) => {
    expect(isOneEditAway(a, b)).toBe(isNear)
  })
})
