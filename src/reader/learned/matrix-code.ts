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

const [TO, LEFT, RIGHT, ROWS, WIDTH] = [0, 1, 2, 3, 5] as const
export const INNER = 4
const [ROW, COLUMN, AT, LEFT_ROW, TO_ROW] = [6, 7, 8, 9, 10] as const
/** Where a row of `to` lies, and where the right goes on. */
export const [HERE, PANEL] = [11, 12] as const
/** Where the next number of each of four rows lies. */
export const NEXT = [13, 14, 15, 16] as const
/** Sums of four rows, eight columns each in two parts. */
export const SUMS = [17, 18, 19, 20, 21, 22, 23, 24] as const
/** The eight of the right; a number of the left, four times. */
const [LOW, HIGH, FOURFOLD] = [25, 26, 27] as const
/** What else is kept while summing. */
export const SPARE = [28, 29, 30, 31, 32, 33] as const

export const step = (local: number, by: Code): Code => set(local, plus(get(local), by))
/** Does something with the first four of eight columns, then with the others. */
export const eachPart = (each: (part: number) => Code): Code => [...each(0), ...each(1)]

/** What is done to four rows by eight columns of a product. */
interface Tile {
  /** Bytes from a row of the left to the next. */
  readonly leftRow: Code
  /** Before the sums, for each row, `HERE` being where its part of `to` lies. */
  readonly begin: (row: number) => Code
  /** Numbers of `inner` taken at once: those of a row of the left fill 32 bits, those of eight columns of the right two registers. */
  readonly step: number
  /** What becomes of a sum with those of a row of the left, four times, and of four columns of the right. */
  readonly addUp: (sum: Code, left: Code, right: Code) => Code
  /** The same behind the sums. */
  readonly end: (row: number) => Code
}

/** Goes through a product tile by tile. `PANEL` runs on through the right, whose columns lie eight behind eight. */
export function alongTiles({ leftRow, begin, step: taken, addUp, end }: Tile): Code {
  const inner = [
    ...set(LOW, loadFour(get(PANEL), 0)),
    ...set(HIGH, loadFour(get(PANEL), 16)),
    ...step(PANEL, whole(32)),
    ...NEXT.flatMap((next, row) => [
      ...set(FOURFOLD, loadFourfold(get(next))),
      ...step(next, whole(4)),
      ...eachPart((part) => {
        const sum = SUMS[2 * row + part]!
        return set(sum, addUp(get(sum), get(FOURFOLD), get(part ? HIGH : LOW)))
      }),
    ]),
  ]
  const alongRows = (each: (row: number) => Code): Code => [
    ...set(HERE, plus(plus(get(TO), times(get(ROW), get(TO_ROW))), shifted(get(COLUMN), 2))),
    ...NEXT.flatMap((_, row) => [...each(row), ...(row < 3 ? step(HERE, get(TO_ROW)) : [])]),
  ]
  const tile = [
    ...set(NEXT[0], plus(get(LEFT), times(get(ROW), get(LEFT_ROW)))),
    ...NEXT.slice(1).flatMap((next, before) => set(next, plus(get(NEXT[before]!), get(LEFT_ROW)))),
    ...alongRows(begin),
    ...set(AT, whole(0)),
    ...loop(AT, taken, INNER, inner),
    ...alongRows(end),
  ]
  const columns = [
    ...set(COLUMN, whole(0)),
    ...set(PANEL, get(RIGHT)),
    ...loop(COLUMN, COLUMNS_AT_ONCE, WIDTH, tile),
  ]
  return functionOf(
    [
      [11, I32],
      [17, V128],
    ],
    [
      ...set(LEFT_ROW, leftRow),
      ...set(TO_ROW, shifted(get(WIDTH), 2)),
      ...set(ROW, whole(0)),
      ...loop(ROW, ROWS_AT_ONCE, ROWS, columns),
    ],
  )
}

const multiplyCode = (): Code =>
  alongTiles({
    leftRow: shifted(get(INNER), 2),
    begin: (row) => eachPart((part) => set(SUMS[2 * row + part]!, loadFour(get(HERE), 16 * part))),
    step: 1,
    addUp: (sum, left, right) => addFours(sum, multiplyFours(left, right)),
    end: (row) => eachPart((part) => storeFour(get(HERE), 16 * part, get(SUMS[2 * row + part]!))),
  })

/** The code as a module that works in the memory `from.memory`. */
export const matrixCode = (): Uint8Array<ArrayBuffer> =>
  moduleOf(6, [{ name: 'multiply', body: multiplyCode() }])
