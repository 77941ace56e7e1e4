/** What the verifier's policy costs and what it catches, on texts people coded: claims as coded, and the same made false. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Language } from '../core/codes.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { shippedKnowledge } from './load.ts'
import { TextAtHand } from './text-at-hand.ts'
import { verify } from './verify.ts'

interface Coded {
  readonly lang: Language
  readonly text: string
  readonly observations: readonly (Record<string, unknown> & { evidence: string; places: string[] })[]
}

const knowledge = shippedKnowledge()
const texts: Coded[] = readFileSync(packageFile('learned/held-out.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const claims = texts.flatMap((coded) =>
  coded.observations.map((one) => ({
    coded,
    claim: { ...one, quote: one.evidence } as Record<string, unknown>,
  })),
)

const isKept = ({ text, lang }: Coded, claim: unknown): boolean => {
  const at = new TextAtHand({ text, title: null, boilerplate: [] }, lang, { start: 0, end: text.length })
  return verify(claim, at, 'second/toy@0', knowledge).kept !== undefined
}
const share = (kept: readonly boolean[]): number => kept.filter(Boolean).length / kept.length

test('of the claims people coded, nineteen in twenty are borne out by their text', () => {
  expect(claims.length).toBeGreaterThan(300)
  expect(share(claims.map(({ coded, claim }) => isKept(coded, claim)))).toBeGreaterThanOrEqual(0.95)
})

describe('the same claims made false', () => {
  test('with the words of another text: none is kept', () => {
    const moved = claims.map(({ claim }, at) => {
      const coded = texts[(texts.indexOf(claims[at]!.coded) + 1) % texts.length]!
      return { coded, claim }
    })
    expect(share(moved.map(({ coded, claim }) => isKept(coded, claim)))).toBe(0)
  })

  test('at a place of another text that theirs does not name: none is kept', () => {
    const names = [...new Set(claims.flatMap(({ claim }) => claim.places as string[]))]
    const moved = claims.flatMap(({ coded, claim }, at) => {
      const name = names[(at * 7) % names.length]!
      return coded.text.toLowerCase().includes(name.toLowerCase())
        ? []
        : [{ coded, claim: { ...claim, places: [name] } }]
    })
    expect(moved.length).toBeGreaterThan(200)
    expect(share(moved.map(({ coded, claim }) => isKept(coded, claim)))).toBe(0)
  })

  test('with a number nobody said: none is kept', () => {
    const changed = claims.flatMap(({ coded, claim }) => {
      const [measure, ...others] = claim.measures as { value?: number }[]
      if (measure?.value === undefined) return []
      return [
        {
          coded,
          claim: { ...claim, measures: [{ ...measure, value: measure.value * 3 + 0.37 }, ...others] },
        },
      ]
    })
    expect(changed.length).toBeGreaterThan(100)
    expect(share(changed.map(({ coded, claim }) => isKept(coded, claim)))).toBe(0)
  })

  test('with one word of their quote changed: none is kept', () => {
    const changed = claims.map(({ coded, claim }) => ({
      coded,
      claim: { ...claim, quote: String(claim.quote).replace(/\p{L}{4,}/u, (word) => `${word}x`) },
    }))
    const meant = changed.filter(({ claim }, at) => claim.quote !== claims[at]!.claim.quote)
    expect(share(meant.map(({ coded, claim }) => isKept(coded, claim)))).toBe(0)
  })
})
