/** Places of a text's opening lines, where whoever speaks says who and where: "Street nurse, Hamilton, last day". */
import type { Block, Unplaced } from './block.ts'
import { nameEnd } from './place-name-end.ts'
import { WORD } from './tokens.ts'
import { mayBePlace } from './unknown-places.ts'

/** A name that stands alone between two marks of the opening: an everyday word that is also a town, or one the gazetteer does not know. */
export function openingPlace(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  if (tokens.start[at]! > OPENING || tokens.capital[at] === 0 || tokens.kind[at] !== WORD) return undefined
  if (block.sense(at, 'month') || block.sense(at, 'substance') || block.is(at, 'day')) return undefined
  const place = block.sense(at, 'place')
  if (!place && (tokens.capital[at] === 2 || !mayBePlace(block, at))) return undefined
  const end = nameEnd(block, at)
  if (!place && (BODY.test(block.word(end - 1)) || STREET.test(block.word(end - 1)))) return undefined
  const [led, followed] = place ? [LED, FOLLOWED] : [LED_UNKNOWN, FOLLOWED_UNKNOWN]
  if (!place && PRESENT.test(tokens.text.slice(0, tokens.start[at]))) return undefined
  if (!led.test(gapBefore(block, at)) || !followed.test(gapAfter(block, end))) return undefined
  return { start: at, end, code: place?.code || undefined, kind: place?.width ?? 'city' }
}

/** Characters of the opening. */
export const OPENING = 220
/** Marks before a name: a comma, a parenthesis, a dash, an arrow; one known to be a town may also open a line. */
const LED_UNKNOWN = /(?<!\. )(?:[,(|→–—]|[^w]\/|\s-)\s*$/
const LED = /(?:[,([/|→–—:;"«“\n]|\s-)\s*$/
const FOLLOWED_UNKNOWN = /^\s*(?:[,)\]/|→–—.:;"»”(\n]|-\s)|^$/
const FOLLOWED = /^\s*(?:[,)\]/|→–—.:;"»”+&(\n]|-\s)|^$/
/** Who speaks is often a body with a name of its own. */
export const BODY =
  /^(?:committee|council|board|dept|department|division|fund|alliance|group|panel|club|society|service|services|unit|team|court|comite|equipe|pole|bureau|cellule|reseau|corrections|workgroup|general|checking|corner|health|examiner|produits?|products?|prix|prices?|signaux|signals?|notes?|bulletin|tendances?|trends?|disponibilite|availability|usages?|saisies|seizures|resultats?|results?|alertes?|alerts?|noted|agreed|decided|decisions?|new|action|actions|source|sources|law|route|debt|note|constat|constats|suites|decide|fines?|amendes?|highest|lowest|total|average|moyenne)$/

/** A street says where in the town, not which. */
const STREET = /^(?:st|street|rd|road|ave|avenue|lane|ln|sq|terr|blvd)$/
/** "Présents : Annie, Josée": a list of persons. */
export const PRESENT =
  /(?:pr[ée]sente?s?|participant[es]*|attend(?:ees|ance)|apologies|excus[ée]+e?s?) ?:[^\n.]*$/i

const gapBefore = ({ tokens }: Block, at: number): string =>
  at === 0 ? '\n' : tokens.text.slice(Math.max(0, tokens.start[at]! - 4), tokens.start[at])
const gapAfter = ({ tokens }: Block, end: number): string =>
  tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 3)
