/**
 * Matches patterns on tokens. Each pattern is tried only where its rarest required word stands; from there it is followed
 * left and right over sets of positions within 30 tokens, so time is linear in the text and nothing can backtrack.
 */

import { PATTERN_MARKS, type Pattern, type PatternMark } from './pattern.ts'
import { BREAK, type Tokens } from './tokens.ts'
import type { WordTable } from './words.ts'

/** Positions are bits of one integer, so a match reaches this far to each side of its anchor. */
const REACH = 30

type Node =
  | { is: 'class'; byte: number; bit: number; loose: boolean }
  | { is: 'mark'; mark: number; loose: boolean }
  | { is: 'sequence'; parts: Node[] }
  | { is: 'either'; parts: Node[] }
  | { is: 'maybe'; part: Node }
  | { is: 'gap'; least: number; most: number }

interface Compiled {
  readonly owner: number
  readonly right: Node
  readonly left: Node | null
}

/** Where marks of each kind begin and end, by token. */
export class MarkIndex {
  readonly endAt = PATTERN_MARKS.map(() => new Int32Array(0))
  readonly startAt = PATTERN_MARKS.map(() => new Int32Array(0))

  reset(count: number): void {
    for (const all of [this.endAt, this.startAt])
      for (let kind = 0; kind < all.length; kind++) {
        if (all[kind]!.length < count + 2) all[kind] = new Int32Array(count * 2 + 64)
        else all[kind]!.fill(0, 0, count + 2)
      }
  }

  /** Notes a mark over tokens `start` to `end` (exclusive); the longest from a place is kept. */
  add(mark: PatternMark, start: number, end: number): void {
    const kind = PATTERN_MARKS.indexOf(mark)
    if (this.endAt[kind]![start]! < end) this.endAt[kind]![start] = end
    const before = this.startAt[kind]![end]!
    if (before === 0 || before - 1 > start) this.startAt[kind]![end] = start + 1
  }
}

export interface Hit {
  /** What `add` was called with. */
  readonly owner: number
  /** First token of the match, and the one after its last. */
  readonly start: number
  readonly end: number
}

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
  #bits: (Uint32Array | null | undefined)[] = []
  #anchors: (Int32Array | null | undefined)[] = []

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
    })
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
  }

  /** Works out once for a word which classes it is in and which patterns it anchors. */
  meet(id: number, word: string): void {
    const classes = [...(this.#classesOfWord.get(id) ?? [])]
    for (let length = 1; length <= Math.min(3, word.length); length++)
      for (const { prefix, of } of this.#prefixesByStart.get(word.slice(0, length)) ?? [])
        if (word.startsWith(prefix)) classes.push(of)
    if (!classes.length) {
      this.#bits[id] = null
      this.#anchors[id] = null
      return
    }
    const bits = new Uint32Array((this.#classCount >>> 5) + 1)
    const anchors: number[] = []
    for (const of of classes) {
      bits[of >>> 5]! |= 1 << (of & 31)
      anchors.push(...(this.#anchoredClasses.get(of) ?? []))
    }
    this.#bits[id] = bits
    this.#anchors[id] = anchors.length ? Int32Array.from(new Set(anchors)) : null
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
    this.#bits = []
    this.#anchors = []
  }

  /** All matches in a block, by owner; of one owner from one start only the shortest. */
  match(tokens: Tokens, marks: MarkIndex, onHit: (owner: number, start: number, end: number) => void): void {
    for (let at = 0; at < tokens.count; at++) {
      const word = tokens.word[at]!
      if (this.#anchors[word] === undefined) this.meet(word, this.#words.textOf(word))
    }
    for (let at = 0; at < tokens.count; at++) {
      const anchored = this.#anchors[tokens.word[at]!]
      if (anchored)
        for (let n = 0; n < anchored.length; n++)
          this.#try(this.#compiled[anchored[n]!]!, at, tokens, marks, onHit)
    }
    for (let kind = 0; kind < this.#anchoredMarks.length; kind++) {
      const anchored = this.#anchoredMarks[kind]!
      if (!anchored.length) continue
      const ends = marks.endAt[kind]!
      for (let at = 0; at < tokens.count; at++)
        if (ends[at]! > 0)
          for (const index of anchored) this.#try(this.#compiled[index]!, at, tokens, marks, onHit)
    }
  }

  /** True when the pattern of any of `owners` matches wholly between two tokens. */
  #try(
    compiled: Compiled,
    at: number,
    tokens: Tokens,
    marks: MarkIndex,
    onHit: (owner: number, start: number, end: number) => void,
  ): void {
    const ends = this.#right(compiled.right, at, 1, tokens, marks)
    if (ends === 0) return
    let start = at
    if (compiled.left) {
      const starts = this.#left(compiled.left, at, 1, tokens, marks)
      if (starts === 0) return
      start = at - lowestBit(starts)
    }
    onHit(compiled.owner, start, at + lowestBit(ends))
  }

  #right(node: Node, base: number, from: number, tokens: Tokens, marks: MarkIndex): number {
    switch (node.is) {
      case 'class': {
        let reached = 0
        for (let rest = from; rest !== 0; rest &= rest - 1) {
          const offset = lowestBit(rest)
          const at = base + offset
          if (at >= tokens.count || offset >= REACH) continue
          if (offset > 0 && tokens.before[at]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
          const bits = this.#bits[tokens.word[at]!]
          if (bits && (bits[node.byte]! & node.bit) !== 0) reached |= 1 << (offset + 1)
        }
        return reached
      }
      case 'mark': {
        let reached = 0
        const ends = marks.endAt[node.mark]!
        for (let rest = from; rest !== 0; rest &= rest - 1) {
          const offset = lowestBit(rest)
          const at = base + offset
          if (at >= tokens.count) continue
          if (offset > 0 && tokens.before[at]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
          const end = ends[at]!
          if (end > at && end - base <= REACH) reached |= 1 << (end - base)
        }
        return reached
      }
      case 'sequence': {
        let reached = from
        for (const part of node.parts) {
          reached = this.#right(part, base, reached, tokens, marks)
          if (reached === 0) return 0
        }
        return reached
      }
      case 'either': {
        let reached = 0
        for (const part of node.parts) reached |= this.#right(part, base, from, tokens, marks)
        return reached
      }
      case 'maybe':
        return from | this.#right(node.part, base, from, tokens, marks)
      case 'gap': {
        let current = from
        let reached = node.least === 0 ? from : 0
        for (let step = 1; step <= node.most && current !== 0; step++) {
          let next = 0
          for (let rest = current; rest !== 0; rest &= rest - 1) {
            const offset = lowestBit(rest)
            const at = base + offset
            if (at < tokens.count && offset < REACH && (offset === 0 || tokens.before[at]! <= BREAK.soft))
              next |= 1 << (offset + 1)
          }
          current = next
          if (step >= node.least) reached |= current
        }
        return reached
      }
    }
  }

  #left(node: Node, base: number, from: number, tokens: Tokens, marks: MarkIndex): number {
    switch (node.is) {
      case 'class': {
        let reached = 0
        for (let rest = from; rest !== 0; rest &= rest - 1) {
          const offset = lowestBit(rest)
          const at = base - 1 - offset
          if (at < 0 || offset >= REACH) continue
          if (tokens.before[at + 1]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
          const bits = this.#bits[tokens.word[at]!]
          if (bits && (bits[node.byte]! & node.bit) !== 0) reached |= 1 << (offset + 1)
        }
        return reached
      }
      case 'mark': {
        let reached = 0
        const starts = marks.startAt[node.mark]!
        for (let rest = from; rest !== 0; rest &= rest - 1) {
          const offset = lowestBit(rest)
          const end = base - offset
          if (end <= 0 || tokens.before[end]! > (node.loose ? BREAK.soft : BREAK.quote)) continue
          const start = starts[end]! - 1
          if (start >= 0 && base - start <= REACH) reached |= 1 << (base - start)
        }
        return reached
      }
      case 'sequence': {
        let reached = from
        for (const part of node.parts) {
          reached = this.#left(part, base, reached, tokens, marks)
          if (reached === 0) return 0
        }
        return reached
      }
      case 'either': {
        let reached = 0
        for (const part of node.parts) reached |= this.#left(part, base, from, tokens, marks)
        return reached
      }
      case 'maybe':
        return from | this.#left(node.part, base, from, tokens, marks)
      case 'gap': {
        let current = from
        let reached = node.least === 0 ? from : 0
        for (let step = 1; step <= node.most && current !== 0; step++) {
          let next = 0
          for (let rest = current; rest !== 0; rest &= rest - 1) {
            const offset = lowestBit(rest)
            const at = base - 1 - offset
            if (at >= 0 && offset < REACH && tokens.before[at + 1]! <= BREAK.soft) next |= 1 << (offset + 1)
          }
          current = next
          if (step >= node.least) reached |= current
        }
        return reached
      }
    }
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits)

/** A pattern read from right to left. */
function mirrored(pattern: Pattern): Pattern {
  switch (pattern.is) {
    case 'sequence':
      return { is: 'sequence', parts: pattern.parts.map(mirrored).reverse() }
    case 'either':
      return { is: 'either', parts: pattern.parts.map(mirrored) }
    case 'maybe':
      return { is: 'maybe', part: mirrored(pattern.part) }
    default:
      return pattern
  }
}

const COMMON = new Set(
  'le la les l un une des de du d a au aux en et ou est sont dans par pour sur avec que qui qu ne n pas plus se s ce cette ces son sa ses leur leurs il elle ils elles on y c j je tu nous vous a ont ete etre fait tout tous the of and to in is are was were for on at by with from that this it its as an be been has have had or not no more less they he she we you i do does did s t will would their his her them there than then but if so up out'.split(
    ' ',
  ),
)

/** How often a set of words is expected: few and long words are rare. */
function commonness(words: readonly string[]): number {
  let sum = 0
  for (const word of words) {
    const bare = word.replace('*', '')
    sum += COMMON.has(word)
      ? 400
      : bare.length <= 2
        ? 40
        : word.endsWith('*')
          ? 60 / bare.length
          : 30 / bare.length
  }
  return sum
}

type First = Extract<Pattern, { is: 'words' | 'mark' }>

/** What a part must begin with, or null when it may be empty or begins with a gap. */
function firstsOf(part: Pattern): readonly First[] | null {
  switch (part.is) {
    case 'words':
    case 'mark':
      return [part]
    case 'sequence': {
      const first = part.parts[0]
      return first ? firstsOf(first) : null
    }
    case 'either': {
      const all: First[] = []
      for (const choice of part.parts) {
        const firsts = firstsOf(choice)
        if (!firsts) return null
        all.push(...firsts)
      }
      return all
    }
    default:
      return null
  }
}

/** A mark is about as common as a short word. */
const MARK_COMMONNESS = 45

function rarestPart(parts: readonly Pattern[]): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [index, part] of parts.entries()) {
    const firsts = firstsOf(part)
    if (!firsts) continue
    let frequency = 0
    for (const first of firsts) frequency += first.is === 'mark' ? MARK_COMMONNESS : commonness(first.words)
    if (frequency < least) {
      least = frequency
      best = index
    }
  }
  return best
}
