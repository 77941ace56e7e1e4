/** Sums without a currency that someone pays or asks: "il le payait 80", "je la touche à 50", "they want 30", "la coke 80 au lieu de 70". */
import type { Language } from '../core/codes.ts'
import { endsPhrase, isRound, isStrength, isTaken } from './bare-prices.ts'
import type { Block, Num, Priced } from './block.ts'
import { OPEN_MONEY } from './currencies.ts'
import { priceMeasure } from './price-units.ts'
import { rateAt } from './rates.ts'
import { BREAK } from './tokens.ts'

const PAYS: Record<Language, RegExp> = {
  fr: /^(?:pa(?:ye|yes|yent|yer|yait|yais|ie|ies|ient)|touch(?:e|es|er|ait|ais)|vend(?:s|ent|u|ue|us|ait|re|aient)?|revend(?:s|ent|u|ue|us|ait|re)?|cout(?:e|ent|ait|aient)|vaut|valait|valent|casque|factur(?:e|ent|ee)|negocie|achete(?:s|e|nt)?|achetes|prix|tarif|tarifs|brade(?:nt|e)?|lache(?:nt)?)$/,
  en: /^(?:pay|pays|paid|paying|payin|charge|charges|charged|charging|costs?|costing|sells?|selling|sold|going|goes|asking|wants?|wanting|wantin|quoting|price|prices|priced|buying)$/,
}
const SKIPPED: Record<Language, RegExp> = {
  fr: /^(?:a|le|la|les|un|autour|vers|environ|de|d|entre|encore|toujours|tjrs|tjr|deja|jusqu|pas|plus|moins|cher|au|ici|est|coke|herbe|beuh|shit|resine|heroine|keta|speed|md)$/,
  en: /^(?:for|at|around|about|like|is|it|still|up|to|now|them|ppl|some|between|just|me|us|you|a|the|of|was|maybe|only)$/,
}
/** Words within which the verb stands before its sum. */
const REACH = 4

export function findPaid(block: Block, language: Language): void {
  const found: Priced[] = []
  for (const num of block.numbers) {
    if (num.isYear || num.value < 2 || num.value > 60_000 || (num.isWord && num.value < 5)) continue
    if (!isRound(num) || isTaken(block, num) || isStrength(block, num)) continue
    if (!endsPhrase(block, num, language) || rateAt(block, num.end, language)) continue
    if (!isPaid(block, num, language)) continue
    found.push({
      start: num.start,
      end: num.end,
      measure: priceMeasure({ num, currency: OPEN_MONEY.bare }, 1, undefined),
      hasUnit: false,
    })
  }
  for (const price of found) block.addPrice(price)
}

function isPaid(block: Block, num: Num, language: Language): boolean {
  for (let at = num.start - 1, words = 0; at >= 0 && words < REACH; at--, words++) {
    if (block.tokens.before[at + 1]! > BREAK.quote) return false
    if (PAYS[language].test(block.word(at))) return true
    if (!SKIPPED[language].test(block.word(at))) return false
  }
  return false
}
