/** Signs of single words and marks: their stem, families of meaning, what they name, which cues and rules hold them. */
import { LANGUAGES, type Language } from '../../core/codes.ts'
import { isLoose } from '../rule-files.ts'
import type { At } from '../sentence.ts'
import { Names, Phrases } from './phrases.ts'
import type { Seen } from './seen.ts'
import { mix } from './sign-number.ts'
import { cueNumber, cueWords, PHENOMENA, SOURCES, SUBSTANCES, UNITS } from './signs.ts'

/** Signs of each item of a text: those of item `i` are `numbers` from `starts[i]` to `starts[i + 1]`. */
export interface ItemSigns {
  readonly numbers: Int32Array
  readonly starts: Int32Array
}

/** Kinds of signs made of words; the numbers are not those of `signs.ts`. */
const KIND = { stem: 41, sense: 42 } as const

const SPOTS = new Names(['first', 'last', 'heading', 'place', 'price', ...LANGUAGES])
const spot = new Phrases('item', SPOTS.nameOf)
const SIGN = {
  substance: new Phrases('item substance', SUBSTANCES.nameOf),
  unit: new Phrases('item unit', UNITS.nameOf),
  source: new Phrases('item source', SOURCES.nameOf),
  cue: new Phrases('item cue', cueWords),
  code: new Phrases('item code', PHENOMENA.nameOf),
  looseCode: new Phrases('item code loosely', PHENOMENA.nameOf),
}
const spotOf = (name: string): number => spot.of(SPOTS.numberOf(name))

/** Gathers signs item by item, out of order, and puts them in order at the end. */
class Gathered {
  readonly #items: number[] = []
  readonly #signs: number[] = []

  add(item: number, sign: number): void {
    this.#items.push(item)
    this.#signs.push(sign)
  }

  /** The signs in the order of the items, those of each in the order they were added. */
  inOrder(count: number): ItemSigns {
    const starts = new Int32Array(count + 1)
    for (const item of this.#items) starts[item + 1]!++
    for (let item = 0; item < count; item++) starts[item + 1]! += starts[item]!
    const next = starts.slice()
    const numbers = new Int32Array(this.#signs.length)
    this.#items.forEach((item, at) => {
      numbers[next[item]!++] = this.#signs[at]!
    })
    return { numbers, starts }
  }
}

/** The signs of the items of a text, apart from those of rules. */
export function itemSigns(seen: readonly Seen[], language: Language): ItemSigns {
  const into = new Gathered()
  const ofLanguage = spotOf(language)
  const tongue = LANGUAGES.indexOf(language)
  let count = 0
  for (const one of seen) {
    const { items, sentence, first, end } = one
    count = end
    for (let item = first; item < end; item++) {
      into.add(item, mix(KIND.stem, items.stem[item]!, tongue))
      into.add(item, ofLanguage)
      for (const sense of items.senses[item]!) into.add(item, mix(KIND.sense, sense))
      if (sentence.isHeading) into.add(item, spotOf('heading'))
    }
    if (first === end) continue
    into.add(first, spotOf('first'))
    into.add(end - 1, spotOf('last'))
    const mark = (at: At, sign: number): void => {
      for (let item = itemFrom(one, at.from); item < end && items.from[item]! < at.to; item++)
        into.add(item, sign)
    }
    for (const at of sentence.substances) mark(at, SIGN.substance.of(SUBSTANCES.numberOf(at.code)))
    for (const at of sentence.counted) mark(at, SIGN.unit.of(UNITS.numberOf(at.unit)))
    for (const at of sentence.sources) mark(at, SIGN.source.of(SOURCES.numberOf(at.source)))
    for (const at of sentence.cues) mark(at, SIGN.cue.of(cueNumber(at)))
    for (const at of sentence.places) mark(at, spotOf('place'))
  }
  return into.inOrder(count)
}

/** What rules found at the items of a text. */
export function ruleSigns(seen: readonly Seen[]): ItemSigns {
  const into = new Gathered()
  let count = 0
  for (const one of seen) {
    const { items, sentence, end } = one
    count = end
    const mark = (at: At, sign: number): void => {
      for (let item = itemFrom(one, at.from); item < end && items.from[item]! < at.to; item++)
        into.add(item, sign)
    }
    for (const hit of sentence.hits) {
      const sign = isLoose(hit.rule.id) ? SIGN.looseCode : SIGN.code
      mark(hit, sign.of(PHENOMENA.numberOf(hit.rule.codes)))
    }
    for (const price of sentence.prices) mark(price, spotOf('price'))
  }
  return into.inOrder(count)
}

/** The first item of a sentence at or behind a token. */
function itemFrom({ items, first, end }: Seen, token: number): number {
  let low = first
  for (let high = end; low < high; ) {
    const middle = (low + high) >> 1
    if (items.from[middle]! < token) low = middle + 1
    else high = middle
  }
  return low
}
