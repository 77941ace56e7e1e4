/** Signs: what the learned part sees of a stretch of text, each a number; words, stems, pairs, families of meaning, marks, rules and cues. */
import type { Scan } from '../scan.ts'
import type { At, Sentence } from '../sentence.ts'
import type { WordTable } from '../words.ts'
import type { Senses } from './senses.ts'

/** Signs of one stretch, gathered in a row that is used again and again. */
export class Signs {
  numbers = new Int32Array(1024)
  /** How much each counts. */
  values = new Float32Array(1024)
  count = 0
  /** How much the signs added next count. */
  weight = 1
  /** What each number stands for; only when asked to explain. */
  names: string[] | undefined

  clear(): void {
    this.count = 0
    this.weight = 1
    if (this.names) this.names = []
  }

  add(number: number): void {
    if (this.count === this.numbers.length) this.#grow()
    this.values[this.count] = this.weight
    this.numbers[this.count++] = number
  }

  /** A sign by its kind and what is said. */
  say(kind: string, value: string): void {
    this.add(hashOf(kind, value))
    this.names?.push(`${kind} ${value}`)
  }

  #grow(): void {
    const numbers = new Int32Array(this.count * 2)
    numbers.set(this.numbers)
    this.numbers = numbers
    const values = new Float32Array(this.count * 2)
    values.set(this.values)
    this.values = values
  }
}

/** A number for a kind of sign and its value, the same on every machine. */
export function hashOf(kind: string, value: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < kind.length; at++) hash = Math.imul(hash ^ kind.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ 0x1f, 0x01000193)
  for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** One number out of a kind and two others. */
export function mix(kind: number, a: number, b = 0): number {
  let hash = Math.imul(kind ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ a ^ (hash >>> 15), 0xc2b2ae35)
  hash = Math.imul(hash ^ b ^ (hash >>> 13), 0x27d4eb2f)
  return (hash ^ (hash >>> 16)) | 0
}

/** Kinds of signs made of words. */
const KIND = {
  word: 1,
  stem: 2,
  pair: 3,
  skip: 4,
  stems: 5,
  beside: 6,
  first: 9,
  last: 10,
  sense: 21,
  senses: 22,
  senseMark: 23,
  markSense: 24,
  senseBeside: 25,
} as const

/** Marks that stand in place of their words. */
const TYPES = ['substance', 'price', 'percent', 'period', 'place', 'quantity', 'counted', 'number'] as const
type Type = (typeof TYPES)[number]
const TYPE_HASH = Object.fromEntries(TYPES.map((type) => [type, hashOf('type', type)])) as Record<
  Type,
  number
>

/** A word, or a mark of one or more words. */
export interface Item {
  readonly hash: number
  readonly stem: number
  readonly isMark: boolean
  /** Families of meaning the word belongs to. */
  readonly senses: readonly number[]
  /** Token, and units of the text. */
  readonly from: number
  readonly start: number
  readonly end: number
  /** The word or mark for people; '' when not asked for. */
  readonly name: string
}

/** What a sentence holds, computed once and used for each of its stretches. */
export interface Seen {
  readonly sentence: Sentence
  readonly items: readonly Item[]
}

/** The words and marks of a sentence in order; a mark of several words is one item. */
export function itemsOf(
  sentence: Sentence,
  scan: Scan,
  words: WordTable,
  senses: Senses,
  isNamed: boolean,
): Item[] {
  const marks = marksOf(sentence)
  const items: Item[] = []
  for (let token = sentence.from; token < sentence.to; ) {
    const mark = marks.get(token)
    if (mark) {
      const { at, type } = mark
      const hash = TYPE_HASH[type]
      items.push({
        hash,
        stem: hash,
        isMark: true,
        senses: [],
        from: token,
        start: at.start,
        end: at.end,
        name: `<${type}>`,
      })
      token = Math.max(token + 1, at.to)
      continue
    }
    const id = scan.words[token]!
    items.push({
      hash: words.hashOf(id),
      stem: words.stemOf(id),
      isMark: false,
      senses: senses.of(words.textOf(id)),
      from: token,
      start: scan.starts[token]!,
      end: scan.ends[token]!,
      name: isNamed ? words.textOf(id) : '',
    })
    token++
  }
  return items
}

function marksOf(sentence: Sentence): Map<number, { at: At; type: Type }> {
  const marks = new Map<number, { at: At; type: Type }>()
  const lay = (list: readonly At[], type: Type): void => {
    for (const at of list) if (!marks.has(at.from)) marks.set(at.from, { at, type })
  }
  lay(sentence.substances, 'substance')
  lay(sentence.prices, 'price')
  lay(sentence.percents, 'percent')
  lay(sentence.periods, 'period')
  lay(sentence.places, 'place')
  lay(sentence.quantities, 'quantity')
  lay(sentence.counted, 'counted')
  lay(sentence.numbers, 'number')
  return marks
}

/**
 * Signs of a stretch: its words in order, families of meaning, marks, rules and cues, and what stands around. `isBlind` leaves the
 * rules out: for texts they were written from, where they look better than they are.
 */
export function signStretch(
  into: Signs,
  seen: Seen,
  stretch: At,
  before: Seen | undefined,
  after: Seen | undefined,
  isBlind = false,
): void {
  const { sentence, items } = seen
  const isIn = (item: Item): boolean => item.from >= stretch.from && item.from < stretch.to
  const inside = items.filter(isIn)
  signWords(into, inside)
  signSenses(into, inside)
  into.weight = WEIGHT.beside / Math.sqrt(items.length + 1)
  for (const item of items)
    if (!isIn(item)) {
      into.add(mix(KIND.beside, item.stem))
      into.names?.push(`beside ${item.name}~`)
    }
  into.weight = WEIGHT.sense / 3
  for (const item of items)
    if (!isIn(item))
      for (const sense of item.senses) {
        into.add(mix(KIND.senseBeside, sense))
        into.names?.push(`beside #${sense}`)
      }
  signMarks(into, sentence, stretch)
  if (isBlind) return
  for (const hit of sentence.hits) {
    const where = hit.from < stretch.to && hit.to > stretch.from ? '' : ' beside'
    into.say(`rule${where}`, hit.rule.id)
    into.say(`code${where}`, hit.rule.codes)
  }
  for (const hit of before?.sentence.hits ?? []) into.say('code before', hit.rule.codes)
  for (const hit of after?.sentence.hits ?? []) into.say('code after', hit.rule.codes)
}

/** How much each group of signs counts, against one another. */
const WEIGHT = { beside: 0.5, sense: 0.4, senses: 0.25, marks: 0.35 } as const

function signWords(into: Signs, inside: readonly Item[]): void {
  into.weight = 1 / Math.sqrt(inside.length + 1)
  for (let at = 0; at < inside.length; at++) {
    const item = inside[at]!
    const next = inside[at + 1]
    const second = inside[at + 2]
    into.add(mix(KIND.word, item.hash))
    into.names?.push(item.name)
    if (!item.isMark) {
      into.add(mix(KIND.stem, item.stem))
      into.names?.push(`${item.name}~`)
    }
    if (next) {
      into.add(mix(KIND.stems, item.stem, next.stem))
      into.names?.push(`${item.name}~ ${next.name}~`)
    }
    if (second) {
      into.add(mix(KIND.skip, item.stem, second.stem))
      into.names?.push(`${item.name}~ … ${second.name}~`)
    }
  }
  const first = inside[0]
  const last = inside.at(-1)
  if (first && last) {
    into.add(mix(KIND.first, first.stem))
    into.names?.push(`^ ${first.name}~`)
    into.add(mix(KIND.last, last.stem))
    into.names?.push(`${last.name}~ $`)
  }
}

/** Words within which two families of meaning belong together. */
const SENSE_REACH = 5

/** Families of meaning in a stretch, each once, and each pair that stands near one another, in order. */
function signSenses(into: Signs, inside: readonly Item[]): void {
  const met = new Set<number>()
  const once = (number: number, weight: number, name: () => string): void => {
    if (met.has(number)) return
    met.add(number)
    into.weight = weight
    into.add(number)
    if (into.names) into.names.push(name())
  }
  for (let at = 0; at < inside.length; at++) {
    const item = inside[at]!
    for (let next = at; next < inside.length && next <= at + SENSE_REACH; next++) {
      const other = inside[next]!
      for (const sense of item.senses) {
        if (next === at) once(mix(KIND.sense, sense), WEIGHT.sense, () => `#${sense}`)
        else if (other.isMark)
          once(mix(KIND.senseMark, sense, other.hash), WEIGHT.senses, () => `#${sense} ${other.name}`)
        else
          for (const second of other.senses)
            if (second !== sense)
              once(mix(KIND.senses, sense, second), WEIGHT.senses, () => `#${sense} #${second}`)
      }
      if (item.isMark && next > at)
        for (const sense of other.senses)
          once(mix(KIND.markSense, item.hash, sense), WEIGHT.senses, () => `${item.name} #${sense}`)
    }
  }
}

/** Marks and cues of a stretch. */
function signMarks(into: Signs, sentence: Sentence, stretch: At): void {
  into.weight = WEIGHT.marks
  const isIn = (one: At): boolean => one.from < stretch.to && one.to > stretch.from
  const tell = (kind: string, list: readonly At[]): void => {
    let count = 0
    for (const one of list) if (isIn(one)) count++
    if (count > 0) into.say(kind, count === 1 ? 'one' : 'many')
  }
  tell('substances', sentence.substances)
  tell('drugs', sentence.drugs)
  tell('people', sentence.people)
  tell('places', sentence.places)
  tell('periods', sentence.periods)
  tell('sources', sentence.sources)
  tell('prices', sentence.prices)
  tell('percents', sentence.percents)
  tell('quantities', sentence.quantities)
  tell('counted', sentence.counted)
  for (const one of sentence.substances) if (isIn(one)) into.say('substance', one.code)
  for (const one of sentence.counted) if (isIn(one)) into.say('unit', one.unit)
  for (const one of sentence.quantities) if (isIn(one)) into.say('unit', one.unit)
  for (const one of sentence.sources) if (isIn(one)) into.say('source', one.source)
  for (const one of sentence.cues) if (isIn(one)) into.say('cue', `${one.row.kind} ${one.row.value}`)
}
