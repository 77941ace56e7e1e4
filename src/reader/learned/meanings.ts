/**
 * Meanings of words: each a row of numbers such that words of like meaning, French or English, have like rows. `npm run meanings` makes the
 * file from the glossaries of `learned/words/` (docs/reading.md).
 */
import type { Language } from '../../core/codes.ts'
import { ArrayFile, isArrayFile, writeArrays } from '../array-file.ts'
import { FIRST_SEED, mixFirst } from '../words.ts'

/** Marks that stand in place of their words have the meanings of these, the first rows of the table. */
export const MARK_GLOSSES = [
  'drug',
  'price',
  'percentage',
  'date',
  'place',
  'quantity',
  'number of people',
  'number',
] as const

/** What a word the table does not know has for a row. */
export const NO_MEANING = -1

/** Letters a beginning has at least and at most, where a word is known by how it begins alone. */
export const BEGINNING = { least: 5, most: 9 } as const

/** What is stored: by language, a table of hashes and rows by open addressing; a row of 0 hash and 0 row is free. */
export interface PackedMeanings {
  readonly size: number
  readonly vectors: Int8Array
  readonly scale: number
  readonly slots: Readonly<Record<Language, { readonly hashes: Int32Array; readonly rows: Uint16Array }>>
}

const slotOf = (hash: number): number => hash ^ (hash >>> 15)

export class Meanings {
  /** Numbers a row has. */
  readonly size: number
  readonly vectors: Int8Array
  /** What one step of a number stands for. */
  readonly scale: number
  readonly #slots: PackedMeanings['slots']

  constructor(packed: PackedMeanings) {
    this.size = packed.size
    this.vectors = packed.vectors
    this.scale = packed.scale
    this.#slots = packed.slots
  }

  get rows(): number {
    return this.vectors.length / this.size
  }

  /** The row of a folded word by its own hash, or by its longest known beginning; `NO_MEANING` for none. */
  rowOf(language: Language, word: string, hash: number): number {
    const whole = this.#find(language, hash)
    if (whole !== NO_MEANING || word.length <= BEGINNING.least) return whole
    let best = NO_MEANING
    let mixed = FIRST_SEED
    for (let at = 0; at < word.length && at < BEGINNING.most; at++) {
      mixed = mixFirst(mixed, word.charCodeAt(at))
      if (at + 1 < BEGINNING.least) continue
      const row = this.#find(language, beginningOf(mixed))
      if (row !== NO_MEANING) best = row
    }
    return best
  }

  #find(language: Language, hash: number): number {
    const { hashes, rows } = this.#slots[language]
    const mask = hashes.length - 1
    for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
      const row = rows[slot]!
      if (row === 0) return NO_MEANING
      if (hashes[slot] === hash) return row - 1
    }
  }
}

/** The hash of a beginning of a word from the hash of its letters: no word has it. */
export const beginningOf = (hash: number): number => mixFirst(hash, 0x2a)

/** The hash of a folded word, as the tables of words make it. */
export function wordHash(word: string): number {
  let hash = FIRST_SEED
  for (let at = 0; at < word.length; at++) hash = mixFirst(hash, word.charCodeAt(at))
  return hash
}

/** Hashes and their rows as a table; of two equal hashes the first stands. */
export function tableOf(entries: Iterable<readonly [hash: number, row: number]>): {
  hashes: Int32Array
  rows: Uint16Array
} {
  const all = new Map<number, number>()
  for (const [hash, row] of entries) if (!all.has(hash)) all.set(hash, row)
  let length = 16
  while (length < all.size * 1.7) length *= 2
  const hashes = new Int32Array(length)
  const rows = new Uint16Array(length)
  for (const [hash, row] of all) {
    let slot = slotOf(hash) & (length - 1)
    while (rows[slot] !== 0) slot = (slot + 1) & (length - 1)
    hashes[slot] = hash
    rows[slot] = row + 1
  }
  return { hashes, rows }
}

export const packMeanings = ({ size, vectors, scale, slots }: PackedMeanings): Buffer =>
  writeArrays({
    about: JSON.stringify({ size, scale }),
    vectors: new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.length),
    'hashes.fr': slots.fr.hashes,
    'rows.fr': slots.fr.rows,
    'hashes.en': slots.en.hashes,
    'rows.en': slots.en.rows,
  })

/** The meanings of a buffer; undefined for one of another kind. */
export function unpackMeanings(buffer: Uint8Array): Meanings | undefined {
  if (!isArrayFile(buffer)) return undefined
  const file = new ArrayFile(buffer)
  const { size, scale } = JSON.parse(file.text('about')) as { size: number; scale: number }
  const bytes = file.uint8('vectors')
  const slotsOf = (language: Language) => ({
    hashes: file.int32(`hashes.${language}`),
    rows: file.uint16(`rows.${language}`),
  })
  return new Meanings({
    size,
    scale,
    vectors: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    slots: { fr: slotsOf('fr'), en: slotsOf('en') },
  })
}
