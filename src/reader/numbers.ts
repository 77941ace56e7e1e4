/** Numbers of a block: digits, words, ranges and bounds, each with its value. */
import type { Language } from '../core/codes.ts'
import { type Block, type Num, OPENS, senseOf } from './block.ts'
import { beginsMove } from './moves.ts'
import { NUMERALS, type Numerals, valueOfWords } from './numerals.ts'
import { BREAK, NUMBER, WORD } from './tokens.ts'

/** Finds the numbers of the block and, among them, ranges ("30 à 50") and bounds ("moins de 20"). */
export function findNumbers(block: Block, language: Language): void {
  const numerals = NUMERALS[language]
  const { tokens } = block
  let found: Num[] = []
  for (let at = 0; at < tokens.count; ) {
    if (!mayOpenNumber(block, at)) {
      at++
      continue
    }
    const num = tokens.kind[at] === NUMBER ? digits(block, at, language) : wordNumber(block, at, numerals)
    if (num) {
      found.push(num)
      at = num.end
    } else at++
  }
  if (found.length === 0) return
  found = withoutIntervals(block, withRanges(block, found, language)).map((num) =>
    withBound(block, num, numerals),
  )
  for (const num of found) {
    block.numbers.push(num)
    block.numberAt[num.start] = block.numbers.length
  }
}

/**
 * "12% (95% CI 10–14%)", "28 people (SD = 9.3)": how sure a figure is is no figure. Where one interval is told, those that stand in
 * brackets of their own behind a figure are intervals too.
 */
function withoutIntervals(block: Block, found: readonly Num[]): Num[] {
  const { text, start, end } = block.tokens
  // No more of what stands between two numbers than is looked at.
  const gapBefore = (at: number): string => {
    const to = start[found[at]!.start]!
    const from = at === 0 ? 0 : end[found[at - 1]!.end - 1]!
    return text.slice(Math.max(from, to - INTERVAL_REACH - 1), to)
  }
  let isTold = false
  let isInside = false
  return found.filter((num, at) => {
    const gap = gapBefore(at)
    if (isInside && gap.length <= INTERVAL_REACH && !/[)\];]/.test(gap)) return false
    isInside = isCoverage(block, num)
    isTold ||= isInside
    if (isInside || STATISTIC.test(gap)) return false
    const isAside = isTold && num.max !== undefined && /^ ?%? ?[([][€£$]?$/.test(gap)
    return !(isAside && /^ ?%?[)\]]/.test(text.slice(end[num.end - 1], end[num.end - 1]! + 3)))
  })
}
const INTERVAL_REACH = 24
const STATISTIC = /(?:^|[^a-z])(?:n|sd|se|p|or|aor|hr|rr|irr) ?[=<>≤≥] ?$/i

/** "95% CI", "IC 95 %", "95% confidence interval". */
function isCoverage(block: Block, num: Num): boolean {
  if (num.value !== 95 && num.value !== 99 && num.value !== 90) return false
  const isShare = block.word(num.end) === '%'
  const behind = block.word(isShare ? num.end + 1 : num.end)
  return /^(?:ci|cri|confidence)$/.test(behind) || (isShare && /^(?:ic|ci)$/.test(block.word(num.start - 1)))
}

/** Digits, a number word, or an article before "dizaine" or "dozen". */
function mayOpenNumber(block: Block, at: number): boolean {
  const { opens } = block
  const bits = opens[at]!
  if ((bits & OPENS.digits) !== 0) return !isPartOfName(block, at)
  if ((bits & OPENS.number) !== 0) return true
  return (bits & OPENS.article) !== 0 && (opens[at + 1]! & OPENS.score) !== 0
}

/** Digits that letters run into are part of a name ("M30 pills", "B12"), unless the letters are money or "x". */
function isPartOfName(block: Block, at: number): boolean {
  const { tokens } = block
  if (at === 0 || tokens.kind[at - 1] !== WORD || tokens.start[at] !== tokens.end[at - 1]) return false
  return block.word(at - 1) !== 'x' && !block.sense(at - 1, 'currency')
}

function digits(block: Block, at: number, language: Language): Num {
  const { tokens } = block
  const raw = tokens.text.slice(tokens.start[at]!, tokens.end[at]!)
  let value = numericValue(raw, language)
  let end = at + 1
  const isYear = /^(?:19[5-9]|20[0-4])\d$/.test(raw)
  for (;;) {
    const next = tokens.before[end] === BREAK.space ? block.word(end) : ''
    const factor =
      next === 'million' || next === 'millions'
        ? 1e6
        : next === 'mille' || next === 'thousand' || next === 'milliers' || next === 'k'
          ? 1000
          : next === 'milliard' || next === 'milliards' || next === 'billion'
            ? 1e9
            : next === 'm' && isCurrencySign(block, at - 1)
              ? 1e6
              : 0
    if (factor === 0 || (next === 'k' && tokens.start[end] !== tokens.end[end - 1])) break
    value *= factor
    end++
  }
  return { start: at, end, value: Math.round(value * 1e6) / 1e6, isWord: false, isYear }
}

const isCurrencySign = (block: Block, at: number): boolean => ['€', '£', '$'].includes(block.word(at))

/**
 * The value of digits as the language writes them.
 *
 * @example
 * numericValue('17 640', 'fr') // => 17640
 * numericValue('1,2', 'fr') // => 1.2
 * numericValue('1,330', 'en') // => 1330
 */
export function numericValue(raw: string, language: Language): number {
  const bare = raw.replace(/[\s\u00a0\u202f\u2009]/g, '')
  const thousands = language === 'fr' ? /\.(?=\d{3}(?!\d))/g : /,(?=\d{3}(?!\d))/g
  return Number(
    bare
      .replace(thousands, '')
      .replace(',', '.')
      .replace(/\.(?=.*\.)/g, ''),
  )
}

function wordNumber(block: Block, at: number, numerals: Numerals): Num | undefined {
  const first = block.word(at)
  const isArticle = numerals.articles.has(first)
  if (isArticle) {
    const next = block.isTight(at + 1) ? block.word(at + 1) : ''
    const score = numerals.scores.get(next)
    if (score !== undefined) {
      if (next === 'couple')
        return {
          start: at,
          end: at + 2 + (block.word(at + 2) === 'of' ? 1 : 0),
          value: 2,
          isWord: true,
          isYear: false,
        }
      if (numerals.cardinals.has(next)) return spelled(block, at + 1, at, numerals)
      return { start: at, end: at + 2, value: score, isWord: true, isYear: false }
    }
  }
  return numerals.cardinals.has(first) ? spelled(block, at, at, numerals) : undefined
}

function spelled(block: Block, from: number, start: number, numerals: Numerals): Num | undefined {
  const words = [block.word(from)]
  let end = from + 1
  while (block.isTight(end)) {
    const word = block.word(end)
    if (numerals.cardinals.has(word) && follows(words.at(-1)!, word, numerals)) words.push(word)
    else if (
      word === numerals.and &&
      block.isTight(end + 1) &&
      canJoin(words.at(-1)!, block.word(end + 1), numerals)
    ) {
      words.push(block.word(end + 1))
      end++
    } else if (word === 'dozen') {
      return { start, end: end + 1, value: 12 * valueOfWords(words, numerals), isWord: true, isYear: false }
    } else break
    end++
  }
  return { start, end, value: valueOfWords(words, numerals), isWord: true, isYear: false }
}

/** "vingt trois", "cent mille", but not "deux trois"; French says "quarante et un", so that "quarante une benzodiazépine" is two things. */
function follows(before: string, word: string, numerals: Numerals): boolean {
  const a = numerals.cardinals.get(before) ?? 0
  const b = numerals.cardinals.get(word) ?? 0
  if (b === 1 && a > 20 && a < 80 && numerals.and === 'et') return false
  return (
    b >= 100 ||
    (a >= 20 && b < 20) ||
    (a >= 100 && b < 100) ||
    (a === 4 && b === 20) ||
    (a === 10 && b >= 7 && b <= 9) ||
    a >= 1000
  )
}

function canJoin(before: string, word: string, numerals: Numerals): boolean {
  const a = numerals.cardinals.get(before) ?? 0
  const b = numerals.cardinals.get(word) ?? 0
  return numerals.and === 'and' ? a >= 100 && b < 100 && b > 0 : a >= 20 && a < 100 && (b === 1 || b === 11)
}

const BETWEEN: Record<Language, { opens: string[]; joins: string[]; alone: string[] }> = {
  fr: { opens: ['entre'], joins: ['et', 'a'], alone: ['a', 'ou'] },
  en: { opens: ['between'], joins: ['and'], alone: ['to', 'or'] },
}

function withRanges(block: Block, found: readonly Num[], language: Language): Num[] {
  const words = BETWEEN[language]
  const merged: Num[] = []
  for (let index = 0; index < found.length; index++) {
    const low = found[index]!
    const joined = rangeFrom(block, low, found[index + 1], words, language)
    merged.push(joined ?? low)
    if (joined) index++
  }
  return merged
}

const WIDEST_OF_PARTS = 20

function rangeFrom(
  block: Block,
  low: Num,
  high: Num | undefined,
  words: (typeof BETWEEN)['fr'],
  language: Language,
): Num | undefined {
  if (!high || low.isYear || high.isYear || high.value <= low.value) return undefined
  // "0,5 à 30": half a gram for thirty.
  if (low.value < 1 && high.value / low.value > WIDEST_OF_PARTS) return undefined
  // Between the two may stand the currency or unit of the first: "40 € à 50 €", "£40 to £50".
  let at = low.end
  const isPercent = block.word(at) === '%'
  const skipped = block.term(at)
  const isUnit =
    skipped !== undefined && (senseOf(skipped, 'currency') ?? senseOf(skipped, 'unit')) !== undefined
  if (isUnit && block.isTight(at)) at = skipped.end
  else if (isPercent && block.word(high.end) === '%') at++
  // "10 buvards à 60": so many for so much, unless both are of one unit.
  if (isUnit && senseOf(skipped, 'unit') && !block.sense(high.end, 'unit')) return undefined
  if (high.start > at + 2) return undefined
  // "£40–£45"
  if (isDash(block, low.end) && block.sense(low.end, 'currency') && high.start === low.end + 1)
    return {
      start: low.start,
      end: high.end,
      value: low.value,
      max: high.value,
      isWord: false,
      isYear: false,
    }
  const opened =
    words.opens.includes(block.word(low.start - 1)) || words.opens.includes(block.word(low.start - 2))
  const link = block.word(at)
  const isHyphen =
    high.start === at && (block.tokens.before[at] === BREAK.joiner || isDash(block, at)) && !isUnit
  const isWordLink =
    block.isTight(at) &&
    (opened ? words.joins.includes(link) || words.alone.includes(link) : words.alone.includes(link))
  const isSigned =
    block.sense(low.start - 1, 'currency') !== undefined && block.sense(at + 1, 'currency') !== undefined
  const orDisjoint = (link === 'or' || link === 'ou') && (isUnit || isSigned)
  const highStart = block.sense(at + 1, 'currency') ? at + 2 : at + 1
  if (!(isHyphen || (isWordLink && !orDisjoint && high.start === highStart))) return undefined
  if (isWordLink && !isHyphen && beginsMove(block, low.start, language)) return undefined
  if (low.isWord !== high.isWord && !isWordLink) return undefined
  return {
    start: low.start,
    end: high.end,
    value: low.value,
    max: high.value,
    isWord: low.isWord,
    isYear: false,
  }
}

function isDash(block: Block, at: number): boolean {
  if (at >= block.tokens.count) return false
  const { tokens } = block
  const between = tokens.text.slice(tokens.end[at - 1]!, tokens.start[at]!)
  return /^\s?[–—-]\s?$/.test(between)
}

function withBound(block: Block, num: Num, numerals: Numerals): Num {
  let at = num.start
  if (block.sense(at - 1, 'currency')) at--
  const one = block.word(at - 1)
  if (!numerals.boundEnds.has(one)) return num
  const two = `${block.word(at - 2)} ${one}`
  const three = `${block.word(at - 3)} ${two}`
  if (numerals.most.has(three) || numerals.most.has(two) || numerals.most.has(one))
    return { ...num, bound: 'max' }
  if (numerals.least.has(two) || numerals.least.has(one)) return { ...num, bound: 'min' }
  return num
}
