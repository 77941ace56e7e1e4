/** A text as the learned part sees it: its words and marks in order, one row each; a mark of several words is one. */
import type { Scan } from '../scan.ts'
import type { At, Sentence } from '../sentence.ts'
import type { WordTable } from '../words.ts'
import type { Knowledge } from './knowledge.ts'
import { NO_MEANING } from './meanings.ts'
import { hashOf } from './sign-number.ts'

/** Marks that stand in place of their words; where two begin at one word, the first of this list stands. */
const TYPES = ['substance', 'price', 'percent', 'period', 'place', 'quantity', 'counted', 'number'] as const
const TYPE_HASH = Int32Array.from(TYPES, (type) => hashOf('type', type))

const NONE: readonly number[] = []

/** The words and marks of a text. */
export class Items {
  count = 0
  readonly hash: Int32Array
  readonly stem: Int32Array
  readonly isMark: Uint8Array
  /** Token. */
  readonly from: Int32Array
  /** Units of the text. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** Families of meaning the word belongs to. */
  readonly senses: (readonly number[])[]
  /** The row of the word's meaning; that of the mark for a mark. */
  readonly meaning: Int32Array
  /** Words and marks for people; only when asked to explain. */
  readonly names: string[] | undefined

  constructor(most: number, isNamed: boolean) {
    this.hash = new Int32Array(most)
    this.stem = new Int32Array(most)
    this.isMark = new Uint8Array(most)
    this.from = new Int32Array(most)
    this.start = new Int32Array(most)
    this.end = new Int32Array(most)
    this.senses = new Array<readonly number[]>(most).fill(NONE)
    this.meaning = new Int32Array(most)
    this.names = isNamed ? [] : undefined
  }
}

/** A sentence and its items, `first` to `end`. */
export interface Seen {
  readonly sentence: Sentence
  readonly items: Items
  readonly first: number
  readonly end: number
}

/** The sentences of a text as the learned part sees them. */
export function seenOf(scan: Scan, words: WordTable, known: Knowledge, isNamed = false): Seen[] {
  const items = new Items(scan.tokens, isNamed)
  const marks = new Marks()
  return scan.sentences.map((sentence) => {
    const first = items.count
    marks.lay(sentence)
    for (let token = sentence.from; token < sentence.to; ) {
      const type = marks.typeAt(token)
      token = type > 0 ? addMark(items, token, type - 1, marks) : addWord(items, token, scan, words, known)
    }
    return { sentence, items, first, end: items.count }
  })
}

/** The items of a stretch of a sentence, from the first to behind the last. */
export function itemsIn({ items, first, end }: Seen, { from, to }: At): [first: number, end: number] {
  let begin = first
  while (begin < end && items.from[begin]! < from) begin++
  let last = begin
  while (last < end && items.from[last]! < to) last++
  return [begin, last]
}

/** The items of a sentence beside a run of the text: the first behind it, and the last before it. */
export function itemsBeside(at: At, { items, first, end }: Seen): { after: number; before: number } {
  let after = first
  for (let behind = end; after < behind; ) {
    const middle = (after + behind) >> 1
    if (items.start[middle]! < at.end) after = middle + 1
    else behind = middle
  }
  let before = after - 1
  while (before >= first && items.end[before]! > at.start) before--
  return { after, before }
}

/** Rows of the meanings of the items of a sentence inside a stretch, beside it, and in the sentence before: what a net learns from. */
export function meaningsAround(
  one: Seen,
  before: Seen | undefined,
  stretch: At,
): [inside: Int32Array, beside: Int32Array, before: Int32Array] {
  const { items, first, end } = one
  const [begin, last] = itemsIn(one, stretch)
  const known = (...parts: Int32Array[]): Int32Array =>
    Int32Array.from(parts.flatMap((part) => [...part])).filter((row) => row !== NO_MEANING)
  return [
    known(items.meaning.subarray(begin, last)),
    known(items.meaning.subarray(first, begin), items.meaning.subarray(last, end)),
    before ? known(before.items.meaning.subarray(before.first, before.end)) : known(),
  ]
}

function addMark(items: Items, token: number, type: number, marks: Marks): number {
  const at = marks.at(token)
  const index = items.count++
  items.hash[index] = TYPE_HASH[type]!
  items.stem[index] = TYPE_HASH[type]!
  items.isMark[index] = 1
  items.from[index] = token
  items.start[index] = at.start
  items.end[index] = at.end
  items.meaning[index] = type
  items.names?.push(`<${TYPES[type]}>`)
  return Math.max(token + 1, at.to)
}

function addWord(items: Items, token: number, scan: Scan, words: WordTable, known: Knowledge): number {
  const id = scan.words[token]!
  const index = items.count++
  items.hash[index] = words.hashOf(id)
  items.stem[index] = words.stemOf(id)
  items.from[index] = token
  items.start[index] = scan.starts[token]!
  items.end[index] = scan.ends[token]!
  items.senses[index] = words.familiesOf(id, known.senses)
  items.meaning[index] = words.meaningOf(id, known)
  items.names?.push(words.textOf(id))
  return token + 1
}

/** Which mark begins at which token of a sentence. */
class Marks {
  #from = 0
  #types = new Uint8Array(64)
  readonly #ats: At[] = []

  lay(sentence: Sentence): void {
    const length = sentence.to - sentence.from
    this.#from = sentence.from
    if (length > this.#types.length) this.#types = new Uint8Array(length * 2)
    else this.#types.fill(0, 0, length)
    this.#layAll(sentence.substances, 1)
    this.#layAll(sentence.prices, 2)
    this.#layAll(sentence.percents, 3)
    this.#layAll(sentence.periods, 4)
    this.#layAll(sentence.places, 5)
    this.#layAll(sentence.quantities, 6)
    this.#layAll(sentence.counted, 7)
    this.#layAll(sentence.numbers, 8)
  }

  /** The type of the mark at a token, counted from one; 0 for none. */
  typeAt(token: number): number {
    return this.#types[token - this.#from]!
  }

  at(token: number): At {
    return this.#ats[token - this.#from]!
  }

  #layAll(list: readonly At[], type: number): void {
    for (const at of list) {
      const place = at.from - this.#from
      if (this.#types[place] !== 0) continue
      this.#types[place] = type
      this.#ats[place] = at
    }
  }
}
