/**
 * Signs that are put into words: each combination of a few small numbers is worded and hashed when first met, and looked up from
 * then on. A new sign is one line: `new Phrases('kind', (a, b) => …)`, then `signs.say(it, a, b)`.
 */
import { hashOf } from './sign-number.ts'

/** A small number for each name met. For lists that end (codes, units, rules), not for words of texts. */
export class Names {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = []

  constructor(known: readonly string[] = []) {
    for (const name of known) this.numberOf(name)
  }

  get size(): number {
    return this.#names.length
  }

  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#names.push(name) - 1
    this.#numbers.set(name, number)
    return number
  }

  readonly nameOf = (number: number): string => this.#names[number]!
}

/** The phrases of one kind. */
export class Phrases {
  readonly kind: string
  readonly #say: (a: number, b: number, c: number) => string
  readonly #bs: number
  readonly #cs: number
  /** By phrase, its place in `WORDED` counted from one; 0 when it was not worded yet. */
  #known = new Int32Array(64)

  /** `bs` and `cs`: below which the second and third number of a phrase lie; the first may be any. */
  constructor(kind: string, say: (a: number, b: number, c: number) => string, bs = 1, cs = 1) {
    this.kind = kind
    this.#say = say
    this.#bs = bs
    this.#cs = cs
  }

  /** The sign of a phrase. */
  of(a: number, b = 0, c = 0): number {
    const known = this.#known[(a * this.#bs + b) * this.#cs + c]
    return WORDED[(known || this.#meet(a, b, c)) - 1]!
  }

  /** The phrase itself, for people. */
  words(a: number, b = 0, c = 0): string {
    return `${this.kind} ${this.#say(a, b, c)}`
  }

  #meet(a: number, b: number, c: number): number {
    if (b >= this.#bs || c >= this.#cs)
      throw new RangeError(`expected parts below ${this.#bs} and ${this.#cs}, found ${b} and ${c}`)
    const at = (a * this.#bs + b) * this.#cs + c
    if (at >= this.#known.length) {
      const larger = new Int32Array((at + 1) * 2)
      larger.set(this.#known)
      this.#known = larger
    }
    const place = WORDED.push(hashOf(this.kind, this.#say(a, b, c)))
    this.#known[at] = place
    return place
  }
}

/** The signs of all phrases worded so far. */
const WORDED: number[] = []

/**
 * The names of a list with their places in it.
 *
 * @example
 * numbered(['first', 'last']) // => { first: 0, last: 1 }
 */
export const numbered = <T extends string>(names: readonly T[]): Readonly<Record<T, number>> =>
  Object.fromEntries(names.map((name, number) => [name, number])) as Record<T, number>
