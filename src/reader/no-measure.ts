/** Numbers that measure nothing: how far a thing moved ("a 12% increase", "8 % de plus"), the day or year of a month ("November 24"), how old people are. */
import type { At } from './sentence.ts'

/** Whether a share of a text is how far something moved. */
export function isRateOfChange(text: string, { start, end }: At): boolean {
  const before = text.slice(Math.max(0, start - LOOK), start)
  return MOVED.test(text.slice(end, end + LOOK)) || MOVED_BY.test(before) || SIGN.test(before)
}
const LOOK = 32

const MOVED =
  /^[ \u00a0]?(?:(?:annual |overall |net |relative |further |sharp )?(?:increase|decrease|rise|fall|drop|decline|reduction|jump|surge|growth)s?|higher|lower|more|fewer|less|de (?:hausse|baisse|plus|moins)|d['’]augmentation|d['’]écart)(?![a-zà-öø-ÿœ])/i

const MOVED_BY =
  /(?:^|[^a-zà-öø-ÿœ])(?:(?:ris(?:en|es?|ing)|rose|increas(?:ed?|es|ing)|grew|grown?|climbed|jumped|surged|soared|fell|fallen|falls?|dropped|declined|decreased|dipped|slid|shrank|reduced|(?:a|has|ont) (?:augmenté|baissé|progressé|reculé|diminué|chuté|bondi)|augment(?:e|ent)|baiss(?:e|ent)|hausse|baisse|recul|augmentation|diminution) (?:by|of|de|d['’])|(?:rose|fell|grew|climbed|jumped|surged|soared|dropped|declined|decreased|dipped|slid|shrank)|(?:is|are|was|were|went) (?:up|down)(?: by)?) (?:about |around |nearly |almost |over |some |only |just |more than |près de |plus de |environ )?$/i

/** What a sign of more or less stands behind: a word, a mark or a bracket. Behind a number it parts a range or a list. */
export const BEFORE_SIGN = '(?:^|[\\p{L}):,;] ?|\\()'
/** « file active + 15 % », "deaths (−12%)": a dash is a sign only right before its number. */
const SIGN = new RegExp(`${BEFORE_SIGN}(?:[+−] ?|[-–])$`, 'u')

/** « des jeunes (17-20) », "young men (18–25)": how old they are. */
export const isAgeRange = (text: string, { start, end }: Pick<At, 'start' | 'end'>): boolean =>
  AGE.test(text.slice(start, end + 1)) && AGED.test(text.slice(Math.max(0, start - AGED_REACH), start))
const AGE = /^[1-9]\d ?(?:[-–]|to|à|et) ?[1-9]\d(?: ans)?\)$/i
const AGED =
  /(?:^|[^a-zà-öø-ÿœ])(?:jeunes?|young|youths?|men|women|hommes?|femmes?|gens|people|filles?|garçons?|users|usagers|adultes?|adults?|étudiante?s?|students?|teens?)(?: [a-zà-öø-ÿœ]+){0,2} \($/i
const AGED_REACH = 40

/** "5% at age 14, 12% at 16", « âgés de 17 »: a number of years. */
export function isAge(text: string, { start }: Pick<At, 'start'>): boolean {
  const before = text.slice(Math.max(0, start - AT_AGE_REACH), start)
  return AT_AGE.test(before) || (AT.test(before) && OF_AGE.test(before))
}
const AT_AGE = /(?:^|[^a-zà-öø-ÿœ])(?:aged?|ages|âgée?s? de|à l['’]âge de) $/i
const AT = /% (?:at|à) $/
const OF_AGE = /(?:^|[^a-zà-öø-ÿœ])(?:age|âge)(?![a-zà-öø-ÿœ])/i
const AT_AGE_REACH = 60

/** Whether a number of a text stands behind the name of a month. */
export const isOfMonth = (text: string, { start }: Pick<At, 'start'>): boolean =>
  MONTH.test(text.slice(Math.max(0, start - 11), start))
const MONTH =
  /(?:^|[^a-zà-öø-ÿœ])(?:jan(?:uary|vier)?|feb(?:ruary)?|février|march|mars|april|avril|may|mai|june|juin|july|juillet|august|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|décembre)\.? $/i
