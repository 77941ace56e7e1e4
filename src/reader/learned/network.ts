/**
 * What a stretch claims, from the meanings of its words and its signs: a net with one hidden layer. The meanings of the words inside, beside and
 * before the stretch are averaged, each by what it is worth (Iyyer and others 2015, ACL: deep averaging networks).
 */
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

/** Runs a net; what each word adds to the hidden layer is computed when the word is first met. */
export class Runner {
  readonly net: Network
  readonly #meanings: Meanings
  readonly #added: (Float32Array | undefined)[] = []
  readonly #hidden: Float32Array

  constructor(net: Network, meanings: Meanings) {
    this.net = net
    this.#meanings = meanings
    this.#hidden = new Float32Array(net.hidden)
    for (let row = 0; row < meanings.rows; row++) this.#added.push(undefined)
  }

  /** What a word adds to the hidden layer, view after view; the last number is its worth squared. */
  addedBy(row: number): Float32Array {
    const known = this.#added[row]
    if (known) return known
    const { net } = this
    const { size, vectors, scale } = this.#meanings
    const worth = net.worth[row]!
    const added = new Float32Array(VIEWS * net.hidden + 1)
    for (let view = 0; view < VIEWS; view++)
      for (let at = 0; at < size; at++) {
        const value = vectors[row * size + at]! * scale * worth * VIEW_WEIGHT[view]!
        const from = (view * size + at) * net.hidden
        const to = view * net.hidden
        for (let unit = 0; unit < net.hidden; unit++) added[to + unit]! += value * net.inward[from + unit]!
      }
    added[VIEWS * net.hidden] = worth * worth
    this.#added[row] = added
    return added
  }

  /** Begins a stretch. */
  begin(): void {
    this.#hidden.set(this.net.bias)
  }

  /** Adds what the words of a view add: sums as `WordSum` makes them. */
  addWords(sum: WordSum, view: number): void {
    const length = Math.sqrt(sum.squares) + SMALL
    const { hidden } = this.net
    const from = view * hidden
    for (let unit = 0; unit < hidden; unit++) this.#hidden[unit]! += sum.sums[from + unit]! / length
  }

  addSigns(numbers: Int32Array, values: Float32Array, count: number): void {
    const { table, signs, scale, hidden } = this.net
    for (let at = 0; at < count; at++) {
      const sign = table.find(numbers[at]!)
      if (sign < 0) continue
      const value = values[at]! * scale[sign]!
      const from = sign * hidden
      for (let unit = 0; unit < hidden; unit++) this.#hidden[unit]! += value * signs[from + unit]!
    }
  }

  /** How much each unit of the hidden layer now speaks for an outcome, by one step of it. */
  pull(outcome: number): Float32Array {
    const { hidden, outcomes, outward } = this.net
    return Float32Array.from({ length: hidden }, (_, unit) =>
      this.#hidden[unit]! > 0 ? outward[unit * outcomes + outcome]! : 0,
    )
  }

  /** What a word inside the stretch gives to what `pull` pulls for. */
  saidByWord(row: number, sum: WordSum, pull: Float32Array): number {
    const added = this.addedBy(row)
    let said = 0
    for (let unit = 0; unit < pull.length; unit++) said += added[unit]! * pull[unit]!
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

  /** Writes the score of each outcome over `scores`. */
  finish(scores: Float32Array): void {
    const { hidden, outcomes, outward, outBias } = this.net
    scores.set(outBias)
    for (let unit = 0; unit < hidden; unit++) {
      const value = this.#hidden[unit]!
      if (value <= 0) continue
      const from = unit * outcomes
      for (let outcome = 0; outcome < outcomes; outcome++)
        scores[outcome]! += value * outward[from + outcome]!
    }
  }
}

/** Keeps an empty view from being divided by nothing. */
export const SMALL = 1e-3

/** What several words add to the hidden layer. */
export class WordSum {
  readonly sums: Float32Array
  squares = 0

  constructor(net: Network) {
    this.sums = new Float32Array(VIEWS * net.hidden)
  }

  clear(): void {
    this.sums.fill(0)
    this.squares = 0
  }

  add(added: Float32Array): void {
    const { sums } = this
    for (let unit = 0; unit < sums.length; unit++) sums[unit]! += added[unit]!
    this.squares += added[sums.length]!
  }

  /** Becomes what is in one sum and not in another. */
  setDifference(whole: WordSum, part: WordSum): void {
    const { sums } = this
    this.squares = whole.squares - part.squares
    if (this.squares < SMALL) {
      this.clear()
      return
    }
    for (let unit = 0; unit < sums.length; unit++) sums[unit] = whole.sums[unit]! - part.sums[unit]!
  }
}

/** A net as plain arrays, to be stored. */
export type PackedNetwork = Omit<Network, 'table'> & { readonly numbers: Int32Array }

export const packNetwork = ({ table, ...rest }: Network): PackedNetwork => ({ ...rest, numbers: table.signs })

export const unpackNetwork = ({ numbers, ...rest }: PackedNetwork): Network => ({
  ...rest,
  table: new SignTable(numbers),
})
