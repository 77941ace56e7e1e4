/** What a text has named up to a claim is the same whether its claims are walked along or each is looked at anew. */
import { expect, test } from 'vitest'
import type { At, Sentence } from '../sentence.ts'
import type { Mention, OpenClaim } from './claim-place.ts'
import { Trail, UNNAMED } from './focus-trail.ts'
import { Names } from './phrases.ts'
import { randomFrom } from './shuffle.ts'

interface Named extends At {
  readonly code: string
  readonly isAside: boolean
}
const trailOf = (): Trail<Named> =>
  new Trail<Named>(
    ({ code }) => code,
    ({ isAside }) => isAside,
  )

/** Sentences of ten words, four to a paragraph; each names up to three of nine drugs. */
function textOf(sentences: number, random: () => number): Mention<Named>[] {
  return Array.from({ length: sentences }, (_, index) => {
    const sentence = { index, paragraph: Math.floor(index / 4) } as Sentence
    return [1, 4, 7].flatMap((place): Mention<Named>[] => {
      const from = index * 10 + place
      const to = from + (random() < 0.2 ? 4 : 1)
      const at = {
        from,
        to,
        start: from * 5,
        end: to * 5,
        code: `drug ${Math.floor(random() * 9)}`,
        isAside: random() < 0.2,
      }
      return random() < 0.5 ? [{ at, sentence }] : []
    })
  }).flat()
}

const claimAt = (index: number, first: number, last: number): OpenClaim => {
  const evidence = { from: index * 10 + first, to: index * 10 + last }
  const at = { ...evidence, start: evidence.from * 5, end: evidence.to * 5 }
  const sentence = { index, paragraph: Math.floor(index / 4) } as Sentence
  return { phenomenon: 'market.price', sentence, evidence: at, trigger: at }
}

const toldBy = (trail: Trail<Named>, names: Names) => ({
  total: trail.total,
  paragraph: trail.paragraphTotal,
  inside: trail.inside.map(({ from }) => from),
  first: trail.first.map(names.nameOf).sort(),
  each: Array.from({ length: 9 }, (_, which) => {
    const number = names.numberOf(`drug ${which}`)
    const count = trail.count[number] ?? 0
    return [
      count,
      count ? trail.lastEnd[number] : undefined,
      count ? trail.lastSentence[number] : undefined,
      trail.inParagraph[number] ?? 0,
      trail.ahead[number] ?? -1,
      trail.rankOf(number),
    ]
  }),
})

test('claims walked along in the order of the text are told what each is told alone', () => {
  const random = randomFrom(7)
  for (let round = 0; round < 30; round++) {
    const mentions = textOf(30, random)
    const walker = trailOf()
    const names = new Names()
    for (let index = 0; index < 30; index++) {
      if (random() < 0.3) continue
      const claim = claimAt(index, Math.floor(random() * 5), 6 + Math.floor(random() * 12))
      walker.follow(names, claim, mentions)
      const alone = trailOf()
      const ownNames = new Names()
      alone.follow(ownNames, claim, mentions)
      expect(toldBy(walker, names)).toEqual(toldBy(alone, ownNames))
    }
  }
})

test('a claim further ahead in the text, or in another, is looked at anew', () => {
  const random = randomFrom(9)
  const [one, other] = [textOf(12, random), textOf(12, random)]
  const walker = trailOf()
  const names = new Names()
  for (const [index, mentions] of [
    [9, one],
    [2, one],
    [7, other],
  ] as const) {
    walker.follow(names, claimAt(index, 0, 10), mentions)
    const alone = trailOf()
    const ownNames = new Names()
    alone.follow(ownNames, claimAt(index, 0, 10), mentions)
    expect(toldBy(walker, names)).toEqual(toldBy(alone, ownNames))
  }
})

test('the drug named last is of rank 0, one named only to compare with of none', () => {
  const sentence = { index: 0, paragraph: 0 } as Sentence
  const at = (from: number, code: string, isAside = false): Mention<Named> => ({
    sentence,
    at: { from, to: from + 1, start: from * 5, end: from * 5 + 4, code, isAside },
  })
  const trail = trailOf()
  const names = new Names()
  trail.follow(names, claimAt(1, 0, 3), [at(1, 'crack'), at(3, 'heroin'), at(5, 'cocaine', true)])
  const rankOf = (code: string): number => trail.rankOf(names.numberOf(code))
  expect([rankOf('heroin'), rankOf('crack'), rankOf('cocaine')]).toEqual([0, 1, UNNAMED])
})
