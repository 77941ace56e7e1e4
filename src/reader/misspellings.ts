/** Words one slip of the hand from a drug's or a large town's name: a letter left out, added, changed, or two swapped. */
import type { ArrayFile } from './array-file.ts'
import { FIRST_SEED, mixFirst, type WordTable } from './words.ts'

/**
 * An index of names by what is left of each when one letter is deleted, after SymSpell (Garbe 2012): two words one edit apart
 * share a deletion. A word is looked up once and the answer kept.
 */
export class Misspellings {
  readonly #words: WordTable
  /** Hash, word and meaning of each entry, by hash; a word of 0 is a free slot. */
  readonly #hashes: Int32Array
  readonly #names: Int32Array
  readonly #meanings: Int32Array
  #met = new Int32Array(1 << 12)

  constructor(words: WordTable, file?: ArrayFile) {
    this.#words = words
    this.#hashes = file?.int32('near.hashes') ?? new Int32Array(SLOTS)
    this.#names = file?.int32('near.names') ?? new Int32Array(SLOTS)
    this.#meanings = file?.int32('near.meanings') ?? new Int32Array(SLOTS)
  }

  /** Adds a name, folded; `meaning` tells names apart that must not be taken for each other. */
  add(name: string, meaning: number): void {
    const id = this.#words.add(name)
    this.#put(hashWithout(name, -1), id, meaning)
    for (let gone = 0; gone < name.length; gone++) this.#put(hashWithout(name, gone), id, meaning)
  }

  #put(hash: number, id: number, meaning: number): void {
    let slot = hash & (SLOTS - 1)
    for (; this.#names[slot] !== 0; slot = (slot + 1) & (SLOTS - 1))
      if (this.#names[slot] === id && this.#hashes[slot] === hash) return
    this.#hashes[slot] = hash
    this.#names[slot] = id
    this.#meanings[slot] = meaning
  }

  /** The name a word no list knows is one edit from, by number; 0 for none, or for several of different meanings. */
  of(id: number): number {
    if (id >= this.#met.length) {
      const larger = new Int32Array(Math.max(id + 1, this.#words.size) * 2)
      larger.set(this.#met)
      this.#met = larger
    }
    const met = this.#met[id]!
    if (met !== 0) return Math.max(met, 0)
    const name = this.#look(this.#words.textOf(id))
    this.#met[id] = name === 0 ? -1 : name
    return name
  }

  #look(word: string): number {
    if (word.length < LEAST_LETTERS - 1 || word.length > MOST_LETTERS) return 0
    let found = 0
    let meaning = 0
    for (let gone = -1; gone < word.length; gone++) {
      const hash = hashWithout(word, gone)
      for (let slot = hash & (SLOTS - 1); this.#names[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
        const name = this.#names[slot]!
        if (this.#hashes[slot] !== hash || name === found || !isOneEdit(word, this.#words.textOf(name)))
          continue
        if (found !== 0 && this.#meanings[slot] !== meaning) return 0
        found = name
        meaning = this.#meanings[slot]!
      }
    }
    return found
  }

  /** Forgets what was answered: the words of texts have new numbers. */
  forget(): void {
    this.#met.fill(0)
  }

  pack(): Record<string, Int32Array> {
    return { 'near.hashes': this.#hashes, 'near.names': this.#names, 'near.meanings': this.#meanings }
  }
}

/** Letters a name must have for a slip in it to be told from another word. */
export const LEAST_LETTERS = 7
const MOST_LETTERS = 24
/** Room for the names and their deletions, half of it free. */
const SLOTS = 1 << 15

/** A hash of a word without its letter at `gone`, or of all of it. */
function hashWithout(word: string, gone: number): number {
  let hash = FIRST_SEED
  for (let at = 0; at < word.length; at++) if (at !== gone) hash = mixFirst(hash, word.charCodeAt(at))
  return hash ^ (hash >>> 15)
}

/**
 * One letter left out, added or changed, or two neighbours swapped; the first letter stays.
 *
 * @example
 * isOneEdit('cocaien', 'cocaine') // => true
 */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  if (left.length + right.length === 1 || (left.length === 1 && right.length === 1)) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
