/** Runs a net of gated layers over the texts that are read. */
import { TAPS } from './gated-code.ts'
import { type GatedNet, GatedPass, MEANING_TIMES } from './gated-net.ts'
import type { ItemSigns } from './item-signs.ts'
import { type Place, rowsFor } from './matrix.ts'
import { COLUMNS_AT_ONCE } from './matrix-code.ts'
import { type Meanings, NO_MEANING } from './meanings.ts'
import type { Seen } from './seen.ts'
import { SignTable } from './sign-table.ts'

/** The rows of the meanings of the words of a text. */
export const meaningsOf = (seen: readonly Seen[]): Int32Array =>
  seen[0]?.items.meaning.subarray(0, seen.at(-1)!.end) ?? new Int32Array()

const NO_WORD = -1
/** Words read at once: what they need lies in the cache of a core. */
const AT_ONCE = 512

export class GatedRunner {
  readonly net: GatedNet
  readonly #meanings: Meanings
  readonly #pass: GatedPass
  /** Where tables lie, laid out to be multiplied with or, of meanings and signs, as they are. */
  readonly #inwardAt: Place
  readonly #outwardAt: Place
  readonly #vectorsAt: Place
  readonly #signsAt: Place
  /** Where the meanings of words are put, which rows of signs are added to which words, and a stretch is pooled and scored. */
  readonly #spoken: Place
  readonly #spokenSteps: Place
  readonly #list: Place
  readonly #pooledAt: Place
  readonly #scoresAt: Place
  readonly #wide: number
  readonly #scores: Float64Array
  /** The text at hand. */
  #rows: Int32Array = new Int32Array()
  #signs: readonly ItemSigns[] = []
  /** Which of its words have been read, `first` to `end`, and from which on those around are. */
  #first = 0
  #end = 0
  #before = 0
  /** A word read as though it were not there. */
  #muted = NO_WORD

  constructor(net: GatedNet, meanings: Meanings) {
    const { width, inward, outward, outcomes } = net
    this.net = net
    this.#meanings = meanings
    this.#pass = new GatedPass(net)
    this.#pass.take(net)
    const { matrices } = this.#pass
    this.#wide = Math.ceil(outcomes / COLUMNS_AT_ONCE) * COLUMNS_AT_ONCE
    this.#inwardAt = matrices.takeRightSteps(meanings.size, width)
    matrices.layInSteps(this.#inwardAt, inward, meanings.size, width)
    this.#outwardAt = matrices.take(2 * width * this.#wide)
    matrices.lay(this.#outwardAt, widened(outward, outcomes, this.#wide), 2 * width, this.#wide)
    this.#vectorsAt = matrices.keep(meanings.vectors)
    this.#signsAt = matrices.keep(net.signs)
    this.#spoken = matrices.take(MOST_WORDS * meanings.size)
    this.#spokenSteps = matrices.takeLeftSteps(MOST_WORDS, meanings.size)
    this.#list = matrices.take(3 * MOST_LISTED)
    this.#pooledAt = matrices.take(rowsFor(1) * 2 * width)
    this.#scoresAt = matrices.take(rowsFor(1) * this.#wide)
    this.#scores = new Float64Array(outcomes)
  }

  /** Takes a text, by the meanings and signs of its words: they are read as its stretches are asked for. */
  take(seen: readonly Seen[], signs: readonly ItemSigns[]): void {
    this.#rows = meaningsOf(seen)
    this.#signs = signs
    this.#first = 0
    this.#end = 0
  }

  /** The score of each outcome in a stretch, from its first word to behind its last; the array is written over by the next. */
  scores(first: number, end: number): Float64Array {
    const last = Math.min(end, first + AT_ONCE)
    if (first >= last) return this.#scores.fill(0)
    if (first < this.#first || last > this.#end) this.#read(first, AT_ONCE)
    return this.#pooled(first, last)
  }

  /** The same as though a word were not there: what it gives is what is lost (erasure: Li and others 2016, arXiv 1612.08220). */
  scoresWithout(word: number, first: number, end: number): Float64Array {
    const last = Math.min(end, first + AT_ONCE)
    if (first >= last) return this.#scores.fill(0)
    this.#muted = word
    this.#read(first, last - first)
    this.#muted = NO_WORD
    this.#end = 0
    return this.#pooled(first, last)
  }

  #pooled(first: number, last: number): Float64Array {
    const { width, outBias, outcomes } = this.net
    const { matrices } = this.#pass
    const from = this.#pass.units + 4 * width * (first - this.#before)
    this.#pass.code.pool(this.#pooledAt, from, 0, last - first, 4 * width, 0)
    const scores = matrices.at(this.#scoresAt, outcomes)
    scores.set(outBias)
    matrices.multiply(this.#scoresAt, this.#pooledAt, this.#outwardAt, 1, 2 * width, this.#wide)
    this.#scores.set(scores)
    return this.#scores
  }

  /** Reads so many words from one on, and those around that they see. */
  #read(first: number, count: number): void {
    const { width, layers } = this.net
    const { size } = this.#meanings
    const { matrices } = this.#pass
    const sight = sightOf(layers)
    const from = Math.max(0, first - sight)
    const to = Math.min(this.#rows.length, first + count + sight)
    const words = to - from
    this.#pass.begin(words)
    matrices.at(this.#spoken, words * size).fill(0)
    this.#addMeanings(from, words)
    matrices.at(this.#pass.units, words * width).fill(0)
    const { units } = this.#pass
    matrices.multiplySteps(units, this.#spoken, this.#inwardAt, words, size, width, this.#spokenSteps)
    for (const signs of this.#signs) this.#addSigns(signs, from, words)
    this.#pass.run(this.net, words)
    this.#before = from
    this.#first = first
    this.#end = Math.min(to, first + count)
  }

  #addMeanings(from: number, words: number): void {
    const { size, scale } = this.#meanings
    const list = this.#listed(this.#spoken, this.#vectorsAt, size)
    for (let word = 0; word < words; word++) {
      const row = this.#rows[from + word]!
      if (row !== NO_MEANING && from + word !== this.#muted) list.add(word, row, scale * MEANING_TIMES)
    }
    list.end()
  }

  #addSigns({ numbers, starts }: ItemSigns, from: number, words: number): void {
    const { width, table, scale } = this.net
    const list = this.#listed(this.#pass.units, this.#signsAt, width)
    for (let word = 0; word < words; word++) {
      if (from + word === this.#muted) continue
      for (let at = starts[from + word]!; at < starts[from + word + 1]!; at++) {
        const sign = table.find(numbers[at]!)
        if (sign >= 0) list.add(word, sign, scale[sign]!)
      }
    }
    list.end()
  }

  /** A list of rows of steps to be added to rows of words, which are added when there are many. */
  #listed(
    to: Place,
    table: Place,
    width: number,
  ): { add: (word: number, row: number, step: number) => void; end: () => void } {
    const { matrices, code } = this.#pass
    const steps = matrices.at(this.#list, 3 * MOST_LISTED)
    const places = new Int32Array(steps.buffer, steps.byteOffset, steps.length)
    let count = 0
    const end = (): void => {
      if (count > 0) code.addSteps(to, table, this.#list, count, 4 * width, 0)
      count = 0
    }
    return {
      add: (word, row, step) => {
        places[3 * count] = 4 * word * width
        places[3 * count + 1] = row * width
        steps[3 * count + 2] = step
        if (++count === MOST_LISTED) end()
      },
      end,
    }
  }
}

/** A table of rows, each made wider with nothing. */
function widened(table: Float32Array, width: number, wide: number): Float32Array {
  const rows = table.length / width
  const all = new Float32Array(rows * wide)
  for (let row = 0; row < rows; row++) all.set(table.subarray(row * width, (row + 1) * width), row * wide)
  return all
}

/** Rows added at a call at most. */
const MOST_LISTED = 1024

/** Words before and behind it that a word sees through so many layers. */
const sightOf = (layers: number): number => (TAPS >> 1) * (2 ** layers - 1)
/** Words there is room for. */
const MOST_WORDS = AT_ONCE + 2 * 64

/** A net as plain arrays, to be stored. */
export type PackedGated = Omit<GatedNet, 'table'> & { readonly numbers: Int32Array }

export const packGated = ({ table, ...rest }: GatedNet): PackedGated => ({ ...rest, numbers: table.signs })

export const unpackGated = ({ numbers, ...rest }: PackedGated): GatedNet => ({
  ...rest,
  table: new SignTable(numbers),
})
