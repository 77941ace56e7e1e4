/** From a reader's score to a probability one can trust: isotonic regression and Platt's sigmoid, fitted on claims known to be right or wrong. */
import type { Missing } from '../../core/missing.ts'

/** A claim's score, and whether a person found it right. */
export interface Judged {
  readonly score: number
  readonly isRight: boolean
}

/** Between two knots the probability is interpolated; before the first and after the last it stays as there. */
export interface Isotonic {
  readonly kind: 'isotonic'
  /** Rising; two knots of one value are the ends of a pooled block. */
  readonly scores: readonly number[]
  /** Never falling, 0 to 1. */
  readonly values: readonly number[]
}

/** `1 / (1 + exp(a · score + b))`; `a` is negative where a higher score is surer. */
export interface Sigmoid {
  readonly kind: 'platt'
  readonly a: number
  readonly b: number
}

export type Calibration = Isotonic | Sigmoid

/** Judged claims from which isotonic regression is the better of the two: fewer, and it takes chance for shape. */
const ISOTONIC_FROM = 1000
/** Below, no curve is fitted at all. */
const LEAST = 30

/**
 * The calibration of judged claims: Platt's sigmoid up to a thousand, isotonic regression from there
 * (Niculescu-Mizil & Caruana 2005, ICML, section 5: isotonic wins from about 1,000).
 *
 * @returns `too-few` below thirty claims, or where all are right or all wrong: there is nothing to tell apart.
 */
export function calibrate(claims: readonly Judged[]): Calibration | Missing {
  const right = claims.filter(({ isRight }) => isRight).length
  if (claims.length < LEAST || right === 0 || right === claims.length) return { missing: 'too-few' }
  return claims.length >= ISOTONIC_FROM ? fitIsotonic(claims) : fitPlatt(claims)
}

/**
 * The probability a calibration gives a score, 0 to 1.
 *
 * @example
 * calibrated({ kind: 'isotonic', scores: [0, 1], values: [0.2, 0.8] }, 0.5) // => 0.5
 */
export function calibrated(calibration: Calibration, score: number): number {
  return calibration.kind === 'platt'
    ? sigmoid(calibration.a * score + calibration.b)
    : interpolated(calibration, score)
}

function interpolated({ scores, values }: Isotonic, score: number): number {
  let [low, high] = [0, scores.length - 1]
  if (score <= scores[low]!) return values[low]!
  if (score >= scores[high]!) return values[high]!
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (scores[middle]! <= score) low = middle
    else high = middle
  }
  const part = (score - scores[low]!) / (scores[high]! - scores[low]!)
  return values[low]! + part * (values[high]! - values[low]!)
}

/** Claims of one score, or of neighbouring scores pooled. */
interface Block {
  readonly from: number
  readonly to: number
  readonly right: number
  readonly count: number
}

/**
 * The never-falling step function closest to the judgements in least squares, by pooling adjacent violators. Claims of one
 * score are pooled first.
 *
 * Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26(4).
 *
 * @throws RangeError when there is no claim, or a score is not a number
 * @example
 * fitIsotonic([{ score: 1, isRight: false }, { score: 2, isRight: true }]).values // => [0, 1]
 */
export function fitIsotonic(claims: readonly Judged[]): Isotonic {
  needScores(claims)
  const blocks: Block[] = []
  for (const single of byScore(claims)) {
    let block = single
    for (let last = blocks.at(-1); last && shareOf(last) >= shareOf(block); last = blocks.at(-1)) {
      block = pooled(last, block)
      blocks.pop()
    }
    blocks.push(block)
  }
  const knots = blocks.flatMap((block) => {
    const value = shareOf(block)
    return block.from === block.to
      ? [[block.from, value]]
      : [
          [block.from, value],
          [block.to, value],
        ]
  }) as [number, number][]
  return { kind: 'isotonic', scores: knots.map(([score]) => score), values: knots.map(([, value]) => value) }
}

const shareOf = ({ right, count }: Block): number => right / count

const pooled = (a: Block, b: Block): Block => ({
  from: a.from,
  to: b.to,
  right: a.right + b.right,
  count: a.count + b.count,
})

function byScore(claims: readonly Judged[]): Block[] {
  const blocks = new Map<number, Block>()
  for (const { score, isRight } of claims) {
    const single = { from: score, to: score, right: isRight ? 1 : 0, count: 1 }
    const known = blocks.get(score)
    blocks.set(score, known ? pooled(known, single) : single)
  }
  return [...blocks.values()].sort((a, b) => a.from - b.from)
}

/** Newton's steps at most; a dozen do in practice. */
const STEPS = 100
const SMALL_GRADIENT = 1e-10
/** Keeps the Hessian invertible. */
const RIDGE = 1e-12

/**
 * Platt's sigmoid: the logistic curve of greatest likelihood, its targets drawn in from 0 and 1 by Laplace's rule, so that a
 * clean sample does not make it certain.
 *
 * Platt (1999), in Advances in Large Margin Classifiers, ch. 5; minimised by Newton's method with backtracking as Lin, Lin & Weng
 * (2007), Machine Learning 68(3).
 *
 * @throws RangeError when there is no claim, or a score is not a number
 */
export function fitPlatt(claims: readonly Judged[]): Sigmoid {
  needScores(claims)
  const right = claims.filter(({ isRight }) => isRight).length
  const wrong = claims.length - right
  const sought = claims.map(({ score, isRight }) => ({
    score,
    target: isRight ? (right + 1) / (right + 2) : 1 / (wrong + 2),
  }))
  let at = { a: 0, b: Math.log((wrong + 1) / (right + 1)) }
  let loss = lossAt(sought, at)
  for (let step = 0; step < STEPS; step++) {
    const { a: slopeA, b: slopeB, towards } = descentAt(sought, at)
    if (Math.abs(slopeA) < SMALL_GRADIENT && Math.abs(slopeB) < SMALL_GRADIENT) break
    const next = backtracked(sought, at, loss, towards)
    if (!next) break
    ;[at, loss] = [next.at, next.loss]
  }
  return { kind: 'platt', ...at }
}

interface Sought {
  readonly score: number
  readonly target: number
}

interface Parameters {
  readonly a: number
  readonly b: number
}

const sigmoid = (x: number): number => (x >= 0 ? Math.exp(-x) / (1 + Math.exp(-x)) : 1 / (1 + Math.exp(x)))

/** Negative log-likelihood, written so that no exponential overflows. */
function lossAt(sought: readonly Sought[], { a, b }: Parameters): number {
  let loss = 0
  for (const { score, target } of sought) {
    const x = a * score + b
    loss += x >= 0 ? target * x + Math.log1p(Math.exp(-x)) : (target - 1) * x + Math.log1p(Math.exp(x))
  }
  return loss
}

/** The gradient, and Newton's direction from it. */
function descentAt(sought: readonly Sought[], { a, b }: Parameters): Parameters & { towards: Parameters } {
  let [slopeA, slopeB, aa, bb, ab] = [0, 0, RIDGE, RIDGE, 0]
  for (const { score, target } of sought) {
    const p = sigmoid(a * score + b)
    const spread = p * (1 - p)
    aa += score * score * spread
    bb += spread
    ab += score * spread
    slopeA += score * (target - p)
    slopeB += target - p
  }
  const determinant = aa * bb - ab * ab
  return {
    a: slopeA,
    b: slopeB,
    towards: { a: -(bb * slopeA - ab * slopeB) / determinant, b: -(aa * slopeB - ab * slopeA) / determinant },
  }
}

/** The longest of the step's halvings that lowers the loss; undefined when none does: the minimum is reached. */
function backtracked(sought: readonly Sought[], at: Parameters, loss: number, towards: Parameters) {
  for (let size = 1; size > 1e-10; size /= 2) {
    const next = { a: at.a + size * towards.a, b: at.b + size * towards.b }
    const lower = lossAt(sought, next)
    if (lower < loss) return { at: next, loss: lower }
  }
  return undefined
}

function needScores(claims: readonly Judged[]): void {
  if (claims.length === 0) throw new RangeError('expected at least one judged claim, found none')
  const wrong = claims.find(({ score }) => !Number.isFinite(score))
  if (wrong) throw new RangeError(`expected scores that are numbers, found ${wrong.score}`)
}
