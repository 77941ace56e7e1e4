/** Which numbers a claim carries, and what they measure: each number of its words is a share, a weight, a count of people, or nothing of it. */
import type { Measure } from '../../core/observation.ts'
import { sum } from '../measures.ts'
import type { NumberAt, Sentence } from '../sentence.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers } from './offers.ts'
import { Phrases } from './phrases.ts'
import type { Seen } from './seen.ts'
import { mix } from './sign-number.ts'
import { PHENOMENA, type Signs, schemeAt, UNITS } from './signs.ts'

/** What a number may be to a claim; prices are read by their own grammar. */
export const MEASURE_OUTCOMES = ['nothing', 'share', 'purity', 'weight', 'count', 'cases', 'deaths'] as const
export type MeasureOutcome = (typeof MEASURE_OUTCOMES)[number]

/** A number of a claim's words. */
export interface NumberOf {
  readonly at: NumberAt
  readonly written: 'percent' | 'quantity' | 'counted' | 'bare'
  /** The unit as read; '' for a bare number. */
  readonly unit: string
  readonly sentence: Sentence
}

/** The numbers of a claim's words that are no price, date or year, each once. */
export function numbersOf(claim: OpenClaim, setting: Setting): NumberOf[] {
  const { evidence } = claim
  const found: NumberOf[] = []
  for (const sentence of spannedBy(claim, setting)) {
    const { prices, periods } = sentence
    const take = (list: readonly NumberAt[], written: NumberOf['written']): void => {
      for (const at of list) {
        if (!covers(at, evidence) || (written === 'bare' && at.num.isYear)) continue
        if ([...found.map((known) => known.at), ...prices, ...periods].some((one) => covers(one, at)))
          continue
        found.push({ at, written, unit: written === 'bare' ? '' : at.unit, sentence })
      }
    }
    take(sentence.percents, 'percent')
    take(sentence.quantities, 'quantity')
    take(sentence.counted, 'counted')
    take(sentence.numbers, 'bare')
  }
  return found.sort((a, b) => a.at.start - b.at.start)
}

const KIND = {
  next: 61,
  second: 62,
  before: 63,
  nextOf: 64,
  senseNext: 65,
  senseBefore: 66,
  sense: 67,
} as const

const WRITTEN = ['percent', 'quantity', 'counted', 'bare'] as const
const SIZES = ['one', 'few', 'some', 'many', 'very many'] as const
const SAID = {
  written: new Phrases('written', (written) => WRITTEN[written]!),
  writtenOf: new Phrases(
    'written of',
    (phenomenon, written) => `${WRITTEN[written]} ${PHENOMENA.nameOf(phenomenon)}`,
    WRITTEN.length,
  ),
  unit: new Phrases('unit', UNITS.nameOf),
  unitOf: new Phrases('unit of', (unit, of) => `${UNITS.nameOf(unit)} ${PHENOMENA.nameOf(of)}`, 256),
  unitOfScheme: new Phrases('unit of scheme', (unit, of) => `${UNITS.nameOf(unit)} ${schemeAt(of)}`, 256),
  size: new Phrases(
    'size',
    (size, isWord, written) => `${SIZES[size]} ${isWord === 1} ${WRITTEN[written]}`,
    2,
    WRITTEN.length,
  ),
  sizeOf: new Phrases(
    'size of',
    (of, size, written) => `${SIZES[size]} ${WRITTEN[written]} ${PHENOMENA.nameOf(of)}`,
    SIZES.length,
    WRITTEN.length,
  ),
  range: new Phrases('range', (written) => WRITTEN[written]!),
  of: new Phrases('of', PHENOMENA.nameOf),
}

const sizeOf = (value: number): number =>
  value === 1 ? 0 : value <= 10 ? 1 : value <= 100 ? 2 : value <= 2100 ? 3 : 4

/** Words looked at on each side of a number. */
const AROUND = 3

/** Signs of one number: how it is written, what stands around it, what is claimed. */
export function signNumber(into: Signs, number: NumberOf, phenomenon: string, seen: Seen): void {
  const { num } = number.at
  const of = PHENOMENA.numberOf(phenomenon)
  const written = WRITTEN.indexOf(number.written)
  const unit = UNITS.numberOf(number.unit)
  const size = sizeOf(num.value)
  into.weight = 1
  into.say(SAID.written, written)
  into.say(SAID.writtenOf, of, written)
  into.say(SAID.unit, unit)
  into.say(SAID.unitOf, unit, of)
  into.say(SAID.unitOfScheme, unit, of)
  into.say(SAID.size, size, Number(num.isWord), written)
  into.say(SAID.sizeOf, of, size, written)
  if (num.max !== undefined) into.say(SAID.range, written)
  into.weight = 0.7
  signAround(into, number.at, phenomenon, seen)
  into.say(SAID.of, of)
}

function signAround(into: Signs, at: NumberAt, phenomenon: string, seen: Seen): void {
  const { items } = seen
  const { stem, senses, start, end } = items
  const nameOf = (one: number): string => items.names?.[one] ?? ''
  const name = (kind: number, hash: number, said: string): void => {
    into.add(mix(kind, hash))
    into.names?.push(said)
  }
  let after = seen.first
  while (after < seen.end && start[after]! < at.end) after++
  let beforeEnd = seen.end
  while (beforeEnd > seen.first && end[beforeEnd - 1]! > at.start) beforeEnd--
  const afterEnd = Math.min(seen.end, after + AROUND)
  const before = Math.max(seen.first, beforeEnd - AROUND)
  if (after < afterEnd) {
    name(KIND.next, stem[after]!, `next ${nameOf(after)}~`)
    const [first, last] = [phenomenon.charCodeAt(0), phenomenon.charCodeAt(phenomenon.length - 1)]
    into.add(mix(KIND.nextOf, stem[after]!, mix(0, phenomenon.length, first * 31 + last)))
    into.names?.push(`next ${nameOf(after)}~ of ${phenomenon}`)
  }
  if (after + 1 < afterEnd) name(KIND.second, stem[after + 1]!, `second ${nameOf(after + 1)}~`)
  for (let one = before; one < beforeEnd; one++) name(KIND.before, stem[one]!, `before ${nameOf(one)}~`)
  for (let one = after; one < afterEnd; one++)
    for (const sense of senses[one]!) name(KIND.senseNext, sense, `after #${sense}`)
  for (let one = before; one < beforeEnd; one++)
    for (const sense of senses[one]!) name(KIND.senseBefore, sense, `before #${sense}`)
}

/** The measure a number is, by what it was taken for; undefined when the words give no unit for it. */
export function measureOf(number: NumberOf, outcome: MeasureOutcome, text: string): Measure | undefined {
  const value = sum(number.at.num)
  const { unit } = number
  switch (outcome) {
    case 'nothing':
      return undefined
    case 'share':
      return { kind: 'share', ...value, unit: '%' }
    case 'purity':
      return { kind: 'purity', ...value, unit: unit === 'mg' ? 'mg/tablet' : '%' }
    case 'weight':
      return unit ? { kind: 'weight', ...value, unit } : undefined
    case 'deaths':
      return { kind: 'deaths', ...value, unit: 'people' }
    case 'cases':
      return { kind: 'cases', ...value, unit: unit && !PEOPLE.has(unit) ? unit : 'people' }
    case 'count':
      return {
        kind: 'count',
        ...value,
        unit: unit ? (PEOPLE.has(unit) ? 'people' : unit) : (nounAfter(number, text) ?? 'people'),
      }
  }
}

const PEOPLE = new Set(['people', 'cases', 'deaths'])

/** The English plural right behind a number: "412 exhibits". French nouns have no agreed English unit, and are left to the lists. */
function nounAfter({ at }: NumberOf, text: string): string | undefined {
  const found = /^\s+(?:[a-z]+\s+)?([a-z]{4,}s)\b/.exec(text.slice(at.end, at.end + 40))
  return found?.[1]
}
