/** Which numbers a claim carries, and what they measure: each number of its words is a share, a weight, a count of people, or nothing of it. */
import type { Measure } from '../../core/observation.ts'
import { sum } from '../measures.ts'
import type { NumberAt, Sentence } from '../sentence.ts'
import { type OpenClaim, type Setting, spannedBy } from './claim-place.ts'
import { covers } from './offers.ts'
import { mix, type Seen, type Signs } from './signs.ts'

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

/** Signs of one number: how it is written, what stands around it, what is claimed. */
export function signNumber(into: Signs, number: NumberOf, phenomenon: string, seen: Seen): void {
  const { at, written, unit } = number
  const after = seen.items.filter((item) => item.start >= at.end).slice(0, 3)
  const before = seen.items.filter((item) => item.end <= at.start).slice(-3)
  const { num } = at
  into.weight = 1
  into.say('written', written)
  into.say('written of', `${written} ${phenomenon}`)
  into.say('unit', unit)
  into.say('unit of', `${unit} ${phenomenon}`)
  into.say('unit of scheme', `${unit} ${phenomenon.slice(0, phenomenon.indexOf('.'))}`)
  const size =
    num.value === 1
      ? 'one'
      : num.value <= 10
        ? 'few'
        : num.value <= 100
          ? 'some'
          : num.value <= 2100
            ? 'many'
            : 'very many'
  into.say('size', `${size} ${num.isWord} ${written}`)
  into.say('size of', `${size} ${written} ${phenomenon}`)
  if (num.max !== undefined) into.say('range', written)
  into.weight = 0.7
  const name = (kind: number, hash: number, said: string): void => {
    into.add(mix(kind, hash))
    into.names?.push(said)
  }
  if (after[0]) {
    name(KIND.next, after[0].stem, `next ${after[0].name}~`)
    into.add(
      mix(
        KIND.nextOf,
        after[0].stem,
        mix(
          0,
          phenomenon.length,
          phenomenon.charCodeAt(0) * 31 + phenomenon.charCodeAt(phenomenon.length - 1),
        ),
      ),
    )
    into.names?.push(`next ${after[0].name}~ of ${phenomenon}`)
  }
  if (after[1]) name(KIND.second, after[1].stem, `second ${after[1].name}~`)
  for (const item of before) name(KIND.before, item.stem, `before ${item.name}~`)
  for (const item of after) for (const sense of item.senses) name(KIND.senseNext, sense, `after #${sense}`)
  for (const item of before)
    for (const sense of item.senses) name(KIND.senseBefore, sense, `before #${sense}`)
  into.say('of', phenomenon)
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
