/** The lexicon: all terms of all lists in one trie over word numbers, read in one pass, longest match first. */
import { BREAK, NUMBER, type Tokens } from './tokens.ts'
import type { WordTable } from './words.ts'

export type SenseKind =
  | 'substance'
  | 'drug'
  | 'place'
  | 'people'
  | 'seller'
  | 'buyer'
  | 'source'
  | 'unit'
  | 'counted'
  | 'currency'
  | 'month'
  | 'clause'
  | 'placeHead'
  | 'demonym'
  | 'elsewhere'

/** One meaning of a term. A term may have several ("pilule": a unit, and a substance in context). */
export interface Sense {
  readonly kind: SenseKind
  /** Substance, place or source code, unit, currency, month number. */
  readonly code: string
  /** Means what it says only beside other words of its kind. */
  readonly weak: boolean
  /** Written with a capital, or it is another word. */
  readonly capital: boolean
  /** A place only after a preposition: an everyday word, a surname or a village's name. */
  readonly guarded?: boolean
  /** A large city: in a message, a place without its capital too. */
  readonly informal?: boolean
}

export class Lexicon {
  readonly #words: WordTable
  #keys = new Int32Array(1 << 18)
  #highs = new Uint16Array(1 << 18)
  #values = new Int32Array(1 << 18)
  #used = 0
  #nodes = 1
  /** First node by word number: 0 when no term begins with the word. */
  #roots: Int32Array = new Int32Array(1 << 16)
  readonly #senses: (Sense[] | undefined)[] = []
  /** 1 for a node all of whose senses are written with a capital. */
  #capital = new Uint8Array(1 << 18)

  constructor(words: WordTable) {
    this.#words = words
  }

  /** Adds a term, already split into folded words. */
  add(term: readonly string[], sense: Sense): void {
    if (term.length === 0) return
    const first = this.#words.add(term[0]!)
    if (first >= this.#roots.length) this.#roots = grown(this.#roots, first)
    let node = this.#roots[first]!
    if (node === 0) {
      node = this.#nodes++
      this.#roots[first] = node
    }
    for (let at = 1; at < term.length; at++) node = this.#child(node, this.#words.add(term[at]!), true)
    const senses = this.#senses[node]
    this.#capital[node] = sense.capital && (!senses || this.#capital[node] === 1) ? 1 : 0
    if (!senses) this.#senses[node] = [sense]
    else if (!senses.some((known) => known.kind === sense.kind && known.code === sense.code))
      senses.push(sense)
  }

  #child(node: number, word: number, isNew: boolean): number {
    const mask = this.#keys.length - 1
    // Both numbers stay below 2^20 and 2^18: their product with an odd constant spreads well.
    let slot = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 12) & mask
    const key = node * 524_288 + word
    const folded = key | 0
    const high = (key / 4_294_967_296) | 0
    for (;;) {
      const value = this.#values[slot]!
      if (value === 0) break
      if (this.#keys[slot] === folded && this.#highs[slot] === high) return value
      slot = (slot + 1) & mask
    }
    if (!isNew) return 0
    const value = this.#nodes++
    this.#keys[slot] = folded
    this.#highs[slot] = high
    this.#values[slot] = value
    this.#used++
    if (this.#used * 2 > this.#keys.length)
      throw new RangeError('the lexicon has more terms than it was made for')
    return value
  }

  /**
   * Calls back with each term found, longest first from each token, going on behind it. Terms do not cross commas or stops.
   */
  find(tokens: Tokens, onTerm: (start: number, end: number, senses: readonly Sense[]) => void): void {
    const { word, before, capital, count } = tokens
    const roots = this.#roots
    for (let at = 0; at < count; ) {
      const id = word[at]!
      let node = id < roots.length ? roots[id]! : 0
      if (node === 0) {
        at++
        continue
      }
      let best = this.#capital[node] === 0 || capital[at]! > 0 ? this.#senses[node] : undefined
      let bestEnd = best ? at + 1 : 0
      for (let next = at + 1; next < count && before[next]! <= BREAK.quote; next++) {
        node = this.#child(node, word[next]!, false)
        if (node === 0) break
        const senses = this.#senses[node]
        if (
          senses &&
          (this.#capital[node] === 0 ||
            (capital[at]! > 0 && (capital[next]! > 0 || tokens.kind[next] === NUMBER)))
        ) {
          best = senses
          bestEnd = next + 1
        }
      }
      if (best) {
        onTerm(at, bestEnd, best)
        at = bestEnd
      } else at++
    }
  }
}

function grown(array: Int32Array, atLeast: number): Int32Array {
  const larger = new Int32Array(Math.max(array.length * 2, atLeast + 1))
  larger.set(array)
  return larger
}
