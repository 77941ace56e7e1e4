/** The layers of a net of gated layers while they learn: what they make of words, and the way back through them. */
import { TAPS } from './gated-code.ts'
import { apart, EDGE, GatedPass, type LayerWeights } from './gated-net.ts'
import { type Place, rowsFor } from './matrix.ts'
import { Layer } from './net-layers.ts'

export class GatedLayers {
  readonly pass: GatedPass
  readonly #width: number
  readonly #layers: number
  readonly #gains: Layer
  readonly #shifts: Layer
  readonly #taps: Layer
  readonly #mixes: Layer
  readonly #mixBias: Layer
  /** Where weights lie turned to go back through, and slopes of weights. */
  readonly #mixesTurnedAt: Place[]
  readonly #mixesSlopesAt: Place[]
  readonly #tapSlopesAt: Place
  /** Where slopes of a text lie, for which there is room for so many words; those of sums of neighbours also behind and before words that are nothing. */
  #room = 0
  #addedSlopes: Place = 0
  #mixedSlopes: Place = 0
  #evenSlopes: Place = 0
  #edged: Place = 0
  /** Where a product is laid out. */
  #turned: Place = 0
  #laid: Place = 0

  constructor(width: number, layers: number, random: () => number) {
    this.#width = width
    this.#layers = layers
    this.pass = new GatedPass({ width, layers }, true)
    this.#gains = new Layer((layers + 1) * width)
    this.#gains.values.fill(1)
    this.#shifts = new Layer((layers + 1) * width)
    this.#taps = Layer.byChance(layers * TAPS * width, 0.5 / Math.sqrt(TAPS), random)
    for (let layer = 0; layer < layers; layer++)
      for (let unit = 0; unit < width; unit++)
        this.#taps.values[(layer * TAPS + (TAPS >> 1)) * width + unit]! += 0.5
    this.#mixes = Layer.byChance(layers * width * 2 * width, 1 / Math.sqrt(width), random)
    this.#mixBias = new Layer(layers * 2 * width)
    const { matrices } = this.pass
    const forEachLayer = (): Place[] => Array.from({ length: layers }, () => matrices.take(2 * width * width))
    this.#mixesTurnedAt = forEachLayer()
    this.#mixesSlopesAt = forEachLayer()
    this.#tapSlopesAt = matrices.take(layers * TAPS * width)
    this.#lay()
  }

  get weights(): LayerWeights {
    return {
      width: this.#width,
      layers: this.#layers,
      gains: this.#gains.values,
      shifts: this.#shifts.values,
      taps: this.#taps.values,
      mixes: this.#mixes.values,
      mixBias: this.#mixBias.values,
    }
  }

  /** Lays the weights out as they are multiplied with. */
  #lay(): void {
    const width = this.#width
    this.pass.take(this.weights)
    for (let layer = 0; layer < this.#layers; layer++)
      this.pass.matrices.layTurned(
        this.#mixesTurnedAt[layer]!,
        this.#ofLayer(this.#mixes.values, layer),
        2 * width,
        width,
      )
  }

  #ofLayer(all: Float32Array, layer: number): Float32Array {
    const size = all.length / this.#layers
    return all.subarray(layer * size, (layer + 1) * size)
  }

  /** Makes room for so many words; matrices multiplied with their slopes are `widest` at most. */
  begin(words: number, widest: number): void {
    this.pass.begin(words)
    if (words <= this.#room) return
    this.#room = Math.max(1024, 2 * words)
    const width = this.#width
    const { matrices } = this.pass
    const rows = rowsFor(this.#room)
    const wide = Math.max(2 * width, widest)
    this.#addedSlopes = matrices.take(rows * 2 * width)
    this.#mixedSlopes = matrices.take(rows * width)
    this.#evenSlopes = matrices.take(rows * width)
    this.#turned = matrices.take(rows * wide)
    this.#laid = matrices.take(rows * wide)
    this.#edged = matrices.take((rows + 2 * EDGE) * width)
    matrices.at(this.#edged, EDGE * width).fill(0)
  }

  run(words: number, drop: Float32Array): void {
    this.pass.run(this.weights, words, drop)
  }

  /** Goes back through all layers: slopes of what came out of words become slopes of what went in. */
  back(slopes: Float32Array, drop: Float32Array, words: number): void {
    const cells = words * this.#width
    this.#unEven(slopes, this.#layers, words)
    for (let layer = this.#layers - 1; layer >= 0; layer--)
      this.#backThrough(layer, slopes, drop.subarray(layer * cells, (layer + 1) * cells), words)
  }

  /** Adds to `to` (inner × width) what `left` (words × inner), turned on its side, times `slopes` (words × width) makes: slopes of weights. */
  addSlopes(to: Place, left: Place, slopes: Float32Array, words: number, inner: number, width: number): void {
    const { matrices } = this.pass
    const matrix = matrices.at(left, words * inner)
    const turned = matrices.at(this.#turned, words * inner)
    for (let word = 0; word < words; word++)
      for (let at = 0; at < inner; at++) turned[at * words + word] = matrix[word * inner + at]!
    matrices.lay(this.#laid, slopes, words, width)
    matrices.multiply(to, this.#turned, this.#laid, inner, words, width)
  }

  /** Goes back through what evened the units of a layer: slopes of evened units become slopes of units. */
  #unEven(slopes: Float32Array, layer: number, words: number): void {
    const width = this.#width
    const { matrices, places } = this.pass
    const { even, short } = places[layer]!
    const seen = matrices.at(even, words * width)
    const shorts = matrices.at(short, words)
    const base = layer * width
    const gains = this.#gains
    const shifts = this.#shifts
    for (let word = 0; word < words; word++) {
      const from = word * width
      let sum = 0
      let along = 0
      for (let unit = 0; unit < width; unit++) {
        const slope = slopes[from + unit]!
        const value = seen[from + unit]!
        gains.slopes[base + unit]! += slope * value
        shifts.slopes[base + unit]! += slope
        const own = slope * gains.values[base + unit]!
        slopes[from + unit] = own
        sum += own
        along += own * value
      }
      sum /= width
      along /= width
      for (let unit = 0; unit < width; unit++)
        slopes[from + unit] = shorts[word]! * (slopes[from + unit]! - sum - along * seen[from + unit]!)
    }
  }

  /** Goes back through a layer: slopes of what came out become slopes of what went in. */
  #backThrough(layer: number, slopes: Float32Array, drop: Float32Array, words: number): void {
    const width = this.#width
    const { matrices, places } = this.pass
    const { mixed, added } = places[layer]!
    const both = matrices.at(added, 2 * words * width)
    const bothSlopes = matrices.at(this.#addedSlopes, 2 * words * width)
    const biasSlopes = this.#ofLayer(this.#mixBias.slopes, layer)
    for (let word = 0; word < words; word++) {
      const from = word * 2 * width
      for (let unit = 0; unit < width; unit++) {
        const cell = word * width + unit
        const slope = slopes[cell]! * drop[cell]!
        const gate = both[from + width + unit]!
        const one = 1 / (1 + Math.abs(gate))
        const ofAdded = slope * (0.5 + 0.5 * gate * one)
        const ofGate = slope * both[from + unit]! * 0.5 * one * one
        bothSlopes[from + unit] = ofAdded
        bothSlopes[from + width + unit] = ofGate
        biasSlopes[unit]! += ofAdded
        biasSlopes[width + unit]! += ofGate
      }
    }
    this.addSlopes(this.#mixesSlopesAt[layer]!, mixed, bothSlopes, words, width, 2 * width)
    matrices.at(this.#mixedSlopes, words * width).fill(0)
    matrices.multiply(
      this.#mixedSlopes,
      this.#addedSlopes,
      this.#mixesTurnedAt[layer]!,
      words,
      2 * width,
      width,
    )
    const ofEven = this.#backToNeighbours(layer, words)
    this.#unEven(ofEven, layer, words)
    for (let cell = 0; cell < ofEven.length; cell++) slopes[cell]! += ofEven[cell]!
  }

  /** Goes back from slopes of sums of neighbours to those of the neighbours, and of what each counted. */
  #backToNeighbours(layer: number, words: number): Float32Array {
    const width = this.#width
    const { matrices, code, gained } = this.pass
    const edge = EDGE * width
    const edged = matrices.at(this.#edged, (words + 2 * EDGE) * width)
    edged.set(matrices.at(this.#mixedSlopes, words * width), edge)
    edged.fill(0, edge + words * width)
    const step = 4 * width * apart(layer)
    code.neighbours(
      this.#evenSlopes,
      this.#edged + 4 * edge,
      this.pass.tapsOf(layer),
      words,
      4 * width,
      -step,
    )
    this.pass.gain(layer, words)
    const tapsAt = this.#tapSlopesAt + 4 * layer * TAPS * width
    code.tapSlopes(tapsAt, this.#mixedSlopes, gained + 4 * edge, words, 4 * width, step)
    return matrices.at(this.#evenSlopes, words * width)
  }

  /** A step along all slopes; they begin anew. */
  step(length: number, decay: number, time: number): void {
    this.takeSlopes(this.#tapSlopesAt, this.#taps.slopes)
    for (let layer = 0; layer < this.#layers; layer++)
      this.takeSlopes(this.#mixesSlopesAt[layer]!, this.#ofLayer(this.#mixes.slopes, layer))
    for (const layer of [this.#taps, this.#mixes]) layer.step(length, decay, time)
    for (const layer of [this.#gains, this.#shifts, this.#mixBias]) layer.step(length, 0, time)
    this.#lay()
  }

  /** Moves slopes from where they were added up. */
  takeSlopes(place: Place, slopes: Float32Array): void {
    const lying = this.pass.matrices.at(place, slopes.length)
    slopes.set(lying)
    lying.fill(0)
  }
}
