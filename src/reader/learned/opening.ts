/**
 * Whether a text is read, from three sides: how likely its words as a whole make it that it claims something, how much the nets find in its stretches, and how often it
 * names drugs. Learned from texts that none of them had learned from (stacking: Wolpert 1992, Neural Networks 5), as a logistic curve over what they come to and over each two together.
 */
import type { Stretches } from './detect.ts'

export interface Opening {
  /** The one that always counts, then one for each of what the sides come to. */
  readonly weights: readonly number[]
  /** Least score for a text to be read whole, and for one to be read for what it says beyond doubt. */
  readonly open: number
  readonly ajar: number
}

/** A text as all sides see it. */
export interface Sides {
  /** How likely it claims something by its words as a whole, 0 to 1. */
  readonly likely: number
  /** Claims that the nets expect in it: the sum of their odds. */
  readonly expected: number
  readonly stretches: number
  /** How often it names drugs, 0 when it is not about them. */
  readonly named: number
}

export function sidesOf(likely: number, stretches: Stretches, named: number): Sides {
  return { likely, expected: stretches.expected(), stretches: stretches.count, named }
}

/** Surer than this is as sure as can be. */
const SURE = 1e-4

/** What the sides come to, each as a logarithm, what each two of them do together, and whether any drug is named. */
export function valuesOf({ likely, expected, stretches, named }: Sides): number[] {
  const odds = Math.min(1 - SURE, Math.max(SURE, likely))
  const alone = [
    Math.log(odds / (1 - odds)),
    Math.log(expected + 0.1),
    Math.log(expected / Math.max(1, stretches) + 0.01),
    Math.log(1 + named),
  ]
  const together = alone.flatMap((one, at) => alone.slice(at).map((other) => one * other))
  return [...alone, ...together, Number(named > 0)]
}

/** The higher, the surer that a text claims something. */
export const openingScore = ([always = 0, ...weights]: readonly number[], sides: Sides): number =>
  valuesOf(sides).reduce((sum, value, at) => sum + value * weights[at]!, always)
