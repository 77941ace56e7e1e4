/** What goes into a net of gated layers while it learns: the meanings of words and their signs. */
import type { GatedLayers } from './gated-layers.ts'
import { MEANING_TIMES } from './gated-net.ts'
import type { ItemSigns } from './item-signs.ts'
import { type Place, rowsFor } from './matrix.ts'
import type { Meanings } from './meanings.ts'
import type { Layer } from './net-layers.ts'

/** Words with their signs, those by rules apart where they count. */
export interface WordsIn {
  /** By word, the row of its meaning. */
  readonly meanings: Int32Array
  readonly signs: readonly ItemSigns[]
}

export class GatedInput {
  readonly #meanings: Meanings
  readonly #layers: GatedLayers
  readonly #inward: Layer
  readonly #signs: Layer
  readonly #width: number
  readonly #inwardAt: Place
  readonly #inwardSlopesAt: Place
  #room = 0
  #spoken: Place = 0

  constructor(meanings: Meanings, layers: GatedLayers, inward: Layer, signs: Layer) {
    this.#meanings = meanings
    this.#layers = layers
    this.#inward = inward
    this.#signs = signs
    this.#width = inward.values.length / meanings.size
    const { matrices } = layers.pass
    this.#inwardAt = matrices.take(inward.values.length)
    this.#inwardSlopesAt = matrices.take(inward.values.length)
    this.#lay()
  }

  #lay(): void {
    this.#layers.pass.matrices.lay(this.#inwardAt, this.#inward.values, this.#meanings.size, this.#width)
  }

  /** Makes room for so many words. */
  begin(words: number): void {
    if (words <= this.#room) return
    this.#room = Math.max(1024, 2 * words)
    this.#spoken = this.#layers.pass.matrices.take(rowsFor(this.#room) * this.#meanings.size)
  }

  /** The units of words, without the meanings and stems that are left out. */
  fill({ meanings, signs }: WordsIn, isSpoken: Uint8Array, isSigned: Uint8Array): Float32Array {
    const { pass } = this.#layers
    const width = this.#width
    this.#fillSpoken(meanings, isSpoken)
    const units = pass.matrices.at(pass.units, meanings.length * width).fill(0)
    pass.matrices.multiply(
      pass.units,
      this.#spoken,
      this.#inwardAt,
      meanings.length,
      this.#meanings.size,
      width,
    )
    const { values } = this.#signs
    eachSign(signs, isSigned, (sign, word) => {
      const row = sign * width
      const to = word * width
      for (let unit = 0; unit < width; unit++) units[to + unit]! += values[row + unit]!
    })
    return units
  }

  /** Goes back from slopes of what went in. */
  back({ meanings, signs }: WordsIn, slopes: Float32Array, isSigned: Uint8Array): void {
    const width = this.#width
    const to = this.#signs.slopes
    eachSign(signs, isSigned, (sign, word) => {
      const row = sign * width
      const from = word * width
      for (let unit = 0; unit < width; unit++) to[row + unit]! += slopes[from + unit]!
    })
    this.#layers.addSlopes(
      this.#inwardSlopesAt,
      this.#spoken,
      slopes,
      meanings.length,
      this.#meanings.size,
      width,
    )
  }

  /** The meanings of words, those left out being nothing. */
  #fillSpoken(rows: Int32Array, isSpoken: Uint8Array): void {
    const { size, vectors, scale } = this.#meanings
    const spoken = this.#layers.pass.matrices.at(this.#spoken, rows.length * size).fill(0)
    const times = scale * MEANING_TIMES
    for (let word = 0; word < rows.length; word++) {
      if (isSpoken[word] === 0) continue
      const from = rows[word]! * size
      for (let at = 0; at < size; at++) spoken[word * size + at] = vectors[from + at]! * times
    }
  }

  step(length: number, decay: number, time: number): void {
    this.#layers.takeSlopes(this.#inwardSlopesAt, this.#inward.slopes)
    this.#inward.step(length, decay, time)
    this.#signs.step(length, 0, time)
    this.#lay()
  }
}

function eachSign(
  all: readonly ItemSigns[],
  isSigned: Uint8Array,
  each: (sign: number, word: number) => void,
): void {
  for (const { numbers, starts } of all)
    for (let word = 0; word < isSigned.length; word++)
      for (let at = starts[word]!; at < starts[word + 1]!; at++)
        // The first sign of a word is its stem; what it names stays.
        if (isSigned[word] === 1 || at > starts[word]!) each(numbers[at]!, word)
}
