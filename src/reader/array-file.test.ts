/** Arrays and texts written to one buffer come back the same. */
import { expect, test } from 'vitest'
import { ArrayFile, isArrayFile, Lines, writeArrays } from './array-file.ts'

test('arrays, texts and lists of words come back as they were written, wherever the buffer begins', () => {
  const words = Lines.of(['', 'brune', 'été', 'GBL'])
  const written = writeArrays({
    numbers: Int32Array.of(-1, 1 << 30),
    small: Uint8Array.of(7),
    middle: Uint16Array.of(513, 2),
    note: 'rare à Lille',
    'words.text': words.text,
    'words.ends': words.ends,
  })
  const shifted = new Uint8Array(written.length + 3).subarray(3)
  shifted.set(written)
  for (const buffer of [written, shifted]) {
    expect(isArrayFile(buffer)).toBe(true)
    const file = new ArrayFile(buffer)
    expect([...file.int32('numbers')]).toEqual([-1, 1 << 30])
    expect([...file.uint8('small')]).toEqual([7])
    expect([...file.uint16('middle')]).toEqual([513, 2])
    expect(file.text('note')).toBe('rare à Lille')
    const lines = new Lines(file.text('words.text'), file.int32('words.ends'))
    expect([0, 1, 2, 3].map((line) => lines.at(line))).toEqual(['', 'brune', 'été', 'GBL'])
    expect(() => file.text('other')).toThrow(RangeError)
  }
})

test('any other buffer is told from one', () => {
  expect(isArrayFile(new Uint8Array(0))).toBe(false)
  expect(isArrayFile(new TextEncoder().encode('a text of some length'))).toBe(false)
})
