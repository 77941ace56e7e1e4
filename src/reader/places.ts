/** Places as written: names of the gazetteer, arrondissements, "site lyonnais", "lignes de métro (4, 9, 12 et 14)". */
import type { Language } from '../core/codes.ts'
import { type Block, OPENS, type Spot, senseOf } from './block.ts'
import { ROMAN } from './openers.ts'
import { roleOf } from './place-roles.ts'
import { BREAK, NUMBER, WORD } from './tokens.ts'

type Unplaced = Omit<Spot, 'role'>

export function findPlaces(block: Block, language: Language): void {
  const { tokens } = block
  let skipUntil = 0
  for (let at = 0; at < tokens.count; at++) {
    if (block.termAt[at] === 0 && (block.opens[at]! & (OPENS.place | OPENS.digits)) === 0) continue
    if (at < skipUntil) continue
    const spot = arrondissement(block, at) ?? lines(block, at) ?? headed(block, at) ?? named(block, at)
    if (!spot) continue
    block.places.push({ ...spot, role: roleOf(block, spot, block.places.at(-1), language) })
    skipUntil = spot.end
  }
  block.places = block.places.filter(
    (spot, index) =>
      !isHeadOfList(
        block,
        spot,
        block.places.slice(index + 1, index + 3).find((one) => one.kind !== 'demonym'),
      ),
  )
}

/** "départements d'outre-mer (Martinique, Guadeloupe et Guyane)": the members stand for the head. */
function isHeadOfList(block: Block, spot: Spot, next: Spot | undefined): boolean {
  if (!next || (spot.kind !== 'wide' && spot.kind !== 'country') || next.start - spot.end > 2) return false
  const { parenDepth } = block.tokens
  return (
    parenDepth[next.start]! > parenDepth[spot.start]! &&
    block.places.some((one) => one.start > next.start && one.start - next.end <= 2)
  )
}

/** "XIXe arrondissement de Paris", "19e", "19ème arrondissement", "Paris 18e", "3e arrondissement de Marseille". */
function arrondissement(block: Block, at: number): Unplaced | undefined {
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

const COMPASS =
  /^(?:nord|sud|est|ouest|north|south|east|west|northern|southern|eastern|western|central|inner|greater|metro|downtown)$/

/** "site lyonnais", "agglomération rouennaise", "bassin de Lens", "place du Pont", "south Manchester". */
function headed(block: Block, at: number): Unplaced | undefined {
  const { tokens } = block
  const head = block.sense(at, 'placeHead')
  if (!head) return undefined
  const end = block.term(at)?.end ?? at + 1
  if (!block.isTight(end)) return undefined
  const demonym = block.sense(end, 'demonym')
  const afterDemonym = block.term(end)?.end ?? end + 1
  if (demonym)
    return {
      start: at,
      end: afterDemonym,
      code: undefined,
      kind: isWideHead(block.word(at)) ? 'wide' : 'city',
    }
  const word = block.word(end)
  const isEnglishHead = COMPASS.test(block.word(at)) && tokens.text.length > 0
  if (isEnglishHead && tokens.capital[end]! > 0 && block.sense(end, 'place'))
    return {
      start: at,
      end: block.term(end)?.end ?? end + 1,
      code: block.sense(end, 'place')?.code,
      kind: 'city',
    }
  if (!['de', 'd', 'du', 'des', 'of'].includes(word) || NOT_PART.test(block.word(at))) return undefined
  let name = end + 1
  if (word === 'de' && (block.word(name) === 'la' || block.word(name) === 'l')) name++
  if (word === 'of' && block.word(name) === 'the') return undefined
  if (!(tokens.capital[name]! > 0) || !block.isTight(name) || arrondissement(block, name)) return undefined
  const place = block.sense(name, 'place')
  let last = place ? (block.term(name)?.end ?? name + 1) : name + 1
  while (!place && last < tokens.count && tokens.before[last] === BREAK.joiner && tokens.capital[last]! > 0)
    last++
  const isFine =
    /^(?:place|gare|square|station|cite|quartier|porte|rue|boulevard|jardin|parc|colline|quai|quais|forum)$/.test(
      block.word(at),
    )
  return { start: at, end: last, code: isFine ? undefined : place?.code, kind: isFine ? 'local' : 'city' }
}

/** "site de Marseille" and "nord de Lyon" are coded by the name alone. */
const NOT_PART = /^(?:site|nord|sud|est|ouest|north|south|east|west|region|area|territoire)$/

const isWideHead = (word: string): boolean => /^(?:territoire|region|littoral)$/.test(word)

function named(block: Block, at: number): Unplaced | undefined {
  const term = block.term(at)
  if (!term) return undefined
  const { tokens } = block
  const place = senseOf(term, 'place')
  const isUncapitalised = place?.informal === true && tokens.capital[at] === 0
  if (
    place &&
    !(isUncapitalised && !(block.isInformal && isAfterPreposition(block, at))) &&
    !(place.guarded && !isAfterPreposition(block, at) && !isListedPlace(block, at, term.end)) &&
    !(place.capital && !(tokens.capital[at]! > 0)) &&
    !isPersonName(block, at, term.end)
  ) {
    const kind = place.width ?? 'city'
    // "Paris 18e", "Paris 18"
    if (
      tokens.kind[term.end] === NUMBER &&
      tokens.before[term.end] === BREAK.space &&
      kind === 'city' &&
      tokens.end[term.end]! - tokens.start[term.end]! <= 2 &&
      /^(?:paris|marseille|lyon|dublin)$/.test(block.word(at))
    ) {
      const hasSuffix =
        /^(?:e|eme|er)$/.test(block.word(term.end + 1)) && tokens.end[term.end] === tokens.start[term.end + 1]
      if (hasSuffix || block.word(at) === 'paris' || block.word(at) === 'dublin') {
        block.numberAt[term.end] = 0
        return {
          start: at,
          end: term.end + (hasSuffix ? 2 : 1),
          code: place.code || undefined,
          kind: 'local',
        }
      }
    }
    return { start: at, end: term.end, code: isBare(place.code) ? undefined : place.code, kind }
  }
  const demonym = senseOf(term, 'demonym')
  return demonym
    ? { start: at, end: term.end, code: isBare(demonym.code) ? undefined : demonym.code, kind: 'demonym' }
    : undefined
}

const PREPOSITIONS =
  /^(?:a|au|aux|en|de|d|du|des|sur|vers|depuis|pres|chez|in|at|from|of|near|to|around|across|outside)$/
const isAfterPreposition = (block: Block, at: number): boolean =>
  block.isTight(at) && PREPOSITIONS.test(block.word(at - 1))

/** "Bath & Bristol": an everyday word is a place beside one. */
function isListedPlace(block: Block, at: number, end: number): boolean {
  const beside = (near: number, joint: number): boolean =>
    /^(?:and|et|&|ou|or|\/)$/.test(block.word(joint)) &&
    block.tokens.capital[near]! > 0 &&
    block.sense(near, 'place') !== undefined
  return block.tokens.capital[at]! > 0 && (beside(end + 1, end) || beside(at - 2, at - 1))
}

const isBare = (code: string): boolean => code === ''

/** "Jean Paris" or "Lyon Dupont": a capitalised word right beside makes a name of a person more likely. */
function isPersonName(block: Block, at: number, end: number): boolean {
  const { tokens } = block
  const before =
    at > 0 &&
    tokens.before[at] === BREAK.space &&
    tokens.capital[at - 1] === 1 &&
    tokens.kind[at - 1] === WORD &&
    tokens.before[at - 1]! < BREAK.sentence &&
    !block.term(at - 1)
  return before && end - at === 1 && tokens.capital[at] === 1 && block.word(at - 1).length > 3
}
