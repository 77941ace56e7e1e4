/** What stands between two of several told in one breath: ", ", « et celle de l’ », "and from £". */
export const isNextOfSeveral = (between: string): boolean => NEXT.test(between)

const NEXT =
  /^(?:\s?[,;/]\s?(?:et|and|mais|but|puis|contre|against|versus|while|whereas|tandis que|alors que)?|\s(?:et|and|mais|but|puis|contre|against|versus|while|whereas|tandis que|alors que))\s?(?:(?:rose|fell|dropped|climbed|went|baisse|augmente|passe|tombe|monte|descend|se vend|costs?)\s)?(?:(?:celle|celui|celles|ceux|that|those|de|d['’]|du|des|à|au|aux|en|dans|in|at|of|for|pour|from|environ|seulement|around|about|only|just)\s?)*(?:l['’]|les? |la |the )?[£$€]?$/i
