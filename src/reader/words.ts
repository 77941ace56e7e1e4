/** The table of distinct words: each folded word has one number, found by its hash without making a string. */
import { CHAR, foldedUnit, foldWord, kindOf, secondUnit } from './fold.ts'

/** Words met only in texts are forgotten beyond this many, so that memory stays bounded. */
const MOST_WORDS = 1 << 19

export interface PackedWords {
  readonly texts: string
  readonly first: Int32Array
  readonly second: Int32Array
}

export class WordTable {
  #slots = new Int32Array(1 << 17)
  #first: Int32Array = new Int32Array(1 << 12)
  #second: Int32Array = new Int32Array(1 << 12)
  #texts: string[] = ['']
  #traits = new Uint8Array(1 << 12)
  #frozen = 0

  get size(): number {
    return this.#texts.length
  }

  /** The folded word of a number. */
  textOf(id: number): string {
    return this.#texts[id] ?? ''
  }

  /** What `judge` makes of a word, asked once for each; a table has one judge, and it never answers 0. */
  traitsOf(id: number, judge: (word: string) => number): number {
    const known = this.#traits[id]
    if (known) return known
    if (id >= this.#traits.length) {
      const larger = new Uint8Array(Math.max(id + 1, this.size) * 2)
      larger.set(this.#traits)
      this.#traits = larger
    }
    const traits = judge(this.textOf(id))
    this.#traits[id] = traits
    return traits
  }

  /** From here on, words are those of texts: they may be forgotten, the ones before may not. */
  freeze(): void {
    this.#frozen = this.#texts.length
  }

  /** Number of a word known by its letters; used while lists and rules are compiled. */
  add(word: string): number {
    return this.idOf(word, 0, word.length)
  }

  /** Number of the word at `start`–`end` of `text`, new if never met. */
  idOf(text: string, start: number, end: number): number {
    let first = 0x811c9dc5 | 0
    let second = 5381
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (unit >= 0x2200) {
        first = Math.imul(first ^ unit, 0x01000193)
        second = (Math.imul(second, 33) + unit) | 0
        continue
      }
      if (kindOf(unit) === CHAR.mark) continue
      const folded = foldedUnit(unit)
      first = Math.imul(first ^ folded, 0x01000193)
      second = (Math.imul(second, 33) + folded) | 0
      const more = secondUnit(unit)
      if (more) {
        first = Math.imul(first ^ more, 0x01000193)
        second = (Math.imul(second, 33) + more) | 0
      }
    }
    let mask = this.#slots.length - 1
    let slot = (first ^ (first >>> 15)) & mask
    for (;;) {
      const id = this.#slots[slot]!
      if (id === 0) break
      if (this.#first[id] === first && this.#second[id] === second) return id
      slot = (slot + 1) & mask
    }
    const id = this.#texts.length
    const word = foldWord(text.slice(start, end))
    this.#texts.push(word)
    if (id >= this.#first.length) {
      this.#first = grown(this.#first, id * 2)
      this.#second = grown(this.#second, id * 2)
    }
    this.#first[id] = first
    this.#second[id] = second
    if (id * 2 > this.#slots.length) {
      this.#grow()
      mask = this.#slots.length - 1
    } else this.#slots[slot] = id
    return id
  }

  /** Forgets the words of texts when they have become too many. Call between texts only. */
  forgetWhenFull(): boolean {
    if (this.#texts.length < MOST_WORDS) return false
    this.#texts.length = this.#frozen
    this.#traits.fill(0, this.#frozen)
    this.#fill()
    return true
  }

  /** The words known before any text, to be stored with a compiled engine. */
  pack(): PackedWords {
    return {
      texts: this.#texts.slice(1, this.#frozen).join('\n'),
      first: this.#first.slice(0, this.#frozen),
      second: this.#second.slice(0, this.#frozen),
    }
  }

  static unpack(packed: PackedWords): WordTable {
    const table = new WordTable()
    table.#texts = ['', ...packed.texts.split('\n')]
    table.#first = packed.first
    table.#second = packed.second
    table.#frozen = table.#texts.length
    while (table.#slots.length < table.#texts.length * 2)
      table.#slots = new Int32Array(table.#slots.length * 2)
    table.#fill()
    return table
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2)
    this.#fill()
  }

  #fill(): void {
    this.#slots.fill(0)
    const mask = this.#slots.length - 1
    for (let id = 1; id < this.#texts.length; id++) {
      const first = this.#first[id]!
      let slot = (first ^ (first >>> 15)) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = id
    }
  }
}

function grown(array: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length)
  larger.set(array)
  return larger
}
