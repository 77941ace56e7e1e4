/** The sets a slot may be filled with, each offered by one or more ways of looking: what stands near, what was said before. */
import type { At } from '../sentence.ts'
import { Names } from './phrases.ts'
import type { Candidates } from './ranker.ts'

/** Ways of looking that may offer one set; there are fewer names of them. */
const MOST_WAYS = 64

/**
 * Sets of what is named, each once whatever the order of its members, with the ways of looking that offer it and the signs that
 * speak for it. Kept from claim to claim of a text, so that filling a slot allocates little.
 */
export class Offers<T> implements Candidates {
  /** Members by name. */
  readonly names: Names
  count = 0
  signs = new Int32Array(1024)
  readonly ends: number[] = []
  #signCount = 0
  readonly #nameOf: (one: T) => string
  /** Members as offered, and the distinct names among them: set after set. */
  readonly #taken: T[] = []
  readonly #takenNumbers: number[] = []
  #takenCount = 0
  readonly #members: number[] = []
  #memberCount = 0
  /** By set, where its members end and a number all sets of the same members share. */
  readonly #takenEnds: number[] = []
  readonly #memberEnds: number[] = []
  readonly #sums: number[] = []
  #sum = 0
  /** The round each name was met in: a set being offered, or one being compared with. */
  #metIn = new Int32Array(64)
  #round = 0
  /** By set, which ways offer it, in the order they did. */
  readonly #ways: number[] = []
  readonly #wayCounts: number[] = []

  constructor(nameOf: (one: T) => string, names = new Names()) {
    this.#nameOf = nameOf
    this.names = names
  }

  /** Forgets the sets: those of the next claim follow. */
  clear(): void {
    this.count = 0
    this.#takenCount = 0
    this.#memberCount = 0
    this.#signCount = 0
    this.#begin()
  }

  /** Adds one to the set being offered. */
  take(one: T): void {
    const number = this.names.numberOf(this.#nameOf(one))
    this.#takenNumbers[this.#takenCount] = number
    this.#taken[this.#takenCount++] = one
    if (!this.#meets(number)) return
    this.#members[this.#memberCount++] = number
    this.#sum = (this.#sum + shareOf(number)) | 0
  }

  /** Notes a name of this round; false when it was met in it before. */
  #meets(number: number): boolean {
    if (number >= this.#metIn.length) {
      const larger = new Int32Array((number + 1) * 2)
      larger.set(this.#metIn)
      this.#metIn = larger
    }
    if (this.#metIn[number] === this.#round) return false
    this.#metIn[number] = this.#round
    return true
  }

  /** Offers the set of those taken. */
  by(way: number): void {
    const first = this.count ? this.#memberEnds[this.count - 1]! : 0
    const known = this.#find(this.#sum, this.#memberCount - first)
    const set = known < 0 ? this.count : known
    if (known < 0) {
      this.#takenEnds[set] = this.#takenCount
      this.#memberEnds[set] = this.#memberCount
      this.#sums[set] = this.#sum
      this.#wayCounts[set] = 0
      this.count++
    }
    this.#note(set, way)
    this.#begin()
  }

  offer(set: readonly T[], way: number): void {
    for (let at = 0; at < set.length; at++) this.take(set[at]!)
    this.by(way)
  }

  offerOne(one: T, way: number): void {
    this.take(one)
    this.by(way)
  }

  /** Every run of neighbours, up to some length. */
  offerRuns(all: readonly T[], longest: number, way: number): void {
    for (let from = 0; from < all.length && from < MOST_STARTS; from++)
      for (let to = from + 1; to <= all.length && to <= from + longest; to++) {
        for (let at = from; at < to; at++) this.take(all[at]!)
        this.by(way)
      }
  }

  /** The members of a set as first offered. */
  setOf(set: number): T[] {
    return this.#taken.slice(this.takenFrom(set), this.takenEnd(set))
  }

  /** The members of a set as first offered lie in `takenAt`, their names in `numberAt`, from here up to `takenEnd`. */
  takenFrom(set: number): number {
    return set ? this.#takenEnds[set - 1]! : 0
  }

  takenEnd(set: number): number {
    return this.#takenEnds[set]!
  }

  takenAt(at: number): T {
    return this.#taken[at]!
  }

  numberAt(at: number): number {
    return this.#takenNumbers[at]!
  }

  /** The distinct names of a set lie in `memberAt` from here up to `membersEnd`. */
  membersFrom(set: number): number {
    return set ? this.#memberEnds[set - 1]! : 0
  }

  membersEnd(set: number): number {
    return this.#memberEnds[set]!
  }

  memberAt(at: number): number {
    return this.#members[at]!
  }

  /** Whether a name is among the members from one place up to another. */
  isMember(from: number, end: number, number: number): boolean {
    for (let at = from; at < end; at++) if (this.#members[at] === number) return true
    return false
  }

  /** The set whose members have these names and no others, −1 for none. To be asked between two offers. */
  setNamed(names: readonly string[]): number {
    let sum = 0
    let size = 0
    for (let at = 0; at < names.length; at++) {
      const number = this.names.numberOf(names[at]!)
      if (!this.#meets(number)) continue
      size++
      sum = (sum + shareOf(number)) | 0
    }
    const set = this.#find(sum, size)
    this.#round++
    return set
  }

  waysOf(set: number): number {
    return this.#wayCounts[set]!
  }

  wayAt(set: number, at: number): number {
    return this.#ways[set * MOST_WAYS + at]!
  }

  /** Adds signs, by the place of their chord, to the set whose signs are being told. */
  sign(place: number): void {
    if (this.#signCount === this.signs.length) {
      const larger = new Int32Array(this.#signCount * 2)
      larger.set(this.signs)
      this.signs = larger
    }
    this.signs[this.#signCount++] = place
  }

  /** The signs of a set are told; those of the next follow. */
  endSigns(set: number): void {
    this.ends[set] = this.#signCount
  }

  /** Begins a set behind those kept. */
  #begin(): void {
    this.#takenCount = this.count ? this.#takenEnds[this.count - 1]! : 0
    this.#memberCount = this.count ? this.#memberEnds[this.count - 1]! : 0
    this.#sum = 0
    this.#round++
  }

  /** The known set of the names met in this round, by their sum and how many they are; −1 for none. */
  #find(sum: number, size: number): number {
    for (let set = 0; set < this.count; set++) {
      if (this.#sums[set] !== sum) continue
      const end = this.#memberEnds[set]!
      let at = this.membersFrom(set)
      if (end - at !== size) continue
      while (at < end && this.#metIn[this.#members[at]!] === this.#round) at++
      if (at === end) return set
    }
    return -1
  }

  #note(set: number, way: number): void {
    const count = this.#wayCounts[set]!
    const first = set * MOST_WAYS
    for (let at = 0; at < count; at++) if (this.#ways[first + at] === way) return
    this.#ways[first + count] = way
    this.#wayCounts[set] = count + 1
  }
}

/** What a name adds to the number all sets of the same names share. */
const shareOf = (number: number): number => Math.imul(number + 1, 0x9e3779b1)

/** Runs begin at one of so many first members. */
const MOST_STARTS = 6

/** A list by its names, in whatever order and however often. */
export const keyOf = (names: readonly string[]): string => [...new Set(names)].sort().join('|')

/** True when two runs of the text share a unit. */
export const covers = (one: At, other: At): boolean => one.start < other.end && other.start < one.end

/** Puts what was chosen for a claim before the others, and keeps the last few. */
export function remember<B>(before: B[], one: B): void {
  before.unshift(one)
  if (before.length > MOST_BEFORE) before.pop()
}

const MOST_BEFORE = 12
