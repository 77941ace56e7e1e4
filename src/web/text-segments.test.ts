import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceAt } from '../core/evidence.ts'
import { paragraphsOf } from './text-segments.ts'

const nothing = { claims: [], known: [], headings: [], boilerplate: [] }

describe('a text cut by its marks', () => {
  test('two claims that overlap share the words between them, the shorter first', () => {
    const text = 'la brune est rare'
    const [line] = paragraphsOf(text, {
      ...nothing,
      claims: [
        { id: 'long', review: 'accepted', evidence: evidenceAt(text, 0, 17) },
        { id: 'short', review: 'suggested', evidence: evidenceAt(text, 3, 8) },
      ],
    })
    expect(line?.segments.map(({ text, claims, review }) => [text, claims, review])).toEqual([
      ['la ', ['long'], 'accepted'],
      ['brune', ['short', 'long'], 'suggested'],
      [' est rare', ['long'], 'accepted'],
    ])
  })

  test('evidence that runs over two lines marks both', () => {
    const text = 'un gramme\nacheté'
    const lines = paragraphsOf(text, {
      ...nothing,
      claims: [{ id: 'a', review: 'suggested', evidence: evidenceAt(text, 3, 16) }],
    })
    expect(lines.map((line) => line.segments.map(({ text }) => text))).toEqual([
      ['un ', 'gramme'],
      ['acheté'],
    ])
  })

  test('whatever the marks, the runs of each line put together are the line', () => {
    const lines = fc
      .array(fc.stringMatching(/^[a-zé🔥 ]{0,12}$/u), { maxLength: 6 })
      .map((all) => all.join('\n'))
    fc.assert(
      fc.property(lines, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 8 }), (text, pairs) => {
        const claims = pairs
          .map(([a, b]) => [Math.min(a, b), Math.min(Math.max(a, b), text.length)] as const)
          .filter(([start, end]) => start < end)
          .map(([start, end], index) => ({
            id: String(index),
            review: 'suggested' as const,
            evidence: evidenceAt(text, start, end),
          }))
        for (const line of paragraphsOf(text, { ...nothing, claims }))
          expect(line.segments.map((segment) => segment.text).join('')).toBe(text.slice(line.start, line.end))
      }),
    )
  })
})
