/**
 * Whether a text is read, from two sides: how likely its words as a whole make it that it claims something, and how much the nets find in its stretches. Learned
 * from texts that neither had learned from (stacking: Wolpert 1992, Neural Networks 5), as a logistic curve over both.
 */
import type { Stretches } from './detect.ts'
import { fitLogistic, logisticScore } from './logistic.ts'

export interface Opening {
  readonly weights: readonly number[]
  /** Least score for a text to be read whole, and for one to be read for what it says beyond doubt. */
  readonly open: number
  readonly ajar: number
}

/** A text as both sides see it. */
export interface Sides {
  /** How likely it claims something by its words as a whole, 0 to 1. */
  readonly likely: number
  /** Claims that the nets expect in it: the sum of their odds. */
  readonly expected: number
  readonly stretches: number
}

export function sidesOf(likely: number, stretches: Stretches): Sides {
  return { likely, expected: stretches.expected(), stretches: stretches.count }
}

/** Surer than this is as sure as can be. */
const SURE = 1e-4

function valuesOf({ likely, expected, stretches }: Sides): number[] {
  const odds = Math.min(1 - SURE, Math.max(SURE, likely))
  return [
    Math.log(odds / (1 - odds)),
    Math.log(expected + 0.1),
    Math.log(expected / Math.max(1, stretches) + 0.01),
  ]
}

/** The higher, the surer that a text claims something. */
export const openingScore = (weights: readonly number[], sides: Sides): number =>
  logisticScore(weights, valuesOf(sides))

/** Texts seen from both sides by what had not learned from them, and whether their coders found a claim. */
export interface JudgedSides {
  readonly sides: Sides
  readonly claims: boolean
}

/** Of the texts that claim nothing, so large a part is read whole, and so large a part at least ajar. */
const OPEN_SHARE = 0.035
const AJAR_SHARE = 0.1
/** Fewer texts that claim nothing do not tell where to draw a line. */
const LEAST = 100
/** A text that claims nothing counts as so many that do: most do. */
const NOTHING_COUNTS = 4

/** Learns from texts judged; undefined where too few of them claim nothing. */
export function learnOpening(texts: readonly JudgedSides[]): Opening | undefined {
  const silent = texts.filter(({ claims }) => !claims)
  if (silent.length < LEAST) return undefined
  const weights = fitLogistic(
    texts.map(({ sides, claims }) => ({
      values: valuesOf(sides),
      holds: claims,
      weight: claims ? 1 : NOTHING_COUNTS,
    })),
  )
  const scores = silent.map(({ sides }) => openingScore(weights, sides)).sort((a, b) => b - a)
  const below = (share: number): number => scores[Math.floor(share * scores.length)]!
  return { weights, open: below(OPEN_SHARE), ajar: below(AJAR_SHARE) }
}
