/** Directions that two numbers tell: "passe de 20 % à 31 %", "41 cas, contre 19 l'an dernier", "fell from 58 to 19". */
import type { Direction } from '../core/codes.ts'
import { foldText } from './fold.ts'
import { type At, isWithin, type NumberAt, overlap, type Sentence } from './sentence.ts'

const MOVES =
  /(?:pass|augment|progress|bond|grimp|mont|chut|tomb|baiss|recul|diminu|went|gone|going|rose|risen|rise|fell|fall|drop|grew|grown|increas|climb|declin|jump)\w*\s(?:[\w']+\s){0,4}(?:de|d'|from)\s*(?:pres de |environ |about |around |some )?[€£$]?$/
const TO =
  /^\s*(?:%|€|£|\$|[a-z']+)?(?:\s[a-z']+){0,4}\s*(?:a|to|puis|then to)\s(?:pres de |environ |plus de |about |around |over |nearly )?[€£$]?$/
const AGAINST =
  /(?:^|[\s,(])(?:contre|against|compared with|compared to|up from|down from|versus|vs|au lieu de|quand il en comptait|contre seulement)\s(?:[a-z']+\s){0,2}[€£$]?$/

const REACH_BEHIND = 40
/** "… contre 9 à Belfort", "against 13 in Leeds": set beside another place, not another time. */
const ELSEWHERE =
  /^\s?(?:%|€|£|\$|\p{Ll}+)?\s?(?:à|au|aux|en|in|at|dans|chez)\s(?:le\s|la\s|l['’]|the\s)?(?!January|February|March|April|May|June|July|August|September|October|November|December)\p{Lu}/u
/** "(251 l'année passée)", "(9 before)": what it was. */
const OPENED = /\($/
const THEN =
  /^\s?(?:%|[a-z']+)?\s?(?:l'an(?:nee)? (?:passee?|derniere?|precedente?)|(?:les|la|le) [a-z]+ (?:annees?|mois|trimestres?|semestre) precedente?s?|auparavant|avant|before|(?:the|a|last) (?:previous |preceding )?(?:year|quarter|month)(?: (?:before|earlier|ago))?|previously)\)/
/** "191 deaths in 2015 and in 974 in 2020": a number of each of two years. */
const YEAR = /^\s?(?:%|€|£|\$)?(?:\s?[a-z'-]+){0,4}\s?[,(]?\s?(?:in|en|\()\s?((?:19|20)\d\d)\b/

/** Up or down, when the clause sets a number against an earlier one; undefined when it does not. */
export function numericDirection(
  sentence: Sentence,
  evidence: At,
  text: string,
  isPrice: boolean,
): Direction | undefined {
  if (sentence.numbers.length === 0) return undefined
  const numbers = sentence.numbers.filter(
    (one) =>
      isWithin(one, evidence) &&
      !one.num.isYear &&
      (isPrice || !sentence.prices.some((price) => overlap(price, one))),
  )
  for (const [index, first] of numbers.entries()) {
    const second = numbers[index + 1]
    const isFollowed = second !== undefined && second.start - first.end <= 70
    if (first.num.max === undefined && !isFollowed) continue
    const before = foldText(text.slice(Math.max(sentence.start, first.start - 48), first.start))
    if (first.num.max !== undefined && MOVES.test(before)) return 'up'
    if (!isFollowed) continue
    const between = foldText(text.slice(first.end, second.start))
    if (MOVES.test(before) && TO.test(between)) return compare(second, first)
    const behind = text.slice(second.end, second.end + REACH_BEHIND)
    if (AGAINST.test(between)) {
      if (!ELSEWHERE.test(behind)) return compare(first, second)
      continue
    }
    const then = THEN.exec(foldText(behind))
    if (OPENED.test(between) && then) return compare(first, second)
    const [one, other] = [YEAR.exec(between), YEAR.exec(foldText(behind))]
    if (one?.[1] && other?.[1] && one[1] !== other[1])
      return one[1] < other[1] ? compare(second, first) : compare(first, second)
  }
  return undefined
}

const compare = (now: NumberAt, then: NumberAt): Direction | undefined =>
  now.num.value === then.num.value ? undefined : now.num.value > then.num.value ? 'up' : 'down'
