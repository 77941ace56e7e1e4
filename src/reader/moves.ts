/** Two numbers that are before and after, no range: "passé de 40 à 30", "a grimpé de 5 à 8", "from £20 to £40". */
import type { Language } from '../core/codes.ts'
import type { Block } from './block.ts'
import { BREAK } from './tokens.ts'

const MOVED: Record<Language, RegExp> = {
  fr: /^(?:passe|passes|passee|passees|passer|passant|passait|passent|passerait|augment|progress|bond|grimp|mont(?:e|ee|ees|es|er|ait|ant|ent)$|chut|tomb|baiss|recul|diminu|descend|dégringol|degringol|remont|relev|abaiss|double|triple|hausse|evolu|ramen)/,
  en: /^(?:went|gone|goes|going|rose|risen|rise|rises|rising|fell|fall|falls|fallen|falling|drop|grew|grown|growing|increas|decreas|climb|declin|jump|moved|doubled|tripled|trebled|halved|cut|slid|slipp|up|down|shot|plunge|crept|slump)/,
}
const FROM: Record<Language, ReadonlySet<string>> = {
  fr: new Set(['de', 'd']),
  en: new Set(['from']),
}

/** Words within which the verb of a move stands before its first number. */
const REACH = 14

/** Whether the number beginning at a token is where a move begins: its verb, then "de" or "from". */
export function beginsMove(block: Block, start: number, language: Language): boolean {
  let at = start - 1
  if (block.sense(at, 'currency') || ABOUT.has(block.word(at))) at--
  if (!FROM[language].has(block.word(at))) return false
  for (let back = at - 1; back >= Math.max(0, at - REACH); back--) {
    if (block.tokens.before[back + 1]! >= BREAK.sentence) return false
    if (MOVED[language].test(block.word(back))) return true
  }
  return false
}

const ABOUT = new Set(['environ', 'about', 'around', 'roughly', 'some'])
