/**
 * The code that multiplies matrices of 32-bit numbers, as WebAssembly: four rows by eight columns at a time, which stay in registers. Its instructions are
 * written out here, so that no tool is needed to make it; sums are added up in the order of `inner`, the same on every machine.
 *
 * `multiply(to, left, right, rows, inner, width)` adds to `to` (rows × width) what `left` (rows × inner) times `right` (inner × width) makes. All are
 * addresses of 32-bit numbers, row behind row, but `right`: eight columns behind eight columns, each inner × 8. `rows` is a multiple of four, `width` of
 * eight, neither 0, nor `inner`.
 */
import {
  addFours,
  type Code,
  functionOf,
  get,
  I32,
  loadFour,
  loadFourfold,
  loop,
  moduleOf,
  multiplyFours,
  plus,
  set,
  shifted,
  storeFour,
  times,
  V128,
  whole,
} from './wasm-code.ts'

/** Rows and columns multiplied at once. */
export const ROWS_AT_ONCE = 4
export const COLUMNS_AT_ONCE = 8

export type Multiply = (
  to: number,
  left: number,
  right: number,
  rows: number,
  inner: number,
  width: number,
) => void

const [TO, LEFT, RIGHT, ROWS, INNER, WIDTH] = [0, 1, 2, 3, 4, 5]
const [ROW, COLUMN, AT, HERE, PANEL, LEFT_ROW, TO_ROW] = [6, 7, 8, 9, 10, 11, 12]
/** Where the next number of each of four rows lies. */
const NEXT = [13, 14, 15, 16] as const
/** Sums of four rows, eight columns each in two parts; the eight of the right; a number of the left, four times. */
const SUMS = [17, 18, 19, 20, 21, 22, 23, 24] as const
const [LOW, HIGH, FOURFOLD] = [25, 26, 27]

const step = (local: number, by: Code): Code => set(local, plus(get(local), by))

function multiplyCode(): Code {
  const eachSum = (each: (sum: number, row: number, part: number) => Code): Code =>
    SUMS.flatMap((sum, which) => each(sum, which >> 1, which & 1))
  /** Does something with each of four rows of `to`, `HERE` being where it lies. */
  const alongRows = (each: (row: number) => Code): Code => [
    ...set(HERE, plus(plus(get(TO), times(get(ROW), get(TO_ROW))), shifted(get(COLUMN), 2))),
    ...NEXT.flatMap((_, row) => [...each(row), ...(row < 3 ? step(HERE, get(TO_ROW)) : [])]),
  ]
  const inner = [
    ...set(LOW, loadFour(get(PANEL), 0)),
    ...set(HIGH, loadFour(get(PANEL), 16)),
    ...step(PANEL, whole(32)),
    ...NEXT.flatMap((next, row) => [
      ...set(FOURFOLD, loadFourfold(get(next))),
      ...step(next, whole(4)),
      ...set(SUMS[2 * row]!, addFours(get(SUMS[2 * row]!), multiplyFours(get(FOURFOLD), get(LOW)))),
      ...set(SUMS[2 * row + 1]!, addFours(get(SUMS[2 * row + 1]!), multiplyFours(get(FOURFOLD), get(HIGH)))),
    ]),
  ]
  const tile = [
    ...alongRows((row) =>
      eachSum((sum, of, part) => (of === row ? set(sum, loadFour(get(HERE), 16 * part)) : [])),
    ),
    ...set(NEXT[0], plus(get(LEFT), times(get(ROW), get(LEFT_ROW)))),
    ...NEXT.slice(1).flatMap((next, before) => set(next, plus(get(NEXT[before]!), get(LEFT_ROW)))),
    ...set(AT, whole(0)),
    ...loop(AT, 1, INNER, inner),
    ...alongRows((row) =>
      eachSum((sum, of, part) => (of === row ? storeFour(get(HERE), 16 * part, get(sum)) : [])),
    ),
  ]
  const columns = [
    ...set(COLUMN, whole(0)),
    // Eight columns of the right lie behind one another, so that `PANEL` runs on through them.
    ...set(PANEL, get(RIGHT)),
    ...loop(COLUMN, COLUMNS_AT_ONCE, WIDTH, tile),
  ]
  return functionOf(
    [
      [11, I32],
      [11, V128],
    ],
    [
      ...set(LEFT_ROW, shifted(get(INNER), 2)),
      ...set(TO_ROW, shifted(get(WIDTH), 2)),
      ...set(ROW, whole(0)),
      ...loop(ROW, ROWS_AT_ONCE, ROWS, columns),
    ],
  )
}

/** The code as a module that works in the memory `from.memory`. */
export const matrixCode = (): Uint8Array<ArrayBuffer> =>
  moduleOf(6, [{ name: 'multiply', body: multiplyCode() }])
