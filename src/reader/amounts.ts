/** Sums of money as texts write them: "60 €", "£40", "a tenner", "40 k€", "un billet de 20", "EUR 8", "2e le cacheton", "a ton". */
import type { Language } from '../core/codes.ts'
import { type Amount, type Block, type Num, senseOf } from './block.ts'
import { OPEN_MONEY } from './currencies.ts'
import { beginsMove } from './moves.ts'
import { scaled, unitOf } from './quantities.ts'
import { BREAK } from './tokens.ts'

export function findAmounts(block: Block, language: Language): void {
  for (const term of block.terms) {
    const sense = senseOf(term, 'currency')
    if (sense) readMoney(block, term.start, term.end, unitOf(sense.code), language)
  }
  for (const num of block.numbers) {
    if (isOf(block, num, 'billet')) push(block, num, num.start, num.end, OPEN_MONEY.bare)
    else if (language === 'fr' && isEuroLetter(block, num)) push(block, num, num.start, num.end + 1, 'EUR')
  }
  if (language === 'en') readSlang(block)
  block.amounts.sort((a, b) => a.start - b.start)
  shareMoney(block, language)
  joinCents(block, language)
}

const SIGNS = new Set(['€', '£', '$'])
const CODES = new Set(['eur', 'usd', 'cad', 'aud', 'nzd', 'gbp', 'chf', 'xpf', 'sek', 'nok', 'dkk'])
/** "CA$120", "A$50": whose dollar. */
const WHOSE: Readonly<Record<string, string>> = {
  ca: 'CAD',
  c: 'CAD',
  us: 'USD',
  a: 'AUD',
  au: 'AUD',
  aus: 'AUD',
  nz: 'NZD',
}

/** The sum a word or sign for money stands at: "60 €", "£40", "EUR 8", "a tenner", "a pound". */
function readMoney(
  block: Block,
  at: number,
  end: number,
  { unit, factor }: { unit: string; factor: number },
  language: Language,
): void {
  if (isClock(block, at)) return
  const word = block.word(at)
  const isSign = SIGNS.has(word)
  const before = numberEndingAt(block, at) ?? scoreBefore(block, at)
  const after = block.number(at + 1)
  const touches = (left: number): boolean => block.tokens.end[left] === block.tokens.start[left + 1]
  const leads =
    after && after.start === at + 1 && block.isTight(at + 1) && (isSign ? touches(at) : CODES.has(word))
  if (leads && !(before && touches(at - 1))) {
    const whose =
      unit === OPEN_MONEY.dollar && at > 0 && touches(at - 1) ? WHOSE[block.word(at - 1)] : undefined
    push(block, scaled(after, factor), whose ? at - 1 : at, after.end, whose ?? unit)
  } else if (before && !(before.isYear && !isSign) && !isWeight(block, at) && !isBullet(before, word))
    push(block, scaled(before, factor), before.start, end, whoseDollar(block, end) ?? unit)
  else if ((factor > 1 && /^(?:a|the|un)$/.test(block.word(at - 1))) || isOnePound(block, at, language))
    push(block, one(at - 1, end, factor), at - 1, end, unit)
  else if (isSign && after && !before) push(block, scaled(after, factor), at, after.end, unit)
}

const one = (start: number, end: number, value: number): Num => ({
  start,
  end,
  value,
  isWord: true,
  isYear: false,
})

/** "2 p.m.": an hour, no pence. */
function isClock({ tokens }: Block, at: number): boolean {
  const word = tokens.text.slice(tokens.start[at]!, tokens.end[at]! + 3)
  return /^p\.? ?m(?!\p{L})/iu.test(word)
}

/** "1,143 pounds of methamphetamine" weigh. */
const isWeight = (block: Block, at: number): boolean =>
  /^pounds?$/.test(block.word(at)) && block.word(at + 1) === 'of'

/** "Une balle perdue". */
const isBullet = (before: Num, word: string): boolean =>
  before.isWord && before.value === 1 && word === 'balle'

/** "20 dollars canadiens", "20 dollars US". */
function whoseDollar(block: Block, end: number): string | undefined {
  if (!/^dollars?$/.test(block.word(end - 1))) return undefined
  const next = block.word(end)
  if (/^(?:canadien|canadian)/.test(next)) return 'CAD'
  if (/^(?:americain|us$)/.test(next)) return 'USD'
  return /^australi/.test(next) ? 'AUD' : undefined
}

const isOnePound = (block: Block, at: number, language: Language): boolean =>
  language === 'en' &&
  block.word(at - 1) === 'a' &&
  ['pound', 'dollar', 'euro', 'quid', 'buck'].includes(block.word(at)) &&
  block.word(at + 1) !== 'of'

/** "Un billet de 20". */
const isOf = (block: Block, num: Num, noun: string): boolean =>
  block.word(num.start - 1) === 'de' &&
  block.word(num.start - 2) === noun &&
  !block.sense(num.end, 'currency')

/** "2e le cacheton", "15e/g": the letter for euros, no ordinal. */
function isEuroLetter(block: Block, num: Num): boolean {
  const { tokens } = block
  const at = num.end
  if (num.isWord || block.word(at) !== 'e' || tokens.end[at - 1] !== tokens.start[at]) return false
  if (/^(?:le|la|les|du|au|l|aux|des|un|une)$/.test(block.word(num.start - 1))) return false
  const next = block.word(at + 1)
  return (
    at + 1 >= tokens.count ||
    tokens.before[at + 1]! > BREAK.soft ||
    /^(?:le|la|les|l|pour|pr|\/|piece|pce|chaque|pc|par)$/.test(next)
  )
}

/** What people call a sum. "A ton", "a score": only where something is paid or priced. */
const SLANG: ReadonlyMap<string, number> = new Map([
  ['ton', 100],
  ['score', 20],
  ['pony', 25],
  ['monkey', 500],
  ['grand', 1000],
])
const PAID = /^(?:for|at|is|was|costs?|pay|paid|charges?|s|only|about|around|be|want|wants)$/

function readSlang(block: Block): void {
  const { tokens } = block
  for (let at = 1; at < tokens.count; at++) {
    if (tokens.before[at] !== BREAK.space || block.word(at - 1) !== 'a') continue
    const value = SLANG.get(block.word(at))
    if (value === undefined || block.word(at + 1) === 'of') continue
    const isPaid = PAID.test(block.word(at - 2)) && !block.sense(at + 1, 'unit')
    const isAsked =
      /^(?:a|an|per|each|for)$/.test(block.word(at + 1)) &&
      (block.sense(at + 2, 'unit') !== undefined || block.word(at + 1) === 'each')
    if (isPaid || isAsked) push(block, one(at - 1, at + 1, value), at - 1, at + 1, OPEN_MONEY.slang)
  }
}

function push(block: Block, num: Num, start: number, end: number, currency: string): void {
  if (block.amounts.some((known) => known.start < end && start < known.end)) return
  block.amounts.push({ start, end, num, currency } satisfies Amount)
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

/** "Une trentaine d'euros", "2 millions d'euros". */
const scoreBefore = (block: Block, at: number): Num | undefined =>
  /^(?:d|de)$/.test(block.word(at - 1)) && block.isTight(at) ? block.numberEndingAt(at - 1) : undefined

/** "Between 50p and £2", « de 50 centimes à 2 euros »: a range whose lower end is in cents. */
function joinCents(block: Block, language: Language): void {
  const { amounts } = block
  for (let at = 0; at + 1 < amounts.length; at++) {
    const low = amounts[at]!
    const high = amounts[at + 1]!
    const isRising = low.num.value < 1 && low.num.value < high.num.value
    const isOneMoney = low.currency === high.currency || low.currency === OPEN_MONEY.bare
    if (!isOneMoney || !isRising || (low.num.max ?? high.num.max) !== undefined) continue
    if (!isRange(block, low, high, language)) continue
    const num = { ...low.num, max: high.num.value, end: high.num.end }
    amounts.splice(at, 2, { start: low.start, end: high.end, num, currency: high.currency })
  }
}

function isRange(block: Block, low: Amount, high: Amount, language: Language): boolean {
  const lead = block.word(low.start - 1)
  if (high.start === low.end) {
    const { text, start, end } = block.tokens
    return /^\s?[-–—]\s?$/.test(text.slice(end[low.end - 1], start[high.start]))
  }
  if (high.start !== low.end + 1) return false
  const link = block.word(low.end)
  return (
    (/^(?:between|entre)$/.test(lead) && /^(?:and|et)$/.test(link)) ||
    (/^(?:from|de)$/.test(lead) && TO.has(link) && !beginsMove(block, low.start, language))
  )
}

/** "De 5 à 8 euros", "10, 15 ou 20 euros", "from 25 to 15 pounds": the sums before share the word for money. */
function shareMoney(block: Block, language: Language): void {
  for (const amount of [...block.amounts].reverse()) {
    let { start } = amount
    for (;;) {
      const before = block.numberEndingAt(start - 1) ?? block.numberEndingAt(start)
      if (!before || before.isYear || before.value < 1 || before.max !== undefined) break
      if (block.amounts.some((known) => known.start < before.end && before.start < known.end)) break
      if (block.quantityFrom(before.start) || block.counted.some(({ start: at }) => at === before.start))
        break
      const isLinked =
        before.end === start - 1
          ? (LINKED.has(block.word(start - 1)) && block.isTight(start)) ||
            (TO.has(block.word(start - 1)) && beginsMove(block, before.start, language))
          : block.tokens.before[start] === BREAK.soft && start < amount.start
      if (!isLinked) break
      block.amounts.push({ start: before.start, end: before.end, num: before, currency: amount.currency })
      start = before.start
    }
  }
  block.amounts.sort((a, b) => a.start - b.start)
}
const LINKED = new Set(['ou', 'or', 'voire', 'et', 'and', 'puis', 'then'])
const TO = new Set(['a', 'to'])
