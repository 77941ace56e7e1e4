/**
 * The "linear quadratic quadratic" score of Koller and Stahel: straight for residuals as expected, bending down, and zero for wild ones, so
 * that these count for nothing.
 */

/** `b` and `c` say where it bends, `s` how steeply it falls; lengths are in scales. */
export interface Lqq {
  readonly b: number
  readonly c: number
  readonly s: number
}

/** 95 % as sharp as least squares where the errors are normal (Koller & Stahel 2011, their default). */
export const EFFICIENT: Lqq = { b: 1.4734061, c: 0.9822707, s: 1.5 }

/** Withstands half the values being wild: for scales. */
export const RESISTANT: Lqq = { b: 0.4015457, c: 0.2676971, s: 1.5 }

const tail = ({ b, c, s }: Lqq): number => (2 * c + 2 * b - b * s) / (s - 1)

/**
 * Score of a residual of `x` scales.
 *
 * Koller & Stahel (2011), Comput. Stat. Data Anal. 55(8), §4.
 *
 * @example
 * [scoreOf(0.5, EFFICIENT), scoreOf(9, EFFICIENT)] // => [0.5, 0]
 */
export function scoreOf(x: number, shape: Lqq): number {
  const { b, c, s } = shape
  const size = Math.abs(x)
  if (size <= c) return x
  if (size <= b + c) return Math.sign(x) * (size - (s / (2 * b)) * (size - c) ** 2)
  const [a, beyond] = [tail(shape), size - b - c]
  if (beyond >= a) return 0
  return Math.sign(x) * (c + b - (b * s) / 2 + ((s - 1) / a) * (beyond * (beyond / 2 - a)))
}

/**
 * How much a residual of `x` scales counts in a fit: its score over itself.
 *
 * @example
 * [weightOf(0.5, EFFICIENT), weightOf(9, EFFICIENT)] // => [1, 0]
 */
export const weightOf = (x: number, shape: Lqq): number =>
  Math.abs(x) <= shape.c ? 1 : scoreOf(Math.abs(x), shape) / Math.abs(x)

/**
 * Slope of the score.
 *
 * @example
 * [slopeOf(0.5, EFFICIENT), slopeOf(9, EFFICIENT)] // => [1, 0]
 */
export function slopeOf(x: number, shape: Lqq): number {
  const { b, c, s } = shape
  const size = Math.abs(x)
  if (size <= c) return 1
  if (size <= b + c) return 1 - (s / b) * (size - c)
  const [a, beyond] = [tail(shape), size - b - c]
  return beyond >= a ? 0 : ((s - 1) / a) * (beyond - a)
}

/**
 * Loss of a residual of `x` scales under `RESISTANT`, from 0 to 1.
 *
 * @example
 * [lossOf(0), lossOf(9)] // => [0, 1]
 */
export const lossOf = (x: number): number => (Math.abs(x) >= FAR ? 1 : areaTo(Math.abs(x)) / WHOLE)

function areaTo(size: number): number {
  const { b, c, s } = RESISTANT
  if (size <= c) return (size * size) / 2
  if (size <= b + c) return (size * size) / 2 - (s / (6 * b)) * (size - c) ** 3
  const beyond = size - b - c
  const bent = (b + c) ** 2 / 2 - (s * b * b) / 6
  return bent + (c + b - (b * s) / 2) * beyond + ((s - 1) / TAIL) * beyond ** 2 * (beyond / 6 - TAIL / 2)
}

const TAIL = tail(RESISTANT)
const FAR = TAIL + RESISTANT.b + RESISTANT.c
const WHOLE = areaTo(FAR)
