/** Places the gazetteer does not know: a capital behind words for where, with no other meaning here. */
import type { Language } from '../core/codes.ts'
import { type Block, senseOf, type Unplaced } from './block.ts'
import { nameEnd } from './place-heads.ts'
import { BREAK, WORD } from './tokens.ts'

/** "à Barbès", "in Bernalillo", "à l'entrée de Nant", "through Vigo and Ribeirinha". */
export function unknownPlace(block: Block, at: number, language: Language): Unplaced | undefined {
  const { tokens } = block
  if (tokens.capital[at] !== 1 || !mayBePlace(block, at) || isTitleCase(block, at)) return undefined
  if (!isLed(block, at, language) && !isListed(block, at)) return undefined
  return { start: at, end: nameEnd(block, at), code: undefined, kind: 'city' }
}

/** A word with no other meaning here, long enough for a name. */
export function mayBePlace(block: Block, at: number): boolean {
  const { tokens } = block
  if (tokens.kind[at] !== WORD || block.termAt[at] !== 0) return false
  const word = block.word(at)
  // "Val-des-Saules": a short word may open a name of several
  const isLong = word.length > 3 || (word.length > 1 && tokens.before[at + 1] === BREAK.joiner)
  return isLong && !NO_PLACES.test(word) && !isDay(block, at)
}

function isLed(block: Block, at: number, language: Language): boolean {
  const { tokens } = block
  const before = block.word(at - 1)
  if (tokens.before[at]! > BREAK.joiner) return false
  if (language === 'fr' && OF.test(before)) {
    const lead = /^(?:la|le|l|les)$/.test(before) ? at - 2 : at - 1
    if (!block.isTight(lead) || tokens.kind[lead - 1] !== WORD) return false
    if (lead < at - 1 && /^(?:dans|longe|longent)$/.test(block.word(lead))) return true
    if (!/^(?:de|d|du|des)$/.test(block.word(lead))) return false
    return LEADS.test(block.word(lead - 1))
  }
  if (tokens.before[at] !== BREAK.space) return false
  // "in the Hunter", "on the Warrego"
  if (language === 'en' && before === 'the')
    return AFTER_THE.test(block.word(at - 2)) && block.isTight(at - 1)
  if (!UNKNOWN_AFTER[language].test(before)) return false
  if (
    language === 'fr' &&
    !/à|vers|aux?|entre/i.test(tokens.text.slice(tokens.start[at - 1]!, tokens.end[at - 1]!))
  )
    return false
  if (LEADS_ELSEWHERE.test(block.word(at - 2))) return false
  if (/^(?:to|from)$/.test(before) && isHandedOver(block, at - 2)) return false
  // "on Boxing Day", "on Lammas night"
  return (
    before !== 'on' || !FEASTS.test(`${block.word(nameEnd(block, at) - 1)} ${block.word(nameEnd(block, at))}`)
  )
}

/** "in Porto and Ribeirinha", "(Hildesheim, Peine)", "Nevers–Cosne": with a place it goes on from. */
function isListed(block: Block, at: number): boolean {
  const { tokens } = block
  const last = block.places.at(-1)
  if (last === undefined || (last.kind !== 'city' && last.kind !== 'local' && last.kind !== 'wide'))
    return false
  // "Madrid's Malasaña"
  if (last.end === at - 1 && block.word(at - 1) === 's' && tokens.before[at - 1] === BREAK.joiner)
    return tokens.before[at] === BREAK.space
  if (last.end === at - 1)
    return /^(?:et|and|ou|or|&|\/|\+|→)$/.test(block.word(at - 1)) && tokens.before[at] === BREAK.space
  // "entre Calais et le Touquet"
  if (last.end === at - 2 && /^(?:et|and|ou|or)$/.test(block.word(at - 2)))
    return /^(?:le|la|l|les|the)$/.test(block.word(at - 1)) && tokens.before[at]! <= BREAK.joiner
  const gap = tokens.text.slice(tokens.end[last.end - 1]!, tokens.start[at])
  if (last.end !== at || !/^(?:, |–|\/| – | → )$/.test(gap)) return false
  return /^(?:,|\)|\]|\/|–|;|:| (?:and|et|&|ou|or) | → )/.test(
    tokens.text.slice(tokens.end[nameEnd(block, at) - 1]!),
  )
}

const UNKNOWN_AFTER: Record<Language, RegExp> = {
  fr: /^(?:a|vers|au|aux|entre)$/,
  en: /^(?:in|near|nr|around|outside|at|from|across|toward|towards|beyond|on|onto|to|into|through|over|behind)$/,
}
const FEASTS = /\b(?:day|eve|night|weekend|sunday|monday)\b/
const AFTER_THE = /^(?:in|on|from|at|across|along|over|into|through|near|around|round|off)$/
const OF = /^(?:de|d|du|des|la|l|le|les)$/
/** French nouns and verbs behind which "de" leads to where: "aux abords de", "originaires de". */
const LEADS =
  /^(?:entrees?|sorties?|environs|alentours|abords|autour|long|pres|proche|loin|hauteurs?|centre|ville|villes|village|commune|communes|bourg|habitants|soins|littoral|venus?|venues?|vient|viennent|venait|venaient|originaires?|partis?|quartiers?|rives|bords)$/
/** Capitals that are no places: networks, offices, feasts, parts of a text. */
const NO_PLACES =
  /^(?:telegram|signal|snap|snapchat|whatsapp|instagram|insta|facebook|twitter|tiktok|discord|reddit|google|noel|paques|toussaint|pole|covid|drogues|monsieur|madame|phase|table|figure|section|appendix|annex|schedule|class|term|week|year|part|chapter|step|stage|version|ramadan|easter|christmas|lent|spring|summer|autumn|winter|fall|google|parliament|congress|court|narcan|tor|bitcoin|monero|excel|house|sante|etat|assemblee|interieur|justice|education|medicaid|state|board|service|department|office|director|association|committee|administration|trust|ministry|government|internet|list|union|royal|charge)$/
export const isDay = (block: Block, at: number): boolean => DAYS.test(block.word(at))
const DAYS =
  /^(?:mon|tues?|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|sday|urday)?s?$|^(?:lun|mar|mercre|jeu|vendre|same)di$|^(?:lun|mar|mer|jeu|ven|sam|dim|dimanche)$/
/** "gave it to Karim", "crack from Davina", "a text from Susanna": what goes from one person to another. */
const isHandedOver = (block: Block, what: number): boolean =>
  HANDED.test(block.word(what)) || isSubstance(block, what)
const isSubstance = (block: Block, at: number): boolean => {
  const term = block.termEndingAt(at + 1)
  return term !== undefined && senseOf(term, 'substance') !== undefined
}
const HANDED =
  /^(?:it|them|him|her|me|us|some|one|gear|stuff|bag|bags|money|cash|letter|text|texts|message|messages|call|word|words|note|said|say|says|spoke|speak|speaks|speaking|talk|talks|talked|talking|listen|listened|wrote|gave|give|gives|given|sold|sell|sells|selling|bought|buy|buys|got|get|gets|scored|score|scores|heard|borrowed|owed|owes|lent|lend|lends|passed|pass|handed|showed|thanks|according|next|married|related|learned|learnt|different)$/
/** "grâce à Telegram", "face à Marie", "believe in Jesus": not where something happens. */
const LEADS_ELSEWHERE =
  /^(?:bienvenue|grace|face|quant|rapport|suite|compare|comparee|confie|confient|raconte|explique|vend|vendu|donne|dit|believe|interest|trust|quantities)$/

/** "Changes in Drug Use": in a title every word has its capital. */
function isTitleCase(block: Block, at: number): boolean {
  const { tokens } = block
  return tokens.capital[at - 2] === 1 && tokens.before[at - 2]! < BREAK.sentence && !block.term(at - 2)
}
