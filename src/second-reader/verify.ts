/** The verifier: of what a model says a text claims, only what the text itself bears out is kept. */
import { CERTAINTIES, DIRECTIONS, LEVELS, MEASURE_KINDS, MODES, SOURCE_KINDS } from '../core/codes.ts'
import { evidenceAt } from '../core/evidence.ts'
import type { Measure, Observation, PlaceMention } from '../core/observation.ts'
import { daysOf } from '../core/period.ts'
import type { Span } from '../reader/reading.ts'
import { type Candidate, type CandidateMeasure, type ClaimCodes, candidateOf } from './candidate.ts'
import type { DropReason } from './drop-reasons.ts'
import { isKnownUnit } from './known-units.ts'
import { isYearSaid } from './said-years.ts'
import { isStated, numbersIn } from './stated-numbers.ts'
import type { TextAtHand } from './text-at-hand.ts'

/** Changes whenever another claim may be kept or dropped; it is part of what claims are marked with. */
export const POLICY = 1

/** Characters of the longest quote: the shortest run of whole clauses carries a claim, not a page. */
const LONGEST_QUOTE = 600

/** What claims are held against. */
export interface Knowledge {
  readonly codes: ClaimCodes
  /** The gazetteer's code of a name, when it knows it. */
  readonly placeCode: (name: string) => string | undefined
}

export type Verdict =
  | { readonly kept: Observation; readonly dropped?: never }
  | { readonly kept?: never; readonly dropped: DropReason }

/**
 * Holds one candidate against the text. Kept only when every code is the vocabulary's, the quote stands in the part it was read from,
 * inside one paragraph and outside boilerplate, to the letter or but for typography, each number of its measures in the quote, each
 * place, product name and year in the text. Nothing is mended: what does not hold is dropped, with the first reason met.
 *
 * @param maker what the claim is marked with, as its `rule`
 */
export function verify(said: unknown, at: TextAtHand, maker: string, knowledge: Knowledge): Verdict {
  const candidate = candidateOf(said)
  if (!candidate) return { dropped: 'malformed' }
  if (!hasKnownCodes(candidate, knowledge.codes)) return { dropped: 'code-unknown' }
  const quote = quoteOf(candidate.quote, at)
  if (typeof quote === 'string') return { dropped: quote }
  const words = at.text.slice(quote.start, quote.end)
  const numbers = numbersIn(words, at.language)
  const isSaid = (word: string): boolean => at.asWritten(word) !== null
  if (!candidate.measures.every((measure) => isBorneOut(measure, numbers)))
    return { dropped: 'number-not-in-quote' }
  if (!candidate.measures.every(({ unit }) => unit === null || isKnownUnit(unit, isSaid)))
    return { dropped: 'unit-unknown' }
  const [places, from, to] = [candidate.places, candidate.from, candidate.to].map((names) =>
    mentionsOf(names, at, knowledge),
  )
  if (!places || !from || !to) return { dropped: 'place-not-in-text' }
  const other = candidate.other === null ? null : at.asWritten(candidate.other)
  if (candidate.other !== null && other === null) return { dropped: 'name-not-in-text' }
  if (candidate.period !== null && !isPeriodOf(at.text, candidate.period))
    return { dropped: 'period-not-in-text' }
  return { kept: observationOf(candidate, { places, from, to, other, quote, text: at.text, maker }) }
}

function hasKnownCodes(candidate: Candidate, { phenomena, substances }: ClaimCodes): boolean {
  const { mode, level, source } = candidate
  return (
    phenomena.has(candidate.phenomenon) &&
    candidate.substances.every((code) => substances.has(code)) &&
    candidate.drivers.every((code) => phenomena.has(code)) &&
    isOneOf(DIRECTIONS, candidate.direction) &&
    isOneOf(CERTAINTIES, candidate.certainty) &&
    (mode === null || isOneOf(MODES, mode)) &&
    (level === null || isOneOf(LEVELS, level)) &&
    (source === null || isOneOf(SOURCE_KINDS, source)) &&
    candidate.measures.every(
      ({ kind, currency }) =>
        isOneOf(MEASURE_KINDS, kind) && (currency === null || /^[A-Z]{3}$/.test(currency)),
    )
  )
}

const isOneOf = <T extends string>(known: readonly T[], code: string): code is T =>
  known.some((one) => one === code)

/** A line without words between two lines parts paragraphs. */
const PARAGRAPH_END = /\n[^\S\n]*\n|\f|\u2029/

/** The first run of the part that reads as the quote and may be evidence; else why none may. */
function quoteOf(said: string, at: TextAtHand): Span | DropReason {
  const words = said.trim()
  if (words.length > LONGEST_QUOTE) return 'quote-too-long'
  let why: DropReason = 'quote-not-found'
  if (!/\p{L}/u.test(words)) return why
  for (const run of at.runsOf(words)) {
    if (PARAGRAPH_END.test(at.text.slice(run.start, run.end))) why = 'quote-over-paragraphs'
    else if (at.boilerplate.some((noise) => run.start < noise.end && noise.start < run.end))
      why = 'quote-in-boilerplate'
    else return run
  }
  return why
}

/** "The gram" is one gram, "a collapse" one case: one of something needs no word of its own. */
function isBorneOut(measure: CandidateMeasure, numbers: ReadonlySet<number>): boolean {
  const { kind, value, min, max, quantity, free } = measure
  const isOne = (number: number | null): boolean => number === 1
  const counted = isOneOf(['count', 'cases', 'deaths', 'weight'], kind) && isOne(value) ? null : value
  const stated = [counted, min, max, free, isOne(quantity) ? null : quantity]
  return stated.every((number) => number === null || isStated(number, numbers))
}

/** Places as the text writes them, each with its code where the gazetteer knows it; undefined when one is not in the text. */
function mentionsOf(
  names: readonly string[],
  at: TextAtHand,
  { placeCode }: Knowledge,
): PlaceMention[] | undefined {
  const mentions: PlaceMention[] = []
  for (const name of new Set(names)) {
    const text = at.asWritten(name)
    if (text === null) return undefined
    const code = placeCode(text)
    mentions.push(code ? { text, code } : { text })
  }
  return mentions
}

/** A period is one when it can be read as such and the text says each of its years. */
function isPeriodOf(text: string, period: string): boolean {
  const years = period.match(/\d{4}/g) ?? []
  return daysOf(period) !== null && years.every((year) => isYearSaid(Number(year), text))
}

interface Held {
  readonly places: readonly PlaceMention[]
  readonly from: readonly PlaceMention[]
  readonly to: readonly PlaceMention[]
  readonly other: string | null
  readonly quote: Span
  readonly text: string
  readonly maker: string
}

function observationOf(candidate: Candidate, held: Held): Observation {
  const { places, from, to, other, quote, text, maker } = held
  const { mode, level } = candidate
  return {
    phenomenon: candidate.phenomenon,
    substances: [...new Set(candidate.substances)],
    ...(other === null ? {} : { other }),
    places,
    ...(from.length ? { from } : {}),
    ...(to.length ? { to } : {}),
    ...(mode === null ? {} : { mode: mode as Observation['mode'] }),
    direction: candidate.direction as Observation['direction'],
    level: level as Observation['level'],
    certainty: candidate.certainty as Observation['certainty'],
    period: candidate.period,
    source: candidate.source as Observation['source'],
    measures: candidate.measures.map(asMeasure),
    drivers: [...new Set(candidate.drivers)],
    evidence: evidenceAt(text, quote.start, quote.end),
    rule: maker,
  }
}

/** The fields that hold something. */
function asMeasure(measure: CandidateMeasure): Measure {
  return Object.fromEntries(
    Object.entries(measure).filter(([, value]) => value !== null),
  ) as unknown as Measure
}
