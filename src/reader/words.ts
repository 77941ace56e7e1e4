/** The table of distinct words: each folded word has one number, found by its hash without making a string. */
import { type ArrayFile, Lines } from './array-file.ts'
import { CHAR, foldedUnit, foldWord, kindOf, secondUnit } from './fold.ts'

/** Words met only in texts are forgotten beyond this many, so that memory stays bounded. */
const MOST_WORDS = 1 << 19

/** Two hashes of a folded word, taken further letter by letter: together they tell words apart. */
export const FIRST_SEED = 0x811c9dc5 | 0
export const SECOND_SEED = 5381
export const mixFirst = (hash: number, folded: number): number => Math.imul(hash ^ folded, 0x01000193)
export const mixSecond = (hash: number, folded: number): number => (Math.imul(hash, 33) + folded) | 0

/** Units from here on fold to themselves. */
const FOLDED = 0x2200

/** Letters that a stem keeps. */
const STEM = 4

export class WordTable {
  /** Words by hash, two numbers each: the word's, 0 for a free slot, and its first hash. */
  #slots: Int32Array
  #first: Int32Array
  #second: Int32Array
  /** By number; those of a compiled engine are made when asked for. */
  #texts: (string | undefined)[] = ['']
  #packed: Lines | undefined
  #traits = new Uint16Array(1 << 12)
  #stems: Int32Array = new Int32Array(1 << 12)
  #families: (readonly number[] | undefined)[] = []
  /** Rows of meanings and two more; 0 for one not yet asked for. */
  #meanings: Int32Array = new Int32Array(1 << 12)
  #frozen = 0

  constructor(
    slots = new Int32Array(1 << 18),
    first = new Int32Array(1 << 12),
    second = new Int32Array(1 << 12),
  ) {
    this.#slots = slots
    this.#first = first
    this.#second = second
  }

  get size(): number {
    return this.#texts.length
  }

  /** Words below this number are those of lists and rules. */
  get known(): number {
    return this.#frozen
  }

  /** The folded word of a number. */
  textOf(id: number): string {
    const known = this.#texts[id]
    if (known !== undefined) return known
    if (!this.#packed || id >= this.#frozen) return ''
    const text = this.#packed.at(id)
    this.#texts[id] = text
    return text
  }

  /** What `judge` makes of a word, asked once for each; a table has one judge, and it never answers 0. */
  traitsOf(id: number, judge: (word: string) => number): number {
    const known = this.#traits[id]
    if (known) return known
    if (id >= this.#traits.length) {
      const larger = new Uint16Array(Math.max(id + 1, this.size) * 2)
      larger.set(this.#traits)
      this.#traits = larger
    }
    const traits = judge(this.textOf(id))
    this.#traits[id] = traits
    return traits
  }

  /** The families of meaning of a word, asked once for each; a table has one judge of them. */
  familiesOf(id: number, judge: { of(word: string): readonly number[] }): readonly number[] {
    const known = this.#families[id]
    if (known) return known
    // An array that is filled far behind its end would become a slow one.
    while (this.#families.length <= id) this.#families.push(undefined)
    const families = judge.of(this.textOf(id))
    this.#families[id] = families
    return families
  }

  /** The row of a word's meaning, asked once for each; a table has one judge of them. */
  meaningOf(id: number, judge: { rowOf(word: string, hash: number): number }): number {
    if (id >= this.#meanings.length) this.#meanings = grown(this.#meanings, Math.max(id + 1, this.size) * 2)
    const known = this.#meanings[id]!
    if (known !== 0) return known - 2
    const row = judge.rowOf(this.textOf(id), this.hashOf(id))
    this.#meanings[id] = row + 2
    return row
  }

  /** A hash of the folded word, the same in every table. */
  hashOf(id: number): number {
    return this.#first[id]!
  }

  /** A hash of the first letters of a word: "disponible" and "disponibilité" share it. Short words have their own. */
  stemOf(id: number): number {
    if (id >= this.#stems.length) this.#stems = grown(this.#stems, Math.max(id + 1, this.size) * 2)
    const known = this.#stems[id]!
    if (known !== 0) return known
    const word = this.textOf(id)
    let hash = 0x2f0b4c47
    for (let at = 0; at < word.length && at < STEM; at++)
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
    this.#stems[id] = hash || 1
    return hash || 1
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
    let first = FIRST_SEED
    let second = SECOND_SEED
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (kindOf(unit) === CHAR.mark) continue
      const folded = unit < FOLDED ? foldedUnit(unit) : unit
      first = mixFirst(first, folded)
      second = mixSecond(second, folded)
      const more = unit < FOLDED ? secondUnit(unit) : 0
      if (more) {
        first = mixFirst(first, more)
        second = mixSecond(second, more)
      }
    }
    return this.numberOf(first, second, text, start, end)
  }

  /** Number of the word whose hashes are known. */
  numberOf(first: number, second: number, text: string, start: number, end: number): number {
    const slots = this.#slots
    const mask = slots.length - 2
    let slot = slotOf(first) & mask
    for (;;) {
      const id = slots[slot]!
      if (id === 0) break
      if (slots[slot + 1] === first && this.#second[id] === second) return id
      slot = (slot + 2) & mask
    }
    return this.#meet(first, second, foldWord(text.slice(start, end)))
  }

  #meet(first: number, second: number, word: string): number {
    const id = this.#texts.push(word) - 1
    if (id >= this.#first.length) {
      this.#first = grown(this.#first, id * 2)
      this.#second = grown(this.#second, id * 2)
    }
    this.#first[id] = first
    this.#second[id] = second
    if (id * 4 > this.#slots.length) this.#reserve(id * 2)
    else this.#place(id)
    return id
  }

  /** Forgets the words of texts when they have become too many. Call between texts only. */
  forgetWhenFull(): boolean {
    if (this.#texts.length < MOST_WORDS) return false
    this.#texts.length = this.#frozen
    this.#traits.fill(0, this.#frozen)
    this.#stems.fill(0, this.#frozen)
    this.#meanings.fill(0, this.#frozen)
    this.#families.length = Math.min(this.#families.length, this.#frozen)
    this.#fill()
    return true
  }

  /** The words known before any text, to be stored with a compiled engine. */
  pack(): Record<string, Int32Array | string> {
    const { text, ends } = Lines.of(Array.from({ length: this.#frozen }, (_, id) => this.textOf(id)))
    return {
      'words.text': text,
      'words.ends': ends,
      'words.first': this.#first.slice(0, this.#frozen),
      'words.second': this.#second.slice(0, this.#frozen),
      'words.slots': this.#slots,
    }
  }

  static unpack(file: ArrayFile): WordTable {
    const first = file.int32('words.first')
    const table = new WordTable(file.int32('words.slots'), first, file.int32('words.second'))
    table.#packed = new Lines(file.text('words.text'), file.int32('words.ends'))
    table.#frozen = first.length
    table.#texts = new Array(first.length)
    return table
  }

  /** Makes room for so many words, half of the slots staying free. */
  #reserve(words: number): void {
    let length = this.#slots.length
    while (length < words * 4) length *= 2
    if (length > this.#slots.length) this.#slots = new Int32Array(length)
    this.#fill()
  }

  #fill(): void {
    this.#slots.fill(0)
    for (let id = 1; id < this.#texts.length; id++) this.#place(id)
  }

  #place(id: number): void {
    const slots = this.#slots
    const mask = slots.length - 2
    const first = this.#first[id]!
    let slot = slotOf(first) & mask
    while (slots[slot] !== 0) slot = (slot + 2) & mask
    slots[slot] = id
    slots[slot + 1] = first
  }
}

const slotOf = (first: number): number => (first ^ (first >>> 15)) << 1

function grown(array: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length)
  larger.set(array)
  return larger
}
