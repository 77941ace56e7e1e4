/** Whether something comes from a place, goes to it or only has its seat there, by the words before the name. */
import type { Language } from '../core/codes.ts'
import { type Block, OPENS, type Spot, type Unplaced } from './block.ts'
import { BREAK } from './tokens.ts'

/** Words that lead to a place, and those that may stand between them and its name. */
interface Way {
  readonly heads: readonly string[]
  readonly between: string
}

const FROM: Record<Language, Way> = {
  fr: {
    heads: [
      'depuis',
      'provenance',
      'venan(?:t|te|ts)',
      'venue?s?',
      'partent',
      'parti(?:r|s|t|e|es)',
      'part',
      'originaires?',
      'importee?s?',
      'importes',
      'arriv\\w* (?:directement )?d\\w*',
      'provien(?:t|nent)',
      'provenai(?:t|ent)',
      'achetee?s?',
      'achetes',
      'approvisionn\\w+',
      'expediee?s?',
      'expedies',
      'sortie?s?',
      'quitt\\w+',
      'viennent',
      'vient',
      'venai(?:t|ent)',
      'descend\\w* d\\w*',
      'deplac\\w* d\\w*',
      'demenag\\w* d\\w*',
      'migr\\w* d\\w*',
      'chass\\w* d\\w*',
      'delog\\w* d\\w*',
      'pass\\w* d\\w*',
    ],
    between:
      'de|d|des|du|a|au|aux|en|la|le|les|l|directement|ou|sur|departements?|pays|ports?|cotes?|region|zones?|villes?|territoires?|francais|voisins?|outre|mer',
  },
  en: {
    heads: ['from', 'sourced in', 'bought in', 'leaving', 'out of', 'made in', 'imported from', 'via'],
    between: 'the|a|of|in',
  },
}
const TO: Record<Language, Way> = {
  fr: {
    heads: [
      'vers',
      'destination',
      'destinee?s? a',
      'destines a',
      'jusqu',
      'rejoindre',
      'gagner',
      'direction',
      'embarquer pour',
      'rendant a',
      'rendait a',
      'acheminee?s?',
      'achemines',
      'alimente(?:r|nt)?',
    ],
    between: 'de|d|des|du|a|au|aux|en|la|le|les|l|vers',
  },
  en: {
    heads: [
      'bound for',
      'destined for',
      'heading (?:to|for)',
      'into',
      'towards?',
      'shipped to',
      'on to',
      'sent to',
      'reach(?:es|ing)?',
      'to',
    ],
    between: 'the|a',
  },
}
/** "CEIP de Marseille", "gendarmes de la Manche", "Lyon police": where an organisation sits is not where the claim holds. */
const SEATS: Record<Language, Way> = {
  fr: {
    heads: [
      'gendarmes?',
      'gendarmerie',
      'police',
      'policiers',
      'parquet',
      'procureure?',
      'prefecture',
      'prefet',
      'chu',
      'hopital',
      'groupement',
      'section',
      'tribunal',
      'douanes?',
      'douaniers',
      'universite',
      'ceip',
      'centre antipoison',
      'caarud',
      'csapa',
      'brigade',
      'cynophile',
      'rectorat',
      'maire',
      'mairie',
      'antenne',
      'compagnie',
      'association',
      'collegues',
      'laboratoire',
    ],
    between: 'de|d|du|des|la|l|le|recherches|interregionale|judiciaire|adjointe?|departementale?',
  },
  en: { heads: ['university of', 'hospital in', 'based in', 'police in', 'court in'], between: 'the' },
}

/** "Moins cher qu'à Bordeaux", "sauf à Metz", "dearer than in Leeds": what is only compared with or left out. */
const SET_APART: Record<Language, Way> = {
  fr: {
    heads: [
      '(?:plus|moins|aussi|autant|pire|mieux|superieure?s?|inferieure?s?)(?: \\w+){0,3} que?',
      'sauf',
      'hormis',
      'excepte',
      'contrairement',
    ],
    between: 'a|au|aux|en|dans|sur|la|le|les|l|de|celles?|ceux|celui|du|des',
  },
  en: {
    heads: ['than', 'unlike', 'except', 'excluding', 'outside', 'compared to', 'compared with'],
    between: 'in|at|for|the|that|those|of|on',
  },
}

const leading = ({ heads, between }: Way): RegExp => new RegExp(`(?:${heads.join('|')})(?: (?:${between}))*$`)
const firstWords = (...ways: readonly Way[]): RegExp =>
  new RegExp(`(?:${ways.flatMap(({ heads }) => heads.map(firstWord)).join('|')})$`)

/** "sourced" of "sourced in", "(?:plus|moins)" of "(?:plus|moins)(?: \\w+)? que". */
const firstWord = (head: string): string =>
  head.startsWith('(?:') ? `${head.slice(0, head.indexOf(')'))})` : (head.split(' ')[0] ?? head)

interface Ways {
  readonly from: RegExp
  readonly to: RegExp
  readonly seat: RegExp
  readonly apart: RegExp
  /** The first word of any of these. */
  readonly any: RegExp
}
const waysOf = (language: Language): Ways => ({
  from: leading(FROM[language]),
  to: leading(TO[language]),
  seat: leading(SEATS[language]),
  apart: leading(SET_APART[language]),
  any: firstWords(FROM[language], TO[language], SEATS[language], SET_APART[language]),
})
const WAYS: Record<Language, Ways> = { fr: waysOf('fr'), en: waysOf('en') }

/** True for a word behind which a place may be an origin, an end or a seat. */
export const leadsToPlace = (word: string, language: Language): boolean => WAYS[language].any.test(word)

/** Words before a place that are looked at, and in a parenthesis. */
const REACH = 6
const REACH_IN_PARENS = 9

/** The words before say whether something comes from the place or goes there; a listed place goes with the one before. */
export function roleOf(
  block: Block,
  spot: Unplaced,
  last: Spot | undefined,
  language: Language,
): Spot['role'] {
  if (spot.kind === 'demonym') return 'at'
  if (last?.role === 'from' && isWayOn(block, last.end, spot.start)) return 'to'
  if (
    last &&
    last.role !== 'at' &&
    spot.start - last.end <= 3 &&
    block.isSameSentence(spot.start) &&
    isListing(block, last.end, spot.start)
  )
    return last.role
  const first = firstBefore(block, spot)
  let isLedTo = false
  for (let at = first; at < spot.start; at++) isLedTo ||= (block.opens[at]! & OPENS.way) !== 0
  if (isDateline(block, spot) || (language === 'en' && isSeat(block, spot))) return 'aside'
  if (isLedTo) {
    const words: string[] = []
    for (let at = first; at < spot.start; at++) words.push(block.word(at))
    const before = words.join(' ')
    const { seat, apart, to, from } = WAYS[language]
    if (seat.test(before) || apart.test(before)) return 'aside'
    if (to.test(before)) return 'to'
    if (from.test(before)) return 'from'
  }
  if (language !== 'fr' || !isOf(block, first, spot.start)) return 'at'
  // "de Rotterdam vers Lille", "d'Anvers à Lille"
  if (block.word(spot.end) === 'vers') return 'from'
  return spot.kind === 'country' ? 'aside' : 'at'
}

/** « de Barbès à Château-Rouge », "from Leith to Portobello": right behind where it comes from. */
function isWayOn(block: Block, from: number, to: number): boolean {
  if (!block.isSameSentence(to) || to - from < 1 || to - from > 3) return false
  const words: string[] = []
  for (let at = from; at < to; at++) words.push(block.word(at))
  return /^(?:a|au|aux|vers|jusqu (?:a|au|aux)|to|into|towards?)(?: (?:la|le|l|les|the))?$/.test(
    words.join(' '),
  )
}

/** The first of the words before a place that go with it. */
function firstBefore(block: Block, spot: Unplaced): number {
  const { parenDepth, before } = block.tokens
  const isInParens = parenDepth[spot.start]! > 0
  const least = Math.max(0, spot.start - (isInParens ? REACH_IN_PARENS : REACH))
  const widest = isInParens ? BREAK.soft : BREAK.quote
  let first = spot.start
  while (first > least && before[first]! <= widest) first--
  return first
}

/** "de …", "de la …": the words right before, none earlier than `first`. */
function isOf(block: Block, first: number, start: number): boolean {
  let at = start - 1
  if (at > first && (block.word(at) === 'la' || block.word(at) === 'l')) at--
  if (at < first) return false
  const word = block.word(at)
  return word === 'de' || word === 'd' || word === 'du' || word === 'des'
}

/** "North Wales Police", "Leeds City Council", "Glasgow Sheriff Court": who sits there, by the words behind the name; "Leeds accents", how one speaks there. */
function isSeat(block: Block, { start, end }: Unplaced): boolean {
  const { tokens } = block
  if (WHERE.test(block.word(start - 1))) return false
  for (let at = end; at < end + 3 && at < tokens.count && tokens.before[at] === BREAK.space; at++) {
    if (SEATED.test(block.word(at))) return true
    if (!OF_SEAT.test(block.word(at))) return false
  }
  return false
}
const WHERE = /^(?:in|at|near|around|across|to|from)$/
const SEATED = /^(?:accents?|police|constabulary|council|court|university|infirmary|coroner|prosecutors?)$/
const OF_SEAT =
  /^(?:city|county|borough|district|crown|sheriff|magistrates|high|central|criminal|metropolitan|state|general)$/

const MONTH_NEAR =
  /^[\s,(]*(?:le\s+|lundi\s+|mardi\s+|mercredi\s+|jeudi\s+|vendredi\s+)*\d{0,2}(?:er)?\s*(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|jan|feb|mar|apr|may|jun|jul|aug|sep|dec)[a-zéû]*\.?[^\n]{0,12}[–—-]/i

/** "PARIS, 6 déc. –" opens a dispatch. */
function isDateline(block: Block, spot: Unplaced): boolean {
  const { tokens } = block
  if (tokens.before[spot.start]! < BREAK.line) return false
  return MONTH_NEAR.test(tokens.text.slice(tokens.end[spot.end - 1]!, tokens.end[spot.end - 1]! + 40))
}

function isListing(block: Block, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!/^(?:et|ou|de|d|des|du|la|le|les|l|and|or|the|&|aux|au|en|a|\/)$/.test(block.word(at))) return false
  return to > from || block.tokens.before[to]! === BREAK.soft
}
