/** Quantities and counted things: numbers with what they are of. */
import type { Language } from '../core/codes.ts'
import { type Block, type Num, OPENS, senseOf, type Term } from './block.ts'
import { HALVES } from './openers.ts'

/** A unit code with what one is in it: `g*28` is an ounce. */
export function unitOf(code: string): { unit: string; factor: number } {
  const star = code.indexOf('*')
  return star < 0
    ? { unit: code, factor: 1 }
    : { unit: code.slice(0, star), factor: Number(code.slice(star + 1)) }
}

/** Words of a drug's name that say what it is sold by: "galette de crack", "crack rocks". */
const HEADS: Record<Language, readonly [RegExp, string][]> = {
  fr: [
    [/^(?:galette|caillou|boulette|dose|ballon|bonbonne|buvard|ampoule|fiole|roche)[sx]?$/, 'dose'],
    [/^(?:comprime|cachet|pilule|gelule|capsule)s?$/, 'tablet'],
    [/^(?:pochon|sachet|kepa)s?$/, 'bag'],
    [/^(?:joint|petard)s?$/, 'joint'],
  ],
  en: [
    [/^(?:rock|stone|balloon|canister|blotter|dose)s?$/, 'dose'],
    [/^(?:pill|tablet|capsule)s?$/, 'tablet'],
    [/^(?:bag|baggie|wrap)s?$/, 'bag'],
    [/^(?:joint|spliff)s?$/, 'joint'],
  ],
}

/** The unit a term is, or that the name of a drug holds. */
export function unitOfTerm(
  block: Block,
  term: Term,
  language: Language,
): { unit: string; factor: number } | undefined {
  const unit = senseOf(term, 'unit')
  if (unit) return unitOf(unit.code)
  if (term.end - term.start < 2 || !senseOf(term, 'substance')) return undefined
  for (let at = term.start; at < term.end; at++)
    for (const [head, code] of HEADS[language])
      if (head.test(block.word(at))) return { unit: code, factor: 1 }
  return undefined
}
const round = (value: number): number => Math.round(value * 1e6) / 1e6
export const scaled = (num: Num, factor: number): Num =>
  factor === 1
    ? num
    : {
        ...num,
        value: round(num.value * factor),
        ...(num.max === undefined ? {} : { max: round(num.max * factor) }),
      }

export function findQuantities(block: Block, language: Language): void {
  for (const num of block.numbers) {
    if (num.isYear && !block.sense(num.end, 'unit')) continue
    readQuantity(block, num, language)
  }
  readHalves(block, language)
  readMoves(block)
  block.indexQuantities()
}

/** "From 10.2 to 9.5 tonnes", « de 12 à 19 kg »: what moves is told in the unit it ends in. */
function readMoves(block: Block): void {
  for (const { start, unit } of [...block.quantities]) {
    if (!/^(?:to|a)$/.test(block.word(start - 1))) continue
    const first = block.numbers.find((num) => num.end === start - 1)
    if (!first || first.isYear || !/^(?:from|de|d)$/.test(block.word(first.start - 1))) continue
    if (!block.quantities.some((one) => one.start === first.start))
      block.quantities.push({ start: first.start, end: first.end, num: first, unit })
  }
  block.quantities.sort((a, b) => a.start - b.start)
}

/** « contre 5 l'été dernier », « le g d'héro »: a letter before an apostrophe is no unit. */
export const isElided = ({ tokens }: Block, at: number): boolean =>
  tokens.end[at]! - tokens.start[at]! === 1 && /['’]/.test(tokens.text[tokens.end[at]!] ?? '')

/** "5 g", "30 comprimés", "1.7 million blue tablets": up to two words may stand between the number and the thing. */
function readQuantity(block: Block, num: Num, language: Language): void {
  let at = num.end
  const half = HALVES[language].get(block.word(at))
  if (half !== undefined && block.isTight(at)) {
    const after = skipOf(block, at + 1, language)
    const sense = block.sense(after, 'unit')
    if (sense) {
      const { unit, factor } = unitOf(sense.code)
      block.quantities.push({
        start: num.start,
        end: block.term(after)?.end ?? after + 1,
        num: scaled(num, half * factor),
        unit,
      })
      return
    }
  }
  if (/^pounds?$/.test(block.word(at)) && block.word(at + 1) === 'of' && block.isTight(at + 1)) {
    block.quantities.push({ start: num.start, end: at + 1, num, unit: 'lb' })
    return
  }
  for (let skipped = 0; skipped <= 3 && block.isTight(at); skipped++) {
    const term = block.term(at)
    if (term) {
      const unit = isElided(block, at) ? undefined : senseOf(term, 'unit')
      const counted = senseOf(term, 'counted')
      if (unit && (skipped === 0 || !/^(?:g|kg|mg|t|ml|l|cl)/.test(unit.code))) {
        const read = unitOf(unit.code)
        block.quantities.push({
          start: num.start,
          end: term.end,
          num: scaled(num, read.factor),
          unit: read.unit,
        })
        return
      }
      if (counted && !(skipped > 0 && TIMES.test(block.word(num.end)))) {
        block.counted.push({ start: num.start, end: term.end, num, unit: counted.code })
        return
      }
      // "Dix buvards de LSD": the drug's name begins with what is counted, and stays whole.
      const held = skipped === 0 && unitOfTerm(block, term, language)
      if (held) {
        block.quantities.push({ start: num.start, end: num.end, num, unit: held.unit })
        return
      }
      // "143 suspected opioid overdoses": a drug may stand between, nothing else that has a meaning.
      const isDrug = senseOf(term, 'substance') !== undefined
      if ((skipped > 0 && !isDrug) || senseOf(term, 'currency') || senseOf(term, 'month')) return
    }
    const word = block.word(at)
    if (STOPS.has(word) || block.number(at)) {
      if (!(skipped === 0 && (word === 'de' || word === 'd' || word === 'of'))) return
    }
    at++
  }
}

/** "A 61-year-old woman" is one, and "huit mois d'enquête" is nobody. */
const TIMES =
  /^(?:years?|yrs?|yo|months?|weeks?|days?|nights?|hours?|minutes?|ans?|annees?|mois|semaines?|jours?|nuits?|heures?|h)$/

const STOPS = new Set(
  '% € £ $ / + le la les un une et ou a au aux en dans sur pour par qui que the and or to in on at for with from is are was were de du des of per'.split(
    ' ',
  ),
)

function skipOf(block: Block, at: number, language: Language): number {
  const word = block.word(at)
  if (language === 'fr') return word === 'de' || word === 'd' ? at + 1 : at
  if (word === 'of' && (block.word(at + 1) === 'a' || block.word(at + 1) === 'an')) return at + 2
  return word === 'a' || word === 'an' ? at + 1 : at
}

/** "demi-gramme", "half a gram", "quart de gramme": no number before. */
function readHalves(block: Block, language: Language): void {
  const { tokens } = block
  for (let at = 0; at < tokens.count; at++) {
    if ((block.opens[at]! & OPENS.half) === 0) continue
    const half = HALVES[language].get(block.word(at))
    if (half === undefined) continue
    const before = block.number(at - 1)
    if (before && before.end === at) continue
    const after = skipOf(block, at + 1, language)
    const sense = block.sense(after, 'unit')
    if (!sense) {
      const isAlone =
        language === 'fr' &&
        half === 0.5 &&
        /^(?:le|la|les|des|un|une)$/.test(block.word(at - 1)) &&
        !/^(?:heure|heures|journee|saison|finale|tour|pension|mesure|ans|siecle)$/.test(block.word(at + 1))
      if (isAlone)
        block.quantities.push({
          start: at,
          end: at + 1,
          num: { start: at, end: at + 1, value: half, isWord: true, isYear: false },
          unit: 'g',
        })
      continue
    }
    const { unit, factor } = unitOf(sense.code)
    const end = block.term(after)?.end ?? after + 1
    const isDose = unit === 'dose' && language === 'fr'
    block.quantities.push({
      start: at,
      end,
      num: { start: at, end, value: round(half * factor), isWord: true, isYear: false },
      unit: isDose ? 'g' : unit,
    })
  }
}
