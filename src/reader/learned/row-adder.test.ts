/** What the compiled code adds up is what plain loops add up, to the last bit. */
import { expect, test } from 'vitest'
import { MOST_ROWS, RowAdder, wideFor } from './row-adder.ts'
import { randomFrom } from './shuffle.ts'
import { SignTable } from './sign-table.ts'

const random = randomFrom(3)
const steps = (cells: number): Int8Array => Int8Array.from({ length: cells }, () => 255 * random() - 127)
const floats = (cells: number): Float32Array => Float32Array.from({ length: cells }, () => random() - 0.5)

test.each([
  ['steps', 64, steps(64 * 100)],
  ['steps', 9, steps(9 * 100)],
  ['floats', 48, floats(48 * 100)],
  ['floats', 1, floats(100)],
] as const)('rows of %s, %d wide', (kind, width, table) => {
  const adder = new RowAdder()
  const wide = wideFor(width)
  const sumsAt = adder.take(8 * wide)
  const tableAt = adder.keep(table, width)
  const wanted = new Float64Array(width)
  for (let at = 0; at < 50; at++) {
    const row = Math.floor(100 * random())
    const times = random() - 0.5
    adder.rows[at] = row * wide * table.BYTES_PER_ELEMENT
    adder.times[at] = times
    for (let one = 0; one < width; one++) wanted[one]! += times * table[row * width + one]!
  }
  if (kind === 'steps') adder.addSteps(sumsAt, wide, tableAt, 50)
  else adder.addFloats(sumsAt, wide, tableAt, 50)
  expect(adder.numbers(sumsAt, width)).toEqual(wanted)
})

test('what lies in the memory stays there when it grows, and no rows add nothing', () => {
  const adder = new RowAdder()
  const sumsAt = adder.take(64)
  adder.numbers(sumsAt, 8).fill(2)
  const tableAt = adder.take(8 * 1_000_000)
  adder.numbers(tableAt, 16).fill(3)
  adder.rows[0] = 64
  adder.rows[1] = 0
  adder.addWholes(sumsAt, 8, tableAt, 0)
  expect([...adder.numbers(sumsAt, 8)]).toEqual(Array(8).fill(2))
  adder.addWholes(sumsAt, 8, tableAt, 2)
  expect([...adder.numbers(sumsAt, 8)]).toEqual(Array(8).fill(8))
  expect(adder.rows).toHaveLength(MOST_ROWS)
})

test('a sign is found at its place, and none that was not learned', () => {
  const signs = Int32Array.from(new Set(Int32Array.from({ length: 5000 }, () => 2 ** 32 * random()))).sort()
  const table = new SignTable(signs)
  for (const [place, sign] of signs.entries()) expect(table.find(sign)).toBe(place)
  const known = new Set(signs)
  for (let sign = -100; sign < 100; sign++) if (!known.has(sign)) expect(table.find(sign)).toBe(-1)
  expect(new SignTable(new Int32Array()).find(7)).toBe(-1)
})
