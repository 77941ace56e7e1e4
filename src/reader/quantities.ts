/** Quantities, sums of money and counted things: numbers with what they are of. */
import type { Language } from '../core/codes.ts'
import { type Amount, type Block, type Num, OPENS, senseOf } from './block.ts'
import { HALVES } from './openers.ts'

/** A unit code with what one is in it: `g*28` is an ounce. */
export function unitOf(code: string): { unit: string; factor: number } {
  const star = code.indexOf('*')
  return star < 0
    ? { unit: code, factor: 1 }
    : { unit: code.slice(0, star), factor: Number(code.slice(star + 1)) }
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
  findAmounts(block, language)
  for (const num of block.numbers) {
    if (num.isYear && !block.sense(num.end, 'unit')) continue
    readQuantity(block, num, language)
  }
  readHalves(block, language)
  block.indexQuantities()
}

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
  for (let skipped = 0; skipped <= 3 && block.isTight(at); skipped++) {
    const term = block.term(at)
    if (term) {
      const unit = senseOf(term, 'unit')
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
      if (counted) {
        block.counted.push({ start: num.start, end: term.end, num, unit: counted.code })
        return
      }
      if (skipped > 0 || senseOf(term, 'currency') || senseOf(term, 'month')) return
    }
    const word = block.word(at)
    if (STOPS.has(word) || block.number(at)) {
      if (!(skipped === 0 && (word === 'de' || word === 'd' || word === 'of'))) return
    }
    at++
  }
}

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

/** Sums of money: "60 €", "£40", "a tenner", "40 k€", "un billet de 20". */
function findAmounts(block: Block, language: Language): void {
  const { tokens } = block
  for (const term of block.terms) {
    const at = term.start
    const sense = senseOf(term, 'currency')
    if (!sense) continue
    const { unit: currency, factor } = unitOf(sense.code)
    const before = numberEndingAt(block, at)
    const isSign = ['€', '£', '$'].includes(block.word(at))
    const after = block.number(at + 1)
    if (
      isSign &&
      after &&
      after.start === at + 1 &&
      tokens.end[at] === tokens.start[at + 1] &&
      !(before && tokens.end[at - 1] === tokens.start[at])
    )
      push(block, { start: at, end: after.end, num: scaled(after, factor), currency })
    else if (before && !(before.isYear && !isSign))
      push(block, { start: before.start, end: at + 1, num: scaled(before, factor), currency })
    else if (factor > 1 && (block.word(at - 1) === 'a' || block.word(at - 1) === 'the'))
      push(block, {
        start: at - 1,
        end: at + 1,
        num: { start: at - 1, end: at + 1, value: factor, isWord: true, isYear: false },
        currency,
      })
    else if (
      language === 'en' &&
      block.word(at - 1) === 'a' &&
      ['pound', 'dollar', 'euro', 'quid', 'buck'].includes(block.word(at))
    )
      push(block, {
        start: at - 1,
        end: at + 1,
        num: { start: at - 1, end: at + 1, value: 1, isWord: true, isYear: false },
        currency,
      })
    else if (isSign && after && !before)
      push(block, { start: at, end: after.end, num: scaled(after, factor), currency })
  }
  for (const num of block.numbers)
    if (
      block.word(num.start - 1) === 'de' &&
      block.word(num.start - 2) === 'billet' &&
      !block.sense(num.end, 'currency')
    )
      push(block, { start: num.start, end: num.end, num, currency: 'EUR' })
  block.amounts.sort((a, b) => a.start - b.start)
}

function push(block: Block, amount: Amount): void {
  const last = block.amounts.at(-1)
  if (last && last.end > amount.start) return
  block.amounts.push(amount)
}

/** The number whose last token is just before `at`, tight. "40 k€" has a k between. */
function numberEndingAt(block: Block, at: number): Num | undefined {
  if (at === 0 || !block.isTight(at)) return undefined
  for (let start = at - 1; start >= Math.max(0, at - 8); start--) {
    const num = block.number(start)
    if (num)
      return num.end === at || (num.max !== undefined && num.end > at && num.start < at) ? num : undefined
  }
  return undefined
}
