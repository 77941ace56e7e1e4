/** Places named by what they are: "site lyonnais", "bassin de Lens", "parc Sainte-Hortense", "Ada County", "south Belfast", "la capitale". */
import type { Language } from '../core/codes.ts'
import { type Block, senseOf, type Unplaced } from './block.ts'
import { bare } from './place-bare.ts'
import { capitalOf, englishSide, namedAhead, namedBehind } from './place-english.ts'
import { nameEnd } from './place-name-end.ts'
import { arrondissement } from './place-numbers.ts'
import { SIDE, SIDE_OF } from './place-sides.ts'
import { BREAK, NUMBER, WORD } from './tokens.ts'

/** The place that begins at a word for a kind of place, with its name; or a kind of place that needs none. */
export function headedPlace(block: Block, at: number, language: Language): Unplaced | undefined {
  const term = block.term(at)
  if (!term) return language === 'en' ? (namedBehind(block, at) ?? namedAhead(block, at)) : undefined
  return (
    (language === 'en' ? englishSide(block, at) : undefined) ??
    (senseOf(term, 'placeHead') ? wideHeaded(block, at, term.end, language) : undefined) ??
    (senseOf(term, 'placeSpot') ? spotHeaded(block, at, term.end, language) : undefined) ??
    (language === 'en'
      ? (namedBehind(block, at) ?? namedAhead(block, at) ?? capitalOf(block, at, term.end))
      : undefined) ??
    (senseOf(term, 'placeBare') ? bare(block, at, term.end) : undefined)
  )
}

/** "site lyonnais", "agglomération rouennaise", "bassin de Lens", "south Manchester". */
function wideHeaded(block: Block, at: number, end: number, language: Language): Unplaced | undefined {
  const { tokens } = block
  if (!block.isTight(end)) return undefined
  const head = block.word(at)
  // "côté français" is no coast
  if (head === 'cote' && /é$/i.test(block.textOf({ start: at, end }))) return undefined
  if (block.sense(end, 'demonym') && !isWebsite(block, at))
    return {
      start: at,
      end: block.term(end)?.end ?? end + 1,
      code: undefined,
      kind: isWideHead(head) ? 'wide' : 'city',
    }
  const isCapital = tokens.capital[end]! > 0 || block.isInformal
  const place = block.sense(end, 'place')
  if (SIDE_OF.test(head) && isCapital && place)
    return { start: at, end: block.term(end)?.end ?? end + 1, code: place.code, kind: 'city' }
  if (ONLY_ADJECTIVE.test(head) || !['de', 'd', 'du', 'des', 'of'].includes(block.word(end))) return undefined
  const name = nameStart(block, end, language)
  if (name === undefined) return sideOf(block, at, end)
  if (block.word(at) === 'port' && language === 'en' && !block.sense(name, 'place')) return undefined
  const named = block.sense(name, 'place')
  const isPart =
    SIDE.test(head) &&
    (named?.width === 'wide' ||
      named?.width === 'country' ||
      // "au nord de Paris", but "quartier nord de Marseille"
      (named !== undefined &&
        language === 'fr' &&
        !block.sense(at - 1, 'placeHead') &&
        block.word(at - 1) !== 'centre'))
  if (NOT_PART.test(head) && !isPart) return undefined
  if (arrondissement(block, name)) return undefined
  const last = nameEnd(block, name)
  return { start: at, end: last, code: isPart ? undefined : named?.code, kind: isPart ? 'wide' : 'city' }
}

/** "festivals wallons", "discothèques belges": kinds of place told by whose they are. */
const ONLY_ADJECTIVE =
  /^(?:festivals|discotheques|boites|clubs|prisons|rues|plages|gares|campus|campagnes|villes|soirees|ports|capitale|cote|frontiere|provinces|cites)$/

/** "commandé sur un site néerlandais": on the web, not on the ground. */
const isWebsite = (block: Block, at: number): boolean =>
  block.word(at) === 'site' && /^(?:un|d|ce|leur|son)$/.test(block.word(at - 1))

/** "sud de la ville", "nord du département": a side of the place the text is about. */
function sideOf(block: Block, at: number, of: number): Unplaced | undefined {
  const inner = afterArticle(block, of)
  const isSide = SIDE.test(block.word(at)) && WHOLE.test(block.word(inner)) && block.isTight(inner)
  return isSide ? { start: at, end: inner + 1, code: undefined, kind: 'local' } : undefined
}
const WHOLE = /^(?:ville|departement|pays|ile|agglomeration|metropole|region|canton|commune)$/

/** "site de Marseille" and "nord de Lyon" are coded by the name alone. */
const NOT_PART =
  /^(?:site|nord|sud|est|ouest|north|south|east|west|region|area|territoire|agglomeration|agglo|peripherie)$/

const isWideHead = (word: string): boolean => /^(?:territoire|region|littoral)$/.test(word)

/** "gare Saint-Jean", "place des Citronniers", "square de la porte de la Villette", "maison d'arrêt de Béthune", "squat de la filature". */
function spotHeaded(block: Block, at: number, end: number, language: Language): Unplaced | undefined {
  if (!block.isTight(end)) return undefined
  if (language === 'en') return besideTown(block, at, end)
  const { tokens } = block
  const spot = (last: number): Unplaced => ({ start: at, end: last, code: undefined, kind: 'local' })
  if (isNumbered(block, at, end)) {
    block.numberAt[end] = 0
    return spot(end + 1)
  }
  if (tokens.capital[end]! > 0 && tokens.kind[end] === WORD && tokens.before[end] === BREAK.space)
    return block.sense(end, 'substance') || block.sense(end, 'month') ? undefined : spot(nameEnd(block, end))
  if (!['de', 'd', 'du', 'des'].includes(block.word(end))) return undefined
  const inner = afterArticle(block, end)
  const within = block.term(inner)
  if (within && senseOf(within, 'placeSpot') && block.isTight(inner)) {
    const chained = spotHeaded(block, inner, within.end, language)
    if (chained) return POINT.test(block.word(at)) ? undefined : spot(chained.end)
  }
  const name = nameStart(block, end, language)
  if (name !== undefined)
    return (isWide(block, name) && !LANDFORM.test(block.word(at)) && block.word(at) !== 'gare') ||
      (OF_TOWN.test(block.word(end - 1)) && isTownAlone(block, end, name)) ||
      block.sense(name, 'substance') ||
      block.sense(name, 'month') ||
      arrondissement(block, name)
      ? undefined
      : spot(nameEnd(block, name))
  // "squat de la filature", "parking du centre commercial": one that everybody there knows
  const isDefinite = ['du', 'des'].includes(block.word(end)) || inner > end + 1
  const isKnownThere =
    SINGLE.test(block.word(at)) ||
    LANDMARK.test(block.word(inner)) ||
    (block.isInformal && FAMILIAR.test(block.word(at)))
  if (!isDefinite || !isKnownThere || tokens.kind[inner] !== WORD || !block.isTight(inner)) return undefined
  if (block.sense(inner, 'substance') || block.sense(inner, 'people')) return undefined
  const isPair = block.isTight(inner + 1) && FACILITY.test(`${block.word(inner)} ${block.word(inner + 1)}`)
  return spot(inner + (isPair ? 2 : 1))
}

/** Lands that are named whole: "plateau du Larzac". */
const LANDFORM = /^(?:plateau|plaine|cote)$/
/** Of these a town has many, and "un lycée de Morlaix" says the town: one with a name has an article, or another name than a town's. */
const OF_TOWN =
  /^(?:lycee|college|hangar|entrepot|usine|barre|immeuble|echangeur|peage|stade|piscine|penitentiaire|detention|foyer|caserne|aeroport)$/
const isTownAlone = (block: Block, of: number, name: number): boolean =>
  /^(?:de|d)$/.test(block.word(of)) &&
  name === of + 1 &&
  block.sense(name, 'place') !== undefined &&
  // "aéroport de Bâle-Mulhouse"
  block.tokens.text[block.tokens.end[(block.term(name)?.end ?? name + 1) - 1]!] !== '-'

/** "hall 6", "bâtiment B": parts of an estate that go by numbers and letters. */
function isNumbered(block: Block, at: number, end: number): boolean {
  const { tokens } = block
  if (!/^(?:hall|batiment|bat|bloc|tour)$/.test(block.word(at)) || tokens.before[end] !== BREAK.space)
    return false
  const length = tokens.end[end]! - tokens.start[end]!
  return tokens.kind[end] === NUMBER ? length <= 3 : length === 1 && tokens.capital[end]! > 0
}

/** Kinds of spot of which a place has one or few, so that the noun behind names it. */
const SINGLE = /^(?:squat|parking|parvis|campement|camping)$/
/** What a town has one of: "quartier de la gare", "place de la mairie". */
const LANDMARK =
  /^(?:gare|port|mairie|cathedrale|citadelle|prefecture|hippodrome|halles|faculte|universite|hopital|cimetiere|poste|tribunal|basilique|rocade)$/
/** Kinds of spot that messages name without a capital: "gare du midi", "place des citronniers". */
const FAMILIAR = /^(?:gare|place|cite|rue)$/
/** A point of sale is said to be at a spot, and the spot is the place. */
const POINT = /^point$/
const FACILITY = /^(?:centre commercial|gare routiere|gare sncf|salle polyvalente|grande surface)$/

/** "maison d'arrêt du Grand Est": the region is what is named. */
const isWide = (block: Block, name: number): boolean => {
  const width = block.sense(name, 'place')?.width
  return width === 'wide' || width === 'country'
}

/** "quarry near Brecon", "HMP in the East Midlands": a spot kept unnamed, by the town or region it lies in. */
function besideTown(block: Block, at: number, end: number): Unplaced | undefined {
  const way = block.word(end)
  const isNear = /^(?:near|nr|outside)$/.test(way)
  if (!isNear && !(way === 'in' && LOCALITY.test(block.word(at)))) return undefined
  const name = block.word(end + 1) === 'the' ? end + 2 : end + 1
  if (!block.isTight(name) || block.tokens.capital[name] === 0 || !block.sense(name, 'place'))
    return undefined
  return { start: at, end: block.term(name)?.end ?? name + 1, code: undefined, kind: 'local' }
}

/** Kinds of spot said to be "in" a region rather than named. */
const LOCALITY = /^(?:hmp|market|town|village)$/

/** The first word behind "de", "de la", "des", "of" when it is a name. */
function nameStart(block: Block, of: number, language: Language): number | undefined {
  if (block.word(of) === 'of' && block.word(of + 1) === 'the') return undefined
  const name = language === 'fr' ? afterArticle(block, of) : of + 1
  return block.tokens.capital[name]! > 0 && block.tokens.kind[name] === WORD && block.isTight(name)
    ? name
    : undefined
}

const afterArticle = (block: Block, of: number): number =>
  block.word(of) === 'de' && (block.word(of + 1) === 'la' || block.word(of + 1) === 'l') ? of + 2 : of + 1
