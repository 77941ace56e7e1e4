/** Sums without a currency beside what they are for: "le gramme c'est 50", "10 la petite", "25/g", "4 pour 15", "80 a bag". */
import type { Language } from '../core/codes.ts'
import { type Block, type Num, type Quantity, senseOf } from './block.ts'
import { OPEN_MONEY } from './currencies.ts'
import { beginsMove } from './moves.ts'
import {
  countBefore,
  isSingular,
  type PricedFor,
  partAt,
  priceMeasure,
  unitAfter,
  within,
} from './price-units.ts'
import { unitOfTerm } from './quantities.ts'
import { rateAt } from './rates.ts'
import { BREAK, WORD } from './tokens.ts'

/** Numbers that already are something: a sum, a quantity, a share, people. */
export const isTaken = (block: Block, num: Num): boolean =>
  block.taken[num.start] === 1 || isGlued(block, num.start) || isPartOf(block, num)

/** « 6/9, les 3 autres » : so many of so many. */
function isPartOf({ tokens }: Block, { start, end }: Num): boolean {
  const { text } = tokens
  const from = tokens.start[start]!
  const to = tokens.end[end - 1]!
  if (text[to] !== '/' && text[from - 1] !== '/') return false
  const said = text.slice(from, to + PART_REACH)
  return OTHERS.test(text[to] === '/' ? said : `0/${said}`)
}
const PART_REACH = 24
const OTHERS = /^\d{1,3}\/\d{1,3}[,;] (?:les|the) [\p{L}\d]+ (?:autres|others?)(?!\p{L})/iu

/** "rep3", "M30": a number that is the end of a word. */
const isGlued = ({ tokens }: Block, at: number): boolean =>
  at > 0 && tokens.kind[at - 1] === WORD && tokens.end[at - 1] === tokens.start[at]

/** "La gélule de 100", "30 mg": how strong, not how dear. */
export function isStrength(block: Block, num: Num): boolean {
  if (/^(?:mg|mgs|ug|µg|ml|cl|ans|years|yo|km|m|h|heures|hours|min|minutes)$/.test(block.word(num.end)))
    return true
  const link = block.word(num.start - 1)
  if (RANGES.test(link) && isDosedBefore(block, num.start)) return true
  if (link !== 'de' && link !== 'of') return false
  const before = block.termEndingAt(num.start - 1)
  const unit = before && senseOf(before, 'unit')
  return unit !== undefined && unit.code !== 'bag'
}

/** "178 mg, range 96 to 271": the range of what was dosed just before. */
function isDosedBefore({ tokens }: Block, start: number): boolean {
  return / ?(?:mg|milligrammes?|milligrams?|µg)[,;(\s]+\(?\p{L}*\s?$/u.test(
    tokens.text.slice(Math.max(0, tokens.start[start]! - DOSE_REACH), tokens.start[start]),
  )
}
const RANGES = /^(?:range|ranging|from|between|fourchette|entre|de)$/
const DOSE_REACH = 24

/** Sums without a currency beside a quantity: "le gramme c'est 50", "1g C a 60 / 2g 100", "10 la petite". */
export function findBarePrices(block: Block, language: Language, used: Set<Quantity>): void {
  for (const num of block.numbers) {
    if (num.isYear || num.value < 1 || num.value > 60_000 || isTaken(block, num) || isStrength(block, num))
      continue
    const priced = pricedBehind(block, num, language, used) ?? pricedBefore(block, num, language, used)
    if (!priced || rateAt(block, num.end, language)) continue
    block.addPrice({
      start: Math.min(num.start, priced.start),
      end: Math.max(num.end, priced.end),
      measure: priceMeasure({ num, currency: OPEN_MONEY.bare }, priced.value, priced.unit),
      hasUnit: priced.unit !== undefined,
      ...(priced.isEach ? { isEach: true } : {}),
    })
  }
}

const BEHIND: Record<Language, RegExp> = {
  fr: /^(?:le|la|les|l|\/|du|chaque|par|pce|piece|pc|euro|les|pour|pr)$/,
  en: /^(?:a|an|per|each|\/|for|fr|the|ea|apiece|oz|qtr)$/,
}

/** "10 le g", "20 la demi", "15 le pochon", "25/g", "50 les 6", "80 a bag", "35 each". */
function pricedBehind(
  block: Block,
  num: Num,
  language: Language,
  used: Set<Quantity>,
): PricedFor | undefined {
  const after = block.word(num.end)
  if (!BEHIND[language].test(after) || !block.isTight(num.end)) return undefined
  if (num.isWord && num.value < 2) return undefined
  // « 5 les 2 premiers jours », « 6 les 3 autres »: days, or those just counted
  if (/^(?:autres|derniers|premiers|dernieres|premieres)$/.test(block.word(num.end + 2))) return undefined
  if (language === 'fr' && /^(?:petite|grosse|petit|gros)$/.test(block.word(num.end + 1)))
    return { start: num.start, end: num.end + 2, value: 1, unit: 'dose' }
  const before = used.size
  const priced = unitAfter(block, num.end, language, used)
  if (!priced || priced.end > num.end + MOST_BEHIND || before > used.size) return undefined
  if (/^(?:pour|pr|for|fr|les)$/.test(after) && priced.value === 1 && priced.unit === undefined)
    return undefined
  // "2 pour 1 g" and "3 for 50": the number before the link is the count.
  if (/^(?:pour|pr|for|fr)$/.test(after) && (num.value <= priced.value || priced.value >= MOST_PIECES))
    return undefined
  if (priced.unit && /^(?:mg|cl|t)$/.test(priced.unit)) return undefined
  return priced
}
const MOST_BEHIND = 5
/** "100 for 60": more pieces than a bare sum is for; sixty is the sum. */
const MOST_PIECES = 30

const LINKS: Record<Language, ReadonlySet<string>> = {
  fr: new Set(
    'a est pour pr c autour vers coute coutait vaut valait entre de dit disent vend part tourne'.split(' '),
  ),
  en: new Set('at for fr is was around about costs cost still s from goes go sells'.split(' ')),
}

const ENDS: Record<Language, RegExp> = {
  fr: /^(?:et|si|mais|partout|\+|\/|quand|max|maxi|du|a|en|au|aux|sur|pas|chez|dans|par|ailleurs|ici|avant|hier|hors|autrefois|mtn|maintenant|tout|seulement|environ|pr|ou|pareil|chacun|chacune|la|puis|contre)$/,
  en: /^(?:and|if|but|\+|\/|when|max|in|on|now|or|until|till|from|this|here|these|at|each|minimum|min|then|still|these|quid|atm|rn|tho|though|lol|las|last|since)$/,
}

/** Whether a number closes its phrase: nothing that it could count stands behind. */
export function endsPhrase(block: Block, num: Num, language: Language): boolean {
  return (
    num.end >= block.tokens.count ||
    block.tokens.before[num.end]! > BREAK.quote ||
    ENDS[language].test(block.word(num.end)) ||
    (block.word(num.end) === 'for' && /^(?:it|them|that|one)$/.test(block.word(num.end + 1)))
  )
}

/** "4 pour 15", "le gramme c'est 50", "3g = 130", "la boulette 15". */
function pricedBefore(
  block: Block,
  num: Num,
  language: Language,
  used: Set<Quantity>,
): PricedFor | undefined {
  if (num.value < 2 || (num.isWord && num.value < 4)) return undefined
  const isMove = /^(?:a|to)$/.test(block.word(num.end)) && beginsMove(block, num.start, language)
  if (!isMove && !endsPhrase(block, num, language)) return undefined
  const count = countBefore(block, num.start, language)
  if (
    count &&
    (num.value > count.value || num.value >= MOST_PIECES) &&
    isRound(num) &&
    !block.percents.some((one) => one.start === num.start)
  )
    return count
  return unitBeforeBare(block, num, language, used)
}

/** "3g = 130", "1g 60", "La plaquette de 10 : 8": the sum stands right behind, or behind a sign. */
const isSetBeside = (block: Block, num: Num, words: number): boolean =>
  words === 0 && isRound(num) && block.tokens.before[num.start]! <= BREAK.clause

/** What people ask is round: under twenty anything, above in fives. What is counted need not be. */
export const isRound = ({ value, max }: Num): boolean => max !== undefined || value <= 20 || value % 5 === 0

function unitBeforeBare(
  block: Block,
  num: Num,
  language: Language,
  used: Set<Quantity>,
): PricedFor | undefined {
  const isMoved = beginsMove(block, num.start, language)
  let isLinked = false
  let words = 0
  for (let at = num.start - 1; at >= 0 && words < 7; at--, words++) {
    if (block.tokens.before[at + 1]! > BREAK.clause) return undefined
    if (block.number(at)?.start === at && !block.quantityFrom(at)) return undefined
    if (LINKS[language].has(block.word(at)) || (words === 0 && isMoved)) isLinked = true
    const quantity = block.quantityEndingAt(at + 1)
    if (
      quantity &&
      !/^(?:mg|ml|cl|l|t)$/.test(quantity.unit) &&
      !used.has(quantity) &&
      (isLinked || isSetBeside(block, num, words))
    ) {
      used.add(quantity)
      return { start: quantity.start, end: num.end, value: quantity.num.value, unit: quantity.unit }
    }
    const part = partAt(block, at, language)
    if (part && isLinked) return { start: at, end: num.end, ...part }
    const term = block.termEndingAt(at + 1)
    const read = term && unitOfTerm(block, term, language)
    if (!term || !read || /^(?:mg|ml|cl|l|t)$/.test(read.unit)) continue
    const isNextTo =
      (isSetBeside(block, num, words) && !/^(?:tablet|kg)/.test(read.unit)) ||
      (words === 1 && isRound(num) && /^(?:for|fr|pour|pr)$/.test(block.word(num.start - 1)))
    if ((isLinked || isNextTo) && (isSingular(block, term.start, language) || isNextTo || isMoved)) {
      const one = { start: term.start, end: term.end, value: read.factor, unit: read.unit }
      return { ...within(block, one, language), end: num.end }
    }
  }
  return undefined
}
