/** Learns which numbers claims carry and in what units, from claims as the reader meets them. */
import type { Measure } from '../../core/observation.ts'
import { moneyOf } from '../currencies.ts'
import { isSameMeasure } from '../measures.ts'
import { MeasureChoices, type MeasureWeights, type Question } from './choose-measures.ts'
import { numbersOf } from './claim-numbers.ts'
import type { CodedClaim } from './coded.ts'
import { type Choice, learnChoices, RANK_OPTIONS, type RankOptions } from './learn-ranker.ts'
import type { ClaimsOf } from './learn-slots.ts'
import { KIND, type MeasureOffer } from './offer-measures.ts'
import { itemsBeside } from './seen.ts'
import { sumWeights } from './sum-weights.ts'
import { type Counting, learnUnits, type UnitWords } from './unit-words.ts'

/** Sums alone: a hidden layer gave nothing here (docs/reading.md). */
const OPTIONS: RankOptions = { ...RANK_OPTIONS, hidden: 0, left: 0, leastSeen: 5 }

/** Half of the weights are smaller, and choose nothing (docs/reading.md). */
const LEAST = 0.06

export type Glossary = Iterable<readonly [forms: string, meaning: string]>

/** `told` are claims as coded, `met` as the reader meets them: units are learned from the first, choices from the second. */
export function learnMeasures(
  told: readonly ClaimsOf[],
  met: readonly ClaimsOf[],
  glossary: Glossary,
): MeasureWeights {
  const words = learnUnits(told.flatMap(countingsIn), glossary)
  const around = new Set<number>()
  const choices = met.flatMap((one) => choicesIn(one, words, around))
  return { words, weights: sumWeights(learnChoices(choices, OPTIONS), around, LEAST) }
}

/** Words behind a number that may say its unit, and before it. */
const BEHIND = 3
const BEFORE = 2

/** The numbers that coders counted. */
function countingsIn({ lesson, claims }: ClaimsOf): Counting[] {
  return claims.flatMap(({ coded, open }) => {
    if (!coded?.measures.length) return []
    return numbersOf(open, lesson.setting).flatMap((number): Counting[] => {
      const { num } = number
      const match = num && coded.measures.find((one) => isCounted(one) && hasValue(one, num.value))
      if (!match?.unit) return []
      const seen = lesson.seen[number.sentence.index]!
      const { items, first, end } = seen
      const { after, before } = itemsBeside(number.at, seen)
      const words: number[] = []
      for (let item = after; item < end && item < after + BEHIND; item++)
        if (items.isMark[item] === 0) words.push(items.hash[item]!)
      for (let item = before; item >= first && item > before - BEFORE; item--)
        if (items.isMark[item] === 0) words.push(items.hash[item]!)
      return [{ unit: match.unit, phenomenon: open.phenomenon, words }]
    })
  })
}

const isCounted = ({ kind }: Measure): boolean => kind === 'count' || kind === 'cases'
const hasValue = ({ value, min, max }: Measure, said: number): boolean =>
  value === said || min === said || max === said

/** Each number of each claim with what it may be, and which of that its coder said; the signs around it are noted. */
function choicesIn({ lesson, claims }: ClaimsOf, words: UnitWords, around: Set<number>): Choice[] {
  const { setting, seen, language } = lesson
  const asked = new MeasureChoices(words, setting, seen, moneyOf(setting.sentences, language))
  const choices: Choice[] = []
  for (const { coded, open, frame } of claims) {
    if (!coded) continue
    const claim = { ...open, ruled: frame?.measures ?? [], substance: coded.substances[0] ?? '' }
    asked.of(claim, (question) => {
      const { offers, signs } = question
      const { right, isTaught } = answerOf(question, coded)
      if (!isTaught || offers.length < 2) return right
      for (const sign of signs.forKind) around.add(sign)
      choices.push({ candidates: offers.map((offer) => signs.signsOf(offer)), right })
      return right
    })
  }
  return choices
}

/** Which offer the coder's measures name; where they name the number but none of its offers, the nearest, from which nothing is learned. */
function answerOf(
  { offers, number }: Question,
  { measures }: CodedClaim,
): { right: number; isTaught: boolean } {
  const named = offers.findIndex(
    ({ measure }) => measure && measures.some((one) => isSameMeasure(one, measure)),
  )
  if (named >= 0) return { right: named, isTaught: true }
  const { num } = number
  const near = num && measures.find((one) => hasValue(one, num.value))
  if (!near) return { right: 0, isTaught: offers[0]?.kind === KIND.nothing }
  const isOfKind = ({ measure }: MeasureOffer): boolean => measure?.kind === near.kind
  return { right: Math.max(0, offers.findIndex(isOfKind)), isTaught: false }
}
