/** Lists of prices: a drug, a sum, and nothing else, as adverts and messages write them: "coke : 60", "Beuh 10", "K aiguille 35". */
import type { Language } from '../core/codes.ts'
import { endsPhrase, isRound, isStrength, isTaken } from './bare-prices.ts'
import { type Block, type Num, type Priced, senseOf } from './block.ts'
import { OPEN_MONEY } from './currencies.ts'
import { priceMeasure } from './price-units.ts'
import { unitOf } from './quantities.ts'
import { BREAK } from './tokens.ts'

/** Words that may stand between a drug and its sum: "K aiguille 35", "dry filtré à 8". */
const BETWEEN = 3

/** One item alone may be anything ("xylazine in 8"); a list, or a price elsewhere in the text, makes prices of them. */
export function findListed(block: Block, language: Language): void {
  const found: Priced[] = []
  for (const num of block.numbers) {
    if (
      num.isYear ||
      num.isWord ||
      num.value < 2 ||
      num.value > 500 ||
      num.bound !== undefined ||
      !isRound(num)
    )
      continue
    if (isTaken(block, num) || isStrength(block, num) || !endsItem(block, num, language)) continue
    const unit = itemBefore(block, num, language)
    if (unit === undefined || isOfCounted(block, num)) continue
    found.push({
      start: num.start,
      end: num.end,
      measure: priceMeasure({ num, currency: OPEN_MONEY.bare }, unit.value, unit.unit),
      hasUnit: unit.unit !== undefined,
    })
  }
  const isList = found.length >= 2 && (block.isInformal || isChain(block, found))
  if (block.prices.length > 0 || isList) for (const price of found) block.addPrice(price)
}

/** "We tested 140: ketamine 31, 2C-B 9", « décès : méthadone 4, cocaïne 2 »: how many of each, where what is counted was just said. */
const isOfCounted = ({ tokens }: Block, { start }: Num): boolean =>
  COUNTED.test(tokens.text.slice(Math.max(0, tokens.start[start]! - COUNTED_REACH), tokens.start[start]))
const COUNTED =
  /(?:^|[^\p{L}])(?:tested|samples?|analy[sz]ed|deaths?|admissions?|échantillons?|analysée?s?|collectes?|décès|surdoses?|overdoses?)(?!\p{L})/iu
const COUNTED_REACH = 160

/** "Jaune 5 / Olive 8 / Beuh 10": strokes between, as price boards have. */
const isChain = (block: Block, found: readonly Priced[]): boolean =>
  found.filter(({ end }) => block.word(end) === '/').length >= 2

const endsItem = (block: Block, num: Num, language: Language): boolean =>
  num.end >= block.tokens.count ||
  block.tokens.before[num.end]! > BREAK.quote ||
  (/^(?:\/|\+|mtn|max|tout)$/.test(block.word(num.end)) && endsPhrase(block, num, language))

/** The unit of the drug named just before, within its line or between its commas; no item when none is. */
function itemBefore(
  block: Block,
  num: Num,
  language: Language,
): { value: number; unit: string | undefined } | undefined {
  for (let at = num.start - 1, words = 0; at >= 0 && words <= BETWEEN; at--, words++) {
    const gap = block.tokens.before[at + 1]!
    if (gap > BREAK.clause || (gap >= BREAK.soft && words > 0)) return undefined
    if (block.tokens.parenDepth[at]! < block.tokens.parenDepth[num.start]!) return undefined
    if (NO_ITEM[language].test(block.word(at)) || block.number(at)) return undefined
    const term = block.termEndingAt(at + 1)
    if (!term) continue
    const unit = senseOf(term, 'unit')
    if (senseOf(term, 'substance')) return { value: 1, unit: undefined }
    if (unit && !/^(?:mg|ml|cl|l|t|kg)/.test(unit.code)) {
      const read = unitOf(unit.code)
      return { value: read.factor, unit: read.unit }
    }
    return undefined
  }
  return undefined
}

/** Before a number these words say something else of it: "found in 8", "mentionné par 11", "up to 40". */
const NO_ITEM: Record<Language, RegExp> = {
  fr: /^(?:par|dans|chez|sur|en|depuis|avec|sont|ont|pour|vers|dont|entre|jusqu|plus|moins|avant|apres)$/,
  en: /^(?:in|by|among|on|since|with|of|to|than|over|under|age|aged|under|after|before|were|are|from)$/,
}
