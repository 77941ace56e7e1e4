/** Places said by a number: arrondissements, lines, "dans le 93", "75-92-94", the A9, the M1 and M4 postcodes. */
import type { Language } from '../core/codes.ts'
import type { Block, Unplaced } from './block.ts'
import { ROMAN } from './openers.ts'
import { BREAK, NUMBER, WORD } from './tokens.ts'

/** The place a number stands for, where one does. */
export function numberedPlace(block: Block, at: number, language: Language): Unplaced | undefined {
  return (
    arrondissement(block, at) ??
    lines(block, at) ??
    (language === 'fr'
      ? (departements(block, at) ?? road(block, at))
      : (postcode(block, at) ?? englishRoad(block, at)))
  )
}

/** "XIXe arrondissement de Paris", "19e", "19ème arrondissement", "Paris 18e", "3e arrondissement de Marseille". */
export function arrondissement(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  let next = at
  if (
    tokens.kind[at] === NUMBER &&
    tokens.end[at] === tokens.start[at + 1] &&
    /^(?:e|eme|er|ieme)$/.test(block.word(at + 1))
  )
    next = at + 2
  else if (
    tokens.kind[at] === WORD &&
    tokens.capital[at]! > 0 &&
    ROMAN.test(block.word(at)) &&
    block.word(at).length > 1
  )
    next = at + 1
  if (next === at || !/^(?:arrondissement|arr|ardt)$/.test(block.word(next))) return undefined
  next++
  if (
    (block.word(next) === 'de' || block.word(next) === 'd' || block.word(next) === 'parisien') &&
    block.isTight(next)
  ) {
    const city = block.sense(next + 1, 'place')
    if (city && tokens.capital[next + 1]! > 0)
      return { start: at, end: block.term(next + 1)?.end ?? next + 2, code: city.code, kind: 'local' }
    if (block.word(next) === 'parisien') next++
  }
  return { start: at, end: next, code: undefined, kind: 'local' }
}

/** "lignes de métro (4, 9, 12 et 14)", "lignes 7 et 12": numbers of lines, never quantities. */
function lines(block: Block, at: number): Unplaced | undefined {
  if (!/^lignes?$/.test(block.word(at))) return undefined
  let next = at + 1
  if (block.word(next) === 'de' && block.word(next + 1) === 'metro') next += 2
  // "en ligne, 15 euros"
  if (block.word(at - 1) === 'en') return undefined
  let last = 0
  while (next < block.tokens.count && block.tokens.before[next]! <= BREAK.soft) {
    if (block.tokens.kind[next] === NUMBER && block.tokens.end[next]! - block.tokens.start[next]! <= 2)
      last = next + 1
    else if (!['et', 'ou'].includes(block.word(next))) break
    next++
  }
  if (last === 0) return undefined
  for (let inside = at; inside < last; inside++) block.numberAt[inside] = 0
  return { start: at, end: last, code: undefined, kind: 'local' }
}

/** The départements people call by their number: all of mainland France, and around Paris several in a row. */
const DEPARTEMENT = /^(?:0[1-9]|[1-8]\d|9[0-5]|97[1-6])$/
const AROUND_PARIS = /^(?:7[578]|9[1-5])$/

/** "dans le 93", "tout le 59"; "75-92-94"; "(93)". */
function departements(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  if (tokens.kind[at] !== NUMBER || !DEPARTEMENT.test(block.word(at))) return undefined
  let end = at + 1
  while (
    end < tokens.count &&
    tokens.before[end] === BREAK.joiner &&
    tokens.kind[end] === NUMBER &&
    AROUND_PARIS.test(block.word(end))
  )
    end++
  const isRow = end > at + 1 && AROUND_PARIS.test(block.word(at))
  const isNamed =
    block.word(at - 1) === 'le' &&
    /^(?:dans|tout|partout)$/.test(block.word(at - 2)) &&
    block.isTight(at) &&
    !(tokens.before[end] === BREAK.space && tokens.kind[end] === WORD && isCounted(block, end))
  const isApart =
    AROUND_PARIS.test(block.word(at)) &&
    tokens.text[tokens.start[at]! - 1] === '(' &&
    tokens.text[tokens.end[at]!] === ')' &&
    tokens.capital[at - 1]! > 0
  if (!isRow && !isNamed && !isApart) return undefined
  for (let inside = at; inside < end; inside++) block.numberAt[inside] = 0
  const code = end === at + 1 ? `FR-${block.word(at)}` : undefined
  return { start: at, end, code, kind: 'wide' }
}

/** "dans le 12 mai", "dans le 18 e", "dans le 20 h": a number of something else. */
const isCounted = (block: Block, at: number): boolean =>
  block.word(at).length <= 3
    ? /^(?:e|eme|er|h|g|kg|mai|ans|km|cm)$/.test(block.word(at))
    : block.sense(at, 'month') !== undefined ||
      block.sense(at, 'unit') !== undefined ||
      /^(?:heures|mois|jours)$/.test(block.word(at))

/** "sur l'A9", "la sortie de l'A4": a motorway. */
function road(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  if (block.word(at) !== 'a' || tokens.capital[at] === 0 || block.word(at - 1) !== 'l' || !isFused(block, at))
    return undefined
  block.numberAt[at + 1] = 0
  return { start: at, end: at + 2, code: undefined, kind: 'local' }
}

/** "on the A483", "along the N17", "Highway 401", "Interstate 95": a road by its number. */
function englishRoad(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  const word = block.word(at)
  if (tokens.capital[at] === 0 || tokens.kind[at + 1] !== NUMBER) return undefined
  const isWord = /^(?:highway|interstate|route)$/.test(word) && tokens.before[at + 1] === BREAK.space
  const isLetter =
    /^[amni]$/.test(word) &&
    tokens.start[at + 1]! - tokens.end[at]! <= 1 &&
    tokens.end[at + 1]! - tokens.start[at + 1]! <= 4 &&
    block.word(at - 1) === 'the' &&
    /^(?:on|along|off|via|near|onto|from)$/.test(block.word(at - 2))
  if (!isWord && !isLetter) return undefined
  block.numberAt[at + 1] = 0
  return { start: at, end: at + 2, code: undefined, kind: 'local' }
}

/** A letter and a number of at most two digits written as one word: "A9", "M1", "BT12". */
function isFused(block: Block, at: number): boolean {
  const { tokens } = block
  return (
    at + 1 < tokens.count &&
    tokens.kind[at + 1] === NUMBER &&
    tokens.start[at + 1] === tokens.end[at] &&
    tokens.end[at + 1]! - tokens.start[at + 1]! <= 2
  )
}

/** Letters that begin British and Northern Irish postcodes. */
const POST_AREAS = new Set(
  'b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu ha hd hg hp hr hs hu hx ig ip iv ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo'.split(
    ' ',
  ),
)

/** "the M1 and M4 postcodes", "Quick drops B18 B19 B66": postcode districts, in a row or named so. */
function postcode(block: Block, at: number): Unplaced | undefined {
  if (!isPostcode(block, at)) return undefined
  const isNear = (near: number): boolean => isPostcode(block, near)
  const isJoined = (word: string): boolean => /^(?:and|or|to|&)$/.test(word)
  const isRow =
    isNear(at + 2) ||
    isNear(at - 2) ||
    (isJoined(block.word(at + 2)) && isNear(at + 3)) ||
    (isJoined(block.word(at - 1)) && isNear(at - 3))
  if (!isRow && !/^(?:postcodes?|area)$/.test(block.word(at + 2))) return undefined
  block.numberAt[at + 1] = 0
  return { start: at, end: at + 2, code: undefined, kind: 'local' }
}

const isPostcode = (block: Block, at: number): boolean =>
  at >= 0 && POST_AREAS.has(block.word(at)) && block.tokens.capital[at]! > 0 && isFused(block, at)
