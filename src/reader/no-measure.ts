/** Numbers that measure nothing: how far a thing moved ("a 12% increase", "8 % de plus"), the day or year of a month ("November 24"). */
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

/** « file active + 15 % », "deaths (−12%)". */
const SIGN = /(?:^|[\p{L}):,;] ?|\()(?:[+−] ?|[-–])$/u

/** Whether a number of a text stands behind the name of a month. */
export const isOfMonth = (text: string, { start }: Pick<At, 'start'>): boolean =>
  MONTH.test(text.slice(Math.max(0, start - 11), start))
const MONTH =
  /(?:^|[^a-zà-öø-ÿœ])(?:jan(?:uary|vier)?|feb(?:ruary)?|février|march|mars|april|avril|may|mai|june|juin|july|juillet|august|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|décembre)\.? $/i
