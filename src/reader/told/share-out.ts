/** Figures told in one breath of several places or drugs, each with its own, are as many claims: "60 € à Lille, 70 à Nantes", "72% for cocaine and 34% for heroin". */
import type { Direction } from '../../core/codes.ts'
import { groupBy } from '../../core/group-by.ts'
import { numericDirection } from '../numeric-direction.ts'
import type { Frame } from '../observe.ts'
import { isWithin, join, overlap } from '../sentence.ts'
import { bySentence } from './by-sentence.ts'
import {
  type Figure,
  figuresOf,
  isAmong,
  isCountOf,
  isSameFigure,
  isTitleOf,
  type Move,
  movesOf,
  namedBefore,
  namedBehind,
  runsOf,
  type Share,
  tells,
  USUAL,
  unitOf,
  WITH_FIGURES,
  wayBetween,
} from './told-figures.ts'
import { isPlace, type Name, withTime } from './told-together.ts'

/** The claims, those that tell figures of several told apart; each keeps what the claim it comes from says beside. */
export function sharedOut(frames: readonly Frame[], text: string): Frame[] {
  const inSentence = bySentence(frames)
  const told = new Map<Frame, readonly Frame[]>()
  const withFigures = frames.filter(({ phenomenon }) => WITH_FIGURES.has(phenomenon))
  for (const own of groupBy(withFigures, (one) => `${one.phenomenon} ${one.sentence.index}`).values()) {
    for (const shares of seriesOf(own, text)) {
      const telling = own.filter(
        (one) => !told.has(one) && (tells(one, shares) || isTitleOf(one, shares, text)),
      )
      for (const one of telling) told.set(one, [])
      if (telling.some(({ measures }) => measures.length === 0))
        for (const one of inSentence(own[0]!.sentence.index))
          if (isOfItems(one, own[0]!, shares)) told.set(one, [])
      if (telling[0]) told.set(telling[0], apart(telling, shares, text))
    }
  }
  return frames.flatMap((frame) => told.get(frame) ?? [frame])
}

/** "Last-year use: cannabis 24%, MDMA 3%": what the title tells of the items is no other claim of theirs. */
const isOfItems = (one: Frame, title: Frame, shares: readonly Share<Name>[]): boolean =>
  one.phenomenon !== title.phenomenon &&
  WITH_FIGURES.has(one.phenomenon) &&
  one.measures.length > 0 &&
  shares.some(({ at }) => overlap(at, one.evidence)) &&
  one.measures.every(({ value }) =>
    shares.some((share) => share.figures.some(({ measure }) => measure.value === value)),
  )

function apart(telling: readonly Frame[], shares: readonly Share<Name>[], text: string): Frame[] {
  const first = telling[0]!
  const known = telling.flatMap(({ measures }) => measures).filter((one) => !isCountOf(one, shares))
  const all = telling.map(({ evidence }) => evidence).reduce(join)
  const isByNumbers = first.direction === numericDirection(first.phenomenon, [first.sentence], all, text)
  const times = shares.map(({ at }) => first.sentence.periods.find((period) => isWithin(period, at)))
  return shares.map(({ at, figures, name }, index) => {
    const own = telling.find(({ measures }) => measures.some((one) => isAmong(one, figures))) ?? first
    return {
      ...own,
      ...(isPlace(name) ? { places: [name] } : { substances: [name.code], hasOwnSubstances: true }),
      measures: figures.map(
        ({ measure }) =>
          known.find((one) => isSameFigure(measure, one)) ?? {
            ...unitOf(known[0] ?? USUAL[first.phenomenon]),
            ...measure,
          },
      ),
      period: times.every((time) => time !== undefined) ? times[index]!.iso : own.period,
      direction: figures.length > 1 ? movedTo(figures, own) : isByNumbers ? 'present' : own.direction,
      evidence: index > 0 || all.start > at.start ? at : { ...at, from: all.from, start: all.start },
      drivers: index === 0 ? first.drivers : [],
    }
  })
}

/** "From £40 to £60 in Leeds and from £50 to £45 in Hull": each its own way. */
function movedTo(figures: readonly Figure[], { direction }: Frame): Direction {
  const isMove = direction === 'up' || direction === 'down'
  const way = wayBetween(figures[0]!.measure, figures.at(-1)!.measure, direction)
  return isMove && way !== 'stable' ? way : direction
}

/** Where the sentence of these claims gives at least two of a kind a figure each, one after another. */
function seriesOf(own: readonly Frame[], text: string): Share<Name>[][] {
  const { sentence, phenomenon } = own[0]!
  const timed = <T extends Move>(move: T): T => ({ ...move, at: withTime(move.at, sentence, text) })
  const moves = movesOf(figuresOf(own, text), text).map(timed)
  if (moves.length < 2) return []
  const drugs = sentence.substances.filter(({ isAside }) => !isAside)
  const found: Share<Name>[][] = []
  for (const names of phenomenon === 'flow.seizure' ? [sentence.places] : [sentence.places, drugs])
    for (const shares of [
      namedBehind<Name>(moves, names, sentence, text),
      namedBefore<Name>(moves, names, text),
    ])
      found.push(...runsOf(shares.map(timed), text))
  return found.sort((a, b) => b.length - a.length)
}
