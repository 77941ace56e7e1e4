/** The lexicon: all terms of all lists in one trie over word numbers, read in one pass, longest match first. */
import { type ArrayFile, Lines } from './array-file.ts'
import type { Misspellings } from './misspellings.ts'
import { BREAK, NUMBER, type Tokens } from './tokens.ts'
import type { WordTable } from './words.ts'

export const SENSE_KINDS = [
  'substance',
  'drug',
  'place',
  'people',
  'seller',
  'buyer',
  'source',
  'unit',
  'counted',
  'currency',
  'month',
  'clause',
  'placeHead',
  'demonym',
  'elsewhere',
  'placeSpot',
  'placeBare',
  'plain',
] as const
export type SenseKind = (typeof SENSE_KINDS)[number]

/** How wide a place is: a country holds for its sentence only, a line or quarter is finer than a city. */
export const PLACE_WIDTHS = ['country', 'wide', 'city', 'local', 'demonym'] as const
export type PlaceWidth = (typeof PLACE_WIDTHS)[number]

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
  /** Of those, one read without its capital only behind a word for where, or in a row. */
  readonly located?: boolean
  readonly width?: PlaceWidth
}

interface PackedSenses {
  readonly starts: Int32Array
  readonly refs: Int32Array
  readonly kinds: Uint8Array
  readonly codes: Lines
  readonly flags: Uint8Array
  readonly widths: Uint8Array
}

/** Room for terms, in slots and in words. */
const SLOTS = 1 << 18
const WORDS = 1 << 16

export class Lexicon {
  readonly #words: WordTable
  #keys: Int32Array
  #highs: Uint16Array
  #values: Int32Array
  #used = 0
  #nodes = 1
  /** First node by word number: 0 when no term begins with the word. */
  #roots: Int32Array
  #senses: (Sense[] | undefined)[] = []
  /** Senses of a compiled lexicon, made into objects when first met. */
  #packed: PackedSenses | undefined
  /** 1 for a word that stands in a term behind its first. */
  #goesOn: Uint8Array
  /** 1 for a node all of whose senses are written with a capital. */
  #capital: Uint8Array

  constructor(words: WordTable, file?: ArrayFile) {
    this.#words = words
    this.#keys = file?.int32('lexicon.keys') ?? new Int32Array(SLOTS)
    this.#highs = file?.uint16('lexicon.highs') ?? new Uint16Array(SLOTS)
    this.#values = file?.int32('lexicon.values') ?? new Int32Array(SLOTS)
    this.#roots = file?.int32('lexicon.roots') ?? new Int32Array(WORDS)
    this.#goesOn = file?.uint8('lexicon.goesOn') ?? new Uint8Array(WORDS)
    this.#capital = file?.uint8('lexicon.capital') ?? new Uint8Array(SLOTS)
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
    for (let at = 1; at < term.length; at++) {
      const word = this.#words.add(term[at]!)
      if (word >= this.#goesOn.length) {
        const larger = new Uint8Array(word * 2)
        larger.set(this.#goesOn)
        this.#goesOn = larger
      }
      this.#goesOn[word] = 1
      node = this.#child(node, word, true)
    }
    const senses = this.#senses[node]
    this.#capital[node] = sense.capital && (!senses || this.#capital[node] === 1) ? 1 : 0
    if (!senses) this.#senses[node] = [sense]
    else if (!senses.some((known) => known.kind === sense.kind && known.code === sense.code))
      senses.push(sense)
  }

  /** Whether a term means something already. */
  has([first = '', ...rest]: readonly string[]): boolean {
    let node = this.#roots[this.#words.add(first)] ?? 0
    for (const word of rest) if (node !== 0) node = this.#child(node, this.#words.add(word), false)
    return node !== 0 && this.#senses[node] !== undefined
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

  #sensesAt(node: number): Sense[] | undefined {
    const known = this.#senses[node]
    if (known !== undefined || this.#packed === undefined) return known
    const { starts, refs, kinds, codes, flags, widths } = this.#packed
    const from = starts[node]!
    const to = starts[node + 1]!
    if (from === to) return undefined
    const senses: Sense[] = []
    for (let at = from; at < to; at++) {
      const ref = refs[at]!
      const flag = flags[ref]!
      senses.push({
        kind: SENSE_KINDS[kinds[ref]!]!,
        code: codes.at(ref),
        weak: (flag & 1) !== 0,
        capital: (flag & 2) !== 0,
        guarded: (flag & 4) !== 0,
        informal: (flag & 8) !== 0,
        located: (flag & 16) !== 0,
        width: PLACE_WIDTHS[widths[ref]!]!,
      })
    }
    this.#senses[node] = senses
    return senses
  }

  /** The lexicon as arrays, to be stored with a compiled engine. */
  pack(): Record<string, Int32Array | Uint16Array | Uint8Array | string> {
    const table = new Map<string, number>()
    const senses: Sense[] = []
    const starts = new Int32Array(this.#nodes + 2)
    const refs: number[] = []
    for (let node = 0; node <= this.#nodes; node++) {
      starts[node] = refs.length
      for (const sense of this.#senses[node] ?? []) {
        const key = JSON.stringify(sense)
        const known = table.get(key) ?? senses.push(sense) - 1
        table.set(key, known)
        refs.push(known)
      }
    }
    starts[this.#nodes + 1] = refs.length
    const codes = Lines.of(senses.map((sense) => sense.code))
    return {
      'lexicon.keys': this.#keys,
      'lexicon.highs': this.#highs,
      'lexicon.values': this.#values,
      'lexicon.roots': this.#roots,
      'lexicon.goesOn': this.#goesOn,
      'lexicon.capital': this.#capital.slice(0, this.#nodes + 1),
      'senses.starts': starts,
      'senses.refs': Int32Array.from(refs),
      'senses.kinds': Uint8Array.from(senses, (sense) => SENSE_KINDS.indexOf(sense.kind)),
      'senses.codes': codes.text,
      'senses.codeEnds': codes.ends,
      'senses.flags': Uint8Array.from(senses, flagsOf),
      'senses.widths': Uint8Array.from(senses, (sense) => PLACE_WIDTHS.indexOf(sense.width ?? 'city')),
    }
  }

  static unpack(file: ArrayFile, words: WordTable): Lexicon {
    const lexicon = new Lexicon(words, file)
    const starts = file.int32('senses.starts')
    lexicon.#nodes = starts.length - 2
    lexicon.#senses = new Array(starts.length)
    lexicon.#packed = {
      starts,
      refs: file.int32('senses.refs'),
      kinds: file.uint8('senses.kinds'),
      codes: new Lines(file.text('senses.codes'), file.int32('senses.codeEnds')),
      flags: file.uint8('senses.flags'),
      widths: file.uint8('senses.widths'),
    }
    return lexicon
  }

  /**
   * Calls back with each term found, longest first from each token, going on behind it. Terms do not cross commas or stops.
   * Of a word no list knows, the name it misspells is read.
   */
  find(
    tokens: Tokens,
    onTerm: (start: number, end: number, senses: readonly Sense[]) => void,
    misspellings?: Misspellings,
  ): void {
    const { word, before, capital, count } = tokens
    const roots = this.#roots
    const known = this.#words.known
    for (let at = 0; at < count; ) {
      const id = word[at]!
      let node = id < roots.length ? roots[id]! : 0
      // A word no list knows may be a misspelling, but not with a capital amid a sentence: that is a name of its own.
      if (id >= known && misspellings && (capital[at] !== 1 || before[at]! >= BREAK.sentence)) {
        const name = misspellings.of(id)
        if (name !== 0) node = roots[name]!
      }
      if (node === 0) {
        at++
        continue
      }
      let best = this.#capital[node] === 0 || capital[at]! > 0 ? this.#sensesAt(node) : undefined
      let bestEnd = best ? at + 1 : 0
      for (let next = at + 1; next < count && before[next]! <= BREAK.quote; next++) {
        if (this.#goesOn[word[next]!] !== 1) break
        node = this.#child(node, word[next]!, false)
        if (node === 0) break
        const senses = this.#sensesAt(node)
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

const flagsOf = ({ weak, capital, guarded, informal, located }: Sense): number =>
  (weak ? 1 : 0) | (capital ? 2 : 0) | (guarded ? 4 : 0) | (informal ? 8 : 0) | (located ? 16 : 0)

function grown(array: Int32Array, atLeast: number): Int32Array {
  const larger = new Int32Array(Math.max(array.length * 2, atLeast + 1))
  larger.set(array)
  return larger
}
