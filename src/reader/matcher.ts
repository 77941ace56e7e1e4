/**
 * Matches patterns on tokens. Each pattern is tried only where its rarest required word stands, in a stretch where all it
 * requires stands; from there it is followed left and right.
 */

import { Follower, lowestBit } from './follow.ts'
import type { Hits } from './hits.ts'
import type { MarkIndex } from './mark-index.ts'
import type { MatcherTables } from './matcher-tables.ts'
import { BREAK, type Tokens } from './tokens.ts'
import type { WordTable } from './words.ts'

/** Stretches are counted anew beyond this many, so that a count fits its array. */
const MOST_STRETCHES = 1 << 30

/** What was worked out for a word: not met yet, or in no class that matters. */
const NOT_MET = 0
const IN_NO_CLASS = 1

export class Matcher {
  readonly tables: MatcherTables
  readonly #words: WordTable
  readonly #follower: Follower
  readonly #prefixesByStart = new Map<string, { prefix: string; of: number }[]>()
  readonly #endings: { ending: string; of: number }[] = []
  /** Numbers a row of classes takes. */
  readonly #width: number
  /** What was worked out for words, by word: the number of its row in the lists that follow. */
  #metOf = new Int32Array(1 << 12)
  #metCount = 2
  /** By row, one bit for each class the word is in. */
  #classes: Int32Array<ArrayBuffer>
  /** By row, the bits of its classes laid over each other: what is not there is in none of them. */
  #signatures = new Int32Array(1 << 10)
  /** By row, where the needs its word meets end, then the patterns anchored there; a row's begin where the one before ends. */
  #lists = new Int32Array(1 << 12)
  #needsEnd = new Int32Array(1 << 10)
  #listEnd = new Int32Array(1 << 10)
  /** By token of the block, its row, and where its classes begin. */
  #metAt = new Int32Array(256)
  #rows = new Int32Array(256)
  #signatureAt = new Int32Array(256)
  #stretch = 0
  #marksHere = 0
  /** The last stretch each need was met in. */
  readonly #metIn: Int32Array

  constructor(tables: MatcherTables, words: WordTable) {
    this.tables = tables
    this.#words = words
    this.#follower = new Follower(tables.code)
    this.#width = (tables.classCount >>> 5) + 1
    this.#classes = new Int32Array(this.#width * 512)
    this.#metIn = new Int32Array(tables.needMarks.length)
    for (const [prefix, of] of tables.prefixes) {
      if (prefix.startsWith('*')) {
        this.#endings.push({ ending: prefix.slice(1), of })
        continue
      }
      const start = prefix.slice(0, 3)
      const list = this.#prefixesByStart.get(start)
      if (list) list.push({ prefix, of })
      else this.#prefixesByStart.set(start, [{ prefix, of }])
    }
  }

  /** Works out once for a word which classes it is in and which patterns it anchors. */
  #meet(id: number): number {
    const word = this.#words.textOf(id)
    const classes = this.tables.classesOf(id)
    for (let length = 1; length <= Math.min(3, word.length); length++)
      for (const { prefix, of } of this.#prefixesByStart.get(word.slice(0, length)) ?? [])
        if (word.startsWith(prefix)) classes.push(of)
    for (const { ending, of } of this.#endings)
      if (word.length >= ending.length + LEAST_BEFORE && word.endsWith(ending)) classes.push(of)
    const met = classes.length ? this.#newRow(classes) : IN_NO_CLASS
    this.#metOf[id] = met
    return met
  }

  #newRow(classes: readonly number[]): number {
    const met = this.#metCount++
    const row = met * this.#width
    this.#classes = withRoom(this.#classes, row + this.#width)
    this.#classes.fill(0, row, row + this.#width)
    const needs = new Set<number>()
    const anchored = new Set<number>()
    let signature = 0
    for (const of of classes) {
      this.#classes[row + (of >>> 5)]! |= 1 << (of & 31)
      signature |= 1 << (of & 31)
      for (const need of this.tables.metBy(of)) needs.add(need)
      for (const index of this.tables.anchoredBy(of)) anchored.add(index)
    }
    const first = this.#listEnd[met - 1]!
    const needsEnd = first + needs.size
    const listEnd = needsEnd + anchored.size
    this.#lists = withRoom(this.#lists, listEnd)
    this.#needsEnd = withRoom(this.#needsEnd, met + 1)
    this.#listEnd = withRoom(this.#listEnd, met + 1)
    this.#signatures = withRoom(this.#signatures, met + 1)
    this.#signatures[met] = signature
    this.#lists.set([...needs, ...anchored], first)
    this.#needsEnd[met] = needsEnd
    this.#listEnd[met] = listEnd
    return met
  }

  /** Forgets what was worked out for words of texts, when the table forgets them. */
  forget(): void {
    this.#metCount = 2
    this.#metOf.fill(NOT_MET)
  }

  /** Gathers all matches in a block, those anchored by words in the first round; of one pattern from one start only the shortest. */
  match(tokens: Tokens, marks: MarkIndex, hits: Hits): void {
    this.#prepare(tokens)
    this.#follower.open(tokens, marks, this.#signatureAt, this.#rows, this.#classes)
    for (let first = 0; first < tokens.count; ) {
      const end = this.#enter(first, tokens, marks)
      for (let at = first; at < end; at++) {
        const met = this.#metAt[at]!
        const last = this.#listEnd[met]!
        for (let n = this.#needsEnd[met]!; n < last; n++)
          if (this.#mayStand(this.#lists[n]!)) this.#try(this.#lists[n]!, at, first, end, hits, 0)
        for (let rest = marks.kindsAt[at]!; rest !== 0; rest &= rest - 1) {
          const kind = lowestBit(rest)
          const ofMark = this.tables.ofMark[kind]!
          for (let n = 0; n < ofMark.length; n++)
            if (this.#mayStand(ofMark[n]!)) this.#try(ofMark[n]!, at, first, end, hits, kind + 1)
        }
      }
      first = end
    }
  }

  /** Finds the row of each token's word. */
  #prepare(tokens: Tokens): void {
    const { count, word, capacity } = tokens
    if (this.#metAt.length < count) {
      this.#metAt = new Int32Array(capacity)
      this.#rows = new Int32Array(capacity)
      this.#signatureAt = new Int32Array(capacity)
    }
    this.#metOf = withRoom(this.#metOf, this.#words.size)
    if (this.#stretch > MOST_STRETCHES) {
      this.#stretch = 0
      this.#metIn.fill(0)
    }
    for (let at = 0; at < count; at++) {
      let met = this.#metOf[word[at]!]!
      if (met === NOT_MET) met = this.#meet(word[at]!)
      this.#metAt[at] = met
      this.#rows[at] = met * this.#width
      this.#signatureAt[at] = this.#signatures[met]!
    }
  }

  /** Notes the needs met and the marks of the stretch beginning at a token: no match goes beyond. Returns its end. */
  #enter(first: number, tokens: Tokens, marks: MarkIndex): number {
    const { before, count } = tokens
    const { kindsAt, within } = marks
    const stretch = ++this.#stretch
    const metIn = this.#metIn
    const lists = this.#lists
    let seen = 0
    let at = first
    do {
      const met = this.#metAt[at]!
      if (met !== IN_NO_CLASS) {
        const last = this.#needsEnd[met]!
        for (let n = this.#listEnd[met - 1]!; n < last; n++) metIn[lists[n]!] = stretch
      }
      seen |= kindsAt[at]!
      at++
    } while (at < count && (before[at]! <= BREAK.soft || within[at] === 1))
    this.#marksHere = seen
    return at
  }

  /** False when a word or mark that must stand is nowhere in the stretch. */
  #mayStand(index: number): boolean {
    const { needs, needMarks } = this.tables
    const last = needs.starts[index + 1]!
    for (let at = needs.starts[index]!; at < last; at++) {
      const need = needs.items[at]!
      if (this.#metIn[need] !== this.#stretch && (needMarks[need]! & this.#marksHere) === 0) return false
    }
    return true
  }

  #try(index: number, at: number, first: number, end: number, hits: Hits, round: number): void {
    const { owners, right, left } = this.tables
    const follower = this.#follower
    follower.stand(at, first, end)
    const ends = follower.right(right[index]!, left[index]!)
    if (ends === 0) return
    let start = at
    if (right[index + 1]! > left[index]!) {
      const starts = follower.left(left[index]!, right[index + 1]!)
      if (starts === 0) return
      start = at - lowestBit(starts)
    }
    hits.add(owners[index]!, start, at + lowestBit(ends), round)
  }
}

/** The array, or a longer one with the same beginning. */
function withRoom(array: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  if (array.length >= least) return array
  const larger = new Int32Array(Math.max(least, array.length * 2))
  larger.set(array)
  return larger
}

/** Letters a word has at least before an ending. */
const LEAST_BEFORE = 2
