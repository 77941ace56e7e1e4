/**
 * The code that goes through the words of a text with a net of gated layers, four units at a time, as WebAssembly (see `matrix-code.ts`). All parameters are
 * addresses of 32-bit numbers, words × units, but the last three: words, bytes of the units of a word, and bytes from a word to its nearest neighbour in the layer,
 * less than nothing to go the other way; what lies as far as two neighbours before and behind the words is nothing.
 */
import {
  addFours,
  addPairs,
  asNumbers,
  type Code,
  divideFours,
  eightSteps,
  F64,
  fourTimes,
  functionOf,
  get,
  highFour,
  I32,
  largerFours,
  loadFour,
  loadFourfold,
  loop,
  lowFour,
  moduleOf,
  multiplyFours,
  multiplyPairs,
  NOTHING,
  plus,
  read32,
  set,
  simd,
  sizesOfFours,
  storeFour,
  times,
  V128,
  whole,
} from './wasm-code.ts'

/** Neighbours a unit is made from, itself in the middle. */
export const TAPS = 5
/** Keeps units that are all alike from being divided by nothing. */
const TINY = 1e-5

/** What the code gives out. */
export type GatedCode = Readonly<
  Record<'neighbours' | 'tapSlopes' | 'addGated' | 'gained' | 'even' | 'addSteps' | 'pool', AlongWords>
>

export type AlongWords = (
  to: number,
  from: number,
  taps: number,
  words: number,
  width: number,
  step: number,
) => void

const [TO, FROM, OTHER, WORDS, WIDTH, STEP] = [0, 1, 2, 3, 4, 5]
const [WORD, UNIT, ROW, HERE] = [6, 7, 8, 9]
const [SUM, ONE, HALF, GATE] = [10, 11, 12, 13]
const [HIGHEST, ONE_WORD] = [11, 12]

const store = (address: Code, value: Code): Code => storeFour(address, 0, value)
const minus = (a: Code, b: Code): Code => [...a, ...b, 0x6b]

/** Where the units of the word and of the unit at hand lie in a matrix. */
const cell = (matrix: number): Code => plus(get(matrix), plus(get(ROW), get(UNIT)))
/** Where the row of a tap lies. */
const tapRow = (taps: number, tap: number): Code =>
  plus(get(taps), plus(get(UNIT), times(get(WIDTH), whole(tap))))

/** Does something for each word, then for four units after four of it. */
const alongWords = (first: Code, each: Code): Code =>
  functionOf(
    [
      [4, I32],
      [4, V128],
    ],
    [
      ...first,
      ...set(ROW, whole(0)),
      ...set(WORD, whole(0)),
      ...loop(WORD, 1, WORDS, [
        ...set(UNIT, whole(0)),
        ...loop(UNIT, 16, WIDTH, each),
        ...set(ROW, plus(get(ROW), get(WIDTH))),
      ]),
    ],
  )

/** Goes to the neighbours of the unit at hand in a matrix one after the other, `HERE` being where each lies. */
const alongNeighbours = (matrix: number, each: (tap: number) => Code): Code => [
  ...set(HERE, minus(cell(matrix), times(get(STEP), whole(TAPS >> 1)))),
  ...Array.from(
    { length: TAPS },
    (_, tap): Code => [...each(tap), ...(tap + 1 < TAPS ? set(HERE, plus(get(HERE), get(STEP))) : [])],
  ).flat(),
]

/** `to` becomes the sum of the neighbours in `from`, each so many times as `taps` says. */
const neighbours = alongWords(
  [],
  [
    ...alongNeighbours(FROM, (tap) => {
      const one = multiplyFours(loadFour(get(HERE)), loadFour(tapRow(OTHER, tap)))
      return set(SUM, tap === 0 ? one : addFours(get(SUM), one))
    }),
    ...store(cell(TO), get(SUM)),
  ],
)

/** Adds to the taps `to` what slopes `from` of sums of neighbours in the third matrix make of them. */
const tapSlopes = alongWords(
  [],
  [
    ...set(SUM, loadFour(cell(FROM))),
    ...alongNeighbours(OTHER, (tap) =>
      store(
        tapRow(TO, tap),
        addFours(loadFour(tapRow(TO, tap)), multiplyFours(get(SUM), loadFour(get(HERE)))),
      ),
    ),
  ],
)

/** Adds to `to` what `from` (words × twice the units) holds, each as far as its gate, which lies behind, is open: a half and half of gate / (1 + |gate|). */
const addGated = alongWords(
  [...set(ONE, fourTimes(1)), ...set(HALF, fourTimes(0.5))],
  [
    ...set(HERE, plus(plus(get(FROM), get(UNIT)), times(get(ROW), whole(2)))),
    ...set(GATE, loadFour(plus(get(HERE), get(WIDTH)))),
    ...set(
      GATE,
      addFours(
        get(HALF),
        divideFours(multiplyFours(get(HALF), get(GATE)), addFours(get(ONE), sizesOfFours(get(GATE)))),
      ),
    ),
    ...store(cell(TO), addFours(loadFour(cell(TO)), multiplyFours(loadFour(get(HERE)), get(GATE)))),
  ],
)

const pairOf = (four: Code): Code => [...four, ...simd(95)]
const highFirst = (four: Code): Code => [
  ...four,
  ...four,
  ...simd(13, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15),
]
const asFour = (low: Code, high: Code): Code => [
  ...low,
  ...simd(94),
  ...high,
  ...simd(94),
  ...simd(13, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
]

/** `to` becomes `from` times the row of gains, with the row of shifts that lies so many bytes behind as `step` says: in 64-bit numbers, as JavaScript reckons. */
const gained = alongWords(
  [],
  [
    ...set(HERE, plus(get(OTHER), get(UNIT))),
    ...set(SUM, loadFour(cell(FROM))),
    ...set(ONE, loadFour(get(HERE))),
    ...set(HALF, loadFour(plus(get(HERE), get(STEP)))),
    ...store(
      cell(TO),
      asFour(
        addPairs(multiplyPairs(pairOf(get(SUM)), pairOf(get(ONE))), pairOf(get(HALF))),
        addPairs(
          multiplyPairs(pairOf(highFirst(get(SUM))), pairOf(highFirst(get(ONE)))),
          pairOf(highFirst(get(HALF))),
        ),
      ),
    ),
  ],
)

/** Locals of `even`, beside the whole numbers: 64-bit numbers. */
const [TOTAL, SQUARES, VALUE] = [10, 11, 12]
const number = (address: Code): Code => [...address, 0x2a, 0, 0, 0xbb]
const putNumber = (address: Code, value: Code): Code => [...address, ...value, 0xb6, 0x38, 0, 0]
const sum = (a: Code, b: Code): Code => [...a, ...b, 0xa0]
const product = (a: Code, b: Code): Code => [...a, ...b, 0xa2]
const constant = (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)]
const units: Code = [...get(WIDTH), ...whole(2), 0x76, 0xb8]

/** Evens the units `from` of each word into `to`: their mean 0, their spread 1 (layer normalisation: Ba and others 2016); the third says how much they were shortened. */
const even = functionOf(
  [
    [4, I32],
    [3, F64],
  ],
  [
    ...set(ROW, whole(0)),
    ...set(WORD, whole(0)),
    ...loop(WORD, 1, WORDS, [
      ...set(TOTAL, constant(0)),
      ...set(SQUARES, constant(0)),
      ...set(UNIT, whole(0)),
      ...loop(UNIT, 4, WIDTH, [
        ...set(VALUE, number(cell(FROM))),
        ...set(TOTAL, sum(get(TOTAL), get(VALUE))),
        ...set(SQUARES, sum(get(SQUARES), product(get(VALUE), get(VALUE)))),
      ]),
      ...set(TOTAL, [...get(TOTAL), ...units, 0xa3]),
      // 1 / √(the mean of squares less the square of the mean, but no less than nothing, and what keeps it from being nothing)
      ...set(SQUARES, [
        ...constant(1),
        ...constant(0),
        ...[...get(SQUARES), ...units, 0xa3],
        ...product(get(TOTAL), get(TOTAL)),
        ...[0xa1, 0xa5],
        ...constant(TINY),
        ...[0xa0, 0x9f, 0xa3],
      ]),
      ...putNumber(plus(get(OTHER), [...get(WORD), ...whole(2), 0x74]), get(SQUARES)),
      ...set(UNIT, whole(0)),
      ...loop(
        UNIT,
        4,
        WIDTH,
        putNumber(cell(TO), product([...number(cell(FROM)), ...get(TOTAL), 0xa1], get(SQUARES))),
      ),
      ...set(ROW, plus(get(ROW), get(WIDTH))),
    ]),
  ],
)

const [LIST, COUNT] = [2, 3]
/**
 * Adds rows of steps to rows of units: `addSteps(units, table, list, count, width, 0)` takes from the list, `count` times, where units begin, in bytes behind
 * `units`, where a row of `table` does, and how much a step of it is.
 */
const addSteps = functionOf(
  [
    [4, I32],
    [4, V128],
  ],
  [
    ...set(WORD, whole(0)),
    ...loop(WORD, 1, COUNT, [
      ...set(ROW, plus(get(TO), read32(get(LIST)))),
      ...set(HERE, plus(get(FROM), read32(plus(get(LIST), whole(4))))),
      ...set(ONE, loadFourfold(plus(get(LIST), whole(8)))),
      ...set(LIST, plus(get(LIST), whole(12))),
      ...set(UNIT, whole(0)),
      ...loop(UNIT, 32, WIDTH, [
        ...set(HALF, eightSteps(get(HERE))),
        ...set(HERE, plus(get(HERE), whole(8))),
        ...set(SUM, asNumbers(lowFour(get(HALF)))),
        ...set(GATE, asNumbers(highFour(get(HALF)))),
        ...store(
          plus(get(ROW), get(UNIT)),
          addFours(loadFour(plus(get(ROW), get(UNIT))), multiplyFours(get(SUM), get(ONE))),
        ),
        ...store(
          plus(plus(get(ROW), get(UNIT)), whole(16)),
          addFours(loadFour(plus(plus(get(ROW), get(UNIT)), whole(16))), multiplyFours(get(GATE), get(ONE))),
        ),
      ]),
    ]),
  ],
)

/** `to` becomes the highest of each unit over the words of `from`, and behind that the mean of each. */
const pool = functionOf(
  [
    [4, I32],
    [3, V128],
  ],
  [
    ...set(UNIT, whole(0)),
    ...loop(UNIT, 16, WIDTH, [
      ...set(HERE, plus(get(FROM), get(UNIT))),
      ...set(HIGHEST, loadFour(get(HERE))),
      ...set(SUM, NOTHING),
      ...set(WORD, whole(0)),
      ...loop(WORD, 1, WORDS, [
        ...set(ONE_WORD, loadFour(get(HERE))),
        ...set(HIGHEST, largerFours(get(HIGHEST), get(ONE_WORD))),
        ...set(SUM, addFours(get(SUM), get(ONE_WORD))),
        ...set(HERE, plus(get(HERE), get(WIDTH))),
      ]),
      ...set(ROW, plus(get(TO), get(UNIT))),
      ...store(get(ROW), get(HIGHEST)),
      ...store(plus(get(ROW), get(WIDTH)), divideFours(get(SUM), [...get(WORDS), 0xb2, ...simd(19)])),
    ]),
  ],
)

/** The code as a module that works in the memory `from.memory`. */
export const gatedCode = (): Uint8Array<ArrayBuffer> =>
  moduleOf(6, [
    { name: 'neighbours', body: neighbours },
    { name: 'tapSlopes', body: tapSlopes },
    { name: 'addGated', body: addGated },
    { name: 'gained', body: gained },
    { name: 'even', body: even },
    { name: 'addSteps', body: addSteps },
    { name: 'pool', body: pool },
  ])
