import { expect, test } from 'vitest'
import { evidenceAt, inCodePoints, isExact } from './evidence.ts'

test('evidence quotes its text at its offsets', () => {
  const text = 'La brune est rare à Lille.'
  const evidence = evidenceAt(text, 3, 17)
  expect(evidence.quote).toBe('brune est rare')
  expect(isExact(text, evidence)).toBe(true)
  expect(isExact(` ${text}`, evidence)).toBe(false)
})

test.each([
  [5, 5],
  [7, 3],
  [-1, 3],
  [0, 99],
])('evidence from %i to %i of a short text is refused', (start, end) => {
  expect(() => evidenceAt('brune rare', start, end)).toThrow(RangeError)
})

test('an emoji is one code point and two UTF-16 units', () => {
  expect(inCodePoints('🔥 brune 🔥', { start: 3, end: 11 })).toEqual({ start: 2, end: 9 })
})
