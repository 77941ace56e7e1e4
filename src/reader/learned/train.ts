/** Learns a model from coded texts: first where the claims are, then, on claims as the reader will meet them, their slots. */
import { isMissing } from '../../core/missing.ts'
import { calibrate, type Judged } from './calibrate.ts'
import { learnDetector } from './learn-detector.ts'
import {
  type ClaimsOf,
  learnCertainty,
  learnDirection,
  learnMeasures,
  learnPlaces,
  learnSubstances,
} from './learn-slots.ts'
import { asRead, type ClaimOf, type Desk, type Lesson } from './lesson.ts'
import type { LearnOptions } from './linear.ts'
import type { Model, Thresholds } from './model.ts'
import { learnGate } from './text-gate.ts'

export type TrainOptions = Omit<LearnOptions, 'outcomes'>

/** Settings found by cross-validation (docs/reading.md). */
export const USUAL: TrainOptions = {
  seed: 7,
  rounds: 12,
  alpha: 0.2,
  l2: 0.0005,
  leastSeen: 3,
  leastWeight: 0.3,
}
export const THRESHOLDS: Thresholds = { text: 0.65, unnamed: 0.8, propose: 0.25 }

/** Learns a model; `isCalibrated` false leaves out how sure it may be, which takes four times as long as the rest. */
export function train(
  lessons: readonly Lesson[],
  phenomena: readonly string[],
  desk: Desk,
  options: TrainOptions = USUAL,
  isCalibrated = true,
): Model {
  const found = (from: readonly Lesson[]): Pick<Model, 'gate' | 'detector'> => ({
    gate: learnGate(from, desk.meanings, options),
    detector: learnDetector(from, phenomena, desk.meanings),
  })
  const whole = found(lessons)
  const told: ClaimsOf[] = lessons.map((lesson) => ({ lesson, claims: lesson.claims }))
  const first: Model = { ...whole, thresholds: THRESHOLDS, ...learnSlots(told, options) }
  const met = lessons.filter(isText).map((lesson) => ({ lesson, claims: meet(lesson, first, desk) }))
  const model: Model = { ...whole, thresholds: THRESHOLDS, ...learnSlots([...told, ...met], options) }
  if (!isCalibrated) return model
  const confidence = calibrate(outOfFold(lessons, model, found, desk))
  return isMissing(confidence) ? model : { ...model, confidence }
}

const isText = ({ coded }: Lesson): boolean => coded.genre !== 'sentence'

const meet = (lesson: Lesson, model: Model, desk: Desk): ClaimOf[] =>
  asRead(lesson, { model, known: desk.known[lesson.language] }, desk)

function learnSlots(
  all: readonly ClaimsOf[],
  options: TrainOptions,
): Pick<Model, 'direction' | 'certainty' | 'substances' | 'places' | 'measures'> {
  const texts = all.filter(({ lesson }) => isText(lesson))
  return {
    direction: learnDirection(all, options),
    certainty: learnCertainty(all, options),
    substances: learnSubstances(texts),
    places: learnPlaces(texts),
    measures: learnMeasures(texts, options),
  }
}

/** Parts the texts are dealt into, each read by what was learned from the others. */
const FOLDS = 4

/** How each claim was rated by a reader that had not learned from its text, and whether its coder made it too. */
function outOfFold(
  lessons: readonly Lesson[],
  model: Model,
  found: (from: readonly Lesson[]) => Pick<Model, 'gate' | 'detector'>,
  desk: Desk,
): Judged[] {
  const texts = lessons.filter((lesson) => isText(lesson) && !lesson.wasInView)
  return Array.from({ length: FOLDS }, (_, fold) => {
    const held = new Set(texts.filter((_, at) => at % FOLDS === fold))
    const unseen = { ...model, ...found(lessons.filter((lesson) => !held.has(lesson))) }
    return [...held].flatMap((lesson) =>
      meet(lesson, unseen, desk).flatMap(({ coded, frame }) =>
        frame?.confidence === undefined ? [] : [{ score: frame.confidence, isRight: coded !== undefined }],
      ),
    )
  }).flat()
}
