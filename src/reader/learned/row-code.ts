/**
 * The code that adds up rows of numbers, as WebAssembly: two numbers at a time (fixed-width SIMD, WebAssembly 2.0), which JavaScript cannot; three to
 * five times as fast, and to the same sums. Its instructions are written out here, so that no tool is needed to make it.
 *
 * Each function adds to `to` (64-bit numbers, `width` of them, a multiple of eight) the `count` rows of `table` that begin so many bytes behind it as
 * `rows` says (32-bit whole numbers), each so many times as `times` says (64-bit numbers). All are addresses; `count` is at least 1.
 */

import {
  addPairs,
  type Code,
  eightSteps,
  functionOf,
  get,
  highFour,
  I32,
  loadFour,
  loop,
  lowFour,
  moduleOf,
  multiplyPairs,
  plus,
  read32,
  set,
  shifted,
  simd,
  storeFour,
  V128,
  whole,
} from './wasm-code.ts'

/** What the rows of a table are made of; those of `doubles` count once each, whatever `times` says. */
export type RowKind = 'steps' | 'floats' | 'doubles'
export const ROW_KINDS: readonly RowKind[] = ['steps', 'floats', 'doubles']

export type AddRows = (
  to: number,
  width: number,
  table: number,
  rows: number,
  times: number,
  count: number,
) => void

/** Parameters, then locals: four whole numbers and eight pairs of 64-bit numbers. */
const [TO, WIDTH, TABLE, ROWS, TIMES, COUNT] = [0, 1, 2, 3, 4, 5]
const [UNIT, AT, ROW, HERE] = [6, 7, 8, 9]
const [TIMES_ROW, EIGHT, LOW, HIGH] = [10, 11, 12, 13]
/** The sums of eight units, two in each. */
const SUMS = [14, 15, 16, 17] as const

const load = (code: number, address: Code, offset: number): Code => [...address, ...simd(code, 0, offset)]
const twice = (address: Code): Code => load(10, address, 0)
const pairOfFloats = (address: Code, offset: number): Code => [...load(93, address, offset), ...simd(95)]
const lowPair = (four: Code): Code => [...four, ...simd(254)]
const highPair = (four: Code): Code =>
  lowPair([...four, ...four, ...simd(13, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)])

/** Fetches eight numbers of a row, and each two of them. */
const FETCH: Readonly<
  Record<RowKind, { bits: number; first: Code; pairs: readonly Code[]; isTimed: boolean }>
> = {
  steps: {
    bits: 0,
    first: [
      ...set(EIGHT, eightSteps(get(ROW))),
      ...set(LOW, lowFour(get(EIGHT))),
      ...set(HIGH, highFour(get(EIGHT))),
    ],
    pairs: [lowPair(get(LOW)), highPair(get(LOW)), lowPair(get(HIGH)), highPair(get(HIGH))],
    isTimed: true,
  },
  floats: {
    bits: 2,
    first: [],
    pairs: SUMS.map((_, which) => pairOfFloats(get(ROW), 8 * which)),
    isTimed: true,
  },
  doubles: {
    bits: 3,
    first: [],
    pairs: SUMS.map((_, which) => loadFour(get(ROW), 16 * which)),
    isTimed: false,
  },
}

function addRows(kind: RowKind): Code {
  const { bits, first, pairs, isTimed } = FETCH[kind]
  const row = plus(plus(get(TABLE), shifted(get(UNIT), bits)), read32(plus(get(ROWS), shifted(get(AT), 2))))
  const each = [
    ...set(ROW, row),
    ...(isTimed ? set(TIMES_ROW, twice(plus(get(TIMES), shifted(get(AT), 3)))) : []),
    ...first,
    ...SUMS.flatMap((sum, which) =>
      set(sum, addPairs(get(sum), isTimed ? multiplyPairs(get(TIMES_ROW), pairs[which]!) : pairs[which]!)),
    ),
  ]
  const eight = [
    ...set(HERE, plus(get(TO), shifted(get(UNIT), 3))),
    ...SUMS.flatMap((sum, which) => set(sum, loadFour(get(HERE), 16 * which))),
    ...set(AT, whole(0)),
    ...loop(AT, 1, COUNT, each),
    ...SUMS.flatMap((sum, which) => storeFour(get(HERE), 16 * which, get(sum))),
  ]
  return functionOf(
    [
      [4, I32],
      [8, V128],
    ],
    loop(UNIT, 8, WIDTH, eight),
  )
}

/** The whole as a module: it works in the memory `from.memory`, and gives out a function for each kind. */
export const rowCode = (): Uint8Array<ArrayBuffer> =>
  moduleOf(
    6,
    ROW_KINDS.map((kind) => ({ name: kind, body: addRows(kind) })),
  )
