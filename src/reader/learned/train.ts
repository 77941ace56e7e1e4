/** Learns a model from coded texts: first where the claims are, then, on claims as the reader will meet them, their slots. */
import { learnDetector } from './learn-detector.ts'
import {
  type ClaimsOf,
  learnCertainty,
  learnDirection,
  learnMeasures,
  learnPlaces,
  learnSubstances,
} from './learn-slots.ts'
import { asRead, type Desk, type Lesson } from './lesson.ts'
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
export const THRESHOLDS: Thresholds = { text: 0.5, unnamed: 0.75, propose: 0.3 }

export function train(
  lessons: readonly Lesson[],
  phenomena: readonly string[],
  desk: Desk,
  options: TrainOptions = USUAL,
): Model {
  const gate = learnGate(lessons, options)
  const detector = learnDetector(lessons, phenomena, options)
  const told: ClaimsOf[] = lessons.map((lesson) => ({ lesson, claims: lesson.claims }))
  const slots = (all: readonly ClaimsOf[]): Omit<Model, 'gate' | 'detector' | 'thresholds'> => {
    const texts = all.filter(({ lesson }) => lesson.coded.genre !== 'sentence')
    return {
      direction: learnDirection(all, options),
      certainty: learnCertainty(all, options),
      substances: learnSubstances(texts),
      places: learnPlaces(texts),
      measures: learnMeasures(texts, options),
    }
  }
  const first: Model = { gate, detector, thresholds: THRESHOLDS, ...slots(told) }
  const met = lessons
    .filter(({ coded }) => coded.genre !== 'sentence')
    .map((lesson) => ({
      lesson,
      claims: asRead(lesson, { model: first, senses: desk.senses[lesson.language] }, desk),
    }))
  return { gate, detector, thresholds: THRESHOLDS, ...slots([...told, ...met]) }
}
