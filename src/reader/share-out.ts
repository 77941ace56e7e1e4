/** Figures told in one breath of several places or drugs, each with its own, are as many claims: "60 € à Lille, 70 à Nantes", "72% for cocaine and 34% for heroin". */
import type { Direction } from '../core/codes.ts'
import { groupBy } from '../core/group-by.ts'
import type { Measure } from '../core/observation.ts'
import { isSameMeasure, isWeight, measured, PER_TABLET, sum } from './measures.ts'
import { isRateOfChange } from './no-measure.ts'
import { numericDirection } from './numeric-direction.ts'
import type { Frame } from './observe.ts'
import { join } from './price-frames.ts'
import { type At, overlap, type Sentence } from './sentence.ts'
import { isNextOfSeveral, isPlace, type Name } from './told-together.ts'

interface Figure extends At {
  readonly measure: Measure
}
/** A figure, or two between which something moved. */
interface Move {
  readonly at: At
  readonly figures: readonly Figure[]
}
/** One of several: its figures, with the name they are of. */
interface Share extends Move {
  readonly name: Name
}

/** The claims, those that tell figures of several told apart; each keeps what the claim it comes from says beside. */
export function sharedOut(frames: readonly Frame[], text: string): Frame[] {
  const told = new Map<Frame, readonly Frame[]>()
  const withFigures = frames.filter(({ phenomenon }) => TOLD_APART.has(phenomenon))
  for (const own of groupBy(withFigures, (one) => `${one.phenomenon} ${one.sentence.index}`).values()) {
    const kind = own.flatMap(({ measures }) => measures)[0]?.kind
    if (!kind) continue
    for (const shares of seriesOf(kind, own[0]!.sentence, text)) {
      const telling = own.filter((one) => !told.has(one) && tells(one, shares))
      for (const one of telling) told.set(one, [])
      if (telling[0]) told.set(telling[0], apart(telling, shares, text))
    }
  }
  return frames.flatMap((frame) => told.get(frame) ?? [frame])
}

const TOLD_APART = new Set([
  'market.price',
  'market.purity',
  'use.level',
  'harm.death',
  'harm.overdose',
  'harm.health',
  'harm.infection',
  'harm.dependence',
  'context.response',
  'flow.seizure',
])

/** Whether a claim has figures, and no others than these. */
function tells({ measures, evidence }: Frame, shares: readonly Share[]): boolean {
  const figures = shares.flatMap((share) => share.figures)
  return (
    measures.length > 0 &&
    shares.some(({ at }) => overlap(at, evidence)) &&
    measures.every((measure) => isAmong(measure, figures))
  )
}

const isAmong = (measure: Measure, figures: readonly Figure[]): boolean =>
  figures.some((figure) => isSameFigure(figure.measure, measure))

/** A sum alone takes its unit and money from the one it follows. */
const isSameFigure = (a: Measure, b: Measure): boolean => isSameMeasure({ ...a, ...unitOf(b) }, b)
const unitOf = ({ unit, currency, quantity }: Measure): Partial<Measure> => ({
  ...(unit === undefined ? {} : { unit }),
  ...(currency === undefined ? {} : { currency }),
  ...(quantity === undefined ? {} : { quantity }),
})

function apart(telling: readonly Frame[], shares: readonly Share[], text: string): Frame[] {
  const first = telling[0]!
  const known = telling.flatMap(({ measures }) => measures)
  const all = telling.map(({ evidence }) => evidence).reduce(join)
  const isByNumbers = first.direction === numericDirection(first.phenomenon, [first.sentence], all, text)
  return shares.map(({ at, figures, name }, index) => {
    const own = telling.find(({ measures }) => measures.some((one) => isAmong(one, figures))) ?? first
    return {
      ...own,
      ...(isPlace(name) ? { places: [name] } : { substances: [name.code], hasOwnSubstances: true }),
      measures: figures.map(
        ({ measure }) =>
          known.find((one) => isSameFigure(measure, one)) ?? { ...unitOf(known[0]!), ...measure },
      ),
      direction: figures.length > 1 ? movedTo(figures, own) : isByNumbers ? 'present' : own.direction,
      evidence: index > 0 || all.start > at.start ? at : { ...at, from: all.from, start: all.start },
      drivers: index === 0 ? first.drivers : [],
    }
  })
}

/** "From £40 to £60 in Leeds and from £50 to £45 in Hull": each its own way. */
function movedTo(figures: readonly Figure[], { direction }: Frame): Direction {
  const [before, now] = [figures[0]!.measure.value, figures.at(-1)!.measure.value]
  const isMove = direction === 'up' || direction === 'down'
  if (!isMove || before === undefined || now === undefined || before === now) return direction
  return now > before ? 'up' : 'down'
}

/** Where a sentence gives at least two of a kind a figure each, one after another. */
function seriesOf(kind: Measure['kind'], sentence: Sentence, text: string): Share[][] {
  const figures =
    kind === 'price'
      ? sumsIn(sentence, text)
      : kind === 'purity' || kind === 'share'
        ? sharesIn(kind, sentence, text)
        : kind === 'weight'
          ? loadsIn(sentence, text)
          : countsIn(kind, sentence)
  if (figures.length < 2) return []
  const moves = movesOf(figures, text)
  const drugs = sentence.substances.filter(({ isAside }) => !isAside)
  const found: Share[][] = []
  for (const names of kind === 'weight' ? [sentence.places] : [sentence.places, drugs])
    for (const shares of [namedBehind(moves, names, text), namedBefore(moves, names, text)])
      found.push(...runsOf(shares, text))
  return found.sort((a, b) => b.length - a.length)
}

/** A sum begins at its number, however far before what it is for stands: « le gramme est à 60 € ici, 70 à Nantes ». */
function sumsIn({ prices, numbers }: Sentence, text: string): Figure[] {
  let end = 0
  const sums: Figure[] = []
  for (const price of prices) {
    if (price.measure.kind !== 'price') continue
    const { measure } = price
    const number = numbers.find((one) => one.start >= Math.max(end, price.start) && one.end <= price.end)
    const sign = number && /[£$€]/.test(text.charAt(number.start - 1)) ? 1 : 0
    sums.push(number ? { ...price, from: number.from, start: number.start - sign, measure } : price)
    end = price.end
  }
  return sums
}

function sharesIn(kind: Measure['kind'], { percents, quantities }: Sentence, text: string): Figure[] {
  const shares = percents
    .filter((one) => !isRateOfChange(text, one))
    .map((one): Figure => ({ ...one, measure: measured(kind, one, '%') }))
  if (kind !== 'purity') return shares
  const strengths = quantities
    .filter(({ unit }) => unit === 'mg')
    .map((one): Figure => ({ ...one, measure: measured(kind, one, PER_TABLET) }))
  return [...shares, ...strengths]
}

/** « 3 kg de cocaïne » is a figure with its drug. */
const loadsIn = ({ quantities, substances }: Sentence, text: string): Figure[] =>
  quantities
    .filter(({ unit }) => isWeight(unit))
    .map((one): Figure => {
      const drug = substances.find(
        ({ start }) => start >= one.end && DRUG_OF.test(text.slice(one.end, start)),
      )
      return { ...(drug ? join(one, drug) : one), measure: measured('weight', one) }
    })
const DRUG_OF = /^\s(?:de\s|d['’]|of\s)$/i

/** What is counted may be said of the first alone: "12 deaths in Leeds, 8 in Hull". */
const countsIn = (
  kind: Measure['kind'],
  { numbers, counted, percents, prices, quantities }: Sentence,
): Figure[] =>
  numbers
    .filter(
      (one) =>
        !one.num.isYear && ![...percents, ...prices, ...quantities].some((other) => overlap(one, other)),
    )
    .map((one) => {
      const whole = counted.find((other) => overlap(one, other))
      const unit = whole && whole.end > one.end ? { unit: whole.unit } : {}
      return { ...(whole ?? one), measure: { kind, ...sum(one.num), ...unit } }
    })

/** "De 7 à 12 €" is one move. */
function movesOf(figures: readonly Figure[], text: string): Move[] {
  const moves: Move[] = []
  for (const figure of [...figures].sort((a, b) => a.start - b.start)) {
    const last = moves.at(-1)
    if (last && TO.test(text.slice(last.at.end, figure.start)))
      moves[moves.length - 1] = { at: join(last.at, figure), figures: [...last.figures, figure] }
    else moves.push({ at: figure, figures: [figure] })
  }
  return moves
}
const TO = /^\s?(?:€|%)?\s(?:à|to)\s[£$€]?$/i

/** "60 € à Lille", "34 % pour l’héroïne"; the first may have its name farther behind: "12 deaths were counted in Leeds, 8 in Hull". */
function namedBehind(moves: readonly Move[], names: readonly Name[], text: string): Share[] {
  return moves.flatMap(({ at, figures }, index) => {
    const next = moves[index + 1]?.at.start
    const behind = names.filter(({ start, end }) => start >= at.end && end <= (next ?? text.length))
    const name =
      behind.find(({ start }) => OF.test(text.slice(at.end, start))) ??
      behind.findLast(({ end }) => next !== undefined && isNextOfSeveral(text.slice(end, next)))
    return name ? [{ at: join(at, name), figures, name }] : []
  })
}
const OF =
  /^\s?(?:€|%)?(?:\s(?:à|au|aux|en|dans|sur|chez|pour|in|at|for|on|of|de|du|des))?\s(?:d['’])?(?:l['’]|les? |la |the )?$/i

/** "À Nantes 70 €", "of heroin 34%"; the first has its name farther before. */
function namedBefore(moves: readonly Move[], names: readonly Name[], text: string): Share[] {
  return moves.flatMap(({ at, figures }, index) => {
    const end = moves[index - 1]?.at.end ?? 0
    const name = names.findLast((one) => one.start >= end && one.end <= at.start)
    if (!name || !(index === 0 || IS.test(text.slice(name.end, at.start)))) return []
    return [{ at: join(at, name), figures, name }]
  })
}
const IS = /^,?\s?(?::|à|at|de|was|is|est à|était à|était de|est de)?\s?[£$€]?$/i

/** Shares right behind one another, of different names. */
function runsOf(shares: readonly Share[], text: string): Share[][] {
  const runs: Share[][] = []
  for (const share of shares) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last && isNextOfSeveral(text.slice(last.at.end, share.at.start)) && isOfUnit(share, run![0]!))
      run!.push(share)
    else runs.push([share])
  }
  return runs.filter(
    (run) => run.length > 1 && new Set(run.map(({ name }) => keyOf(name))).size === run.length,
  )
}
const unitIn = ({ figures }: Share): string | undefined => figures[0]?.measure.unit
/** What is counted is said with the first, and may be left out with those behind; what a sum is for is said with any. */
const isOfUnit = (share: Share, first: Share): boolean =>
  unitIn(share) === undefined ||
  unitIn(share) === unitIn(first) ||
  (unitIn(first) === undefined && first.figures[0]?.measure.kind === 'price')

const keyOf = (name: Name): string => (isPlace(name) ? (name.code ?? name.text) : name.code)
