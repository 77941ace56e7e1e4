/** Follows a program left and right over sets of positions within 30 tokens: linear in the text, and nothing can backtrack. */
import type { MarkIndex } from './mark-index.ts'
import { OP } from './program.ts'
import { BREAK, type Tokens } from './tokens.ts'

/** Positions are bits of one integer, so a match reaches this far to each side of its anchor. */
const REACH = 30

/** Numbers an instruction of a class takes. */
const IN_CLASS = 4

/** The nearest offset of a set. */
export const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits)

/** Follows programs from one token after the other; a position is an offset from it, to the right or to the left. */
export class Follower {
  readonly #code: Int32Array
  #tokens!: Tokens
  #marks!: MarkIndex
  /** By token, the bits of its word's classes laid over each other, and where they begin in `#classes`. */
  #signatures!: Int32Array
  #rows!: Int32Array
  #classes!: Int32Array
  /** The token stood on, and the stretch around it. */
  #base = -1
  #first = 0
  #end = 0
  /** Offsets of the tokens that may be taken: those no comma stands before, and all of the stretch. */
  #rightTight = 0
  #rightLoose = 0
  #leftTight = 0
  #leftLoose = 0
  #isLeftKnown = false

  constructor(code: Int32Array) {
    this.#code = code
  }

  /** Makes ready for a block. */
  open(
    tokens: Tokens,
    marks: MarkIndex,
    signatures: Int32Array,
    rows: Int32Array,
    classes: Int32Array,
  ): void {
    this.#tokens = tokens
    this.#marks = marks
    this.#signatures = signatures
    this.#rows = rows
    this.#classes = classes
    this.#base = -1
  }

  /** Stands on a token of the stretch from `first` to `end`. */
  stand(base: number, first: number, end: number): void {
    if (base === this.#base) return
    this.#base = base
    this.#first = first
    this.#end = end
    this.#isLeftKnown = false
    const { before } = this.#tokens
    const most = Math.min(REACH, this.#end - base)
    let tight = 1
    let loose = 1
    for (let offset = 1; offset < most; offset++) {
      const found = before[base + offset]!
      if (found <= BREAK.soft) loose |= 1 << offset
      if (found <= BREAK.quote) tight |= 1 << offset
    }
    this.#rightTight = tight
    this.#rightLoose = loose
  }

  #lookLeft(): void {
    const { before } = this.#tokens
    const base = this.#base
    const most = Math.min(REACH, base - this.#first)
    let tight = 0
    let loose = 0
    for (let offset = 0; offset < most; offset++) {
      const found = before[base - offset]!
      if (found <= BREAK.soft) loose |= 1 << offset
      if (found <= BREAK.quote) tight |= 1 << offset
    }
    this.#leftTight = tight
    this.#leftLoose = loose
    this.#isLeftKnown = true
  }

  /** The ends a program reaches to the right, as offsets from the token stood on; 0 when it does not match. */
  right(from: number, to: number): number {
    // The class a program begins with is that of the anchor, which the token stood on is in.
    return this.#code[from] === OP.inClass ? this.#run(from + IN_CLASS, to, 2, 1) : this.#run(from, to, 1, 1)
  }

  /** The starts a program of a mirrored pattern reaches to the left, as offsets from the token stood on. */
  left(from: number, to: number): number {
    if (!this.#isLeftKnown) this.#lookLeft()
    return this.#run(from, to, 1, -1)
  }

  #run(from: number, to: number, start: number, side: 1 | -1): number {
    const code = this.#code
    let reached = start
    let at = from
    while (at < to && reached !== 0)
      switch (code[at]) {
        case OP.inClass:
          reached = this.#takeClass(
            this.#takeable(reached, code[at + 3]!, side),
            code[at + 1]!,
            code[at + 2]!,
            side,
          )
          at += IN_CLASS
          break
        case OP.mark: {
          const takeable = this.#takeable(reached, code[at + 2]!, side)
          reached =
            side > 0 ? this.#markRight(takeable, code[at + 1]!) : this.#markLeft(takeable, code[at + 1]!)
          at += 3
          break
        }
        case OP.maybe:
          reached |= this.#run(at + 2, code[at + 1]!, reached, side)
          at = code[at + 1]!
          break
        case OP.either:
          reached = this.#either(at, reached, side)
          at = code[at + 1]!
          break
        default:
          reached = this.#gap(code[at + 1]!, code[at + 2]!, reached, side)
          at += 3
      }
    return reached
  }

  /** The positions of a set whose token may be taken. */
  #takeable(reached: number, isLoose: number, side: 1 | -1): number {
    if (side > 0) return reached & (isLoose === 1 ? this.#rightLoose : this.#rightTight)
    return reached & (isLoose === 1 ? this.#leftLoose : this.#leftTight)
  }

  #takeClass(takeable: number, byte: number, bit: number, side: 1 | -1): number {
    const signatures = this.#signatures
    const rows = this.#rows
    const classes = this.#classes
    const origin = side > 0 ? this.#base : this.#base - 1
    let taken = 0
    for (let rest = takeable; rest !== 0; rest &= rest - 1) {
      const offset = lowestBit(rest)
      const at = origin + side * offset
      if ((signatures[at]! & bit) !== 0 && (classes[rows[at]! + byte]! & bit) !== 0) taken |= 2 << offset
    }
    return taken
  }

  #markRight(takeable: number, mark: number): number {
    const base = this.#base
    const ends = this.#marks.endAt[mark]!
    let taken = 0
    for (let rest = takeable; rest !== 0; rest &= rest - 1) {
      const at = base + lowestBit(rest)
      const end = ends[at]!
      if (end > at && end - base <= REACH) taken |= 1 << (end - base)
    }
    return taken
  }

  #markLeft(takeable: number, mark: number): number {
    const base = this.#base
    const starts = this.#marks.startAt[mark]!
    let taken = 0
    for (let rest = takeable; rest !== 0; rest &= rest - 1) {
      const start = starts[base - lowestBit(rest)]! - 1
      if (start >= 0 && base - start <= REACH) taken |= 1 << (base - start)
    }
    return taken
  }

  #either(at: number, reached: number, side: 1 | -1): number {
    const code = this.#code
    const end = code[at + 1]!
    let taken = 0
    for (let choice = at + 2; choice < end; choice = code[choice]!)
      taken |= this.#run(choice + 1, code[choice]!, reached, side)
    return taken
  }

  #gap(least: number, most: number, reached: number, side: 1 | -1): number {
    const loose = side > 0 ? this.#rightLoose : this.#leftLoose
    let current = reached
    let passed = least === 0 ? reached : 0
    for (let step = 1; step <= most && current !== 0; step++) {
      current = (current & loose) << 1
      if (step >= least) passed |= current
    }
    return passed
  }
}
