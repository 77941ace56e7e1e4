/**
 * What the stretches of a text claim, from its words in their order: a net of gated layers over neighbouring words (Dauphin and others 2017, ICML), each
 * wider apart than the one before, what a layer adds being mixed from each unit's own neighbours (depthwise separable: Chollet 2017, CVPR). It sees order, which
 * the sum of `network.ts` does not; how high and how large on average its units stand within a stretch says what is claimed there.
 */
import { type GatedCode, gatedCode, TAPS } from './gated-code.ts'
import { Matrices, type Place, rowsFor } from './matrix.ts'
import type { SignTable } from './sign-table.ts'

/** How far apart the neighbours of a layer stand. */
export const apart = (layer: number): number => 2 ** layer
/** Words that are nothing before and behind a text: as far as the widest layer sees. */
export const EDGE = 16

/** Weights of the layers that words go through. */
export interface LayerWeights {
  /** Units of each word, a multiple of eight. */
  readonly width: number
  readonly layers: number
  /** What evened units are multiplied by and what is added: layer and one more × unit. */
  readonly gains: Float32Array
  readonly shifts: Float32Array
  /** What neighbours count: layer × neighbour × unit. */
  readonly taps: Float32Array
  /** From neighbours to what is added and to its gates: layer × unit × twice the units. */
  readonly mixes: Float32Array
  readonly mixBias: Float32Array
}

/** What pooled units say: from the highest and the mean of each unit in a stretch to outcomes, twice the units × outcome. */
export interface HeadWeights {
  readonly outward: Float32Array
  readonly outBias: Float32Array
}

export interface GatedNet extends LayerWeights, HeadWeights {
  /** From meanings to units: number of a meaning × unit. */
  readonly inward: Float32Array
  readonly outcomes: number
  readonly table: SignTable
  /** From signs to units, as steps of `scale`: sign × unit. */
  readonly signs: Int8Array
  readonly scale: Float32Array
}

/** What a layer makes of a text, kept where it lies so that a learner can go back through it. */
export interface LayerPlaces {
  /** Units evened, without gains. */
  readonly even: Place
  /** By word, how much its units were shortened. */
  readonly short: Place
  readonly mixed: Place
  /** What is to be added and its gates. */
  readonly added: Place
}

/** What meanings are multiplied by, to be about as large as what signs add. */
export const MEANING_TIMES = 3

/** Room for so many words at first. */
const FIRST_ROOM = 1024

let code: WebAssembly.Module | undefined

/**
 * Words go through the layers here. Where they do not have to be gone back through, all layers share their room, and what neighbours make of a word is multiplied in
 * steps: nearly the same, in half the time.
 */
export class GatedPass {
  readonly matrices = new Matrices()
  readonly #isKept: boolean
  readonly #width: number
  readonly #layers: number
  readonly #mixesAt: Place[]
  readonly #tapsAt: Place
  readonly #gainsAt: Place
  readonly #shiftsAt: Place
  readonly code: GatedCode
  #room = 0
  /** Where what is multiplied is put in steps. */
  #stepsAt: Place = 0
  /** Units of a layer with gains: words that are nothing, `EDGE` of them, lie before and behind. */
  gained: Place = 0
  /** The units of the words: what goes in, then what comes out. */
  units: Place = 0
  places: LayerPlaces[] = []

  constructor({ width, layers }: Pick<LayerWeights, 'width' | 'layers'>, isKept = false) {
    this.#width = width
    this.#layers = layers
    this.#isKept = isKept
    this.#mixesAt = Array.from({ length: layers }, () =>
      isKept ? this.matrices.take(2 * width * width) : this.matrices.takeRightSteps(width, 2 * width),
    )
    this.#tapsAt = this.matrices.take(layers * TAPS * width)
    this.#gainsAt = this.matrices.take((layers + 1) * width)
    this.#shiftsAt = this.matrices.take((layers + 1) * width)
    code ??= new WebAssembly.Module(gatedCode())
    this.code = this.matrices.linked(code) as typeof this.code
  }

  /** Where the taps of a layer lie. */
  tapsOf(layer: number): Place {
    return this.#tapsAt + 4 * layer * TAPS * this.#width
  }

  /** Takes in weights: once, and after each time they changed. */
  take({ mixes, taps, gains, shifts }: LayerWeights): void {
    const width = this.#width
    this.matrices.at(this.#tapsAt, taps.length).set(taps)
    this.matrices.at(this.#gainsAt, gains.length).set(gains)
    this.matrices.at(this.#shiftsAt, shifts.length).set(shifts)
    for (let layer = 0; layer < this.#layers; layer++) {
      const mix = mixes.subarray(layer * 2 * width * width, (layer + 1) * 2 * width * width)
      const at = this.#mixesAt[layer]!
      if (this.#isKept) this.matrices.lay(at, mix, width, 2 * width)
      else this.matrices.layInSteps(at, mix, width, 2 * width)
    }
  }

  /** Makes room for so many words, whose units are to be filled in next. */
  begin(words: number): Float32Array {
    if (words > this.#room) this.#grow(Math.max(FIRST_ROOM, words, this.#room * 2))
    return this.matrices.at(this.units, words * this.#width)
  }

  #grow(room: number): void {
    const width = this.#width
    const rows = rowsFor(room)
    this.#room = room
    this.units = this.matrices.take(rows * width)
    if (!this.#isKept) this.#stepsAt = this.matrices.takeLeftSteps(rows, width)
    this.gained = this.matrices.take((rows + 2 * EDGE) * width)
    this.matrices.at(this.gained, EDGE * width).fill(0)
    const places = (): LayerPlaces => ({
      even: this.matrices.take(rows * width),
      short: this.matrices.take(rows),
      mixed: this.matrices.take(rows * width),
      added: this.matrices.take(rows * 2 * width),
    })
    const shared = this.#isKept ? undefined : places()
    this.places = Array.from({ length: this.#layers + 1 }, () => shared ?? places())
  }

  /** Sends so many words through; `drop`, where there is one, says by layer × word × unit how much of what is added counts. */
  run(weights: LayerWeights, words: number, drop?: Float32Array): void {
    const width = this.#width
    const { mixBias } = weights
    const cells = words * width
    const units = this.matrices.at(this.units, cells)
    for (let layer = 0; layer < this.#layers; layer++) {
      const { even, short, mixed, added } = this.places[layer]!
      if (words > 0) this.code.even(even, this.units, short, words, 4 * width, 0)
      this.gain(layer, words)
      this.code.neighbours(
        mixed,
        this.gained + 4 * EDGE * width,
        this.tapsOf(layer),
        words,
        4 * width,
        4 * width * apart(layer),
      )
      const both = this.matrices.at(added, 2 * cells)
      const bias = mixBias.subarray(layer * 2 * width, (layer + 1) * 2 * width)
      for (let word = 0; word < words; word++) both.set(bias, word * 2 * width)
      const mixes = this.#mixesAt[layer]!
      if (this.#isKept) this.matrices.multiply(added, mixed, mixes, words, width, 2 * width)
      else this.matrices.multiplySteps(added, mixed, mixes, words, width, 2 * width, this.#stepsAt)
      if (drop) addDropped(units, both, drop.subarray(layer * cells, (layer + 1) * cells), width)
      else if (words > 0) this.code.addGated(this.units, added, 0, words, 4 * width, 0)
    }
    const { even, short } = this.places[this.#layers]!
    if (words > 0) this.code.even(even, this.units, short, words, 4 * width, 0)
    this.#gainInto(this.units, this.#layers, words)
  }

  /** Lays the units of a layer, once evened, out with their gains. */
  gain(layer: number, words: number): void {
    const width = this.#width
    this.#gainInto(this.gained + 4 * EDGE * width, layer, words)
    this.matrices.at(this.gained + 4 * (EDGE + words) * width, EDGE * width).fill(0)
  }

  #gainInto(to: Place, layer: number, words: number): void {
    const { even } = this.places[layer]!
    const at = 4 * layer * this.#width
    if (words > 0)
      this.code.gained(to, even, this.#gainsAt + at, words, 4 * this.#width, this.#shiftsAt - this.#gainsAt)
  }
}

function addDropped(units: Float32Array, both: Float32Array, drop: Float32Array, width: number): void {
  for (let to = 0; to < units.length; to += width)
    for (let unit = 0; unit < width; unit++) {
      const from = 2 * to + unit
      const gate = both[from + width]!
      units[to + unit]! += both[from]! * (0.5 + (0.5 * gate) / (1 + Math.abs(gate))) * drop[to + unit]!
    }
}

/** The highest and the mean of each unit over the words `first` to `end`, written over `pooled`; `highest`, where there is one, says at which words. */
export function pool(
  units: Float32Array,
  width: number,
  first: number,
  end: number,
  pooled: Float32Array,
  highest?: Int32Array,
): void {
  pooled.fill(Number.NEGATIVE_INFINITY, 0, width)
  pooled.fill(0, width)
  for (let word = first; word < end; word++) {
    const from = word * width
    for (let unit = 0; unit < width; unit++) {
      const value = units[from + unit]!
      pooled[width + unit]! += value
      if (value <= pooled[unit]!) continue
      pooled[unit] = value
      if (highest) highest[unit] = word
    }
  }
  const part = 1 / (end - first)
  for (let unit = width; unit < 2 * width; unit++) pooled[unit]! *= part
}

/** The scores of a stretch: what its pooled units say of each outcome. */
export function score({ outward, outBias }: HeadWeights, pooled: Float32Array, scores: Float64Array): void {
  const outcomes = outBias.length
  scores.set(outBias)
  for (let unit = 0; unit < pooled.length; unit++) {
    const value = pooled[unit]!
    const from = unit * outcomes
    for (let outcome = 0; outcome < outcomes; outcome++) scores[outcome]! += value * outward[from + outcome]!
  }
}
