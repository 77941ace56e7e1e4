/**
 * How likely each claim is right, once all of a text are made: by what else is claimed at its words and near by, by its rule and its length. Learned from
 * claims of texts the net had not learned from (stacking: Wolpert 1992, Neural Networks 5), then set right by isotonic regression.
 */
import { isMissing } from '../../core/missing.ts'
import type { Frame } from '../observe.ts'
import { type Calibration, calibrate, calibrated, type Judged } from './calibrate.ts'
import type { Stretches } from './detect.ts'
import { type Example, type LearnOptions, learn, probability, scoreInto, type Weights } from './linear.ts'
import { Among } from './sign-among.ts'
import { Signs } from './signs.ts'

export interface SecondLook {
  readonly weights: Weights
  readonly calibration: Calibration
}

/** The claims of one text, made by a reader that had not learned from it, and which of them its coder made too. */
export interface JudgedText {
  readonly frames: readonly Frame[]
  readonly stretches: Stretches
  readonly isRight: readonly boolean[]
}

const OPTIONS: LearnOptions = {
  outcomes: 1,
  rounds: 8,
  alpha: 0.05,
  l2: 0.001,
  leastSeen: 5,
  leastWeight: 0.005,
  seed: 7,
}

/** Parts the texts are dealt into: what is set right by isotonic regression was looked at by what was learned from the others. */
const FOLDS = 4

/** Learns from claims judged; undefined when they are too few to tell. */
export function learnSecondLook(
  texts: readonly JudgedText[],
  phenomena: readonly string[],
): SecondLook | undefined {
  const byText = texts.map((text) => examplesOf(text, phenomena))
  const held = Array.from({ length: FOLDS }, (_, fold): Judged[] => {
    const weights = learn(byText.filter((_, at) => at % FOLDS !== fold).flat(), OPTIONS)
    return byText
      .filter((_, at) => at % FOLDS === fold)
      .flat()
      .map((example) => ({ score: oddsOf(weights, example), isRight: example.holds.length > 0 }))
  }).flat()
  const calibration = calibrate(held)
  return isMissing(calibration) ? undefined : { weights: learn(byText.flat(), OPTIONS), calibration }
}

function examplesOf({ frames, stretches, isRight }: JudgedText, phenomena: readonly string[]): Example[] {
  const among = new Among(frames, stretches, phenomena)
  const signs = new Signs()
  return frames.map((_, index) => {
    signs.clear()
    among.sign(signs, index)
    return {
      signs: signs.numbers.slice(0, signs.count),
      values: signs.values.slice(0, signs.count),
      holds: isRight[index] ? [0] : [],
    }
  })
}

const score = new Float64Array(1)
function oddsOf(
  weights: Weights,
  { signs, values }: Pick<Example, 'signs' | 'values'>,
  count = signs.length,
): number {
  scoreInto(weights, signs, values, count, score)
  return probability(score[0]!)
}

/** How likely each claim of a text is right, 0 to 1, in their order. */
export function lookAgain(
  { weights, calibration }: SecondLook,
  frames: readonly Frame[],
  stretches: Stretches,
  phenomena: readonly string[],
): number[] {
  const among = new Among(frames, stretches, phenomena)
  const signs = new Signs()
  return frames.map((_, index) => {
    signs.clear()
    among.sign(signs, index)
    return calibrated(
      calibration,
      oddsOf(weights, { signs: signs.numbers, values: signs.values }, signs.count),
    )
  })
}
