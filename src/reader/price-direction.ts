/** Dearer or cheaper, by two prices of one thing: "passé de 40 à 30", "20, contre 25 l'an dernier", "it used to be a fiver". */
import type { Direction } from '../core/codes.ts'
import type { Measure } from '../core/observation.ts'
import { foldText } from './fold.ts'
import { ELSEWHERE } from './numeric-direction.ts'
import type { PriceAt, Sentence } from './sentence.ts'

/** Right before a sum: that it was asked once. */
const PAST_BEFORE =
  /(?:etai(?:t|ent)|c'etait|coutai(?:t|ent)|valai(?:t|ent)|(?:s'achet|se vend|se pay|payai|vend|touch|negoci)\w*ai(?:t|s|ent)|avant|jadis|autrefois|naguere|au lieu d[e']|hier|used to (?:be|pay|cost|go for|get|buy|sell)(?: [^ ]+){0,4}|was|were|been|had been|once|previously|up from|down from|instead of|it was)(?: (?:encore|deja|a|at|for|about|around|environ|like|le|la|them|off a|\w+))?(?: a| de)?\s*[€£$]?$/
/** Right behind a sum: when it was asked. */
const PAST_BEHIND =
  /^[^.;]{0,14}?(?:il y a|avant|alors|auparavant|l'an dernier|l'annee derniere|l'hiver dernier|l'ete dernier|plus tot|ago|earlier|before|last (?:year|summer|winter|month|spring|autumn|week)|then\b|in my time|pre-(?=\w)|pre ?covid|(?:en|in|depuis) (?:19|20)\d\d|au printemps dernier|d'habitude|d'ordinaire|normalement|usually)/
/** Between two sums: the second is asked now. */
const NOW =
  /\b(?:now|maintenant|mtn|aujourd'?hui|desormais|these days|today|this (?:year|fall|summer|winter|spring))\b/
const NOW_FIRST = /^[^.;]{0,12}\b(?:now|maintenant|mtn|aujourd'?hui|desormais|these days)\b/
const DATED = /\((?:en |in )?(?:19|20)\d\d ?: ?[€£$]?$/
const AGAINST =
  /(?:contre|against|compared (?:with|to)|versus|vs)(?: (?:environ|pres de|about|around|quelque|plus de))? ?[€£$]?$/
const MOVED =
  /(?:pass|augment|bond|grimp|mont|chut|tomb|baiss|recul|diminu|descend|went|gone|going|rose|risen|fell|fall|drop|climb|declin|jump|doubl|halv|slid|cut|down|up)\w*[^.;]{0,40}? (?:de|d'|from) ?[€£$]?$/

/** Which way the price goes, when the words set a sum against an earlier one; undefined when they do not. */
export function priceDirection(
  prices: readonly { at: PriceAt; sentence: Sentence }[],
  text: string,
): Direction | undefined {
  for (let index = 0; index + 1 < prices.length; index++) {
    const [a, b] = [prices[index]!, prices[index + 1]!]
    const [first, second] = [perUnit(a.at.measure), perUnit(b.at.measure)]
    if (first === undefined || second === undefined || first === second) continue
    if (a.at.measure.unit !== b.at.measure.unit) continue
    const isOtherQuantity = a.at.measure.quantity !== b.at.measure.quantity
    const before = foldText(text.slice(Math.max(a.sentence.start, a.at.start - 60), sumStart(a.at, text)))
    const between = foldText(text.slice(a.at.end, sumStart(b.at, text)))
    const behind = foldText(text.slice(b.at.end, b.at.end + 40))
    if (!isOtherQuantity && MOVED.test(before) && /^\s*(?:\S+ ){0,3}(?:a|to) ?[€£$]?$/.test(between))
      return compare(second, first)
    // "A quid each, now 3 for 5": what was and what is, whatever they are sold by.
    if (isOtherQuantity) {
      if (NOW_FIRST.test(between) && PAST_BEFORE.test(before)) return compare(second, first)
      continue
    }
    const isSecondPast = PAST_BEFORE.test(between) || DATED.test(between) || PAST_BEHIND.test(behind)
    if (isSecondPast || (AGAINST.test(between) && !ELSEWHERE.test(behind))) return compare(first, second)
    if (
      NOW.test(between) ||
      PAST_BEFORE.test(before) ||
      /^[^.;]{0,8}(?:then|alors|a l'epoque|before|avant)\b/.test(between)
    )
      return compare(second, first)
  }
  return undefined
}

/** Where the sum of a price begins: its words may open with what it is for. */
function sumStart(at: PriceAt, text: string): number {
  const found =
    /[€£$]?\s?\d[\d\s.,]*(?:k|mille)?\s*(?:€|£|\$|euros?|pounds?|quid|dollars?|balles|francs?|e)?(?:\s?(?:le|la|les|l'|a|per|\/).*)?$/i.exec(
      text.slice(at.start, at.end),
    )
  return found ? at.start + found.index : at.start
}

function perUnit({ value, min, max, quantity }: Measure): number | undefined {
  const sum = value ?? (min !== undefined && max !== undefined ? (min + max) / 2 : (min ?? max))
  return sum === undefined ? undefined : sum / (quantity ?? 1)
}

const compare = (now: number, then: number): Direction => (now > then ? 'up' : 'down')
