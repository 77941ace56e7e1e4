/** Per how long or per what a number is told: "60 la journée", "£100 a week", "200 euros par livraison", "663 visits per day". */
import type { Language } from '../core/codes.ts'
import type { Block } from './block.ts'
import { BREAK } from './tokens.ts'

const LINKS: Record<Language, ReadonlySet<string>> = {
  fr: new Set(['par', 'la', 'le', 'l', '/', 'chaque', 'de', 'd', 'a']),
  en: new Set(['a', 'an', 'per', 'each', 'every', '/', 'the']),
}

const STRETCHES: Record<Language, ReadonlyMap<string, string>> = {
  fr: new Map(
    Object.entries({
      jour: 'day',
      jours: 'day',
      journee: 'day',
      semaine: 'week',
      semaines: 'week',
      mois: 'month',
      an: 'year',
      annee: 'year',
      ans: 'year',
      trimestre: 'quarter',
      heure: 'hour',
      nuit: 'night',
      soir: 'evening',
      soiree: 'evening',
      livraison: 'delivery',
      course: 'delivery',
      tete: 'head',
      visite: 'visit',
      seance: 'session',
      trajet: 'trip',
      voyage: 'trip',
    }),
  ),
  en: new Map(
    Object.entries({
      day: 'day',
      week: 'week',
      month: 'month',
      year: 'year',
      quarter: 'quarter',
      hour: 'hour',
      night: 'night',
      evening: 'evening',
      shift: 'shift',
      delivery: 'delivery',
      drop: 'delivery',
      head: 'head',
      visit: 'visit',
      session: 'session',
      trip: 'trip',
      run: 'trip',
      annum: 'year',
    }),
  ),
}
const ADVERBS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    daily: 'day',
    weekly: 'week',
    monthly: 'month',
    annually: 'year',
    yearly: 'year',
    nightly: 'night',
    quotidiennement: 'day',
    mensuels: 'month',
    mensuelles: 'month',
    annuels: 'year',
    annuelles: 'year',
    hebdomadaires: 'week',
    quotidiens: 'day',
    quotidiennes: 'day',
  }),
)
/** "A year and a half ago", "il y a un an": when, not how often. */
const WHEN = /^(?:ago|earlier|before|later|later|plus|avant|apres|auparavant|dernier|derniere|passe|or|and)$/
/** Weak links make a rate only of a word that names no date: "le soir" is a time, "la soirée" a pay. */
const WEAK = new Set(['a', 'le', 'the', 'de', 'd'])
const DATES = new Set(['soir', 'jours', 'semaines', 'ans'])

/** What the number before `at` is per: `day`, `week`, `delivery`… with where its words end; undefined when it is told once. */
export function rateAt(
  block: Block,
  at: number,
  language: Language,
): { per: string; end: number } | undefined {
  if (!block.isSameSentence(at) || block.tokens.before[at]! > BREAK.quote) return undefined
  const adverb = ADVERBS.get(block.word(at))
  if (adverb) return { per: adverb, end: at + 1 }
  const link = block.word(at)
  if (!LINKS[language].has(link) || !block.isTight(at + 1)) return undefined
  const word = block.word(at + 1)
  const per = STRETCHES[language].get(word)
  if (per === undefined || WHEN.test(block.word(at + 2))) return undefined
  if (language === 'fr' && (WEAK.has(link) || link === 'l') && (DATES.has(word) || link === 'a'))
    return undefined
  if (language === 'fr' && (link === 'de' || link === 'd')) return undefined
  if (language === 'en' && link === 'the') return undefined
  return { per, end: at + 2 }
}
