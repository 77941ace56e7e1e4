/**
 * What a stretch claims, from the meanings of its words and its signs: a net with one hidden layer. The meanings of the words inside, beside and
 * before the stretch are averaged, each by what it is worth (Iyyer and others 2015, ACL: deep averaging networks).
 */
import type { Meanings } from './meanings.ts'
import { MOST_ROWS, RowAdder, wideFor } from './row-adder.ts'
import { SignTable } from './sign-table.ts'

/** Where a word stands to a stretch. */
export const VIEWS = 3
/** How much the words of each view count: those inside, beside in the sentence, in the sentence before. */
export const VIEW_WEIGHT = [5, 3, 2] as const

export interface Network {
  readonly hidden: number
  readonly outcomes: number
  /** By row of the meanings, how much a word says: rare ones more. */
  readonly worth: Float32Array
  /** From meanings to the hidden layer: view × number of a meaning × hidden. */
  readonly inward: Float32Array
  readonly table: SignTable
  /** From signs to the hidden layer, as steps of `scale`: sign × hidden. */
  readonly signs: Int8Array
  readonly scale: Float32Array
  readonly bias: Float32Array
  /** From the hidden layer to the outcomes: hidden × outcome. */
  readonly outward: Float32Array
  readonly outBias: Float32Array
}

/** Runs a net; what each word adds to the hidden layer is computed when the word is first met in a view. */
export class Runner {
  readonly net: Network
  readonly #meanings: Meanings
  readonly #adder = new RowAdder()
  /** Numbers a unit row and a row of outcomes take in the adder. */
  readonly #units: number
  readonly #outcomes: number
  /** Addresses in the adder: the tables of the net, its hidden layer and its scores. */
  readonly #inwardAt: number
  readonly #outwardAt: number
  readonly #signsAt: number
  readonly #hiddenAt: number
  readonly #scoresAt: number
  /** Where a word is added up, and where what words add lies, one behind the other. */
  readonly #oneAt: number
  #addedAt: number
  #addedRoom = 0
  #addedCount = 0
  /** By row and view, where what a word adds begins, in bytes; −1 for what was not asked for yet. */
  readonly #wordAt: Int32Array
  #hidden: Float64Array = NO_NUMBERS
  #scores: Float64Array = NO_NUMBERS

  constructor(net: Network, meanings: Meanings) {
    this.net = net
    this.#meanings = meanings
    const adder = this.#adder
    this.#units = wideFor(net.hidden)
    this.#outcomes = wideFor(net.outcomes)
    this.#hiddenAt = adder.take(8 * this.#units)
    this.#oneAt = adder.take(8 * this.#units)
    this.#scoresAt = adder.take(8 * this.#outcomes)
    this.#inwardAt = adder.keep(net.inward, net.hidden)
    this.#outwardAt = adder.keep(net.outward, net.outcomes)
    this.#signsAt = adder.keep(net.signs, net.hidden)
    this.#addedAt = adder.take(0)
    this.#wordAt = new Int32Array(meanings.rows * VIEWS).fill(-1)
    this.#lookAnew()
  }

  #lookAnew(): void {
    this.#hidden = this.#adder.numbers(this.#hiddenAt, this.net.hidden)
    this.#scores = this.#adder.numbers(this.#scoresAt, this.net.outcomes)
  }

  /** Adds a word, by the row of its meaning, to others. */
  addWord(words: Words, row: number): void {
    const known = this.#wordAt[row * VIEWS + words.view]!
    words.add(known < 0 ? this.#project(row, words.view) : known, this.net.worth[row]! ** 2)
  }

  /** Computes what a word adds to the hidden layer in a view: where it is kept. */
  #project(row: number, view: number): number {
    const { hidden, worth } = this.net
    const { size, vectors, scale } = this.#meanings
    const adder = this.#adder
    const units = this.#units
    if (this.#addedCount === this.#addedRoom) {
      const more = Math.max(FIRST_WORDS, this.#addedRoom)
      adder.take(4 * units * more)
      this.#addedRoom += more
      this.#lookAnew()
    }
    const one = adder.numbers(this.#oneAt, units).fill(0)
    const part = scale * worth[row]! * VIEW_WEIGHT[view]!
    const { rows, times } = adder
    for (let at = 0; at < size; at++) {
      rows[at] = 4 * (view * size + at) * units
      times[at] = vectors[row * size + at]! * part
    }
    adder.addFloats(this.#oneAt, units, this.#inwardAt, size)
    const begin = 4 * units * this.#addedCount++
    adder.floats(this.#addedAt + begin, hidden).set(one.subarray(0, hidden))
    this.#wordAt[row * VIEWS + view] = begin
    return begin
  }

  /** Begins a stretch. */
  begin(): void {
    this.#hidden.set(this.net.bias)
  }

  /** Adds what words add: their mean, each by what it is worth. */
  addWords(words: Words): void {
    const { rows, times } = this.#adder
    const part = words.part
    let noted = 0
    for (let at = 0; at < words.count; at++) {
      rows[noted] = words.begins[at]!
      times[noted++] = part
      if (noted < MOST_ROWS) continue
      this.#adder.addFloats(this.#hiddenAt, this.#units, this.#addedAt, noted)
      noted = 0
    }
    this.#adder.addFloats(this.#hiddenAt, this.#units, this.#addedAt, noted)
  }

  addSigns(numbers: Int32Array, values: Float32Array, count: number): void {
    const { table, scale } = this.net
    const { rows, times } = this.#adder
    const units = this.#units
    let noted = 0
    for (let at = 0; at < count; at++) {
      const sign = table.find(numbers[at]!)
      if (sign < 0) continue
      rows[noted] = sign * units
      times[noted++] = values[at]! * scale[sign]!
      if (noted < MOST_ROWS) continue
      this.#adder.addSteps(this.#hiddenAt, units, this.#signsAt, noted)
      noted = 0
    }
    this.#adder.addSteps(this.#hiddenAt, units, this.#signsAt, noted)
  }

  /** How much each unit of the hidden layer now speaks for an outcome, by one step of it. */
  pull(outcome: number): Float32Array {
    const { hidden, outcomes, outward } = this.net
    return Float32Array.from({ length: hidden }, (_, unit) =>
      this.#hidden[unit]! > 0 ? outward[unit * outcomes + outcome]! : 0,
    )
  }

  /** What one of some words gives to what `pull` pulls for. */
  saidByWord(row: number, words: Words, pull: Float32Array): number {
    const begin = this.#wordAt[row * VIEWS + words.view]!
    const added = this.#adder.floats(this.#addedAt + begin, pull.length)
    let said = 0
    for (let unit = 0; unit < pull.length; unit++) said += added[unit]! * pull[unit]!
    return said * words.part
  }

  /** What a sign gives to what `pull` pulls for. */
  saidBySign(number: number, value: number, pull: Float32Array): number {
    const { table, signs, scale, hidden } = this.net
    const sign = table.find(number)
    if (sign < 0) return 0
    let said = 0
    for (let unit = 0; unit < hidden; unit++) said += signs[sign * hidden + unit]! * pull[unit]!
    return said * value * scale[sign]!
  }

  /** The score of each outcome; the array is written over by the next stretch. */
  finish(): Float64Array {
    const { hidden, outBias } = this.net
    const { rows, times } = this.#adder
    const bytes = 4 * this.#outcomes
    this.#scores.set(outBias)
    let active = 0
    for (let unit = 0; unit < hidden; unit++) {
      const value = this.#hidden[unit]!
      if (value <= 0) continue
      rows[active] = unit * bytes
      times[active++] = value
    }
    this.#adder.addFloats(this.#scoresAt, this.#outcomes, this.#outwardAt, active)
    return this.#scores
  }
}

const NO_NUMBERS = new Float64Array()

/** Words there is room for at first. */
const FIRST_WORDS = 512

/** Keeps an empty view from being divided by nothing. */
export const SMALL = 1e-3

/** Words in one view: those inside the stretch are 0, beside it 1, before it 2. */
export class Words {
  readonly view: number
  count = 0
  /** Where what each adds begins. */
  begins = new Int32Array(64)
  #squares = 0

  constructor(view: number) {
    this.view = view
  }

  clear(): void {
    this.count = 0
    this.#squares = 0
  }

  add(begin: number, square: number): void {
    if (this.count === this.begins.length) {
      const larger = new Int32Array(this.count * 2)
      larger.set(this.begins)
      this.begins = larger
    }
    this.begins[this.count++] = begin
    this.#squares += square
  }

  /** How much each counts among the others. */
  get part(): number {
    return 1 / (Math.sqrt(this.#squares) + SMALL)
  }
}

/** A net as plain arrays, to be stored. */
export type PackedNetwork = Omit<Network, 'table'> & { readonly numbers: Int32Array }

export const packNetwork = ({ table, ...rest }: Network): PackedNetwork => ({ ...rest, numbers: table.signs })

export const unpackNetwork = ({ numbers, ...rest }: PackedNetwork): Network => ({
  ...rest,
  table: new SignTable(numbers),
})
