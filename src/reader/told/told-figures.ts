/** Figures told one after another in a sentence, each with what it is of: a place, a drug, a time. */
import type { Direction } from '../../core/codes.ts'
import type { Measure } from '../../core/observation.ts'
import { isSameMeasure, isWeight, measured, PER_TABLET, sum } from '../measures.ts'
import { isRateOfChange } from '../no-measure.ts'
import type { Frame } from '../observe.ts'
import { type At, join, type NumberAt, overlap, type PeriodAt, type Sentence } from '../sentence.ts'
import { isNextOfSeveral, isPlace, type Name, withTime } from './told-together.ts'

export interface Figure extends At {
  readonly measure: Measure
}
/** A figure, or two between which something moved. */
export interface Move {
  readonly at: At
  readonly figures: readonly Figure[]
}
type Named = Name | PeriodAt
/** One of several: its figures, with what they are of. */
export interface Share<Of extends Named> extends Move {
  readonly name: Of
}

/** Claims that may tell several figures. */
export const WITH_FIGURES: ReadonlySet<string> = new Set([
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

/** Whether a claim has figures, and no others than these; or says only how many they are: "two seizures: 3 kg in Lille and 5 kg in Lyon". */
export function tells({ measures, evidence }: Frame, shares: readonly Move[]): boolean {
  const figures = shares.flatMap((share) => share.figures)
  const isCounted = measures.some((one) => isCountOf(one, shares))
  return (
    measures.length > 0 &&
    (isCounted || shares.some(({ at }) => overlap(at, evidence))) &&
    measures.every((measure) => isCountOf(measure, shares) || isAmong(measure, figures))
  )
}

export const isCountOf = ({ kind, unit, value }: Measure, shares: readonly Move[]): boolean =>
  kind === 'count' && unit === 'seizures' && value === shares.length

export const isAmong = (measure: Measure, figures: readonly Figure[]): boolean =>
  figures.some((figure) => isSameFigure(figure.measure, measure))

/** A sum alone takes its unit and money from the one it follows. */
export const isSameFigure = (a: Measure, b: Measure): boolean => isSameMeasure({ ...a, ...unitOf(b) }, b)
/** What a figure is counted or paid in, so far as it is said. */
export const unitOf = ({ unit, currency, quantity }: Partial<Measure> = {}): Partial<Measure> => ({
  ...(unit === undefined ? {} : { unit }),
  ...(currency === undefined ? {} : { currency }),
  ...(quantity === undefined ? {} : { quantity }),
})

/** Which way a figure goes to a later one; as said where either is a range. */
export function wayBetween(then: Measure, now: Measure, said: Direction): Direction {
  if (then.value === undefined || now.value === undefined) return said
  const [before, after] = [then.value * gramsIn(then), now.value * gramsIn(now)]
  return after === before ? 'stable' : after > before ? 'up' : 'down'
}

const gramsIn = ({ kind, unit = '' }: Measure): number => (kind === 'weight' ? (GRAMS[unit] ?? 1) : 1)
const GRAMS: Readonly<Record<string, number>> = { mg: 0.001, kg: 1000, t: 1_000_000 }

/** What claims told by their title alone are counted by: "Heroin deaths by city: Leeds 12, Hull 8". */
export const USUAL: Readonly<Record<string, Pick<Measure, 'kind' | 'unit'>>> = {
  'harm.death': { kind: 'deaths', unit: 'deaths' },
  'harm.overdose': { kind: 'cases', unit: 'cases' },
  'harm.infection': { kind: 'cases', unit: 'cases' },
  'use.level': { kind: 'share', unit: '%' },
  'market.purity': { kind: 'purity', unit: '%' },
}

/** Whether a claim with no figure of its own ends at the colon before a series. */
export const isTitleOf = ({ measures, evidence }: Frame, [first]: readonly Move[], text: string): boolean =>
  measures.length === 0 && first !== undefined && /^\s?:\s*$/.test(text.slice(evidence.end, first.at.start))

/** The figures of the kind these claims of one sentence have. */
export function figuresOf(own: readonly Frame[], text: string): Figure[] {
  const { sentence, phenomenon } = own[0]!
  const told = own.flatMap(({ measures }) => measures)[0]?.kind
  const kind = phenomenon === 'flow.seizure' ? 'weight' : (told ?? USUAL[phenomenon]?.kind)
  if (!kind) return []
  if (kind === 'price') return sumsIn(sentence, text)
  if (kind === 'purity' || kind === 'share') return sharesIn(kind, sentence, text)
  return kind === 'weight' ? loadsIn(sentence, text) : countsIn(kind, sentence)
}

/** A sum begins at its number, however far before what it is for stands: « le gramme est à 60 € ici, 70 à Nantes ». */
function sumsIn({ prices, numbers }: Sentence, text: string): Figure[] {
  let end = 0
  const sums: Figure[] = []
  for (const price of prices) {
    if (price.measure.kind !== 'price') continue
    const { measure } = price
    const number = numbers.find(
      ({ num, start, end: to }) => !num.isYear && start >= Math.max(end, price.start) && to <= price.end,
    )
    const sign = number && /[£$€]/.test(text.charAt(number.start - 1)) ? 1 : 0
    sums.push(number ? { ...price, from: number.from, start: number.start - sign, measure } : price)
    end = price.end
  }
  return sums
}

function sharesIn(kind: Measure['kind'], { percents, quantities }: Sentence, text: string): Figure[] {
  const shares = percents
    .filter((one) => !isRateOfChange(text, one))
    .map((one): Figure => {
      const end = one.end + (OF_WHAT.exec(text.slice(one.end))?.[0].length ?? 0)
      return { ...one, end, measure: measured(kind, one, '%') }
    })
  if (kind !== 'purity') return shares
  const strengths = quantities
    .filter(({ unit }) => unit === 'mg')
    .map((one): Figure => ({ ...one, measure: measured(kind, one, PER_TABLET) }))
  return [...shares, ...strengths]
}

/** « 14 % de THC », "29% pure" are figures of one thing. */
const OF_WHAT = /^\s(?:de (?:thc|pureté)|of (?:thc|purity)|thc|pure?s?|purity|active)(?![a-zà-öø-ÿœ])/i

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
  bareOf(numbers, [...percents, ...prices, ...quantities]).map((one) => {
    const whole = counted.find((other) => overlap(one, other))
    const unit = whole && whole.end > one.end ? { unit: whole.unit } : {}
    return { ...(whole ?? one), measure: { kind, ...sum(one.num), ...unit } }
  })

/** Numbers that are no years and no part of what was read as something else. */
export const bareOf = (numbers: readonly NumberAt[], others: readonly At[]): NumberAt[] =>
  numbers.filter((one) => !one.num.isYear && !others.some((other) => overlap(one, other)))

/** "De 7 à 12 €" is one move. */
export function movesOf(figures: readonly Figure[], text: string): Move[] {
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
export function namedBehind<Of extends Named>(
  moves: readonly Move[],
  names: readonly Of[],
  sentence: Sentence,
  text: string,
): Share<Of>[] {
  return moves.flatMap(({ at, figures }, index) => {
    const next = moves[index + 1]?.at.start
    const behind = names.filter(({ start, end }) => start >= at.end && end <= (next ?? text.length))
    const name =
      behind.find(({ start }) => OF.test(text.slice(at.end, start))) ??
      behind.findLast(
        (one) => next !== undefined && isNextOfSeveral(text.slice(withTime(one, sentence, text).end, next)),
      )
    return name ? [{ at: join(at, name), figures, name }] : []
  })
}
const OF =
  /^\s?(?:€|%)?(?:\s(?:à|au|aux|en|dans|sur|chez|pour|in|at|for|on|of|de|du|des))?\s(?:d['’])?(?:l['’]|les? |la |the )?$/i

/** "À Nantes 70 €", "of heroin 34%"; the first has its name farther before. */
export function namedBefore<Of extends Named>(
  moves: readonly Move[],
  names: readonly Of[],
  text: string,
): Share<Of>[] {
  return moves.flatMap(({ at, figures }, index) => {
    const end = moves[index - 1]?.at.end ?? 0
    const name = names.findLast((one) => one.start >= end && one.end <= at.start)
    if (!name || !(index === 0 || IS.test(text.slice(name.end, at.start)))) return []
    return [{ at: join(at, name), figures, name }]
  })
}
const IS =
  /^,?\s?(?:(?:it|they|il|elle|ils|elles|there)\s)?(?::|à|at|de|cost|costs|coûte|coûtait|(?:was|were|is|are|stood|est|était|sont|étaient)(?:\s(?:à|at|de))?)?\s?[£$€]?$/i

/** Shares right behind one another, of different names. */
export function runsOf<Of extends Named>(shares: readonly Share<Of>[], text: string): Share<Of>[][] {
  const runs: Share<Of>[][] = []
  for (const share of shares) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const between = text.slice(last?.at.end, share.at.start)
    if (last && (isNextOfSeveral(between) || UP_TO.test(between)) && isOfUnit(share, run![0]!))
      run!.push(share)
    else runs.push([share])
  }
  return runs.filter(
    (run) => run.length > 1 && new Set(run.map(({ name }) => keyOf(name))).size === run.length,
  )
}
/** "From £40 in Leeds to £60 in Hull". */
const UP_TO = /^\s(?:à|to)\s[£$€]?$/i
const unitIn = ({ figures }: Move): string | undefined => figures[0]?.measure.unit
/** What is counted is said with the first, and may be left out with those behind; what a sum is for is said with any. */
const isOfUnit = (share: Move, first: Move): boolean =>
  unitIn(share) === undefined ||
  unitIn(share) === unitIn(first) ||
  (isWeight(unitIn(share) ?? '') && isWeight(unitIn(first) ?? '')) ||
  (unitIn(first) === undefined && first.figures[0]?.measure.kind === 'price')

const keyOf = (name: Named): string => {
  if ('iso' in name) return name.iso ?? ''
  return isPlace(name) ? (name.code ?? name.text) : name.code
}
