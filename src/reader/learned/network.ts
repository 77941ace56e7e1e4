/**
 * What a stretch claims, from the meanings of its words and its signs: a net with one hidden layer. The meanings of the words inside, beside and
 * before the stretch are averaged, each by what it is worth (Iyyer and others 2015, ACL: deep averaging networks).
 */
import { AT_ONCE, addRows, addSteps } from './add-rows.ts'
import type { Meanings } from './meanings.ts'
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
  /** What words add, one behind the other, and by row and view where that begins; −1 for what was not asked for yet. */
  #added = new Float32Array()
  #addedCount = 0
  readonly #addedAt: Int32Array
  readonly #hidden: Float64Array
  readonly #bias: Float64Array
  readonly #scores: Float64Array
  /** What one word adds, while it is added up. */
  readonly #one: Float64Array
  /** Signs or units to be added up: where their rows begin, and how much each counts. */
  #rows = new Int32Array(256)
  #times = new Float64Array(256)

  constructor(net: Network, meanings: Meanings) {
    this.net = net
    this.#meanings = meanings
    this.#hidden = new Float64Array(net.hidden)
    this.#bias = Float64Array.from(net.bias)
    this.#scores = new Float64Array(net.outcomes)
    this.#one = new Float64Array(net.hidden)
    this.#addedAt = new Int32Array(meanings.rows * VIEWS).fill(-1)
  }

  /** Adds a word, by the row of its meaning, to those of a sum. */
  addWord(sum: WordSum, row: number): void {
    const from = this.#addedBy(row, sum.view)
    const added = this.#added
    const { sums } = sum
    for (let unit = 0; unit < sums.length; unit++) sums[unit]! += added[from + unit]!
    sum.squares += this.net.worth[row]! ** 2
  }

  /** Where in `#added` lies what a word adds to the hidden layer in a view. */
  #addedBy(row: number, view: number): number {
    const known = this.#addedAt[row * VIEWS + view]!
    return known < 0 ? this.#project(row, view) : known
  }

  #project(row: number, view: number): number {
    const { hidden, worth, inward } = this.net
    const { size, vectors, scale } = this.#meanings
    const to = this.#addedCount * hidden
    if (to === this.#added.length) {
      const larger = new Float32Array(Math.max(FIRST_WORDS * hidden, to * 2))
      larger.set(this.#added)
      this.#added = larger
    }
    this.#reserve(size)
    const part = scale * worth[row]! * VIEW_WEIGHT[view]!
    for (let at = 0; at < size; at++) {
      this.#rows[at] = (view * size + at) * hidden
      this.#times[at] = vectors[row * size + at]! * part
    }
    const one = this.#one.fill(0)
    addRows(one, inward, this.#rows, this.#times, this.#filled(size))
    this.#added.set(one, to)
    this.#addedCount++
    this.#addedAt[row * VIEWS + view] = to
    return to
  }

  /** Begins a stretch. */
  begin(): void {
    this.#hidden.set(this.#bias)
  }

  /** Adds what the words of a sum add. */
  addWords({ sums, squares }: WordSum): void {
    const part = 1 / (Math.sqrt(squares) + SMALL)
    const hidden = this.#hidden
    for (let unit = 0; unit < hidden.length; unit++) hidden[unit]! += sums[unit]! * part
  }

  /** Adds what the words of one sum add without those of another. */
  addWordsWithout(whole: WordSum, part: WordSum): void {
    const squares = whole.squares - part.squares
    if (squares < SMALL) return
    const share = 1 / (Math.sqrt(squares) + SMALL)
    const hidden = this.#hidden
    const { sums } = whole
    const less = part.sums
    for (let unit = 0; unit < hidden.length; unit++) hidden[unit]! += (sums[unit]! - less[unit]!) * share
  }

  addSigns(numbers: Int32Array, values: Float32Array, count: number): void {
    const { table, signs, scale, hidden } = this.net
    this.#reserve(count)
    const rows = this.#rows
    const times = this.#times
    let found = 0
    for (let at = 0; at < count; at++) {
      const sign = table.find(numbers[at]!)
      if (sign < 0) continue
      rows[found] = sign * hidden
      times[found++] = values[at]! * scale[sign]!
    }
    if (found > 0) addSteps(this.#hidden, signs, rows, times, this.#filled(found))
  }

  /** How much each unit of the hidden layer now speaks for an outcome, by one step of it. */
  pull(outcome: number): Float32Array {
    const { hidden, outcomes, outward } = this.net
    return Float32Array.from({ length: hidden }, (_, unit) =>
      this.#hidden[unit]! > 0 ? outward[unit * outcomes + outcome]! : 0,
    )
  }

  /** What a word of a sum gives to what `pull` pulls for. */
  saidByWord(row: number, sum: WordSum, pull: Float32Array): number {
    const from = this.#addedBy(row, sum.view)
    let said = 0
    for (let unit = 0; unit < pull.length; unit++) said += this.#added[from + unit]! * pull[unit]!
    return said / (Math.sqrt(sum.squares) + SMALL)
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
    const { hidden, outcomes, outward, outBias } = this.net
    const scores = this.#scores
    scores.set(outBias)
    this.#reserve(hidden)
    const rows = this.#rows
    const times = this.#times
    let active = 0
    for (let unit = 0; unit < hidden; unit++) {
      const value = this.#hidden[unit]!
      if (value <= 0) continue
      rows[active] = unit * outcomes
      times[active++] = value
    }
    if (active > 0) addRows(scores, outward, rows, times, this.#filled(active))
    return scores
  }

  #reserve(count: number): void {
    if (count + AT_ONCE <= this.#rows.length) return
    this.#rows = new Int32Array((count + AT_ONCE) * 2)
    this.#times = new Float64Array((count + AT_ONCE) * 2)
  }

  /** Fills up the rows noted to whole groups with some that count nothing; how many there are then. */
  #filled(count: number): number {
    let filled = count
    for (; filled % AT_ONCE !== 0; filled++) {
      this.#rows[filled] = 0
      this.#times[filled] = 0
    }
    return filled
  }
}

/** Words there is room for at first. */
const FIRST_WORDS = 512

/** Keeps an empty view from being divided by nothing. */
export const SMALL = 1e-3

/** What several words add to the hidden layer in one view: those inside the stretch are 0, beside it 1, before it 2. */
export class WordSum {
  readonly view: number
  readonly sums: Float64Array
  squares = 0

  constructor(net: Network, view: number) {
    this.view = view
    this.sums = new Float64Array(net.hidden)
  }

  clear(): void {
    this.sums.fill(0)
    this.squares = 0
  }
}

/** A net as plain arrays, to be stored. */
export type PackedNetwork = Omit<Network, 'table'> & { readonly numbers: Int32Array }

export const packNetwork = ({ table, ...rest }: Network): PackedNetwork => ({ ...rest, numbers: table.signs })

export const unpackNetwork = ({ numbers, ...rest }: PackedNetwork): Network => ({
  ...rest,
  table: new SignTable(numbers),
})
