/** Where one sentence makes two claims of a kind, on small lessons of its own. */
import { describe, expect, test } from 'vitest'
import { deskOf } from '../load.ts'
import { claimCodes } from '../shipped-lessons.ts'
import type { CodedClaim, CodedText } from './coded.ts'
import { Cutter, signCut } from './cut.ts'
import { learnCuts } from './learn-cuts.ts'
import { type Lesson, lessonOf } from './lesson.ts'
import { hashOf, mix } from './sign-number.ts'
import { Signs } from './signs.ts'
import { USUAL } from './train.ts'

const desk = deskOf()
const phenomena = claimCodes()

const claim = (evidence: string): CodedClaim =>
  ({
    phenomenon: 'market.price',
    substances: ['cocaine'],
    places: [],
    direction: 'present',
    certainty: 'asserted',
    measures: [],
    drivers: [],
    evidence,
  }) as unknown as CodedClaim

const lesson = (text: string, evidence: readonly string[]): Lesson =>
  lessonOf(
    { id: 'x', lang: 'fr', genre: 'note', text, observations: evidence.map(claim) } as CodedText,
    false,
    false,
    phenomena,
    desk,
  )

const TOWNS = ['Lille', 'Metz', 'Brest', 'Rennes', 'Nantes', 'Tours', 'Dijon', 'Reims']
const two = (a: string, b: string, sum: number): [string, string] => [
  `À ${a}, le gramme de cocaïne se vend ${sum} euros`,
  `à ${b}, il se vend ${sum + 10} euros`,
]
const one = (a: string, sum: number): string =>
  `À ${a}, le gramme de cocaïne se vend ${sum} euros, quand il se vendait ${sum + 20} euros`

const lessons = TOWNS.flatMap((town, at) => {
  const [left, right] = two(town, TOWNS[(at + 3) % TOWNS.length]!, 50 + at)
  const whole = one(town, 40 + at)
  return [lesson(`${left} ; ${right}.`, [left, right]), lesson(`${whole}.`, [whole])]
})
const cuts = learnCuts(lessons, { ...USUAL, leastSeen: 1, leastWeight: 0 })

/** Whether the first two stretches of the first sentence are parted. */
function isParted(text: string): boolean {
  const { setting, seen } = lesson(text, [])
  const { sentence } = seen[0]!
  const [left, right] = sentence.stretches
  expect(right).toBeDefined()
  return new Cutter(cuts, seen, setting.text).isCut(sentence, left!, right!, 'market.price')
}

describe('two claims of a kind in one sentence', () => {
  test('what each side tells of a place of its own is parted', () => {
    expect(isParted('À Arras, le gramme de cocaïne se vend 70 euros ; à Vannes, il se vend 90 euros.')).toBe(
      true,
    )
  })

  test('what it was before stays with what it is', () => {
    expect(isParted('À Arras, le gramme de cocaïne se vend 70 euros, quand il se vendait 90 euros.')).toBe(
      false,
    )
  })

  test('signs are the same in every run: a phenomenon is told by its name, not by its number among those met', () => {
    const signs = new Signs()
    const { seen, setting } = lesson('Le gramme se vend 70 euros ; ailleurs, il se vend 90 euros.', [])
    const [left, right] = seen[0]!.sentence.stretches
    signCut(signs, seen[0]!, [left!, right!], 'market.price', setting.text)
    expect([...signs.numbers.slice(0, signs.count)]).toContain(mix(77, hashOf('of', 'market.price')))
  })

  test('the same lessons give the same weights', () => {
    expect(learnCuts(lessons, { ...USUAL, leastSeen: 1, leastWeight: 0 }).weight).toEqual(cuts.weight)
  })
})
