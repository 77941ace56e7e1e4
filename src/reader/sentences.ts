/** Deals what was found in a block out to its sentences. */
import { isAside } from './asides.ts'
import type { Block, Counted, Num, Percent, Priced, Run, Spot, When } from './block.ts'
import { JOINED } from './broken-lines.ts'
import { clauseStarts, isToldMove } from './clauses.ts'
import type { Engine } from './engine.ts'
import type { Hits } from './hits.ts'
import { insetsOf } from './insets.ts'
import type { Mentions } from './mentions.ts'
import { mannerOf } from './place-manner.ts'
import type { ContextRow, Rule } from './rule-files.ts'
import type { Scan } from './scan.ts'
import {
  type At,
  type Clause,
  type CueAt,
  type HitAt,
  holding,
  type NumberAt,
  type PeriodAt,
  type PlaceAt,
  type PriceAt,
  type Sentence,
  type SourceAt,
  type SubstanceAt,
} from './sentence.ts'
import { BREAK } from './tokens.ts'

/** Most sentences have none of most things: they share one empty list. */
const NONE: readonly never[] = []

/** Adds the sentences of a block to the scan. Returns the paragraph the last is in. */
export function dealSentences(
  block: Block,
  engine: Engine,
  found: Mentions,
  hits: Hits,
  scan: Scan,
  firstParagraph: number,
  isHeading: boolean,
): number {
  const { before, count } = block.tokens
  const dealer = new Dealer(block, engine, found, hits, scan.tokens)
  let paragraph = firstParagraph
  for (let first = 0; first < count; ) {
    let end = first + 1
    while (end < count && before[end]! < BREAK.sentence) end++
    if (first > 0 && before[first]! >= BREAK.line) paragraph++
    scan.sentences.push(dealer.sentence(first, end, scan.sentences.length, paragraph, isHeading))
    first = end
  }
  scan.tokens += count
  return paragraph
}

/** Reads each list of a block once, from left to right. */
class Dealer {
  readonly #block: Block
  readonly #engine: Engine
  readonly #found: Mentions
  readonly #hits: Hits
  /** Tokens of the text before the block. */
  readonly #base: number
  /** How far each list has been dealt out, in the order `sentence` takes them. */
  readonly #dealt = new Int32Array(13)
  #hit = 0

  constructor(block: Block, engine: Engine, found: Mentions, hits: Hits, base: number) {
    this.#block = block
    this.#engine = engine
    this.#found = found
    this.#hits = hits
    this.#base = base
  }

  sentence(first: number, end: number, index: number, paragraph: number, isHeading: boolean): Sentence {
    const block = this.#block
    const found = this.#found
    const span: Run = { start: first, end }
    const { from, to, start, end: last } = this.#at(first, end)
    const people = this.#take(0, found.people, span, this.#plain)
    const buyers = this.#take(1, found.buyers, span, this.#plain)
    const stretches = this.#clauses(span, false, undefined)
    const { cues, hits } = this.#match(end, stretches)
    const places = this.#take(4, block.places, span, this.#place)
    const commas = this.#commas(first, end)
    return {
      from,
      to,
      start,
      end: last,
      index,
      paragraph,
      isHeading,
      clauses: this.#clauses(span, true, stretches),
      stretches,
      commas,
      insets: commas.length > 1 ? this.#insets(span) : NONE,
      substances: this.#take(2, found.substances, span, this.#substance),
      drugs: this.#take(3, found.drugs, span, this.#plain),
      people: buyers.length ? [...people, ...buyers] : people,
      places,
      guesses: this.#take(12, block.guesses, span, this.#place),
      periods: this.#take(5, block.periods, span, periodAt),
      sources: this.#take(6, found.sources, span, sourceAt),
      quantities: this.#take(7, block.quantities, span, countedAt),
      numbers: this.#take(8, block.numbers, span, bareNumberAt),
      counted: this.#take(9, block.counted, span, countedAt),
      percents: this.#take(10, block.percents, span, percentAt),
      prices: this.#take(11, block.prices, span, priceAt),
      cues: outsideNames(cues, places),
      hits,
    }
  }

  #at(first: number, end: number): At {
    const { tokens } = this.#block
    return {
      from: this.#base + first,
      to: this.#base + end,
      start: tokens.start[first]!,
      end: tokens.end[end - 1]!,
    }
  }

  /** Those of a list that begin in the sentence, made to stand in the text. */
  #take<T extends Run, U>(
    list: number,
    all: readonly T[],
    span: Run,
    place: (one: T, at: At, span: Run) => U,
  ): readonly U[] {
    let at = this.#dealt[list]!
    if (at >= all.length || all[at]!.start >= span.end) return NONE
    const taken: U[] = []
    for (; at < all.length; at++) {
      const one = all[at]!
      if (one.start >= span.end) break
      if (one.start >= span.start) taken.push(place(one, this.#at(one.start, one.end), span))
    }
    this.#dealt[list] = at
    return taken
  }

  readonly #plain = (_one: Run, at: At): At => at

  readonly #substance = (one: Mentions['substances'][number], at: At, span: Run): SubstanceAt => ({
    from: at.from,
    to: at.to,
    start: at.start,
    end: at.end,
    code: one.code,
    isWeak: one.isWeak,
    isAside: isAside(this.#block, one, span),
  })

  readonly #place = (one: Spot, at: At): PlaceAt => {
    const { text } = this.#block.tokens
    return {
      from: at.from,
      to: at.to,
      start: at.start,
      end: at.end,
      text: closed(text.slice(at.start, at.end).replaceAll(JOINED, ''), text, at.end),
      code: one.code,
      kind: one.kind,
      role: one.role,
      guess: one.guess,
      manner: mannerOf(this.#block, one),
    }
  }

  /** Tokens that a comma, dash or parenthesis stands before. */
  #commas(first: number, end: number): readonly number[] {
    const { before } = this.#block.tokens
    let commas: number[] | undefined
    for (let at = first + 1; at < end; at++)
      // What a line ends in is of all it opens with, whatever brackets stand between.
      if (isToldMove(this.#block, at)) commas = undefined
      else if (before[at]! >= BREAK.soft) {
        commas ??= []
        commas.push(this.#base + at)
      }
    return commas ?? NONE
  }

  #insets(span: Run): readonly At[] {
    const insets = insetsOf(this.#block, span)
    return insets.length ? insets.map(({ start, end }) => this.#at(start, end)) : NONE
  }

  /** The clauses of a sentence; `known` when they part nowhere else. */
  #clauses(span: Run, isFine: boolean, known: readonly Clause[] | undefined): readonly Clause[] {
    const starts = clauseStarts(this.#block, span, isFine)
    if (known && known.length === starts.length) return known
    return starts.map((start, n) => this.#at(start, starts[n + 1] ?? span.end))
  }

  /** The matches of a sentence: cues without those a pseudo-cue covers, and hits without those their rule's `not` speaks against. */
  #match(end: number, stretches: readonly Clause[]): { cues: readonly CueAt[]; hits: readonly HitAt[] } {
    const { order, owner: owners, start: starts, end: ends, count } = this.#hits
    if (this.#hit >= count || starts[order[this.#hit]!]! >= end) return { cues: NONE, hits: NONE }
    const cues: CueAt[] = []
    const hits: HitAt[] = []
    const pseudo: Pseudo[] = []
    const not: Not[] = []
    const { tokens } = this.#block
    for (; this.#hit < count; this.#hit++) {
      const hit = order[this.#hit]!
      if (starts[hit]! >= end) break
      const owner = this.#engine.owners[owners[hit]!]!
      const from = this.#base + starts[hit]!
      const to = this.#base + ends[hit]!
      const start = tokens.start[starts[hit]!]!
      const last = tokens.end[ends[hit]! - 1]!
      if (owner.is === 'rule') hits.push({ from, to, start, end: last, rule: owner.rule })
      else if (owner.is === 'cue') cues.push({ from, to, start, end: last, row: owner.row })
      else if (owner.is === 'pseudo') pseudo.push({ from, to, row: owner.row })
      else not.push({ from, to, rule: owner.rule })
    }
    return {
      cues: pseudo.length ? cues.filter((cue) => !pseudo.some((one) => isCovered(cue, one))) : cues,
      hits: not.length ? hits.filter((hit) => !not.some((one) => isDenied(hit, one, stretches))) : hits,
    }
  }
}

/** Cues that are no part of a longer name: "Pays-Bas" is not low, "New York" not new. */
function outsideNames(cues: readonly CueAt[], places: readonly At[]): readonly CueAt[] {
  if (cues.length === 0 || !places.some(({ from, to }) => to - from > 1)) return cues
  return cues.filter(
    (cue) =>
      !places.some(({ from, to }) => from <= cue.from && cue.to <= to && to - from > cue.to - cue.from),
  )
}

interface Pseudo {
  readonly from: number
  readonly to: number
  readonly row: ContextRow
}
interface Not {
  readonly from: number
  readonly to: number
  readonly rule: Rule
}

const isCovered = (cue: CueAt, { from, to, row }: Pseudo): boolean =>
  row === cue.row && from < cue.to && cue.from < to

/** The words of a rule's `not` speak against a hit from anywhere in its stretch. */
function isDenied(hit: HitAt, { from, to, rule }: Not, stretches: readonly Clause[]): boolean {
  if (rule !== hit.rule) return false
  const stretch = holding(stretches, hit.from)
  return !stretch || (from < Math.max(stretch.to, hit.to) && stretch.from < to)
}

const numberAt = ({ from, to, start, end }: At, num: Num, unit: string): NumberAt => ({
  from,
  to,
  start,
  end,
  num,
  unit,
})
const bareNumberAt = (num: Num, at: At): NumberAt => numberAt(at, num, '')
const countedAt = ({ num, unit }: Counted, at: At): NumberAt => numberAt(at, num, unit)
const percentAt = ({ num }: Percent, at: At): NumberAt => numberAt(at, num, '%')
const periodAt = ({ iso }: When, { from, to, start, end }: At): PeriodAt => ({ from, to, start, end, iso })
const sourceAt = ({ source }: Mentions['sources'][number], { from, to, start, end }: At): SourceAt => ({
  from,
  to,
  start,
  end,
  source,
})
const priceAt = ({ measure, hasUnit, isEach = false }: Priced, { from, to, start, end }: At): PriceAt => ({
  from,
  to,
  start,
  end,
  measure,
  hasUnit,
  isEach,
})

/** "lignes de métro (4, 9, 12 et 14", "Portland, Ore": the parenthesis that closes and the stop that cuts short belong to the name. */
const closed = (name: string, text: string, end: number): string =>
  text[end] === ')' && name.includes('(') && !name.includes(')')
    ? `${name})`
    : text[end] === '.' && CUT_SHORT.test(name)
      ? `${name}.`
      : name
/** A state cut short; Ohio and the like are whole. */
const CUT_SHORT = /, (?!Ohio|Iowa|Utah|Idaho|Maine|Texas)\p{Lu}\p{Ll}{1,4}$|\.\p{L}+$/u
