/** What each chord of signs adds to the units of a ranker, added up when it is first met. */
import { AT_ONCE, addWholes } from './add-rows.ts'
import { chordAt, chordCount } from './chords.ts'
import type { RankWeights } from './ranker.ts'

/** Rows kept: few texts meet so many chords, and those of thousands are forgotten now and then. */
const MOST_ROWS = 1 << 16

/** A chord not met yet, and one of which no sign was learned. */
const UNMET = 0
const SILENT = -1

export class ChordRows {
  /** The units, added up; the last counts for the score itself. */
  readonly units: Float64Array
  readonly #weights: Pick<RankWeights, 'table' | 'rows' | 'scale'>
  /** By the place of a chord, where its row begins. */
  #at = new Int32Array(1024)
  /** Rows one behind the other; the first is of nothing. */
  #rows: Float64Array
  #count = 1
  /** Where the rows to be added up begin. */
  #begins = new Int32Array(64)

  constructor(weights: Pick<RankWeights, 'table' | 'rows' | 'scale' | 'bias'>) {
    this.#weights = weights
    this.units = new Float64Array(weights.bias.length + 1)
    this.#rows = new Float64Array(FIRST_ROWS * this.units.length)
  }

  /** To be called once the candidates are told: makes room for all chords met. */
  begin(): void {
    if (this.#count > MOST_ROWS) {
      this.#count = 1
      this.#at.fill(UNMET)
    }
    const met = chordCount()
    if (met <= this.#at.length) return
    const larger = new Int32Array(met * 2)
    larger.set(this.#at)
    this.#at = larger
  }

  /** Adds up what chords say over `bias`, `from` to `end`. */
  addUp(bias: Float32Array, chords: Int32Array, from: number, end: number): void {
    const { units } = this
    units.set(bias)
    units[bias.length] = 0
    if (end - from + AT_ONCE > this.#begins.length) this.#begins = new Int32Array((end - from + AT_ONCE) * 2)
    const begins = this.#begins
    let count = 0
    for (let at = from; at < end; at++) {
      const known = this.#at[chords[at]!]!
      const row = known === UNMET ? this.#meet(chords[at]!) : known
      if (row !== SILENT) begins[count++] = row
    }
    for (; count % AT_ONCE !== 0; count++) begins[count] = 0
    addWholes(units, this.#rows, begins, count)
  }

  #meet(chord: number): number {
    const { table, rows, scale } = this.#weights
    const width = this.units.length
    const row = this.#count * width
    if (row + width > this.#rows.length) {
      const larger = new Float64Array(this.#rows.length * 2)
      larger.set(this.#rows)
      this.#rows = larger
    }
    const sum = this.#rows.fill(0, row, row + width)
    let isSilent = true
    for (const sign of chordAt(chord)) {
      const known = table.find(sign)
      if (known < 0) continue
      isSilent = false
      const times = scale[known]!
      for (let unit = 0; unit < width; unit++) sum[row + unit]! += times * rows[known * width + unit]!
    }
    if (!isSilent) this.#count++
    this.#at[chord] = isSilent ? SILENT : row
    return this.#at[chord]!
  }
}

/** Rows there is room for at first. */
const FIRST_ROWS = 1024
