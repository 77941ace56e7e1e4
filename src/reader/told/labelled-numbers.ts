/** A bare number behind a label counts what the label names: « Pipes données : 30 », "Arrests for dealing: 41 (2022: 52)". */
import type { Measure } from '../../core/observation.ts'
import { sum } from '../measures.ts'
import type { Frame } from '../observe.ts'
import { type At, isWithin, type NumberAt, type Sentence } from '../sentence.ts'
import { bareOf } from './told-figures.ts'

/** The number right behind the colon, and one of an earlier time set beside it. */
export function numbersBehind({ phenomenon, sentence, evidence }: Frame, text: string): Measure[] {
  const kind = KINDS[phenomenon]
  const colon = text.indexOf(':', evidence.end)
  const [first] = numbersIn(sentence, colon + 1)
  if (!kind || colon < 0 || !first || !LEAD.test(text.slice(colon + 1, first.start))) return []
  const [second] = numbersIn(sentence, first.end)
  const then = second && THEN.test(text.slice(first.end, second.start)) ? [second] : []
  const label = text.slice(evidence.start, colon)
  return [first, ...then].map((one) => measureOf(one, kind, label, sentence))
}

const KINDS: Readonly<Record<string, Measure['kind']>> = {
  'harm.overdose': 'cases',
  'harm.health': 'cases',
  'harm.infection': 'cases',
  'harm.dependence': 'cases',
  'harm.death': 'deaths',
  'context.response': 'count',
  'context.enforcement': 'count',
  'context.violence': 'cases',
  'use.route': 'share',
  'use.level': 'share',
}

/** Numbers from so far on that are no years, sums of money or weights. */
const numbersIn = ({ numbers, prices, quantities }: Sentence, from: number): NumberAt[] =>
  bareOf(numbers, [...prices, ...quantities]).filter(({ start }) => start >= from)

function measureOf(one: NumberAt, kind: Measure['kind'], label: string, sentence: Sentence): Measure {
  if (isPercent(one, sentence)) return { kind: 'share', ...sum(one.num), unit: '%' }
  const unit = kind === 'count' ? (UNITS.find(([, words]) => words.test(label))?.[0] ?? 'people') : 'people'
  return { kind: kind === 'share' ? 'count' : kind, ...sum(one.num), unit }
}

const isPercent = (one: At, { percents }: Sentence): boolean =>
  percents.some((percent) => isWithin(one, percent))

const LEAD = /^\s?(?:(?:environ|près de|plus de|quelque|about|around|nearly|over|some)\s)?$/i
const THEN =
  /^\s?%?\s?[,;(–-]?\s?(?:contre|against|vs\.?|from|up from|down from|(?:in\s|en\s)?(?:19|20)\d\d\s?:?|previous (?:year|quarter)\s?:?|last year\s?:?|l['’]an (?:passé|dernier)\s?:?|année précédente\s?:?)\s?$/i
const UNITS: readonly [unit: string, words: RegExp][] = [
  ['syringes', /seringues?|needles?|syringes?|rigs?/i],
  ['pipes', /pipes?/i],
  ['kits', /kits?|trousses?/i],
  ['strips', /bandelettes?|strips?/i],
  ['samples', /échantillons?|samples?|analyses?/i],
  ['tests', /tests?|dépistages?/i],
  ['calls', /appels?|calls?/i],
  ['visits', /passages?|visites?|visits?|contacts?/i],
  ['parcels', /colis|parcels?/i],
  ['searches', /perquisitions?|searches|raids?/i],
]
