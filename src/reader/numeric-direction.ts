/** Directions that two numbers tell: "passe de 20 % à 31 %", "41 cas, contre 19 l'an dernier", "fell from 58 to 19". */
import type { Direction } from '../core/codes.ts'
import { foldWord } from './fold.ts'
import { type At, isWithin, type NumberAt, type Sentence } from './sentence.ts'

const MOVES =
  /(?:pass|augment|progress|bond|grimp|mont|chut|tomb|baiss|recul|diminu|went|gone|going|rose|risen|rise|fell|fall|drop|grew|grown|increas|climb|declin|jump)\w*\s(?:[\w']+\s){0,4}(?:de|d'|from)\s*(?:pres de |environ |about |around |some )?[€£$]?$/
const TO =
  /^\s*(?:%|€|£|\$|[a-z']+)?(?:\s[a-z']+){0,4}\s*(?:a|to|puis|then to)\s(?:pres de |environ |plus de |about |around |over |nearly )?[€£$]?$/
const AGAINST =
  /(?:^|[\s,(])(?:contre|against|compared with|compared to|up from|down from|versus|vs|au lieu de|quand il en comptait|contre seulement)\s(?:[a-z']+\s){0,2}[€£$]?$/

/** Up or down, when the clause sets a number against an earlier one; undefined when it does not. */
export function numericDirection(sentence: Sentence, evidence: At, text: string): Direction | undefined {
  if (sentence.numbers.length === 0) return undefined
  const numbers = sentence.numbers.filter((one) => isWithin(one, evidence) && !one.num.isYear)
  for (const [index, first] of numbers.entries()) {
    const second = numbers[index + 1]
    const isFollowed = second !== undefined && second.start - first.end <= 70
    if (first.num.max === undefined && !isFollowed) continue
    const before = foldWord(text.slice(Math.max(sentence.start, first.start - 48), first.start))
    if (first.num.max !== undefined && MOVES.test(before)) return 'up'
    if (!isFollowed) continue
    const between = foldWord(text.slice(first.end, second.start))
    if (MOVES.test(before) && TO.test(between)) return compare(second, first)
    if (AGAINST.test(between)) return compare(first, second)
  }
  return undefined
}

const compare = (now: NumberAt, then: NumberAt): Direction | undefined =>
  now.num.value === then.num.value ? undefined : now.num.value > then.num.value ? 'up' : 'down'
