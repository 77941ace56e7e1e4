/** A block of text under reading: its tokens, the terms and numbers found in it, and where each stands. */
import type { Measure } from '../core/observation.ts'
import type { Sense, SenseKind } from './lexicon.ts'
import { BREAK, Tokens, WORD } from './tokens.ts'
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
}

export class Block {
  readonly tokens = new Tokens(256)
  readonly words: WordTable
  terms: Term[] = []
  /** Index in `terms`, plus one, of the term beginning at a token. */
  termAt = new Int32Array(256)
  numbers: Num[] = []
  numberAt = new Int32Array(256)
  amounts: Amount[] = []
  quantities: Quantity[] = []
  counted: Counted[] = []
  percents: Percent[] = []
  prices: Priced[] = []
  periods: When[] = []
  places: Spot[] = []
  /** A message or forum post: most sentences begin without a capital. */
  isInformal = false

  constructor(words: WordTable) {
    this.words = words
  }

  /** Empties the lists for the tokens just read. */
  reset(): void {
    const needed = this.tokens.count + 1
    if (this.termAt.length < needed) {
      this.termAt = new Int32Array(this.tokens.capacity + 1)
      this.numberAt = new Int32Array(this.tokens.capacity + 1)
    } else {
      this.termAt.fill(0, 0, needed)
      this.numberAt.fill(0, 0, needed)
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

  sense(at: number, kind: SenseKind): Sense | undefined {
    return this.term(at)?.senses.find((sense) => sense.kind === kind)
  }

  number(at: number): Num | undefined {
    const index = at >= 0 && at < this.tokens.count ? this.numberAt[at]! : 0
    return index > 0 ? this.numbers[index - 1] : undefined
  }

  /** The folded word at a token, '' outside. */
  word(at: number): string {
    return at >= 0 && at < this.tokens.count ? this.words.textOf(this.tokens.word[at]!) : ''
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
