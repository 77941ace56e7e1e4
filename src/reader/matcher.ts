/**
 * Matches patterns on tokens. Each pattern is tried only where its rarest required word stands, in a stretch where all it
 * requires stands; from there it is followed left and right.
 */

import { firstsOf, mirrored, needsOf, rarestPart } from './anchors.ts'
import { type Field, followLeft, followRight, lowestBit, type Node } from './follow.ts'
import type { MarkIndex } from './mark-index.ts'
import { PATTERN_MARKS, type Pattern } from './pattern.ts'
import { BREAK, type Tokens } from './tokens.ts'
import type { WordTable } from './words.ts'

interface Compiled {
  readonly owner: number
  readonly right: Node
  readonly left: Node | null
  /** What must stand in the stretch for a match: runs of a count of classes, a set of marks and the classes. */
  readonly needs: readonly number[]
}

interface Met {
  readonly bits: Uint32Array
  /** The classes it is in that some pattern needs. */
  readonly needed: Int32Array
  readonly anchors: Int32Array
}

/** Stretches are counted anew beyond this many, so that a count fits its array. */
const MOST_STRETCHES = 1 << 30

export interface PackedMatcher {
  classCount: number
  classesOfWord: [number, number[]][]
  prefixes: { prefix: string; of: number }[]
  compiled: Compiled[]
  anchoredClasses: [number, number[]][]
  anchoredMarks: number[][]
}

export class Matcher {
  readonly #words: WordTable
  readonly #classes = new Map<string, number>()
  #classCount = 0
  #classesOfWord = new Map<number, number[]>()
  #prefixes: { prefix: string; of: number }[] = []
  readonly #prefixesByStart = new Map<string, { prefix: string; of: number }[]>()
  #compiled: Compiled[] = []
  #anchoredClasses = new Map<number, number[]>()
  #anchoredMarks: number[][] = PATTERN_MARKS.map(() => [])
  /** What was worked out for words, by the number `#metOf` gives: 0 for a word not met, 1 for one in no class. */
  #met: Met[] = []
  #metOf = new Int32Array(1 << 12)
  /** By token of the block, the classes its word is in. */
  readonly #bits: Uint32Array[] = []
  #stretch = 0
  #marksHere = 0
  /** The needs of all patterns, behind each other, and where those of each begin. */
  #needs = new Int32Array(0)
  #needsAt = new Int32Array(0)
  /** 1 for a class some pattern needs. */
  #isNeeded = new Uint8Array(0)
  /** The last stretch each class was seen in. */
  #seenIn = new Int32Array(0)

  constructor(words: WordTable) {
    this.#words = words
  }

  /** Adds a pattern whose matches will carry `owner`. */
  add(pattern: Pattern, owner: number): void {
    const alternatives = pattern.is === 'either' ? pattern.parts : [pattern]
    for (const alternative of alternatives) this.#addOne(alternative, owner)
  }

  #addOne(pattern: Pattern, owner: number): void {
    const parts = pattern.is === 'sequence' ? pattern.parts : [pattern]
    const anchor = rarestPart(parts)
    if (anchor < 0) throw new Error('a pattern needs one word or mark that must stand')
    const index = this.#compiled.length
    for (const first of firstsOf(parts[anchor]!) ?? [])
      if (first.is === 'mark') this.#anchoredMarks[PATTERN_MARKS.indexOf(first.mark)]!.push(index)
      else
        for (const word of first.words) {
          const of = this.#classOf([word])
          const list = this.#anchoredClasses.get(of)
          if (list) list.push(index)
          else this.#anchoredClasses.set(of, [index])
        }
    this.#push(parts, anchor, owner)
  }

  #push(parts: readonly Pattern[], anchor: number, owner: number): void {
    const right = this.#sequence(parts.slice(anchor), true)
    const before = parts.slice(0, anchor)
    this.#compiled.push({
      owner,
      right,
      left: before.length ? this.#sequence(before.map(mirrored).reverse(), false) : null,
      needs: this.#needsOf(parts, parts[anchor]!),
    })
  }

  #needsOf(parts: readonly Pattern[], anchor: Pattern): number[] {
    const needs: number[] = []
    for (const { firsts } of needsOf({ is: 'sequence', parts })) {
      if (firsts.length === 1 && firsts[0] === anchor) continue
      let marks = 0
      const classes: number[] = []
      for (const first of firsts)
        if (first.is === 'mark') marks |= 1 << PATTERN_MARKS.indexOf(first.mark)
        else classes.push(this.#classOf(first.words))
      needs.push(classes.length, marks, ...classes)
    }
    return needs
  }

  #sequence(parts: readonly Pattern[], free: boolean): Node {
    const state = { loose: free }
    return this.#node({ is: 'sequence', parts }, state)
  }

  #node(pattern: Pattern, state: { loose: boolean }): Node {
    switch (pattern.is) {
      case 'words': {
        const of = this.#classOf(pattern.words)
        const loose = state.loose
        state.loose = false
        return { is: 'class', byte: of >>> 5, bit: 1 << (of & 31), loose }
      }
      case 'mark': {
        const loose = state.loose
        state.loose = false
        return { is: 'mark', mark: PATTERN_MARKS.indexOf(pattern.mark), loose }
      }
      case 'gap':
        if (pattern.most > 0) state.loose = true
        return pattern
      case 'maybe': {
        const before = state.loose
        const part = this.#node(pattern.part, state)
        state.loose ||= before
        return { is: 'maybe', part }
      }
      case 'either': {
        const before = state.loose
        let after = false
        const parts = pattern.parts.map((part) => {
          state.loose = before
          const node = this.#node(part, state)
          after ||= state.loose
          return node
        })
        state.loose = after
        return { is: 'either', parts }
      }
      case 'sequence': {
        const parts = pattern.parts.map((part) => this.#node(part, state))
        return parts.length === 1 ? parts[0]! : { is: 'sequence', parts }
      }
    }
  }

  #classOf(words: readonly string[]): number {
    const key = [...words].sort().join(' ')
    const known = this.#classes.get(key)
    if (known !== undefined) return known
    const of = this.#classCount++
    this.#classes.set(key, of)
    for (const word of words)
      if (word.endsWith('*')) this.#prefixes.push({ prefix: word.slice(0, -1), of })
      else {
        const id = this.#words.add(word)
        const list = this.#classesOfWord.get(id)
        if (list) list.push(of)
        else this.#classesOfWord.set(id, [of])
      }
    return of
  }

  /** Ends compilation: from here on words may only be met, not added. */
  seal(): void {
    for (const entry of this.#prefixes) {
      const start = entry.prefix.slice(0, 3)
      const list = this.#prefixesByStart.get(start)
      if (list) list.push(entry)
      else this.#prefixesByStart.set(start, [entry])
    }
    this.#needs = Int32Array.from(this.#compiled.flatMap((one) => one.needs))
    this.#needsAt = new Int32Array(this.#compiled.length + 1)
    this.#isNeeded = new Uint8Array(this.#classCount)
    this.#seenIn = new Int32Array(this.#classCount)
    for (const [index, { needs }] of this.#compiled.entries()) {
      this.#needsAt[index + 1] = this.#needsAt[index]! + needs.length
      for (let at = 0; at < needs.length; at += 2 + needs[at]!)
        for (const of of needs.slice(at + 2, at + 2 + needs[at]!)) this.#isNeeded[of] = 1
    }
  }

  /** Works out once for a word which classes it is in and which patterns it anchors. */
  #meet(id: number): number {
    const word = this.#words.textOf(id)
    const classes = [...(this.#classesOfWord.get(id) ?? [])]
    for (let length = 1; length <= Math.min(3, word.length); length++)
      for (const { prefix, of } of this.#prefixesByStart.get(word.slice(0, length)) ?? [])
        if (word.startsWith(prefix)) classes.push(of)
    return classes.length ? this.#met.push(this.#inClasses(classes)) - 1 : 1
  }

  #inClasses(classes: readonly number[]): Met {
    const bits = new Uint32Array((this.#classCount >>> 5) + 1)
    const anchors = new Set<number>()
    for (const of of classes) {
      bits[of >>> 5]! |= 1 << (of & 31)
      for (const anchored of this.#anchoredClasses.get(of) ?? []) anchors.add(anchored)
    }
    const needed = classes.filter((of) => this.#isNeeded[of] === 1)
    return { bits, needed: Int32Array.from(needed), anchors: Int32Array.from(anchors) }
  }

  /** The matcher as plain data, to be stored with a compiled engine. */
  pack(): PackedMatcher {
    return {
      classCount: this.#classCount,
      classesOfWord: [...this.#classesOfWord],
      prefixes: this.#prefixes,
      compiled: this.#compiled,
      anchoredClasses: [...this.#anchoredClasses],
      anchoredMarks: this.#anchoredMarks,
    }
  }

  static unpack(packed: PackedMatcher, words: WordTable): Matcher {
    const matcher = new Matcher(words)
    matcher.#classCount = packed.classCount
    matcher.#classesOfWord = new Map(packed.classesOfWord)
    matcher.#prefixes = packed.prefixes
    matcher.#compiled = packed.compiled
    matcher.#anchoredClasses = new Map(packed.anchoredClasses)
    matcher.#anchoredMarks = packed.anchoredMarks
    matcher.seal()
    return matcher
  }

  /** Forgets what was worked out for words of texts, when the table forgets them. */
  forget(): void {
    this.#met = []
    this.#metOf.fill(0)
  }

  /** All matches in a block, by owner; of one owner from one start only the shortest. */
  match(tokens: Tokens, marks: MarkIndex, onHit: (owner: number, start: number, end: number) => void): void {
    if (this.#metOf.length < this.#words.size) {
      const larger = new Int32Array(this.#words.size * 2)
      larger.set(this.#metOf)
      this.#metOf = larger
    }
    if (this.#stretch > MOST_STRETCHES) {
      this.#stretch = 0
      this.#seenIn.fill(0)
    }
    const bits = this.#bits
    const field: Field = { tokens, marks, bits }
    if (!this.#met.length) this.#met.push(this.#inClasses([]), this.#inClasses([]))
    for (let at = 0; at < tokens.count; at++) {
      const word = tokens.word[at]!
      let met = this.#metOf[word]!
      if (met === 0) {
        met = this.#meet(word)
        this.#metOf[word] = met
      }
      bits[at] = this.#met[met]!.bits
    }
    const ofMarks = this.#anchoredMarks.map((): [owner: number, start: number, end: number][] => [])
    for (let first = 0; first < tokens.count; ) {
      const end = this.#enter(first, tokens, marks)
      for (let at = first; at < end; at++) {
        const { anchors } = this.#met[this.#metOf[tokens.word[at]!]!]!
        for (let n = 0; n < anchors.length; n++) {
          const index = anchors[n]!
          if (this.#mayStand(index)) this.#try(this.#compiled[index]!, at, field, onHit)
        }
        for (let rest = marks.kindsAt[at]!; rest !== 0; rest &= rest - 1) {
          const kind = lowestBit(rest)
          for (const index of this.#anchoredMarks[kind]!)
            if (this.#mayStand(index))
              this.#try(this.#compiled[index]!, at, field, (...hit) => ofMarks[kind]!.push(hit))
        }
      }
      first = end
    }
    for (const hits of ofMarks) for (const hit of hits) onHit(...hit)
  }

  /** Notes the classes and marks of the stretch beginning at a token: no match goes beyond. Returns its end. */
  #enter(first: number, tokens: Tokens, marks: MarkIndex): number {
    const stretch = ++this.#stretch
    let seen = 0
    let at = first
    do {
      const { needed } = this.#met[this.#metOf[tokens.word[at]!]!]!
      for (let n = 0; n < needed.length; n++) this.#seenIn[needed[n]!] = stretch
      seen |= marks.kindsAt[at]!
      at++
    } while (at < tokens.count && (tokens.before[at]! <= BREAK.soft || marks.within[at] === 1))
    this.#marksHere = seen
    return at
  }

  /** False when a word or mark that must stand is nowhere in the stretch. */
  #mayStand(index: number): boolean {
    const needs = this.#needs
    const last = this.#needsAt[index + 1]!
    for (let at = this.#needsAt[index]!; at < last; ) {
      const end = at + 2 + needs[at]!
      let stands = (needs[at + 1]! & this.#marksHere) !== 0
      for (let n = at + 2; !stands && n < end; n++) stands = this.#seenIn[needs[n]!] === this.#stretch
      if (!stands) return false
      at = end
    }
    return true
  }

  #try(
    compiled: Compiled,
    at: number,
    field: Field,
    onHit: (owner: number, start: number, end: number) => void,
  ): void {
    const ends = followRight(compiled.right, at, 1, field)
    if (ends === 0) return
    let start = at
    if (compiled.left) {
      const starts = followLeft(compiled.left, at, 1, field)
      if (starts === 0) return
      start = at - lowestBit(starts)
    }
    onHit(compiled.owner, start, at + lowestBit(ends))
  }
}
