/** All a matcher knows of its patterns, as arrays: made of patterns once, stored with the compiled engine. */
import { EVERYWHERE, type First, firstsOf, mirrored, needsOf, rarestPart } from './anchors.ts'
import type { ArrayFile } from './array-file.ts'
import { PATTERN_MARKS, type Pattern } from './pattern.ts'
import { ProgramWriter } from './program.ts'
import type { WordTable } from './words.ts'

/** Lists of numbers behind each other, and where each begins. */
interface Lists {
  readonly starts: Int32Array
  readonly items: Int32Array
}

interface PackedTables {
  readonly classCount: number
  readonly classes: Lists
  readonly anchors: Lists
  readonly marks: Lists
  /** Beginnings of words, and endings behind a `*`, with their classes, as lines. */
  readonly prefixes: string
  readonly code: Int32Array
  readonly right: Int32Array
  readonly left: Int32Array
  readonly owners: Int32Array
  readonly needs: Lists
  readonly needsOfClass: Lists
  readonly needMarks: Int32Array
}

export class MatcherTables {
  readonly classCount: number
  /** Beginnings of words, and endings behind a `*`, that are in a class. */
  readonly prefixes: readonly (readonly [prefix: string, of: number])[]
  /** The programs of all patterns; of each, where its part right of the anchor begins and where its part left of it does. */
  readonly code: Int32Array
  readonly right: Int32Array
  readonly left: Int32Array
  readonly owners: Int32Array
  /** What must stand in the stretch for a match: of each pattern, numbers of needs; a class or a mark may meet a need. */
  readonly needs: Lists
  readonly needMarks: Int32Array
  /** By kind of mark, the patterns anchored there. */
  readonly ofMark: readonly Int32Array[]
  readonly #packed: PackedTables

  constructor(packed: PackedTables) {
    this.#packed = packed
    this.classCount = packed.classCount
    this.prefixes = packed.prefixes.split('\n').flatMap((line): [string, number][] => {
      const [prefix, of] = line.split('\t')
      return prefix === undefined || of === undefined ? [] : [[prefix, Number(of)]]
    })
    this.code = packed.code
    this.right = packed.right
    this.left = packed.left
    this.owners = packed.owners
    this.needs = packed.needs
    this.needMarks = packed.needMarks
    this.ofMark = PATTERN_MARKS.map((_, kind) => itemsOf(packed.marks, kind))
  }

  /** The classes that name a word whole. */
  classesOf(word: number): number[] {
    return [...itemsOf(this.#packed.classes, word)]
  }

  /** The patterns anchored by a class. */
  anchoredBy(of: number): Int32Array {
    return itemsOf(this.#packed.anchors, of)
  }

  /** The needs a class meets. */
  metBy(of: number): Int32Array {
    return itemsOf(this.#packed.needsOfClass, of)
  }

  /** The tables as arrays, to be stored with a compiled engine. */
  pack(): Record<string, Int32Array | string> {
    const { classCount, prefixes, code, right, left, owners, needMarks } = this.#packed
    const packed: Record<string, Int32Array | string> = {
      'matcher.classCount': Int32Array.of(classCount),
      'matcher.prefixes': prefixes,
      'matcher.code': code,
      'matcher.right': right,
      'matcher.left': left,
      'matcher.owners': owners,
      'matcher.needMarks': needMarks,
    }
    for (const name of LISTS) {
      packed[`matcher.${name}.starts`] = this.#packed[name].starts
      packed[`matcher.${name}.items`] = this.#packed[name].items
    }
    return packed
  }

  static unpack(file: ArrayFile): MatcherTables {
    const lists = (name: (typeof LISTS)[number]): Lists => ({
      starts: file.int32(`matcher.${name}.starts`),
      items: file.int32(`matcher.${name}.items`),
    })
    return new MatcherTables({
      classCount: file.int32('matcher.classCount')[0]!,
      prefixes: file.text('matcher.prefixes'),
      code: file.int32('matcher.code'),
      right: file.int32('matcher.right'),
      left: file.int32('matcher.left'),
      owners: file.int32('matcher.owners'),
      needMarks: file.int32('matcher.needMarks'),
      classes: lists('classes'),
      anchors: lists('anchors'),
      marks: lists('marks'),
      needs: lists('needs'),
      needsOfClass: lists('needsOfClass'),
    })
  }
}

const LISTS = ['classes', 'anchors', 'marks', 'needs', 'needsOfClass'] as const

const itemsOf = ({ starts, items }: Lists, list: number): Int32Array =>
  list + 1 < starts.length ? items.subarray(starts[list], starts[list + 1]) : items.subarray(0, 0)

function listsOf(lists: ReadonlyMap<number, readonly number[]>, count: number): Lists {
  const starts = new Int32Array(count + 1)
  const items: number[] = []
  for (let list = 0; list < count; list++) {
    items.push(...(lists.get(list) ?? []))
    starts[list + 1] = items.length
  }
  return { starts, items: Int32Array.from(items) }
}

/** Gathers patterns into tables. */
export class MatcherBuilder {
  readonly #words: WordTable
  readonly #classes = new Map<string, number>()
  readonly #classesOfWord = new Map<number, number[]>()
  readonly #prefixes: string[] = []
  readonly #program = new ProgramWriter((words) => this.#classOf(words))
  readonly #right: number[] = []
  readonly #left: number[] = []
  readonly #owners: number[] = []
  readonly #needs = new Map<number, number[]>()
  readonly #needNumbers = new Map<string, number>()
  readonly #needMarks: number[] = []
  readonly #needsOfClass = new Map<number, number[]>()
  readonly #ofClass = new Map<number, number[]>()
  readonly #ofMark = new Map<number, number[]>()

  constructor(words: WordTable) {
    this.#words = words
  }

  /** Adds a pattern whose matches will carry `owner`. */
  add(pattern: Pattern, owner: number): void {
    const alternatives = pattern.is === 'either' ? pattern.parts : [pattern]
    for (const alternative of alternatives)
      this.#addOne(alternative.is === 'sequence' ? alternative.parts : [alternative], owner)
  }

  #addOne(parts: readonly Pattern[], owner: number): void {
    const anchor = rarestPart(parts)
    if (anchor < 0) throw new Error('a pattern needs one word or mark that must stand')
    const index = this.#owners.push(owner) - 1
    for (const first of firstsOf(parts[anchor]!) ?? [])
      if (first.is === 'mark') append(this.#ofMark, PATTERN_MARKS.indexOf(first.mark), index)
      else for (const word of first.words) append(this.#ofClass, this.#classOf([word]), index)
    this.#right.push(this.#program.write(parts.slice(anchor), true))
    this.#left.push(this.#program.write(parts.slice(0, anchor).map(mirrored).reverse(), false))
    for (const { firsts, frequency } of needsOf({ is: 'sequence', parts })) {
      const isAnchor = firsts.length === 1 && firsts[0] === parts[anchor]
      if (!isAnchor && frequency < EVERYWHERE) append(this.#needs, index, this.#needOf(firsts))
    }
  }

  /** The number of a need: the same words and marks are the same need whichever pattern has it. */
  #needOf(firsts: readonly First[]): number {
    let marks = 0
    const classes = new Set<number>()
    for (const first of firsts)
      if (first.is === 'mark') marks |= 1 << PATTERN_MARKS.indexOf(first.mark)
      else classes.add(this.#classOf(first.words))
    const key = `${marks} ${[...classes].sort((a, b) => a - b).join(' ')}`
    const known = this.#needNumbers.get(key)
    if (known !== undefined) return known
    const need = this.#needMarks.push(marks) - 1
    this.#needNumbers.set(key, need)
    for (const of of classes) append(this.#needsOfClass, of, need)
    return need
  }

  #classOf(words: readonly string[]): number {
    const key = [...words].sort().join(' ')
    const known = this.#classes.get(key)
    if (known !== undefined) return known
    const of = this.#classes.size
    this.#classes.set(key, of)
    for (const word of words)
      if (word.startsWith('*')) this.#prefixes.push(`${word}\t${of}`)
      else if (word.endsWith('*')) this.#prefixes.push(`${word.slice(0, -1)}\t${of}`)
      else append(this.#classesOfWord, this.#words.add(word), of)
    return of
  }

  tables(): MatcherTables {
    const classCount = this.#classes.size
    return new MatcherTables({
      classCount,
      classes: listsOf(this.#classesOfWord, this.#words.size),
      anchors: listsOf(this.#ofClass, classCount),
      marks: listsOf(this.#ofMark, PATTERN_MARKS.length),
      prefixes: this.#prefixes.join('\n'),
      code: Int32Array.from(this.#program.code),
      right: Int32Array.from([...this.#right, this.#program.code.length]),
      left: Int32Array.from(this.#left),
      owners: Int32Array.from(this.#owners),
      needs: listsOf(this.#needs, this.#owners.length),
      needsOfClass: listsOf(this.#needsOfClass, classCount),
      needMarks: Int32Array.from(this.#needMarks),
    })
  }
}

function append(lists: Map<number, number[]>, list: number, item: number): void {
  const known = lists.get(list)
  if (known) known.push(item)
  else lists.set(list, [item])
}
