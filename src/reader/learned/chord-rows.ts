/** What each chord of signs adds to the units of a ranker, added up when it is first met. */
import { chordAt, chordCount } from './chords.ts'
import type { RankWeights } from './ranker.ts'
import { MOST_ROWS, RowAdder, wideFor } from './row-adder.ts'

/** Chords kept: few texts meet so many, and those of thousands are forgotten now and then. */
const MOST_KEPT = 1 << 16

/** A chord not met yet, and one of which no sign was learned. */
const UNMET = -1
const SILENT = -2

export class ChordRows {
  readonly #weights: RankWeights
  readonly #adder = new RowAdder()
  /** Numbers a row takes. */
  readonly #width: number
  readonly #unitsAt: number
  readonly #tableAt: number
  #room = 0
  #count = 0
  /** By the place of a chord, where its row begins, in bytes. */
  #at = new Int32Array(1024).fill(UNMET)
  /** The units, added up, and what counts for the score itself. */
  units: Float64Array

  constructor(weights: RankWeights) {
    this.#weights = weights
    this.#width = wideFor(weights.bias.length + 1)
    this.#unitsAt = this.#adder.take(8 * this.#width)
    this.#tableAt = this.#adder.take(0)
    this.units = this.#adder.numbers(this.#unitsAt, weights.bias.length + 1)
  }

  /** To be called once candidates are told: makes room for all chords met. */
  begin(): void {
    if (this.#count > MOST_KEPT) {
      this.#count = 0
      this.#at.fill(UNMET)
    }
    const met = chordCount()
    if (met <= this.#at.length) return
    const larger = new Int32Array(met * 2).fill(UNMET)
    larger.set(this.#at)
    this.#at = larger
  }

  /** Adds up what chords say, `from` to `end`, in `units`. */
  addUp(chords: Int32Array, from: number, end: number): void {
    const { bias } = this.#weights
    this.units.set(bias)
    this.units[bias.length] = 0
    let count = 0
    for (let at = from; at < end; at++) {
      const known = this.#at[chords[at]!]!
      const row = known === UNMET ? this.#meet(chords[at]!) : known
      if (row === SILENT) continue
      this.#adder.rows[count++] = row
      if (count < MOST_ROWS) continue
      this.#adder.addWholes(this.#unitsAt, this.#width, this.#tableAt, count)
      count = 0
    }
    this.#adder.addWholes(this.#unitsAt, this.#width, this.#tableAt, count)
  }

  #meet(chord: number): number {
    const { table, rows, scale } = this.#weights
    const known = [...chordAt(chord)].map((sign) => table.find(sign)).filter((sign) => sign >= 0)
    if (known.length === 0) {
      this.#at[chord] = SILENT
      return SILENT
    }
    this.#reserve()
    const begin = 8 * this.#width * this.#count++
    const width = this.units.length
    const sum = this.#adder.numbers(this.#tableAt + begin, width).fill(0)
    for (const sign of known)
      for (let unit = 0; unit < width; unit++) sum[unit]! += scale[sign]! * rows[sign * width + unit]!
    this.#at[chord] = begin
    return begin
  }

  #reserve(): void {
    if (this.#count < this.#room) return
    const more = Math.max(FIRST_CHORDS, this.#room)
    this.#adder.take(8 * this.#width * more)
    this.#room += more
    this.units = this.#adder.numbers(this.#unitsAt, this.#weights.bias.length + 1)
  }
}

/** Chords there is room for at first. */
const FIRST_CHORDS = 512
