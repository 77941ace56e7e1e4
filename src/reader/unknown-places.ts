/** Places the gazetteer does not know: a capital behind words for where, with no other meaning here. */
import type { Language } from '../core/codes.ts'
import { type Block, senseOf, type Unplaced } from './block.ts'
import { nameEnd } from './place-name-end.ts'
import { BREAK, WORD } from './tokens.ts'

/** "à Barbès", "in Bernalillo", "à l'entrée de Nant", "through Vigo and Ribeirinha". */
export function unknownPlace(block: Block, at: number, language: Language): Unplaced | undefined {
  const { tokens } = block
  if (tokens.capital[at] !== 1 || !mayBePlace(block, at) || isTitleCase(block, at)) return undefined
  if (!isLed(block, at, language) && !isListed(block, at)) return undefined
  return { start: at, end: nameEnd(block, at), code: undefined, kind: 'city' }
}

/** A word with no other meaning here, long enough for a name; a first name only where what follows says that it is a town. */
export function mayBePlace(block: Block, at: number, isToldTown = false): boolean {
  const { tokens } = block
  if (tokens.kind[at] !== WORD || block.termAt[at] !== 0) return false
  const word = block.word(at)
  // "Val-des-Saules": a short word may open a name of several
  const isLong = word.length > 3 || (word.length > 1 && tokens.before[at + 1] === BREAK.joiner)
  return isLong && !block.is(at, 'no_place') && !block.is(at, 'day') && (isToldTown || !isPerson(block, at))
}

function isLed(block: Block, at: number, language: Language): boolean {
  const { tokens } = block
  const before = block.word(at - 1)
  if (tokens.before[at]! > BREAK.joiner) return false
  if (language === 'fr' && OF.test(before)) {
    const lead = /^(?:la|le|l|les)$/.test(before) ? at - 2 : at - 1
    if (!block.isTight(lead) || tokens.kind[lead - 1] !== WORD) return false
    if (lead < at - 1 && block.is(lead, 'led_by_article')) return true
    if (!/^(?:de|d|du|des)$/.test(block.word(lead))) return false
    return block.is(lead - 1, 'of_place')
  }
  if (tokens.before[at] !== BREAK.space) return false
  // "in the Hunter", "on the Warrego"
  if (language === 'en' && before === 'the')
    return block.is(at - 2, 'led_by_article') && block.isTight(at - 1)
  if (!block.is(at - 1, 'led_by')) return false
  if (
    language === 'fr' &&
    !/à|vers|aux?|entre/i.test(tokens.text.slice(tokens.start[at - 1]!, tokens.end[at - 1]!))
  )
    return false
  // « vend à Momo », but « se vend à Barbès »
  if (block.is(at - 2, 'leads_elsewhere') && block.word(at - 3) !== 'se') return false
  if (/^(?:to|from)$/.test(before) && isHandedOver(block, at - 2)) return false
  // "on Boxing Day", "on Lammas night"
  const end = nameEnd(block, at)
  return before !== 'on' || !(block.is(end - 1, 'feast') || block.is(end, 'feast'))
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

const OF = /^(?:de|d|du|des|la|l|le|les)$/
/** "à Vincent": a first name, unless it goes on as names of quarters do ("Jean-Macé"). */
export const isPerson = (block: Block, at: number): boolean =>
  block.is(at, 'person') && block.tokens.before[at + 1] !== BREAK.joiner
/** "gave it to Karim", "crack from Davina", "a text from Susanna": what goes from one person to another. */
const isHandedOver = (block: Block, what: number): boolean =>
  block.is(what, 'handed') || isSubstance(block, what)
const isSubstance = (block: Block, at: number): boolean => {
  const term = block.termEndingAt(at + 1)
  return term !== undefined && senseOf(term, 'substance') !== undefined
}
/** "Changes in Drug Use": in a title every word has its capital. */
function isTitleCase(block: Block, at: number): boolean {
  const { tokens } = block
  return tokens.capital[at - 2] === 1 && tokens.before[at - 2]! < BREAK.sentence && !block.term(at - 2)
}
