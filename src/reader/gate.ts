/** Whether a text is about drugs: plain names count whole, slang half, a gram at a drug's price beside slang one. */
import type { Measure } from '../core/observation.ts'
import type { Scan } from './scan.ts'
import type { Sentence } from './sentence.ts'

/**
 * How much a text speaks of drugs, 0 when it is not about them. A text of other worlds (a film, a garden, a race) that borrows
 * words of ours is not.
 */
export function drugWeight(scan: Scan, text: string): number {
  if (scan.elsewhere >= 2 && scan.elsewhere >= scan.strong) return 0
  if (scan.strong > 0 && scan.named > 0) return scan.strong
  if (scan.strong > 0 && scan.actors > 0)
    return isOnlyOfDealers(scan, text) && isElsewhere(scan, text) ? 0 : scan.strong
  if (scan.strong >= PLAIN_ENOUGH && !isElsewhere(scan, text)) return scan.strong
  if (scan.slang === 0 || isElsewhere(scan, text)) return 0
  const weight = scan.strong + slangWeight(scan.sentences)
  return weight >= SLANG_LEAST && weight * SLANG_WORDS >= scan.tokens ? Math.max(1, Math.floor(weight)) : 0
}

/** Whether a text holds a word that may be of drugs, and nothing of other worlds or trades. */
export const mayBeOfDrugs = (scan: Scan, text: string): boolean =>
  scan.slang + scan.strong + scan.actors > 0 && !isElsewhere(scan, text)

/** Whether a text has a word of other worlds, or of trades that sell as dealers do, or a price of food. */
const isElsewhere = (scan: Scan, text: string): boolean =>
  scan.elsewhere > 0 ||
  OTHER_TRADES.test(text) ||
  scan.sentences.some(({ prices }) => prices.some(({ measure }) => isFoodPrice(measure)))

/** "Le dealer automobile livre à domicile": every word that could be of drugs is a dealer, who may deal in anything. */
function isOnlyOfDealers(scan: Scan, text: string): boolean {
  return scan.sentences.every((sentence) =>
    sentence.drugs.every((one) => /^deal/i.test(text.slice(one.start, one.end))),
  )
}

function slangWeight(sentences: readonly Sentence[]): number {
  let weight = 0
  let isAfterSlang = 0
  for (const sentence of sentences) {
    const slang = sentence.substances.filter((one) => one.isWeak).length
    weight += slang / 2
    if (slang > 0) isAfterSlang = SLANG_REACH
    else isAfterSlang--
    if (isAfterSlang > 0 && sentence.prices.some((price) => isDrugPrice(price.measure))) weight++
  }
  return weight
}

/** Food and metal for show cost less or are sold by other weights: a drug costs so much a gram. */
function isDrugPrice({ unit, quantity, value, min, max }: Measure): boolean {
  const sum = value ?? min ?? max
  if (unit !== 'g' || sum === undefined) return false
  const each = sum / (quantity ?? 1)
  return each >= 2 && each <= 300
}

/** A kilo for less than this is food: no drug is sold so. */
const FOOD_A_KILO = 100
export function isFoodPrice({ unit, quantity, value, min, max }: Measure): boolean {
  const sum = value ?? min ?? max
  return unit === 'kg' && sum !== undefined && sum / (quantity ?? 1) < FOOD_A_KILO
}

/** Words of trades that also sell by the gram or through dealers. */
const OTHER_TRADES =
  /\b(?:bijou\p{L}*|joaill\p{L}*|orf[eè]vr\p{L}*|carats?|safran|truffes?|caviar|parfum\p{L}*|automobiles?|v[eé]hicules?|voitures?|concession\p{L}*|jewel\p{L}*|gemstones?|gold|silver|saffron|truffles?|perfumes?|cars?|vehicles?|casino|poker|antiques?|cards?|art|motorbikes?|fleuristes?|florists?|bouquets?|jardineri\p{L}*|supermarch\p{L}*|supermarkets?|boulang\p{L}*|baker(?:y|ies)|petrol|crisps|lemonade|limonade|fishermen|fishmongers?|p[êe]cheurs?|barbecues?|propane)\b/iu

/** Plain words for drugs that suffice where none is named and nobody who deals or takes them. */
const PLAIN_ENOUGH = 2

/** Slang alone, or a price alone, says nothing; slang with its price does, in a text of so many words each. */
const SLANG_LEAST = 1.5
const SLANG_WORDS = 150
/** Sentences after a slang word in which a price may be its own. */
const SLANG_REACH = 4
