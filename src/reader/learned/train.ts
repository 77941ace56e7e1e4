/** Learns a model from coded texts: first where the claims are, then, on claims as the reader will meet them, their slots. */
import { drugWeight } from '../gate.ts'
import type { Frame } from '../observe.ts'
import { learnCuts } from './learn-cuts.ts'
import { learnDetector } from './learn-detector.ts'
import { type Glossary, learnMeasures } from './learn-measures.ts'
import { type JudgedSides, learnOpening } from './learn-opening.ts'
import {
  type ClaimsOf,
  learnCertainty,
  learnDirection,
  learnEnds,
  learnPlaces,
  learnSubstances,
} from './learn-slots.ts'
import { asRead, type Desk, type Lesson, type ReadLesson } from './lesson.ts'
import type { LearnOptions } from './linear.ts'
import type { Finding, Model, Thresholds } from './model.ts'
import { sidesOf } from './opening.ts'
import { type JudgedText, learnSecondLook, type SecondLook } from './second-look.ts'
import { learnGate, partsLikely } from './text-gate.ts'

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
export const THRESHOLDS: Thresholds = {
  propose: 0.25,
  keep: 0.35,
}
/** While it learns, more is proposed than will be: what is nearly a claim teaches to tell one. */
const LEARNING: Thresholds = { ...THRESHOLDS, propose: 0.12 }

/** What is taught besides the lessons themselves. */
export interface Teaching {
  readonly phenomena: readonly string[]
  readonly desk: Desk
  /** Forms of French words with what each means in English. */
  readonly glossary: Glossary
  readonly options?: TrainOptions
  /** Left out, it is learned too, which takes twice as long as the rest; `null` leaves it out. */
  readonly secondLook?: SecondLook | null
  /** What finds claims, learned beforehand: of all lessons, then without each of `FOLDS` parts of them. */
  readonly findings?: readonly Finding[]
}

/** Parts the texts are dealt into, each read by what was learned from the others. */
export const FOLDS = 3

/** Learns what finds claims, from all lessons or from those outside one of `FOLDS` parts. */
export function learnFinding(
  lessons: readonly Lesson[],
  { phenomena, desk, options = USUAL }: Pick<Teaching, 'phenomena' | 'desk' | 'options'>,
  fold?: number,
): Finding {
  const held = new Set(fold === undefined ? [] : partOf(lessons, fold))
  const from = lessons.filter((lesson) => !held.has(lesson))
  return {
    gate: learnGate(from, desk.meanings, options),
    detector: learnDetector(from, phenomena, desk.meanings),
    cuts: learnCuts(from.filter(isText), options),
  }
}

/** The texts of a part. */
const partOf = (lessons: readonly Lesson[], fold: number): Lesson[] =>
  lessons.filter((lesson) => isText(lesson) && !lesson.wasInView).filter((_, at) => at % FOLDS === fold)

/** Learns a model. */
export function train(lessons: readonly Lesson[], teaching: Teaching): Model {
  const { phenomena, desk, secondLook, findings = [] } = teaching
  const whole = findings[0] ?? learnFinding(lessons, teaching)
  const met = lessons.filter(isText).map((lesson) => ({ lesson, claims: meet(lesson, whole, desk).claims }))
  const model: Model = { ...whole, thresholds: THRESHOLDS, ...learnSlots(lessons, met, teaching) }
  if (secondLook === null) return model
  const unseen = outOfFold(lessons, teaching)
  const opening = learnOpening(unseen.flatMap(({ sides }) => sides ?? []))
  const look = secondLook ?? learnSecondLook(unseen, phenomena)
  return { ...model, ...(opening && { opening }), ...(look && { secondLook: look }) }
}

const framesIn = ({ claims }: ReadLesson): Frame[] => claims.flatMap(({ frame }) => frame ?? [])

const isText = ({ coded }: Lesson): boolean => coded.genre !== 'sentence'

const meet = (lesson: Lesson, found: Finding, desk: Desk): ReadLesson =>
  asRead(lesson, { model: { ...found, thresholds: LEARNING }, known: desk.known[lesson.language] }, desk)

function learnSlots(
  lessons: readonly Lesson[],
  met: readonly ClaimsOf[],
  { glossary, options = USUAL }: Teaching,
): Pick<Model, 'direction' | 'certainty' | 'substances' | 'places' | 'ends' | 'measures'> {
  const told: ClaimsOf[] = lessons.map((lesson) => ({ lesson, claims: lesson.claims }))
  const toldTexts = told.filter(({ lesson }) => isText(lesson))
  const texts = [...toldTexts, ...met]
  const places = learnPlaces(texts)
  return {
    direction: learnDirection([...told, ...met], options),
    certainty: learnCertainty([...told, ...met], options),
    substances: learnSubstances(texts),
    places,
    ends: learnEnds(texts, places),
    measures: learnMeasures(toldTexts, met, glossary),
  }
}

/** A text as read by what had not learned from it, beside what its coder found. */
interface Unseen extends JudgedText {
  /** Undefined for a text judged in parts. */
  readonly sides: JudgedSides | undefined
}

function outOfFold(lessons: readonly Lesson[], teaching: Teaching): Unseen[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const unseen = teaching.findings?.[fold + 1] ?? learnFinding(lessons, teaching, fold)
    return partOf(lessons, fold).flatMap((lesson): Unseen[] => {
      const read = meet(lesson, unseen, teaching.desk)
      const { stretches } = read
      if (!stretches) return []
      const isRight = read.claims.map(({ coded }) => coded !== undefined)
      const [part, ...more] = partsLikely(unseen.gate, lesson.seen, lesson.scan)
      const named = drugWeight(lesson.scan, lesson.coded.text)
      const claims = lesson.coded.observations.length > 0
      const sides =
        part && more.length === 0 ? { sides: sidesOf(part.likely, stretches, named), claims } : undefined
      return [{ frames: framesIn(read), stretches, isRight, sides }]
    })
  }).flat()
}
