/** Shares among the numbers of a block: percentages, fractions in words, so many out of so many. */
import type { Language } from '../core/codes.ts'
import { type Block, type Num, OPENS, type Percent } from './block.ts'
import { beginsMove } from './moves.ts'
import { NUMERALS } from './numerals.ts'
import { BREAK } from './tokens.ts'

/** Shares: "29 %", "un quart", "un patient sur deux", "two out of three". */
export function findPercents(block: Block, language: Language): void {
  const { tokens } = block
  const add = (start: number, end: number, num: Num): void => {
    block.percents.push({ start, end, num } satisfies Percent)
  }
  for (const num of block.numbers) {
    const next = block.word(num.end)
    if (!block.isTight(num.end) && next !== '%') continue
    if (
      next === '%' ||
      next === 'pc' ||
      next === 'percent' ||
      (next === 'per' && block.word(num.end + 1) === 'cent') ||
      (next === 'pour' && block.word(num.end + 1) === 'cent')
    ) {
      add(num.start, next === 'per' || next === 'pour' ? num.end + 2 : num.end + 1, num)
      continue
    }
    const share = oneOutOf(block, num, language)
    if (share) add(num.start, share.end, { ...num, end: share.end, value: share.value })
  }
  for (let at = 0; at < tokens.count; at++) {
    if ((block.opens[at]! & OPENS.fraction) === 0) continue
    if (((block.opens[at]! | block.opens[at + 1]!) & OPENS.fractionEnd) === 0) continue
    const fraction = fractionAt(block, at, language)
    if (!fraction) continue
    const end = at + fraction.words.length
    add(at, end, { start: at, end, value: fraction.value, isWord: true, isYear: false })
    at = end - 1
  }
  sharePercents(block, language, add)
  block.percents.sort((a, b) => a.start - b.start)
  // "Three in five (62%)": said roughly, then exactly
  block.percents = block.percents.filter(
    (one, index, all) => !(one.num.isWord && isOpened(block, one.end, all[index + 1])),
  )
}

const isOpened = ({ tokens }: Block, end: number, next: Percent | undefined): boolean =>
  next?.start === end && tokens.text.slice(tokens.end[end - 1]!, tokens.start[end]!) === ' ('

function fractionAt(block: Block, at: number, language: Language): Fraction | undefined {
  for (const fraction of FRACTIONS[language]) {
    const { words } = fraction
    let said = 0
    while (said < words.length && block.word(at + said) === words[said]) said++
    if (
      said === words.length &&
      !isPartOfTime(block, at + said) &&
      !isPlaceInOrder(block, fraction, at + said)
    )
      return fraction
  }
  return undefined
}

/** "Un cinquième échantillon", "a sixth sample": the next one, no part of a whole. */
function isPlaceInOrder(block: Block, { words, value }: Fraction, end: number): boolean {
  if (value > MOST_IN_ORDER || words.length !== 2 || !block.isTight(end)) return false
  return !BEHIND_PART.test(block.word(end))
}
/** From a fifth down a part is called by the word for its place in a row. */
const MOST_IN_ORDER = 20
const BEHIND_PART =
  /^(?:des?|d|du|of|a|l|la|les?|ont|est|sont|etait|etaient|avait|avaient|en|ne|n|se|s|et|qui|in|from|by|and|who|are|is|was|were|has|have|had|said?|report(?:ed)?|used?|only|as|to|at|on|or|than|that)$/

interface Fraction {
  readonly words: readonly string[]
  readonly value: number
}

/** "De 23 à 31 %" said of a move, "60 %, contre 40 auparavant": the numbers beside a share are shares. */
function sharePercents(
  block: Block,
  language: Language,
  add: (start: number, end: number, num: Num) => void,
): void {
  const known = [...block.percents]
  if (known.length === 0) return
  known.sort((a, b) => a.start - b.start)
  const isSomething = new Set([...block.counted, ...block.quantities].map(({ start }) => start))
  let told = 0
  let before: Percent | undefined
  for (const num of block.numbers) {
    if (num.isYear || num.value > 100 || num.max !== undefined) continue
    for (; told < known.length && known[told]!.end <= num.start; told++) before = known[told]
    const next = known[told]
    if ((next && next.start < num.end) || isSomething.has(num.start)) continue
    const behind = next?.start === num.end + 1 ? next : undefined
    const isMoved = behind && /^(?:a|to)$/.test(block.word(num.end)) && beginsMove(block, num.start, language)
    const isSet =
      before &&
      num.start - before.end <= SHARE_REACH &&
      AGAINST.test(block.word(num.start - 1)) &&
      block.isSameSentence(num.start) &&
      (num.end >= block.tokens.count ||
        block.tokens.before[num.end]! > BREAK.quote ||
        /^(?:en|in|l|auparavant|avant|a|il|last|before|the|pour|for)$/.test(block.word(num.end)))
    if (isMoved || isSet) add(num.start, num.end, num)
  }
}
const AGAINST = /^(?:contre|against|from|to|versus|vs|with)$/
const SHARE_REACH = 4

/** Fractions word by word, the longest first. */
const FRACTIONS: Record<Language, readonly Fraction[]> = {
  fr: fractionsOf('fr'),
  en: fractionsOf('en'),
}

function fractionsOf(language: Language): Fraction[] {
  return [...NUMERALS[language].fractions]
    .map(([phrase, value]) => ({ words: phrase.split(' '), value }))
    .sort((a, b) => b.words.length - a.words.length)
}

/** "un quart d'heure", "half an hour", "half a gram" are not shares. */
function isPartOfTime(block: Block, end: number): boolean {
  const next =
    block.word(end) === 'd' || block.word(end) === 'de' || block.word(end) === 'a' || block.word(end) === 'an'
      ? block.word(end + 1)
      : block.word(end)
  return [
    'heure',
    'siecle',
    'hour',
    'century',
    'mois',
    'year',
    'gramme',
    'gram',
    'ounce',
    'oz',
    'kilo',
    'million',
    'dozen',
  ].includes(next)
}

/** "Trois usagers d'héroïne sur quatre": words between the part and the whole. */
const OUT_OF_REACH = 4
/** What people say shares out of: small numbers, and round ones. */
const isWhole = ({ value, isWord }: Num): boolean =>
  value <= (isWord ? 12 : 10) || value === 20 || value === 100 || value === 1000

/** Words of "in", "out of", "in every", "of every", which lead from a part to the whole. */
function englishLink(block: Block, at: number): number {
  const isEvery = (word: string): boolean => word === 'every' || word === 'each'
  switch (block.word(at)) {
    case 'in':
      return isEvery(block.word(at + 1)) ? 2 : 1
    case 'out':
      if (block.word(at + 1) !== 'of') return 0
      return isEvery(block.word(at + 2)) ? 3 : 2
    case 'of':
      return isEvery(block.word(at + 1)) ? 2 : 0
    default:
      return 0
  }
}

function oneOutOf(block: Block, num: Num, language: Language): { end: number; value: number } | undefined {
  if (num.max !== undefined || num.value > 100) return undefined
  for (let at = num.end; at <= num.end + OUT_OF_REACH; at++) {
    if (at > num.end && !block.isTight(at)) return undefined
    const word = block.word(at)
    const link = language === 'fr' ? (word === 'sur' ? 1 : 0) : englishLink(block, at)
    if (link === 0) continue
    const whole = block.number(at + link)
    if (
      !whole ||
      whole.isYear ||
      whole.value < num.value ||
      !(isWhole(whole) || (num.value === 1 && num.isWord && whole.value <= 1000)) ||
      whole.value < 2 ||
      num.value < 1
    )
      return undefined
    return { end: whole.end, value: Math.round((1000 * num.value) / whole.value) / 10 }
  }
  return undefined
}
