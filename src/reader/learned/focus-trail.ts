/** What a text has named up to a claim: where each name was met last, how often, and in which order; walked once along the text. */
import type { At } from '../sentence.ts'
import type { Mention, OpenClaim } from './claim-place.ts'
import type { Names } from './phrases.ts'

/** Names are ranked below this, by how lately they were met; it stands for those of no rank. */
export const UNNAMED = 7

/** Tokens behind a claim that are looked at. */
const FAR_AHEAD = 60

export class Trail<T extends At> {
  /** By the number of a name: where it was last met before the claim, in tokens and sentences; how often, in all and in the claim's paragraph. */
  readonly lastEnd: number[] = []
  readonly lastSentence: number[] = []
  readonly count: number[] = []
  readonly inParagraph: number[] = []
  /** Tokens from the claim to where it is met behind it; −1 for not near. */
  readonly ahead: number[] = []
  total = 0
  paragraphTotal = 0
  /** Those that share a unit with the claim's words. */
  inside: T[] = []
  /** The names of the first sentence that holds any. */
  first: number[] = []
  readonly #nameOf: (one: T) => string
  readonly #isAside: (one: T) => boolean
  /** The text walked along. */
  #mentions: readonly Mention<T>[] | undefined
  #names: Names | undefined
  /** By mention, the number of its name, and how far the text is covered by it and those before. */
  #numbers = new Int32Array(64)
  #furthest = new Int32Array(64)
  #numbered = 0
  #walked = 0
  #from = 0
  #paragraph = -1
  /** Those met in the paragraph and ahead, whose numbers go back to nothing. */
  #inThis: number[] = []
  #isAhead: number[] = []
  /** The names met last but as asides, the latest first. */
  readonly #latest: number[] = []

  constructor(nameOf: (one: T) => string, isAside: (one: T) => boolean) {
    this.#nameOf = nameOf
    this.#isAside = isAside
  }

  /** How lately a name was met among the others, `UNNAMED` for not lately. */
  rankOf(number: number): number {
    const rank = this.#latest.indexOf(number)
    return rank < 0 ? UNNAMED : rank
  }

  /** Walks on to a claim, or anew when it stands in another text or further ahead. */
  follow(names: Names, { evidence, sentence }: OpenClaim, mentions: readonly Mention<T>[]): void {
    const isOther = this.#mentions !== mentions || this.#names !== names
    if (isOther || evidence.from < this.#from) this.#begin(names, mentions)
    this.#from = evidence.from
    if (sentence.paragraph !== this.#paragraph) this.#enter(sentence.paragraph, mentions)
    while (this.#walked < mentions.length && mentions[this.#walked]!.at.from < evidence.from)
      this.#pass(names, mentions, this.#walked++)
    this.#lookInside(names, evidence, mentions)
  }

  #begin(names: Names, mentions: readonly Mention<T>[]): void {
    this.#mentions = mentions
    this.#names = names
    this.#numbered = this.#walked = 0
    this.#paragraph = -1
    this.total = this.paragraphTotal = 0
    this.lastEnd.length = this.lastSentence.length = this.count.length = 0
    this.inParagraph.length = this.ahead.length = 0
    this.#inThis = []
    this.#isAhead = []
    this.#latest.length = 0
    if (mentions.length > this.#numbers.length) {
      this.#numbers = new Int32Array(mentions.length)
      this.#furthest = new Int32Array(mentions.length)
    }
    this.first = []
    for (let at = 0; at < mentions.length && mentions[at]!.sentence === mentions[0]!.sentence; at++) {
      const number = this.#numberOf(names, mentions, at)
      if (!this.first.includes(number)) this.first.push(number)
    }
  }

  /** Counts anew what a paragraph has named so far: the last of what was passed. */
  #enter(paragraph: number, mentions: readonly Mention<T>[]): void {
    for (const number of this.#inThis) this.inParagraph[number] = 0
    this.#inThis = []
    this.paragraphTotal = 0
    this.#paragraph = paragraph
    for (let at = this.#walked - 1; at >= 0 && mentions[at]!.sentence.paragraph >= paragraph; at--)
      if (mentions[at]!.sentence.paragraph === paragraph) this.#countIn(this.#numbers[at]!)
  }

  #countIn(number: number): void {
    if (!this.inParagraph[number]) this.#inThis.push(number)
    this.inParagraph[number] = (this.inParagraph[number] ?? 0) + 1
    this.paragraphTotal++
  }

  #pass(names: Names, mentions: readonly Mention<T>[], at: number): void {
    const { at: one, sentence } = mentions[at]!
    const number = this.#numberOf(names, mentions, at)
    this.lastEnd[number] = one.to
    this.lastSentence[number] = sentence.index
    this.count[number] = (this.count[number] ?? 0) + 1
    this.total++
    if (sentence.paragraph === this.#paragraph) this.#countIn(number)
    if (this.#isAside(one)) return
    const before = this.#latest.indexOf(number)
    if (before === 0) return
    if (before > 0) this.#latest.splice(before, 1)
    this.#latest.unshift(number)
    if (this.#latest.length > UNNAMED) this.#latest.pop()
  }

  /** What stands in the claim's words, and right behind them. */
  #lookInside(names: Names, evidence: At, mentions: readonly Mention<T>[]): void {
    for (const number of this.#isAhead) this.ahead[number] = -1
    this.#isAhead = []
    const inside: T[] = []
    for (let back = this.#walked - 1; back >= 0 && this.#furthest[back]! > evidence.start; back--)
      if (mentions[back]!.at.end > evidence.start) inside.unshift(mentions[back]!.at)
    for (let at = this.#walked; at < mentions.length; at++) {
      const { at: one } = mentions[at]!
      if (one.from >= evidence.to + FAR_AHEAD) break
      if (one.start < evidence.end) inside.push(one)
      if (one.from < evidence.to) continue
      const number = this.#numberOf(names, mentions, at)
      if ((this.ahead[number] ?? -1) >= 0) continue
      this.ahead[number] = one.from - evidence.to
      this.#isAhead.push(number)
    }
    this.inside = inside
  }

  /** The number of the name of a mention; names are looked up once each time they stand in the text. */
  #numberOf(names: Names, mentions: readonly Mention<T>[], at: number): number {
    for (; this.#numbered <= at; this.#numbered++) {
      const { at: one } = mentions[this.#numbered]!
      this.#numbers[this.#numbered] = names.numberOf(this.#nameOf(one))
      this.#furthest[this.#numbered] = Math.max(one.end, this.#furthest[this.#numbered - 1] ?? 0)
    }
    return this.#numbers[at]!
  }
}
