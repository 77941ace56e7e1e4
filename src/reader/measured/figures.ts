/** How well a reader reads coded texts, as counts: by language, phenomenon, genre and rule. Counts add up and can be kept; rates follow from them. */

import { isExact } from '../../core/evidence.ts'
import type { Observation } from '../../core/observation.ts'
import type { CodedText } from './coded-text.ts'
import { type Confusion, confusionsOf } from './confusions.ts'
import { type Pairing, pairClaims } from './pair-claims.ts'
import { SLOTS, type Slot } from './same-claim.ts'

/** Claims people coded, claims the reader made, and how many of the latter were right how deeply. */
export interface Tally {
  readonly coded: number
  readonly read: number
  readonly found: number
  readonly frame: number
  readonly full: number
}

export const DEPTHS = ['found', 'frame', 'full'] as const
export type DepthName = (typeof DEPTHS)[number]

export const GROUPINGS = ['language', 'phenomenon', 'genre', 'rule'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Figures as they are kept: counts alone, no word of any text. */
export interface Figures {
  readonly texts: number
  readonly total: Tally
  /** A rule has no coded claims of its own: `coded` is 0 there, and only its precision means something. */
  readonly by: Readonly<Record<Grouping, Readonly<Record<string, Tally>>>>
  /** Of the claims found, how many have each slot right. */
  readonly slots: Readonly<Record<Slot, number>>
  /** Texts in which people coded nothing, and how many of them got a claim nevertheless. */
  readonly silent: { readonly texts: number; readonly broken: number }
  /** Claims of the reader whose quote is not the text at its offsets. */
  readonly inexact: number
  /** Texts the reader took for another language than they are in. */
  readonly otherLanguage: number
}

/** What came of one text: for figures, and to show a person where the reader went wrong. */
export interface TextOutcome extends Pairing {
  readonly text: CodedText
  readonly language: string
  readonly read: readonly Observation[]
  readonly confusions: readonly Confusion[]
}

export interface Read {
  readonly language: string
  readonly observations: readonly Observation[]
}

/** Reads each text and compares. */
export function readAgainst(texts: readonly CodedText[], read: (text: CodedText) => Read): TextOutcome[] {
  return texts.map((text) => {
    const { language, observations } = read(text)
    const pairing = pairClaims(text.observations, observations)
    return { ...pairing, text, language, read: observations, confusions: confusionsOf(pairing) }
  })
}

/**
 * The figures of texts that were read against their coding. Claims are counted under the language and genre of their text;
 * a pair under its phenomenon and the rule that made it.
 */
export function figuresOf(outcomes: readonly TextOutcome[]): Figures {
  const total = new Count()
  const by: Record<Grouping, Map<string, Count>> = {
    language: new Map(),
    phenomenon: new Map(),
    genre: new Map(),
    rule: new Map(),
  }
  const slots = Object.fromEntries(SLOTS.map((slot) => [slot, 0])) as Record<Slot, number>
  for (const outcome of outcomes) {
    const groups = ({ phenomenon, rule }: Observation): Count[] => [
      countOf(by.phenomenon, phenomenon),
      countOf(by.rule, rule),
    ]
    const language = countOf(by.language, outcome.text.lang)
    const genre = countOf(by.genre, outcome.text.genre ?? NO_GENRE)
    for (const { phenomenon } of outcome.text.observations)
      for (const count of [total, language, genre, countOf(by.phenomenon, phenomenon)]) count.coded++
    for (const observation of outcome.read)
      for (const count of [total, language, genre, ...groups(observation)]) count.read++
    for (const { read, depth, agreed } of outcome.pairs) {
      for (const count of [total, language, genre, ...groups(read)]) count.add(depth)
      for (const slot of agreed) slots[slot]++
    }
  }
  const silent = outcomes.filter(({ text }) => text.observations.length === 0)
  return {
    texts: outcomes.length,
    total: { ...total },
    by: {
      language: inOrder(by.language),
      phenomenon: inOrder(by.phenomenon),
      genre: inOrder(by.genre),
      rule: inOrder(by.rule),
    },
    slots,
    silent: { texts: silent.length, broken: silent.filter(({ read }) => read.length > 0).length },
    inexact: outcomes.reduce((sum, one) => sum + inexactIn(one), 0),
    otherLanguage: outcomes.filter(({ text, language }) => text.lang !== language).length,
  }
}

/** How texts that name no genre are called. */
export const NO_GENRE = '-'

class Count {
  coded = 0
  read = 0
  found = 0
  frame = 0
  full = 0
  add(depth: number): void {
    this.found++
    if (depth >= 2) this.frame++
    if (depth >= 3) this.full++
  }
}

function countOf(groups: Map<string, Count>, name: string): Count {
  const known = groups.get(name)
  if (known) return known
  const made = new Count()
  groups.set(name, made)
  return made
}

/** The largest groups first, then by name: the same figures are the same file. */
const inOrder = (groups: ReadonlyMap<string, Count>): Record<string, Tally> =>
  Object.fromEntries(
    [...groups]
      .sort(([a, x], [b, y]) => y.coded - x.coded || y.read - x.read || (a < b ? -1 : 1))
      .map(([name, count]) => [name, { ...count }]),
  )

const inexactIn = ({ text, read }: TextOutcome): number =>
  read.filter(({ evidence }) => !isExact(text.text, evidence)).length
