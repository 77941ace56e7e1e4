/** What the words right behind a number say of its unit, where no list of the rules knew it. */

/** The English plural right behind a number: "412 exhibits". French nouns have no agreed English unit, and are left to the lists. */
export const nounBehind = (text: string, end: number): string | undefined =>
  /^\s+(?:[a-z]+\s+)?([a-z]{4,}s)\b/.exec(text.slice(end, end + 40))?.[1]

const PER: Readonly<Record<string, string>> = {
  day: 'day',
  jour: 'day',
  journée: 'day',
  week: 'week',
  semaine: 'week',
  weekend: 'weekend',
  month: 'month',
  mois: 'month',
  year: 'year',
  an: 'year',
  night: 'night',
  nuit: 'night',
  evening: 'evening',
  soir: 'evening',
  hour: 'hour',
  heure: 'hour',
  shift: 'shift',
}
/** Letters of the two languages: a pattern of all letters there are takes ten milliseconds to compile. */
const RATE = /^(?:\s+[a-zà-ÿ-]+){0,2}?(?:\s+(?:a|an|per|each|every|par|chaque)\s+|\s*\/\s*)([a-zà-ÿ]+)/i

/** How long a number is told per, within two words behind it. */
export function rateBehind(text: string, end: number): string | undefined {
  const word = RATE.exec(text.slice(end, end + 40))?.[1]
  return word === undefined ? undefined : PER[word.toLowerCase()]
}
