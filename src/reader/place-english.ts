/** Places as English names them: the kind behind the name ("Ada County", "B wing"), or before it ("Isle of Wight"), and sides ("north side of the river"). */
import type { Block, Unplaced } from './block.ts'
import { LONGEST_NAME, nameEnd } from './place-name-end.ts'
import { SIDE_OF } from './place-sides.ts'
import { BREAK, NUMBER, WORD } from './tokens.ts'

/** What stands behind the name in English: "Ada County", "Kensington Avenue", "Blackfeet Reservation", "B wing". */
const BEHIND =
  /^(?:county|avenue|ave|street|road|lane|square|park|station|bridge|market|estate|reservation|bay|beach|heights|quay|docks|wharf|peninsula|borough|terrace|crescent|gardens|leys|wing|parkway|boulevard|campus|harbour|harbor|mall|airport|hill|green|common|towers|flats|row|wharf|pier|marina|plaza|precinct|arcade|village|island|islands|valley|coast|shire|parish|district|suburb|suburbs|township|creek|river|lake|point|cove|fields|downs|underpass|tunnel|junction|cross|circus|drive|close|way|walk|rise|grove|racecourse|showgrounds|district|side|mews|hostel|prison|jail)$/

/** A word that makes a name of the words before it. */
export const isBehindName = (word: string): boolean => BEHIND.test(word) || SMALL_BEHIND.test(word)

export function namedBehind(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  if (tokens.capital[at] === 0 || tokens.kind[at] !== WORD || block.sense(at, 'month')) return undefined
  let end = at + 1
  while (
    end < tokens.count &&
    end - at <= LONGEST_NAME &&
    tokens.before[end]! <= BREAK.joiner &&
    tokens.kind[end] !== NUMBER
  ) {
    const isOpen = tokens.capital[end]! > 0
    const isHead = (isOpen ? BEHIND : SMALL_BEHIND).test(block.word(end)) || isSideApart(block, at, end)
    // "Auckland District"
    if (block.word(end) === 'district' && block.sense(at, 'place')) return undefined
    if (
      isHead &&
      (isOpen || isWing(block, at, end) || isNameBefore(block, at) || isSideApart(block, at, end))
    )
      return NOT_NAMES.test(block.word(at)) || BEHIND.test(block.word(at))
        ? undefined
        : { start: at, end: end + 1, code: undefined, kind: block.word(end) === 'county' ? 'wide' : 'local' }
    if (!isOpen || block.sense(end, 'source')) return undefined
    end++
  }
  return undefined
}

/** "Cologne, Neumarkt side, lunchtime": a side that stands alone between two marks. */
const isSideApart = (block: Block, at: number, end: number): boolean =>
  /^(?:side|end)$/.test(block.word(end)) &&
  block.tokens.before[at]! >= BREAK.soft &&
  (end + 1 >= block.tokens.count || block.tokens.before[end + 1]! >= BREAK.soft)

/** Of these, those written small: "Sumburgh airport", "the Campo Alto area". */
const SMALL_BEHIND =
  /^(?:wing|airport|prison|jail|harbour|harbor|beach|estate|docks|area|areas|road|rd|campsite|campus|bridge|valley|row|canal|region|flats|county|counties|underpass|coast|hills|hinterland|arcade|suburbs?|peninsula|plaza|ridge|quay|pier|reservation|front)$/

/** "Isle of Wight", "Lake Macquarie", "HMP Featherstone", "Fort Lauderdale": the kind first, the name behind. */
export function namedAhead(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  if (tokens.capital[at] === 0 || !AHEAD.test(block.word(at)) || block.sense(at, 'place')) return undefined
  const name = block.word(at + 1) === 'of' ? at + 2 : at + 1
  if (!block.isTight(name) || tokens.capital[name] === 0 || tokens.kind[name] !== WORD) return undefined
  if (name > at + 1 ? !OF_NAME.test(block.word(at)) : OF_NAME.test(block.word(at))) return undefined
  if (block.term(name) && !block.sense(name, 'place')) return undefined
  const isPrison = block.word(at) === 'hmp'
  return { start: at, end: nameEnd(block, name), code: undefined, kind: isPrison ? 'local' : 'city' }
}

const AHEAD = /^(?:isle|hmp|loch|lough|lake|mount|fort)$/
const OF_NAME = /^isle$/

/** Not the first word of its sentence, which has its capital anyway, and no adjective: "Scottish prison". */
const isNameBefore = (block: Block, at: number): boolean =>
  (block.tokens.before[at]! < BREAK.sentence || block.sense(at, 'place') !== undefined) &&
  !block.sense(at, 'demonym') &&
  !block.sense(at, 'substance')

/** "B wing": wings go by letters. */
const isWing = (block: Block, at: number, end: number): boolean =>
  block.word(end) === 'wing' && end === at + 1 && block.word(at).length === 1

const NOT_NAMES =
  /^(?:the|a|an|in|on|at|our|their|black|open|silk|right|left|drug|police|garda|fire|petrol|bus|train|railway|council|county|city|high|per|every|each|some|no|this|that)$/

/** "north side of the river", "the west side", "eastern stretch". */
export function englishSide(block: Block, at: number): Unplaced | undefined {
  if (!SIDE_OF.test(block.word(at)) || !/^(?:side|end|stretch|shore|bank)$/.test(block.word(at + 1)))
    return undefined
  if (!block.isTight(at + 1)) return undefined
  const isOfIt =
    block.word(at + 2) === 'of' &&
    block.word(at + 3) === 'the' &&
    /^(?:river|city|town|lough|island|bay|estate)$/.test(block.word(at + 4))
  return { start: at, end: isOfIt ? at + 5 : at + 2, code: undefined, kind: 'local' }
}

/** "the Latvian capital". */
export function capitalOf(block: Block, at: number, end: number): Unplaced | undefined {
  const isCapital = block.sense(at, 'demonym') && block.word(end) === 'capital' && block.isTight(end)
  return isCapital ? { start: at, end: end + 1, code: undefined, kind: 'city' } : undefined
}
