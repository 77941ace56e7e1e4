/** What the compiled code makes of the words of a text is what plain loops make. */
import { expect, test } from 'vitest'
import { type GatedCode, gatedCode, TAPS } from './gated-code.ts'
import { Matrices, type Place } from './matrix.ts'
import { randomFrom } from './shuffle.ts'

const WORDS = 21
const WIDTH = 24
const EDGE = 8
const random = randomFrom(9)
const numbers = (count: number): number[] =>
  Array.from({ length: count }, () => Math.fround(4 * random() - 2))

const matrices = new Matrices()
const code = matrices.linked(new WebAssembly.Module(gatedCode())) as unknown as GatedCode
function put(values: readonly number[]): Place {
  const place = matrices.take(values.length)
  matrices.at(place, values.length).set(values)
  return place
}
const taken = (place: Place, count: number): number[] => [...matrices.at(place, count)]
const byCell = (make: (word: number, unit: number) => number, words = WORDS): number[] =>
  Array.from({ length: words * WIDTH }, (_, cell) => make(Math.floor(cell / WIDTH), cell % WIDTH))
function expectClose(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length)
  for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 4)
}

const units = numbers(WORDS * WIDTH)
/** With words that are nothing before and behind. */
const edged = [...Array(EDGE * WIDTH).fill(0), ...units, ...Array(EDGE * WIDTH).fill(0)] as number[]
const unitAt = (word: number, unit: number): number => units[word * WIDTH + unit] ?? 0
const taps = numbers(TAPS * WIDTH)

test.each([1, 4, -2])('sums of neighbours %d words apart, and what each counted for', (apart) => {
  const from = put(edged) + 4 * EDGE * WIDTH
  const step = 4 * WIDTH * apart
  const neighbour = (word: number, tap: number, unit: number): number => {
    const at = word + (tap - (TAPS >> 1)) * apart
    return at < 0 || at >= WORDS ? 0 : unitAt(at, unit)
  }
  const to = put(units.map(() => 7))
  code.neighbours(to, from, put(taps), WORDS, 4 * WIDTH, step)
  expectClose(
    taken(to, units.length),
    byCell((word, unit) =>
      Array.from({ length: TAPS }, (_, tap) => taps[tap * WIDTH + unit]! * neighbour(word, tap, unit)).reduce(
        (sum, one) => sum + one,
      ),
    ),
  )
  const slopes = numbers(WORDS * WIDTH)
  const tapSlopes = put(taps.map(() => 1))
  code.tapSlopes(tapSlopes, put(slopes), from, WORDS, 4 * WIDTH, step)
  expectClose(
    taken(tapSlopes, taps.length),
    byCell(
      (tap, unit) =>
        1 +
        Array.from(
          { length: WORDS },
          (_, word) => slopes[word * WIDTH + unit]! * neighbour(word, tap, unit),
        ).reduce((sum, one) => sum + one),
      TAPS,
    ),
  )
})

test('what is added goes through its gate', () => {
  const both = numbers(2 * WORDS * WIDTH)
  const to = put(units)
  code.addGated(to, put(both), 0, WORDS, 4 * WIDTH, 0)
  expectClose(
    taken(to, units.length),
    byCell((word, unit) => {
      const gate = both[(2 * word + 1) * WIDTH + unit]!
      return unitAt(word, unit) + both[2 * word * WIDTH + unit]! * (0.5 + (0.5 * gate) / (1 + Math.abs(gate)))
    }),
  )
})

test('units are evened, and gains and shifts laid over them', () => {
  const even = put(units.map(() => 0))
  const short = put(Array(WORDS).fill(0))
  code.even(even, put(units), short, WORDS, 4 * WIDTH, 0)
  const evened = taken(even, units.length)
  for (let word = 0; word < WORDS; word++) {
    const own = evened.slice(word * WIDTH, (word + 1) * WIDTH)
    expect(own.reduce((sum, one) => sum + one) / WIDTH).toBeCloseTo(0, 5)
    expect(own.reduce((sum, one) => sum + one * one, 0) / WIDTH).toBeCloseTo(1, 3)
    const spread = Math.abs(unitAt(word, 0) - unitAt(word, 1))
    expect(Math.abs(own[0]! - own[1]!)).toBeCloseTo(spread * taken(short, WORDS)[word]!, 4)
  }
  const rows = numbers(2 * WIDTH)
  const to = put(units.map(() => 0))
  code.gained(to, even, put(rows), WORDS, 4 * WIDTH, 4 * WIDTH)
  expectClose(
    taken(to, units.length),
    byCell((word, unit) => evened[word * WIDTH + unit]! * rows[unit]! + rows[WIDTH + unit]!),
  )
})

test('rows of steps are added to the words listed', () => {
  const steps = Int8Array.from({ length: 5 * WIDTH }, () => 255 * random() - 128)
  const listed = Array.from({ length: 40 }, () => ({
    word: Math.floor(random() * WORDS),
    row: Math.floor(random() * 5),
    step: Math.fround(random()),
  }))
  const list = matrices.take(3 * listed.length)
  const places = matrices.at(list, 3 * listed.length)
  const asWhole = new Int32Array(places.buffer, places.byteOffset, places.length)
  for (const [at, { word, row, step }] of listed.entries()) {
    asWhole[3 * at] = 4 * word * WIDTH
    asWhole[3 * at + 1] = row * WIDTH
    places[3 * at + 2] = step
  }
  const table = matrices.keep(steps)
  const to = put(units)
  code.addSteps(to, table, list, listed.length, 4 * WIDTH, 0)
  const wanted = [...units]
  for (const { word, row, step } of listed)
    for (let unit = 0; unit < WIDTH; unit++) wanted[word * WIDTH + unit]! += step * steps[row * WIDTH + unit]!
  for (const [at, value] of wanted.entries()) expect(taken(to, units.length)[at]).toBeCloseTo(value, 2)
})

test.each([1, 7, WORDS])('the highest and the mean of each unit over %d words', (words) => {
  const to = put(Array(2 * WIDTH).fill(9))
  code.pool(to, put(units), 0, words, 4 * WIDTH, 0)
  const of = (unit: number): number[] => Array.from({ length: words }, (_, word) => unitAt(word, unit))
  expectClose(
    taken(to, 2 * WIDTH),
    Array.from({ length: 2 * WIDTH }, (_, at) =>
      at < WIDTH ? Math.max(...of(at)) : of(at - WIDTH).reduce((sum, one) => sum + one) / words,
    ),
  )
})
