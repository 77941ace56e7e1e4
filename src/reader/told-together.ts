/** What is told in one breath of several, each named once: drugs or places, one after another. */
import type { PlaceAt, SubstanceAt } from './sentence.ts'

/** One of several that something is told of. */
export type Name = PlaceAt | SubstanceAt

export const isPlace = (name: Name): name is PlaceAt => 'manner' in name

/** Whether so much stands between two of several told in one breath: ", ", « et celle de l’ », "and from £". */
export const isNextOfSeveral = (between: string): boolean => NEXT.test(between)

const NEXT =
  /^(?:\s?[,;/]\s?(?:et|and|mais|but|puis|contre|against|versus|while|whereas|tandis que|alors que)?|\s(?:et|and|mais|but|puis|contre|against|versus|while|whereas|tandis que|alors que))\s?(?:(?:rose|fell|dropped|climbed|went|baisse|augmente|passe|tombe|monte|descend|se vend|costs?)\s)?(?:(?:celle|celui|celles|ceux|that|those|de|d['’]|du|des|à|au|aux|en|dans|in|at|of|for|pour|from|environ|seulement|around|about|only|just)\s?)*(?:l['’]|les? |la |the )?[£$€]?$/i
