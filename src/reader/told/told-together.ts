/** What is told in one breath of several, each named once: drugs or places, one after another. */
import { type At, join, type PlaceAt, type Sentence, type SubstanceAt } from '../sentence.ts'

/** One of several that something is told of. */
export type Name = PlaceAt | SubstanceAt

export const isPlace = (name: Name): name is PlaceAt => 'manner' in name

/** Whether so much stands between two of several told in one breath: ", ", « et celle de l’ », "and from £". */
export const isNextOfSeveral = (between: string): boolean => NEXT.test(between)

const NEXT =
  /^(?:\s?[,;/]\s?(?:et|and|mais|but|puis|contre|against|versus|while|whereas|tandis que|alors que)?|\s(?:et|and|mais|but|puis|contre|against|versus|while|whereas|tandis que|alors que))\s?(?:(?:it|they|il|elle|ils|elles)\s)?(?:(?:ne|y)\s|n['’]y\s)?(?:has\s|have\s|a\s|ont\s)?(?:(?:rose|fell|dropped|climbed|went|was|were|is|are|stood|reached|baisse|augmente|passe|tombe|monte|descend|est|sont|était|étaient|atteint|coûte|coûtait|se vend|se vendait|costs?)\s)?(?:(?:celle|celui|celles|ceux|that|those|de|d['’]|du|des|à|au|aux|en|dans|in|at|of|for|pour|from|environ|seulement|around|about|only|just|up to|jusqu['’])\s?)*(?:l['’]|les? |la |the )?[£$€]?$/i

/** A run with the place said right behind it: "heroin is rare in Leeds", « en recul à Rouen ». */
export function withPlace(at: At, { places }: Sentence, text: string): At {
  const place = places.find(({ start }) => start >= at.end && WHERE.test(text.slice(at.end, start)))
  return place ? join(at, place) : at
}
const WHERE = /^\s(?:in|at|across|around|à|en|dans|au|aux)\s(?:the |la |le |les |l['’])?$/i

/** A run with the time said right behind it: "£40 in 2019", « 3 kg à Lille en mars ». */
export function withTime(at: At, { periods }: Sentence, text: string): At {
  const period = periods.find(({ start }) => start >= at.end && WHEN.test(text.slice(at.end, start)))
  if (period) return join(at, period)
  const said = TIME.exec(text.slice(at.end, at.end + LONGEST_TIME))?.[0]
  if (!said) return at
  return { ...at, to: at.to + said.trim().split(' ').length, end: at.end + said.length }
}
const WHEN =
  /^,?\s\(?(?:(?:back\s)?in|than|que|qu['’]|en|for|during|of|pour|de|au|à|le|la|l['’]|on|the|\s)*$/i
/** Times without a year. */
const TIME = new RegExp(
  `^,?\\s(?:${[
    "(?:in|during|en|au mois de|au mois d[’'])\\s?(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)",
    '(?:than )?(?:a|one|two|three) (?:years?|months?) (?:ago|earlier|before)',
    '(?:than )?(?:the (?:year|month) before|(?:last|this) (?:spring|summer|autumn|winter|quarter))',
    "(?:qu[’'])?il y a (?:un|deux|trois) (?:ans?|mois)",
    '(?:un|deux|trois) (?:ans?|mois) (?:plus tôt|avant|auparavant)',
    'that (?:weekend|night|day|week|month|year)|(?:in|over|during) the (?:last|past|previous) (?:year|month|week|weekend|12 months|30 days)',
    "(?:dans|au cours de|pendant) (?:l[’']année|le mois|la semaine|les douze derniers mois|les 12 derniers mois|les trente derniers jours)(?: (?:dernière?|passée?|écoulée?))?|au cours du (?:mois|dernier mois)|ce (?:week-end|soir)-là",
    "(?:l[’']été|l[’']hiver|l[’']automne|au printemps) dernier|cet (?:été|hiver|automne)|ce printemps",
  ].join('|')})(?![a-zà-öø-ÿœ])`,
  'i',
)
const LONGEST_TIME = 40

/** Where a sentence ends without its stop. */
export function endWithoutStop({ start, end }: Sentence, text: string): number {
  let at = end
  while (at > start && STOP.test(text.charAt(at - 1))) at--
  return at
}
const STOP = /[.!;,?\s]/

/** Where the next of several begins, behind what joins it to the one before. */
export const beyondJoint = (end: number, text: string): number => end + JOINT.exec(text.slice(end))![0].length
const JOINT = /^[\s,;]*(?:(?:and|but|while|whereas|et|mais|tandis que|alors que)\s)?/i
