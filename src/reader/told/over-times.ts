/** Figures of one thing at several times are one claim over all of them: "70 € en 2018, 65 € en 2020 et 60 € en 2023". */
import { isSameMeasure } from '../measures.ts'
import type { Frame } from '../observe.ts'
import { sameCodes } from '../price-frames.ts'
import { isWithin, join, type PeriodAt, type Sentence } from '../sentence.ts'
import {
  figuresOf,
  movesOf,
  namedBefore,
  namedBehind,
  runsOf,
  type Share,
  tells,
  unitOf,
  WITH_FIGURES,
  wayBetween,
} from './told-figures.ts'
import { beyondJoint } from './told-together.ts'
import { turnsIn } from './turns.ts'

/** The claims, those that begin such a series given the whole of it: its figures, from when to when, and which way they go; a claim behind it has none of them. */
export function overTimes(frames: readonly Frame[], text: string): Frame[] {
  let told: Frame[] = []
  return frames.map((frame) => {
    if (!WITH_FIGURES.has(frame.phenomenon) || frame.measures.length === 0) return frame
    if (told[0]?.sentence !== frame.sentence) told = []
    const before = told.find((one) => isOfSeriesBefore(frame, one))
    if (before) return behind(frame, before, text)
    const series = seriesOf(frame, text).find(
      (shares) => tells(frame, shares) && isWithin(shares[0]!.figures[0]!, frame.evidence),
    )
    if (!series) return { ...frame, period: spanOf(frame) }
    const whole = overTime(frame, series)
    told.push(whole)
    return whole
  })
}

/** "837 kg of ketamine in 2022 and 1.8 tonnes in 2023, while heroin seizures were flat": the tonnes are no heroin. */
const isOfSeriesBefore = ({ phenomenon, evidence, measures, substances }: Frame, one: Frame): boolean =>
  phenomenon === one.phenomenon &&
  evidence.start > one.evidence.start &&
  evidence.end > one.evidence.end &&
  !sameCodes(substances, one.substances) &&
  measures.every((measure) => one.measures.some((other) => isSameMeasure(measure, other)))

function behind(frame: Frame, { evidence: before }: Frame, text: string): Frame {
  const { sentence, evidence } = frame
  const start = beyondJoint(before.end, text)
  const own = { from: before.to, to: sentence.to, start, end: sentence.end }
  const [turn, other] = turnsIn(sentence, own, text)
  const isOne = turn !== undefined && other === undefined
  return {
    ...frame,
    measures: [],
    evidence: { ...own, end: Math.max(evidence.end, turn?.end ?? 0) },
    direction: isOne ? turn.direction : 'present',
    level: isOne ? turn.level : null,
  }
}

/** Two figures set against each other and two times: "320 deaths in 2022, against 280 in 2021" is 2021/2022. */
function spanOf({ period, sentence, evidence, measures, direction }: Frame): string | null {
  if (measures.length !== 2 || direction === 'present') return period
  const times = timesIn(sentence).filter((time) => isWithin(time, evidence))
  const [first, last] = times.map(({ iso }) => iso ?? '').sort()
  return times.length === 2 && first !== last ? `${first}/${last}` : period
}

function overTime(frame: Frame, series: readonly Share<PeriodAt>[]): Frame {
  const inOrder = [...series].sort((a, b) => isoOf(a).localeCompare(isoOf(b)))
  const [first, last] = [inOrder[0]!, inOrder.at(-1)!]
  return {
    ...frame,
    measures: series
      .flatMap(({ figures }) => figures)
      .map(({ measure }) => ({ ...unitOf(frame.measures[0]), ...measure })),
    evidence: series.map(({ at }) => at).reduce(join, frame.evidence),
    period: `${isoOf(first)}/${isoOf(last)}`,
    direction: wayBetween(first.figures[0]!.measure, last.figures[0]!.measure, frame.direction),
  }
}
const isoOf = ({ name }: Share<PeriodAt>): string => name.iso ?? ''

/** Where the sentence of a claim gives a figure each of at least two times, one after another. */
function seriesOf(frame: Frame, text: string): Share<PeriodAt>[][] {
  const times = timesIn(frame.sentence)
  if (times.length < 2) return []
  const moves = movesOf(figuresOf([frame], text), text)
  const [behind, before] = [namedBehind(moves, times, frame.sentence, text), namedBefore(moves, times, text)]
  const first = before.slice(0, 1)
  const firstBefore = [...first, ...behind.filter(({ at }) => first.every((one) => at.start > one.at.end))]
  return [behind, before, firstBefore].flatMap((shares) => runsOf(shares, text))
}

/** Years, months and days, no spans of time. */
const timesIn = ({ periods }: Sentence): PeriodAt[] =>
  periods.filter(({ iso }) => iso !== null && !iso.includes('/'))
