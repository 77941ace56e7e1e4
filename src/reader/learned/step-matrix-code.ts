/**
 * The code that multiplies matrices of whole steps, as WebAssembly (see `matrix-code.ts`): 16-bit numbers, of which eight are multiplied and added up at once, twice as many
 * as of 32 bits. Each row of the left and each column of the right has its own length of step, so that a product is exact to about one part in two thousand of its largest
 * terms; steps are whole, and so the same on every machine.
 *
 * `toSteps(to, from, 0, rows, inner, 0)` puts rows of 32-bit numbers in steps: of each row its length of step, four times, then its numbers. `multiplySteps(to, left, right, rows,
 * inner, width)` adds to `to`, 32-bit numbers, what such a left times `right` makes: of eight columns their lengths of step, then pairs of rows, column by column.
 * `rows` is a multiple of four, `inner` and `width` of eight, none of them 0, `inner` 128 at most: no sum outgrows 32 bits.
 */
import {
  alongTiles,
  COLUMNS_AT_ONCE,
  eachPart,
  HERE,
  INNER,
  type Multiply,
  NEXT,
  PANEL,
  SPARE,
  SUMS,
  step,
} from './matrix-code.ts'
import {
  addFours,
  asNumbers,
  type Code,
  divideFours,
  fourTimes,
  functionOf,
  get,
  I32,
  largerFours,
  loadFour,
  loop,
  moduleOf,
  multiplyFours,
  NOTHING,
  plus,
  set,
  shifted,
  simd,
  sizesOfFours,
  storeFour,
  V128,
  whole,
} from './wasm-code.ts'

/** The most steps of a number of the left, and of the right: their products are added up 128 at a time at most. */
export const LEFT_STEPS = 4095
export const RIGHT_STEPS = 2047
export const MOST_INNER = 128

/** Bytes of a row of the left before its numbers, and of eight columns of the right before theirs. */
export const LEFT_HEAD = 16
export const RIGHT_HEAD = 4 * COLUMNS_AT_ONCE

/** What the code gives out. */
export type StepsCode = Readonly<Record<'toSteps' | 'multiplySteps', Multiply>>

/** Two pairs of 16-bit numbers multiplied and added up, four times. */
const addedPairs = (a: Code, b: Code): Code => [...a, ...b, ...simd(186)]
const addWholes = (a: Code, b: Code): Code => [...a, ...b, ...simd(174)]

const multiplySteps = alongTiles({
  leftRow: plus(shifted(get(INNER), 1), whole(LEFT_HEAD)),
  begin: (row) => [
    ...eachPart((part) => set(SUMS[2 * row + part]!, NOTHING)),
    ...set(SPARE[row]!, loadFour(get(NEXT[row]!))),
    ...step(NEXT[row]!, whole(LEFT_HEAD)),
    ...(row > 0
      ? []
      : [
          ...eachPart((part) => set(SPARE[4 + part]!, loadFour(get(PANEL), 16 * part))),
          ...step(PANEL, whole(RIGHT_HEAD)),
        ]),
  ],
  step: 2,
  addUp: (sum, left, right) => addWholes(sum, addedPairs(left, right)),
  end: (row) =>
    eachPart((part) => {
      const lengths = multiplyFours(get(SPARE[row]!), get(SPARE[4 + part]!))
      const sum = multiplyFours(asNumbers(get(SUMS[2 * row + part]!)), lengths)
      return storeFour(get(HERE), 16 * part, addFours(loadFour(get(HERE), 16 * part), sum))
    }),
})

const [TO, FROM, ROWS] = [0, 1, 3]
const [ROW, AT] = [6, 7]
const [LARGEST, MOST, LENGTH] = [8, 9, 10]

/** The bytes of four numbers in another order. */
const inOrder = (four: Code, ...order: readonly number[]): Code => [
  ...four,
  ...four,
  ...simd(13, ...order.flatMap((at) => [0, 1, 2, 3].map((byte) => 4 * at + byte))),
]
/** The nearest whole numbers; nothing where there is no number. */
const nearest = (fours: Code): Code => [...fours, ...simd(106), ...simd(248)]
const inShort = (first: Code, second: Code): Code => [...first, ...second, ...simd(133)]

const toSteps = functionOf(
  [
    [2, I32],
    [3, V128],
  ],
  [
    ...set(MOST, fourTimes(LEFT_STEPS)),
    ...set(ROW, whole(0)),
    ...loop(ROW, 1, ROWS, [
      ...set(LARGEST, NOTHING),
      ...set(AT, whole(0)),
      ...loop(
        AT,
        4,
        INNER,
        set(LARGEST, largerFours(get(LARGEST), sizesOfFours(loadFour(plus(get(FROM), shifted(get(AT), 2)))))),
      ),
      ...set(LARGEST, largerFours(get(LARGEST), inOrder(get(LARGEST), 2, 3, 0, 1))),
      ...set(LARGEST, largerFours(get(LARGEST), inOrder(get(LARGEST), 1, 0, 3, 2))),
      ...storeFour(get(TO), 0, divideFours(get(LARGEST), get(MOST))),
      ...set(LENGTH, divideFours(get(MOST), get(LARGEST))),
      ...step(TO, whole(LEFT_HEAD)),
      ...set(AT, whole(0)),
      ...loop(AT, 8, INNER, [
        ...storeFour(
          get(TO),
          0,
          inShort(
            nearest(multiplyFours(loadFour(get(FROM)), get(LENGTH))),
            nearest(multiplyFours(loadFour(get(FROM), 16), get(LENGTH))),
          ),
        ),
        ...step(FROM, whole(32)),
        ...step(TO, whole(16)),
      ]),
    ]),
  ],
)

/** The code as a module that works in the memory `from.memory`. */
export const stepsCode = (): Uint8Array<ArrayBuffer> =>
  moduleOf(6, [
    { name: 'toSteps', body: toSteps },
    { name: 'multiplySteps', body: multiplySteps },
  ])
