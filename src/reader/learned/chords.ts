/**
 * Signs that are always told together, told as one: a chord of phrases. A ranker adds up what they say once, when the chord is first met, and
 * looks the sum up from then on: a candidate is told by some ten chords in place of fifty signs.
 */
import type { Phrases } from './phrases.ts'

/** Tells one phrase of a chord. */
type Say = (phrases: Phrases, a: number, b?: number, c?: number) => void

/** Tells the phrases of a chord by its numbers. */
type Tell = (say: Say, a: number, b: number, c: number, d: number, e: number, f: number) => void

/** Chords of one kind, each by a few small numbers; of the first there may be any, the others lie below their sizes. */
export class Chords {
  readonly #sizes: readonly number[]
  readonly #tell: Tell
  readonly #b: number
  readonly #c: number
  readonly #d: number
  readonly #e: number
  readonly #f: number
  /** By the first number, then by the others: the place of the chord counted from one; 0 when it was not met yet. */
  readonly #known: Int32Array[] = []

  constructor(sizes: readonly number[], tell: Tell) {
    this.#sizes = sizes
    this.#tell = tell
    const [b = 1, c = 1, d = 1, e = 1, f = 1] = sizes
    this.#b = b
    this.#c = c
    this.#d = d
    this.#e = e
    this.#f = f
  }

  /** The place of a chord among all that were met: what is known of it can lie in a plain array. */
  placeOf(a: number, b = 0, c = 0, d = 0, e = 0, f = 0): number {
    const at = (((b * this.#c + c) * this.#d + d) * this.#e + e) * this.#f + f
    return (this.#known[a]?.[at] || this.#meet(at, a, b, c, d, e, f)) - 1
  }

  #meet(at: number, a: number, b: number, c: number, d: number, e: number, f: number): number {
    const others = [b, c, d, e, f]
    if (others.some((number, which) => number >= (this.#sizes[which] ?? 1)))
      throw new RangeError(`expected numbers below ${this.#sizes}, found ${others}`)
    while (this.#known.length <= a) this.#known.push(NONE)
    if (this.#known[a] === NONE)
      this.#known[a] = new Int32Array(this.#b * this.#c * this.#d * this.#e * this.#f)
    const signs: number[] = []
    this.#tell((phrases, ...numbers) => signs.push(phrases.of(...numbers)), a, b, c, d, e, f)
    const place = MET.push(Int32Array.from(signs))
    this.#known[a]![at] = place
    return place
  }
}

const NONE = new Int32Array()

/** The signs of every chord met so far. */
const MET: Int32Array[] = []

/** The signs of a chord by its place. */
export const chordAt = (place: number): Int32Array => MET[place]!
export const chordCount = (): number => MET.length

/** A phrase told alone, as chords of one. */
export const alone = (phrases: Phrases, bs = 1, cs = 1): Chords =>
  new Chords([bs, cs], (say, a, b, c) => say(phrases, a, b, c))
