/** Signs of single words: what names a drug, what a rule found, where a sentence begins and ends. */
import { expect, test } from 'vitest'
import type { Language } from '../../core/codes.ts'
import { deskOf } from '../load.ts'
import { type ItemSigns, itemSigns, ruleSigns } from './item-signs.ts'
import { type Seen, seenOf } from './seen.ts'

const desk = deskOf()

function seen(language: Language, text: string): Seen[] {
  const scanner = desk.scanners[language]
  const scan = scanner.scan(text, desk.linesOf(text), 0)
  return seenOf(scan, scanner.engine.words, desk.known[language], true)
}

/** The signs of the item of a word or mark. */
function signsOf(all: readonly Seen[], { numbers, starts }: ItemSigns, name: string): number[] {
  const at = all[0]!.items.names!.indexOf(name)
  expect(at).toBeGreaterThanOrEqual(0)
  return [...numbers.slice(starts[at], starts[at + 1])]
}

const COCAINE = 'La cocaïne baisse à Lille. La kétamine baisse à Metz.'

test('two drugs differ by one sign, the same word twice by none but where it stands', () => {
  const all = seen('fr', COCAINE)
  const signs = itemSigns(all, 'fr')
  const marks = all[0]!.items.names!.flatMap((name, at) => (name === '<substance>' ? [at] : []))
  const [first, second] = marks.map(
    (at) => new Set(signs.numbers.slice(signs.starts[at], signs.starts[at + 1])),
  )
  expect([...first!].filter((sign) => !second!.has(sign))).toHaveLength(1)
  expect([...second!].filter((sign) => !first!.has(sign))).toHaveLength(1)
  expect(signs.starts).toHaveLength(all.at(-1)!.end + 1)
})

test('a word of two languages is two', () => {
  const french = seen('fr', 'La cocaïne change.')
  const english = seen('en', 'The cocaine change.')
  const [a, b] = [
    signsOf(french, itemSigns(french, 'fr'), 'change'),
    signsOf(english, itemSigns(english, 'en'), 'change'),
  ]
  expect(a[0]).not.toBe(b[0])
})

test('what rules found stands apart', () => {
  const all = seen('fr', 'À Lille, le gramme de cocaïne vaut 60 €.')
  expect(ruleSigns(all).numbers.length).toBeGreaterThan(0)
  expect(ruleSigns(seen('fr', 'La mairie ouvre à midi.')).numbers).toHaveLength(0)
  const loosely = seen('en', 'The dealers of Leeds had edibles in the car.')
  const firmly = seen('en', 'The bags have shrunk for heroin users.')
  expect(loosely.flatMap(({ sentence }) => sentence.hits.map(({ rule }) => rule.id))).toEqual([
    'en/market/shape-and-look/loosely',
  ])
  expect(firmly.flatMap(({ sentence }) => sentence.hits.map(({ rule }) => rule.codes))).toEqual([
    'market.form',
  ])
  expect(new Set(ruleSigns(loosely).numbers).has(ruleSigns(firmly).numbers[0]!)).toBe(false)
  expect(itemSigns([], 'fr')).toEqual({ numbers: new Int32Array(), starts: Int32Array.of(0) })
})
