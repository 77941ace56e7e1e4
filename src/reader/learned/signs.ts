/** Signs: what the learned part sees of a stretch of text, each a number; words, stems, pairs, families of meaning, marks, rules and cues. */
import { CUE_KINDS } from '../rule-files.ts'
import type { At, CueAt, Sentence } from '../sentence.ts'
import { Once } from './once.ts'
import { Names, Phrases } from './phrases.ts'
import { itemsIn, type Seen } from './seen.ts'
import { mix } from './sign-number.ts'

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

  /** A sign that is put into words. */
  say(phrases: Phrases, a: number, b = 0, c = 0): void {
    this.add(phrases.of(a, b, c))
    this.names?.push(phrases.words(a, b, c))
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

/** Names the signs speak of, shared by all of them. */
export const PHENOMENA = new Names()
export const UNITS = new Names()

/** The scheme of a phenomenon: `market` of `market.price`. */
export const schemeOf = (phenomenon: string): string => phenomenon.slice(0, phenomenon.indexOf('.'))
/** The same of a phenomenon's number. */
export const schemeAt = (phenomenon: number): string => schemeOf(PHENOMENA.nameOf(phenomenon))
export const SUBSTANCES = new Names()
export const SOURCES = new Names()
const RULES = new Names()
const CUE_VALUES = new Names()
const CUES = new Names(CUE_KINDS)

/** A cue as a number for a phrase; `cueWords` puts it into words. */
export const cueNumber = ({ row }: CueAt): number =>
  CUE_VALUES.numberOf(row.value) * CUE_KINDS.length + CUES.numberOf(row.kind)
export const cueWords = (cue: number): string =>
  `${CUES.nameOf(cue % CUE_KINDS.length)} ${CUE_VALUES.nameOf(Math.floor(cue / CUE_KINDS.length))}`

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
  const [first, end] = itemsIn(seen, stretch)
  signWords(into, seen, first, end)
  signSenses(into, seen, first, end)
  signBeside(into, seen, first, end)
  signMarks(into, seen.sentence, stretch)
  if (!isBlind) signRules(into, seen.sentence, stretch, before, after)
}

/** How much each group of signs counts, against one another. */
const WEIGHT = { beside: 0.5, sense: 0.4, senses: 0.25, marks: 0.35 } as const

function signWords(into: Signs, { items }: Seen, first: number, end: number): void {
  const { hash, stem, isMark } = items
  const nameOf = (at: number): string => items.names?.[at] ?? ''
  into.weight = 1 / Math.sqrt(end - first + 1)
  for (let at = first; at < end; at++) {
    into.add(mix(KIND.word, hash[at]!))
    into.names?.push(nameOf(at))
    if (isMark[at] === 0) {
      into.add(mix(KIND.stem, stem[at]!))
      into.names?.push(`${nameOf(at)}~`)
    }
    if (at + 1 < end) {
      into.add(mix(KIND.stems, stem[at]!, stem[at + 1]!))
      into.names?.push(`${nameOf(at)}~ ${nameOf(at + 1)}~`)
    }
    if (at + 2 < end) {
      into.add(mix(KIND.skip, stem[at]!, stem[at + 2]!))
      into.names?.push(`${nameOf(at)}~ … ${nameOf(at + 2)}~`)
    }
  }
  if (first === end) return
  into.add(mix(KIND.first, stem[first]!))
  into.names?.push(`^ ${nameOf(first)}~`)
  into.add(mix(KIND.last, stem[end - 1]!))
  into.names?.push(`${nameOf(end - 1)}~ $`)
}

/** The words and families of the sentence that stand beside the stretch. */
function signBeside(into: Signs, { items, first, end }: Seen, stretch: number, stretchEnd: number): void {
  const { stem, senses, names } = items
  const skip = (at: number): number => (at === stretch ? stretchEnd : at)
  into.weight = WEIGHT.beside / Math.sqrt(end - first + 1)
  for (let at = skip(first); at < end; at = skip(at + 1)) {
    into.add(mix(KIND.beside, stem[at]!))
    into.names?.push(`beside ${names?.[at]}~`)
  }
  into.weight = WEIGHT.sense / 3
  for (let at = skip(first); at < end; at = skip(at + 1))
    for (const sense of senses[at]!) {
      into.add(mix(KIND.senseBeside, sense))
      into.names?.push(`beside #${sense}`)
    }
}

/** Words within which two families of meaning belong together. */
const SENSE_REACH = 5

const met = new Once()

/** Families of meaning in a stretch, each once, and each pair that stands near one another, in order. */
function signSenses(into: Signs, { items }: Seen, first: number, end: number): void {
  const { hash, isMark, senses } = items
  const nameOf = (at: number): string => items.names?.[at] ?? ''
  met.clear()
  for (let at = first; at < end; at++) {
    const own = senses[at]!
    const isOwnMark = isMark[at] === 1
    if (own.length === 0 && !isOwnMark) continue
    for (const sense of own) {
      const number = mix(KIND.sense, sense)
      if (met.isNew(number)) addSense(into, number, WEIGHT.sense)?.push(`#${sense}`)
    }
    for (let next = at + 1; next < end && next <= at + SENSE_REACH; next++) {
      const others = senses[next]!
      for (const sense of own) {
        if (isMark[next] === 1) {
          const number = mix(KIND.senseMark, sense, hash[next]!)
          if (met.isNew(number)) addSense(into, number, WEIGHT.senses)?.push(`#${sense} ${nameOf(next)}`)
        }
        for (const other of others) {
          if (other === sense) continue
          const number = mix(KIND.senses, sense, other)
          if (met.isNew(number)) addSense(into, number, WEIGHT.senses)?.push(`#${sense} #${other}`)
        }
      }
      if (!isOwnMark) continue
      for (const other of others) {
        const number = mix(KIND.markSense, hash[at]!, other)
        if (met.isNew(number)) addSense(into, number, WEIGHT.senses)?.push(`${nameOf(at)} #${other}`)
      }
    }
  }
}

function addSense(into: Signs, number: number, weight: number): string[] | undefined {
  into.weight = weight
  into.add(number)
  return into.names
}

const oneOrMany = (count: number): string => (count === 1 ? 'one' : 'many')
const MARKS = {
  substances: new Phrases('substances', oneOrMany),
  drugs: new Phrases('drugs', oneOrMany),
  people: new Phrases('people', oneOrMany),
  places: new Phrases('places', oneOrMany),
  periods: new Phrases('periods', oneOrMany),
  sources: new Phrases('sources', oneOrMany),
  prices: new Phrases('prices', oneOrMany),
  percents: new Phrases('percents', oneOrMany),
  quantities: new Phrases('quantities', oneOrMany),
  counted: new Phrases('counted', oneOrMany),
  substance: new Phrases('substance', SUBSTANCES.nameOf),
  unit: new Phrases('unit', UNITS.nameOf),
  source: new Phrases('source', SOURCES.nameOf),
  cue: new Phrases('cue', cueWords),
}

const isIn = (one: At, stretch: At): boolean => one.from < stretch.to && one.to > stretch.from

function tell(into: Signs, phrases: Phrases, list: readonly At[], stretch: At): void {
  let count = 0
  for (const one of list) if (isIn(one, stretch)) count++
  if (count > 0) into.say(phrases, Math.min(2, count))
}

/** Marks and cues of a stretch. */
function signMarks(into: Signs, sentence: Sentence, stretch: At): void {
  into.weight = WEIGHT.marks
  tell(into, MARKS.substances, sentence.substances, stretch)
  tell(into, MARKS.drugs, sentence.drugs, stretch)
  tell(into, MARKS.people, sentence.people, stretch)
  tell(into, MARKS.places, sentence.places, stretch)
  tell(into, MARKS.periods, sentence.periods, stretch)
  tell(into, MARKS.sources, sentence.sources, stretch)
  tell(into, MARKS.prices, sentence.prices, stretch)
  tell(into, MARKS.percents, sentence.percents, stretch)
  tell(into, MARKS.quantities, sentence.quantities, stretch)
  tell(into, MARKS.counted, sentence.counted, stretch)
  for (const one of sentence.substances)
    if (isIn(one, stretch)) into.say(MARKS.substance, SUBSTANCES.numberOf(one.code))
  for (const one of sentence.counted) if (isIn(one, stretch)) into.say(MARKS.unit, UNITS.numberOf(one.unit))
  for (const one of sentence.quantities)
    if (isIn(one, stretch)) into.say(MARKS.unit, UNITS.numberOf(one.unit))
  for (const one of sentence.sources)
    if (isIn(one, stretch)) into.say(MARKS.source, SOURCES.numberOf(one.source))
  for (const one of sentence.cues) if (isIn(one, stretch)) into.say(MARKS.cue, cueNumber(one))
}

const RULE = new Phrases('rule', RULES.nameOf)
const RULE_BESIDE = new Phrases('rule beside', RULES.nameOf)
const CODE = new Phrases('code', PHENOMENA.nameOf)
const CODE_BESIDE = new Phrases('code beside', PHENOMENA.nameOf)
const CODE_BEFORE = new Phrases('code before', PHENOMENA.nameOf)
const CODE_AFTER = new Phrases('code after', PHENOMENA.nameOf)

/** Which rules found something in the stretch, beside it, and in the sentences around. */
function signRules(
  into: Signs,
  sentence: Sentence,
  stretch: At,
  before: Seen | undefined,
  after: Seen | undefined,
): void {
  for (const hit of sentence.hits) {
    const isInside = isIn(hit, stretch)
    into.say(isInside ? RULE : RULE_BESIDE, RULES.numberOf(hit.rule.id))
    into.say(isInside ? CODE : CODE_BESIDE, PHENOMENA.numberOf(hit.rule.codes))
  }
  if (before)
    for (const hit of before.sentence.hits) into.say(CODE_BEFORE, PHENOMENA.numberOf(hit.rule.codes))
  if (after) for (const hit of after.sentence.hits) into.say(CODE_AFTER, PHENOMENA.numberOf(hit.rule.codes))
}
