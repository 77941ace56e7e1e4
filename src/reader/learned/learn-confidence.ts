/** Fits the confidence anew on texts people have coded or corrected, and says on texts held back whether it is better for it. */
import { isMissing, type Missing } from '../../core/missing.ts'
import type { TextOutcome } from '../measured/figures.ts'
import { type Calibration, calibrate, calibrated, type Judged } from './calibrate.ts'
import { type Reliability, reliabilityOf } from './reliability.ts'

export interface LearnedConfidence {
  /** Claims with a confidence that were found right or wrong. */
  readonly claims: number
  readonly right: number
  /** How reliable the reader's own confidence is on these texts. */
  readonly before: Reliability
  /** How reliable the new one is on texts it was not fitted on. */
  readonly after: Reliability
  readonly calibration: Calibration
  /** True when the new confidence is closer to what came (Brier), on texts it was not fitted on. */
  readonly isBetter: boolean
}

const FOLDS = 5
const BINS = 10

/**
 * The calibration of the reader's confidence on these texts, tried by five-fold cross-validation over whole texts: claims of one
 * text resemble each other, and must not stand on both sides.
 *
 * @param outcomes texts in the order in which folds deal them out
 * @returns `not-observed` when the reader gave no claim a confidence, `too-few` when there are too few claims to fit a curve
 *   with any fold held back
 */
export function learnConfidence(outcomes: readonly TextOutcome[]): LearnedConfidence | Missing {
  const byText = outcomes.map(judgedIn).filter((claims) => claims.length > 0)
  const claims = byText.flat()
  if (!claims.length) return { missing: 'not-observed' }
  const calibration = calibrate(claims)
  if (isMissing(calibration)) return calibration
  const heldBack: Judged[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const fitted = calibrate(byText.filter((_, at) => at % FOLDS !== fold).flat())
    if (isMissing(fitted)) return fitted
    for (const { score, isRight } of byText.filter((_, at) => at % FOLDS === fold).flat())
      heldBack.push({ score: calibrated(fitted, score), isRight })
  }
  const [before, after] = [reliabilityOf(claims, BINS), reliabilityOf(heldBack, BINS)]
  const isBetter = !isMissing(before.brier) && !isMissing(after.brier) && after.brier < before.brier
  return {
    claims: claims.length,
    right: claims.filter(({ isRight }) => isRight).length,
    before,
    after,
    calibration,
    isBetter,
  }
}

/** A claim is right when a coded one has its phenomenon at its words. */
export function judgedIn({ pairs, unfounded }: Pick<TextOutcome, 'pairs' | 'unfounded'>): Judged[] {
  const right = pairs.map(({ read }) => ({ score: read.confidence, isRight: true }))
  const wrong = unfounded.map(({ confidence }) => ({ score: confidence, isRight: false }))
  return [...right, ...wrong].filter((one): one is Judged => one.score !== undefined)
}
