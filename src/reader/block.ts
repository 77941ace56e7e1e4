/** A block of text under reading: its tokens, the terms and numbers found in it, and where each stands. */
import type { Measure } from '../core/observation.ts'
import type { Around, AroundPlaces } from './around-places.ts'
import type { Sense, SenseKind } from './lexicon.ts'
import { BEHIND, BREAK, Tokens, WORD } from './tokens.ts'
import type { WordTable } from './words.ts'

/** A run of tokens, end exclusive. */
export interface Run {
  readonly start: number
  readonly end: number
}

export interface Term extends Run {
  readonly senses: readonly Sense[]
}

/** A number or a range; `bound` when the words make it a least or a most. */
export interface Num extends Run {
  readonly value: number
  /** Upper end of a range. */
  readonly max?: number
  readonly bound?: 'min' | 'max'
  readonly isWord: boolean
  readonly isYear: boolean
}

export interface Amount extends Run {
  readonly num: Num
  readonly currency: string
}

export interface Quantity extends Run {
  readonly num: Num
  readonly unit: string
}

export interface Counted extends Run {
  readonly num: Num
  readonly unit: string
}

export interface Percent extends Run {
  readonly num: Num
}

export interface Priced extends Run {
  readonly measure: Measure
  /** The quantity or unit the price is for, when the words give one. */
  readonly hasUnit: boolean
  /** For one, or so many, of a thing that is not named beside: "each", "pièce", "4 for 20". */
  readonly isEach?: boolean
}

export interface When extends Run {
  /** ISO 8601; null when only the date of publication would tell. */
  readonly iso: string | null
}

export interface Spot extends Run {
  /** Gazetteer code, when resolved. */
  readonly code: string | undefined
  readonly kind: 'country' | 'wide' | 'city' | 'local' | 'demonym'
  /** Where a flow comes from or goes to, by the words before it; aside: a dateline, an organisation's seat, a country only belonged to. */
  readonly role: 'at' | 'from' | 'to' | 'aside'
  /** Why it may be a place, where no rule takes it for one. */
  readonly guess?: Guess
}

/** Ways in which something may be a place: another length of one, a known name out of place, an unknown one by where it stands, a kind of place. */
export const GUESSES = [
  'less state',
  'less kind',
  'less head',
  'less side',
  'more head',
  'more kind',
  'known',
  'small',
  'label',
  'opening',
  'title',
  'amid',
  'bare',
] as const
export type Guess = (typeof GUESSES)[number]

/** True for another length of the name of a place that was found. */
export const isLength = (guess: Guess): boolean => guess.startsWith('less ') || guess.startsWith('more ')

/** A place before its role is told. */
export type Unplaced = Omit<Spot, 'role' | 'guess'>

/** What a token may open, as bits. */
export const OPENS = {
  number: 1,
  fraction: 2,
  half: 4,
  time: 8,
  /** "XIXe" and "lignes": places that are no names. */
  place: 16,
  /** A word behind which a place is where something comes from, goes to or has its seat. */
  way: 32,
  digits: 64,
  /** "une" and "a", before a word of `score`: "une dizaine", "a dozen". */
  article: 128,
  score: 256,
  /** A word of a fraction behind its first, and a fraction of one word. */
  fractionEnd: 512,
} as const

/** Tokens of the longest number, a range of sums in words. */
const LONGEST_NUMBER = 16

/** What a term means of one kind. */
export function senseOf(term: Term, kind: SenseKind): Sense | undefined {
  for (const sense of term.senses) if (sense.kind === kind) return sense
  return undefined
}

export class Block {
  readonly tokens = new Tokens(256)
  readonly words: WordTable
  readonly around: AroundPlaces
  terms: Term[] = []
  /** Index in `terms`, plus one, of the term beginning at a token, and of the one ending before it. */
  termAt = new Int32Array(256)
  termEndAt = new Int32Array(256)
  numbers: Num[] = []
  numberAt = new Int32Array(256)
  amounts: Amount[] = []
  quantities: Quantity[] = []
  /** Index in `quantities`, plus one, of the first beginning at a token, and of the first ending before it. */
  quantityAt = new Int32Array(256)
  quantityEndAt = new Int32Array(256)
  /** By token, what its word may open: bits of `OPENS`. */
  opens = new Uint16Array(256)
  /** By token, 1 where a number already is something: a sum, a price, a quantity, a share, a date. */
  taken = new Uint8Array(256)
  counted: Counted[] = []
  percents: Percent[] = []
  prices: Priced[] = []
  periods: When[] = []
  places: Spot[] = []
  /** What may be a place, told apart from the places. */
  guesses: Spot[] = []
  /** A message or forum post: most sentences begin without a capital. */
  isInformal = false

  constructor(words: WordTable, around: AroundPlaces) {
    this.words = words
    this.around = around
  }

  /** Empties the lists for the tokens just read. */
  reset(): void {
    const needed = this.tokens.count + BEHIND
    if (this.termAt.length < needed) {
      const size = this.tokens.capacity + BEHIND
      this.termAt = new Int32Array(size)
      this.termEndAt = new Int32Array(size)
      this.numberAt = new Int32Array(size)
      this.quantityAt = new Int32Array(size)
      this.quantityEndAt = new Int32Array(size)
      this.opens = new Uint16Array(size)
      this.taken = new Uint8Array(size)
    } else {
      this.termAt.fill(0, 0, needed)
      this.termEndAt.fill(0, 0, needed)
      this.numberAt.fill(0, 0, needed)
      this.quantityAt.fill(0, 0, needed)
      this.quantityEndAt.fill(0, 0, needed)
      this.taken.fill(0, 0, needed)
      this.opens.fill(0, this.tokens.count, needed)
    }
    this.terms = []
    this.numbers = []
    this.amounts = []
    this.quantities = []
    this.counted = []
    this.percents = []
    this.prices = []
    this.periods = []
    this.places = []
    this.guesses = []
    this.isInformal = this.#isInformal()
  }

  #isInformal(): boolean {
    const { tokens } = this
    let small = 0
    let large = 0
    for (let at = 0; at < tokens.count; at++)
      if (tokens.before[at]! >= BREAK.sentence && tokens.kind[at] === WORD)
        tokens.capital[at] ? large++ : small++
    return small > large
  }

  term(at: number): Term | undefined {
    const index = at >= 0 && at < this.tokens.count ? this.termAt[at]! : 0
    return index > 0 ? this.terms[index - 1] : undefined
  }

  /** The term whose last token is the one before. */
  termEndingAt(end: number): Term | undefined {
    const index = end > 0 && end <= this.tokens.count ? this.termEndAt[end]! : 0
    return index > 0 ? this.terms[index - 1] : undefined
  }

  addTerm(term: Term): void {
    const index = this.terms.push(term)
    this.termAt[term.start] = index
    this.termEndAt[term.end] = index
  }

  sense(at: number, kind: SenseKind): Sense | undefined {
    const index = at >= 0 && at < this.tokens.count ? this.termAt[at]! : 0
    return index > 0 ? senseOf(this.terms[index - 1]!, kind) : undefined
  }

  /** The first quantity beginning at a token, once `indexQuantities` has been called. */
  quantityFrom(at: number): Quantity | undefined {
    const index = at >= 0 && at < this.tokens.count ? this.quantityAt[at]! : 0
    return index > 0 ? this.quantities[index - 1] : undefined
  }

  /** The first quantity ending before a token, once `indexQuantities` has been called. */
  quantityEndingAt(end: number): Quantity | undefined {
    const index = end > 0 && end <= this.tokens.count ? this.quantityEndAt[end]! : 0
    return index > 0 ? this.quantities[index - 1] : undefined
  }

  /** Puts the quantities in order and notes where each begins and ends. */
  indexQuantities(): void {
    this.quantities.sort((a, b) => a.start - b.start)
    for (let index = this.quantities.length; index > 0; index--) {
      const { start, end } = this.quantities[index - 1]!
      this.quantityAt[start] = index
      this.quantityEndAt[end] = index
    }
  }

  number(at: number): Num | undefined {
    const index = at >= 0 && at < this.tokens.count ? this.numberAt[at]! : 0
    return index > 0 ? this.numbers[index - 1] : undefined
  }

  /** The number whose last token is the one before `end`. */
  numberEndingAt(end: number): Num | undefined {
    for (let at = end - 1; at >= 0 && at >= end - LONGEST_NUMBER; at--) {
      const num = this.number(at)
      if (num) return num.end === end ? num : undefined
    }
    return undefined
  }

  /** Notes that the numbers within a run are something. */
  take(run: Run): void {
    this.taken.fill(1, run.start, run.end)
  }

  /** Adds a price, whose numbers are taken from then on. */
  addPrice(price: Priced): void {
    this.prices.push(price)
    this.take(price)
  }

  /** The folded word at a token, '' outside. */
  word(at: number): string {
    return at >= 0 && at < this.tokens.count ? this.words.textOf(this.tokens.word[at]!) : ''
  }

  /** Whether the word at a token stands in a list of words around places. */
  is(at: number, list: Around): boolean {
    return at >= 0 && at < this.tokens.count && this.around.has(this.tokens.word[at]!, list)
  }

  /** True when nothing but spaces, joiners and quotes stands before the token. */
  isTight(at: number): boolean {
    return at < this.tokens.count && this.tokens.before[at]! <= BREAK.quote
  }

  /** True when the token belongs to the sentence of the one before. */
  isSameSentence(at: number): boolean {
    return at < this.tokens.count && this.tokens.before[at]! < BREAK.sentence
  }

  textOf(run: Run): string {
    return this.tokens.text.slice(this.tokens.start[run.start]!, this.tokens.end[run.end - 1]!)
  }
}
