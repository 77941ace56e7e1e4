/** What a pattern reads, tried on sentences. */
import { describe, expect, test } from 'vitest'
import { Hits } from './hits.ts'
import { Lexicon } from './lexicon.ts'
import { MarkIndex } from './mark-index.ts'
import { Matcher } from './matcher.ts'
import { MatcherBuilder } from './matcher-tables.ts'
import { parsePattern, spellOut } from './pattern.ts'
import { Tokens, tokenize } from './tokens.ts'
import { WordTable } from './words.ts'

function matches(pattern: string, sentence: string, period?: { from: number; to: number }): string[] {
  const words = new WordTable()
  const builder = new MatcherBuilder(words)
  builder.add(
    parsePattern(pattern, () => undefined),
    0,
  )
  const matcher = new Matcher(builder.tables(), words)
  words.freeze()
  const tokens = new Tokens(256)
  tokenize(sentence, 0, sentence.length, words, tokens, 200)
  const marks = new MarkIndex()
  marks.reset(tokens.count)
  if (period) marks.addAll('period', [{ start: period.from, end: period.to }])
  const hits = new Hits()
  matcher.match(tokens, marks, hits)
  hits.sort()
  return Array.from(hits.order.subarray(0, hits.count), (hit) =>
    sentence.slice(tokens.start[hits.start[hit]!]!, tokens.end[hits.end[hit]! - 1]!),
  )
}

describe('patterns', () => {
  test.each([
    ['livr(er|es|eurs) (a|au) domicile', 'Des livreurs à domicile sonnent.', ['livreurs à domicile']],
    ['disponib*', 'La disponibilité est forte, disponible partout.', ['disponibilité', 'disponible']],
    ['livr* {0,3} domicile', 'On livre très vite à domicile.', ['livre très vite à domicile']],
    ['livr* {0,1} domicile', 'On livre très vite à domicile.', []],
    ['creation de drive', 'la création de « Drive »', ['création de « Drive']],
    ['plus cher', 'C’est plus, cher ami.', []],
    ['plus {0,2} cher', 'C’est plus, cher ami.', ['plus, cher']],
    ['plus {0,2} cher', 'C’est plus. Cher ami.', []],
    ['d herbe', "un peu d'herbe", ["d'herbe"]],
    ['call-centre', 'A call centre and a call-centre.', ['call centre', 'call-centre']],
    ['(tres )?rare', 'Elle est très rare.', ['rare']],
  ])('%s in «%s»', (pattern, sentence, expected) => {
    expect(matches(pattern, sentence)).toEqual(expected)
  })

  test('a period written across a colon carries the match on, the colon alone does not', () => {
    const sentence = 'Rare en mars : avril, puis courant.'
    expect(matches('rare {0,3} @period {0,2} courant', sentence, { from: 2, to: 4 })).toEqual([
      'Rare en mars : avril, puis courant',
    ])
    expect(matches('rare {0,8} courant', sentence)).toEqual([])
  })

  test('one of several ways is enough, and a word that may be left out is not required', () => {
    expect(matches('(tres rare|bien trop cher) (encore )?ici', 'C’est bien trop cher ici.')).toEqual([
      'bien trop cher ici',
    ])
  })

  test('a word may be told by how it begins or by how it ends, two letters or more before', () => {
    expect(matches('vend*', 'la vente, les vendeurs')).toEqual(['vendeurs'])
    expect(matches('*erait', 'elle se trouverait là où il erait, dit-il')).toEqual(['trouverait'])
  })

  test('a gap is followed once for each place, however many ways lead there', () => {
    const sentence = `${'a '.repeat(2000)}b`
    expect(matches('(a|a a|a a a) {0,8} (a|a a) {0,8} c', sentence)).toEqual([])
  })

  test('word lists are spelled out', () => {
    expect(spellOut(parsePattern('gramme(s|) | demi gramme', () => undefined))).toEqual([
      ['grammes'],
      ['gramme'],
      ['demi', 'gramme'],
    ])
  })

  test('the longest term wins', () => {
    const words = new WordTable()
    const lexicon = new Lexicon(words)
    const sense = (code: string) => ({ kind: 'substance' as const, code, weak: false, capital: false })
    lexicon.add(['crack'], sense('crack'))
    lexicon.add(['crack', 'cocaine'], sense('crack cocaine'))
    words.freeze()
    const tokens = new Tokens(64)
    const text = 'crack cocaine and crack'
    tokenize(text, 0, text.length, words, tokens, 60)
    const found: string[] = []
    lexicon.find(tokens, (_start, _end, senses) => found.push(senses[0]!.code))
    expect(found).toEqual(['crack cocaine', 'crack'])
  })
})
