/** Places as written: names of the gazetteer, arrondissements, "site lyonnais", "lignes de métro (4, 9, 12 et 14)". */
import type { Language } from '../core/codes.ts'
import { type Block, OPENS, type Spot, senseOf, type Unplaced } from './block.ts'
import type { Sense } from './lexicon.ts'
import { OPENING, openingPlace } from './opening-places.ts'
import { headedPlace } from './place-heads.ts'
import { numberedPlace } from './place-numbers.ts'
import { roleOf } from './place-roles.ts'
import { townOfState, within } from './place-within.ts'
import { saidPlace } from './said-places.ts'
import { BREAK, NUMBER, WORD } from './tokens.ts'
import { unknownPlace } from './unknown-places.ts'

export function findPlaces(block: Block, language: Language, said: ReadonlySet<string>): void {
  const { tokens } = block
  let skipUntil = 0
  for (let at = 0; at < tokens.count; at++) {
    if (at < skipUntil || !mayOpenPlace(block, at)) continue
    const spot =
      numberedPlace(block, at, language) ??
      (language === 'en' ? townOfState(block, at) : undefined) ??
      within(block, headedPlace(block, at, language) ?? named(block, at, language), language) ??
      unknownPlace(block, at, language) ??
      openingPlace(block, at) ??
      saidPlace(block, at, said)
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

const mayOpenPlace = (block: Block, at: number): boolean =>
  block.termAt[at] !== 0 ||
  block.tokens.capital[at]! > 0 ||
  (block.opens[at]! & (OPENS.place | OPENS.digits)) !== 0

/** Kinds of place of which there are several. */
const SEVERAL = /^(?:villes|communes|villages|regions|departements|quartiers|sites|cities|towns|districts)$/

/** "départements d'outre-mer (Martinique, Guadeloupe et Guyane)": the members stand for the head. */
function isHeadOfList(block: Block, spot: Spot, next: Spot | undefined): boolean {
  const isWide = spot.kind === 'wide' || spot.kind === 'country' || SEVERAL.test(block.word(spot.start))
  if (!next || !isWide || next.start - spot.end > 2) return false
  const { parenDepth } = block.tokens
  return (
    parenDepth[next.start]! > parenDepth[spot.start]! &&
    block.places.some((one) => one.start > next.start && one.start - next.end <= 2)
  )
}

function named(block: Block, at: number, language: Language): Unplaced | undefined {
  const term = block.term(at)
  if (!term) return undefined
  const place = senseOf(term, 'place')
  const start = place && isArticled(block, at, term.end) ? at + 1 : at
  if (place && isMeant(block, start, term.end, place, language))
    return (
      numberedCity(block, at, term.end, place) ?? {
        start,
        end: partEnd(block, term.end),
        code: place.code || undefined,
        kind: place.width ?? 'city',
      }
    )
  const demonym = senseOf(term, 'demonym')
  return demonym ? { start: at, end: term.end, code: demonym.code || undefined, kind: 'demonym' } : undefined
}

/** « du Havre », « aux Ulis », « le Mans »: an article without its capital is none of the name. */
const isArticled = (block: Block, at: number, end: number): boolean =>
  end > at + 1 &&
  block.tokens.capital[at] === 0 &&
  block.tokens.capital[at + 1]! > 0 &&
  /^(?:du|au|des|aux|les?)$/.test(block.word(at))

/** "Anvers-Sud", "Mons-Quévy": a capital joined by a hyphen makes another name of it, but another place ("Paris-Lyon") is one more. */
function partEnd(block: Block, end: number): number {
  const { tokens } = block
  const isJoined =
    end < tokens.count &&
    tokens.before[end] === BREAK.joiner &&
    tokens.text[tokens.start[end]! - 1] === '-' &&
    tokens.capital[end]! > 0
  if (isJoined && isOfBoth(block, end)) return block.term(end)?.end ?? end + 1
  return isJoined && (PART.test(block.word(end)) || !block.sense(end, 'place')) ? end + 1 : end
}

/** "Réseau de santé sexuelle, Bâle-Mulhouse": who speaks in the opening may be of two towns as of one; elsewhere that is a way between them. */
function isOfBoth(block: Block, second: number): boolean {
  const { tokens } = block
  const after = tokens.text.slice(tokens.end[second]!, tokens.end[second]! + 1)
  return (
    tokens.start[second]! < OPENING &&
    block.sense(second, 'place') !== undefined &&
    after !== '-' &&
    (tokens.before[second - 1] === BREAK.soft || /^(?:de|des|du)$/.test(block.word(second - 2)))
  )
}

/** "Amiens-Nord": a side of a town, though Nord is a département too. */
const PART = /^(?:nord|sud|est|ouest|centre|haut|bas|north|south|east|west|central)$/

/** A name is a place when it is written as one: with its capital, or large and where a place would stand. */
function isMeant(block: Block, at: number, end: number, place: Sense, language: Language): boolean {
  const { capital } = block.tokens
  const isLong = end > at + 1
  // "Belgium and the Netherlands"
  const isCapital = capital[at]! > 0 || (isLong && block.word(at) === 'the' && capital[at + 1]! > 0)
  if (place.capital && !isCapital) return false
  // « Le port du Havre »: a harbour, and no town of that name.
  if (isLong && capital[at]! > 0 && capital[at + 1] === 0 && /^(?:le|la|les)$/.test(block.word(at)))
    return false
  // The town of March is a month behind "in", and Spring a season
  if (place.guarded && /^(?:march|spring)$/.test(block.word(at))) return false
  if ((place.guarded || !isCapital) && block.sense(at, 'substance')) return false
  if (place.informal && !isCapital) {
    // "à la réunion": a name that begins with an article is a noun without its capital
    if (/^(?:la|le|les)$/.test(block.word(at))) return false
    if (place.guarded && place.located && !block.isInformal) return false
    if ((!block.isInformal || place.located) && !isLocated(block, at, language) && !isBesideSpoken(block, at))
      return false
    return !place.guarded || isAfterPreposition(block, at) || isBesideSpoken(block, at)
  }
  if (
    place.guarded &&
    !isAfterPreposition(block, at) &&
    !isListedPlace(block, at, end) &&
    !isApart(block, at, end) &&
    !isSubject(block, at, end) &&
    !isNameInside(block, at, end)
  )
    return false
  return !isPersonName(block, at, end)
}

/** "Paris 18e", "Paris 18", "Dublin 1". */
function numberedCity(block: Block, at: number, end: number, place: Sense): Unplaced | undefined {
  const { tokens } = block
  if (
    tokens.kind[end] !== NUMBER ||
    tokens.before[end] !== BREAK.space ||
    (place.width ?? 'city') !== 'city' ||
    tokens.end[end]! - tokens.start[end]! > 2 ||
    !/^(?:paris|marseille|lyon|dublin)$/.test(block.word(at))
  )
    return undefined
  const hasSuffix = /^(?:e|eme|er)$/.test(block.word(end + 1)) && tokens.end[end] === tokens.start[end + 1]
  const isJoined = block.isInformal && /^(?:et|ou)$/.test(block.word(end + 1))
  if (!hasSuffix && !isJoined && block.word(at) !== 'paris' && block.word(at) !== 'dublin') return undefined
  block.numberAt[end] = 0
  return { start: at, end: end + (hasSuffix ? 2 : 1), code: place.code || undefined, kind: 'local' }
}

const PREPOSITIONS =
  /^(?:a|au|aux|en|de|d|du|des|sur|vers|depuis|pres|chez|in|at|from|of|near|to|around|across|outside|nr)$/
const isAfterPreposition = (block: Block, at: number): boolean => {
  if (!block.isTight(at)) return false
  const before = block.word(at - 1)
  if (PREPOSITIONS.test(before)) return true
  if (before === 'for') return /^(?:bound|destined|headed|heading|leaving|left)$/.test(block.word(at - 2))
  // "dans le Nord", "dans l'Oise"
  return (
    block.tokens.capital[at]! > 0 &&
    /^(?:le|la|l|les|the)$/.test(before) &&
    /^(?:dans|sur|vers|depuis|in|from|across|to|of|around|outside)$/.test(block.word(at - 2))
  )
}

/** Behind a word that leads to where something happens: "a toulouse", "sur lyon", "in bristol". */
const LOCATIVE: Record<Language, RegExp> = {
  fr: /^(?:a|sur|vers|depuis|pres|region|de)$/,
  en: /^(?:in|from|near|around|across|outside|to|over|at)$/,
}
const isLocated = (block: Block, at: number, language: Language): boolean =>
  block.isTight(at) && LOCATIVE[language].test(block.word(at - 1))

/** "delivery salthill + newcastle", "je passe sur cagnes antibes": small towns of a message in a row. */
function isBesideSpoken(block: Block, at: number): boolean {
  if (!block.isInformal) return false
  if (block.tokens.text[block.tokens.start[at]! - 1] === '(') return true
  const last = block.places.at(-1)
  const joint = /^(?:et|and|n|\+|&|\/|ou|or)$/.test(block.word(at - 1)) ? at - 1 : at
  return last !== undefined && last.end === joint && last.kind === 'city' && block.isSameSentence(at)
}

/** "Bath & Bristol", "ROCKHAMPTON, GLADSTONE": an everyday word is a place beside one. */
function isListedPlace(block: Block, at: number, end: number): boolean {
  const { tokens } = block
  if (tokens.capital[at] === 0) return false
  const beside = (near: number, joint: number): boolean =>
    /^(?:and|et|&|ou|or|\/|\+)$/.test(block.word(joint)) &&
    tokens.capital[near]! > 0 &&
    block.sense(near, 'place') !== undefined
  if (beside(end + 1, end) || beside(at - 2, at - 1)) return true
  const last = block.places.at(-1)
  // "Rennes, Saint-Malo et Laval"
  if (last?.end === at - 1 && /^(?:et|ou|and|or|&|\+)$/.test(block.word(at - 1)) && last.kind !== 'demonym')
    return true
  // "le Rhône et le Nord"
  if (
    last?.end === at - 2 &&
    /^(?:et|ou|and)$/.test(block.word(at - 2)) &&
    /^(?:le|la|l|les|the)$/.test(block.word(at - 1))
  )
    return true
  return last !== undefined && last.end === at && tokens.before[at] === BREAK.soft && last.kind !== 'demonym'
}

/** "two Adelaide shopfronts", "it did not reach Carlisle", "Hull's lads": inside a sentence only a name has its capital, and only a name owns. */
function isNameInside(block: Block, at: number, end: number): boolean {
  const { tokens } = block
  if (tokens.capital[at] !== 1 || block.sense(at, 'month') || tokens.end[end - 1]! - tokens.start[at]! < 3)
    return false
  // "Dinant-Givet", "un prétendu « Casper »", "96th Street"
  if (
    /[-"«“]\s?$|\d(?:st|nd|rd|th|e|er) $/.test(
      tokens.text.slice(Math.max(0, tokens.start[at]! - 4), tokens.start[at]),
    )
  )
    return false
  if (tokens.text[tokens.end[end - 1]!] === '-') return false
  // "the judge Hamilton", "Hamilton told us"
  if (SPEAKERS.test(block.word(at - 1)) || SPEAKS.test(block.word(end))) return false
  // "Hamilton Police"
  if (tokens.capital[end]! > 0 && tokens.before[end] === BREAK.space) return false
  if (tokens.before[at]! >= BREAK.clause)
    return (
      tokens.before[at]! < BREAK.line &&
      /^(?:['’]s\b|,)/.test(tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 3))
    )
  return tokens.capital[at - 1] === 0 && !/^(?:la|le|l|les)$/.test(block.word(at - 1))
}

/** Words beside which a name is a person's. */
const SPEAKERS =
  /^(?:judge|justice|magistrate|sir|lord|mayor|officer|sergeant|inspector|detective|nurse|doctor|dr|mr|mrs|ms|miss|called|named|says|said|told|asked|juge|docteur|monsieur|madame|mme|maitre|appele|appelee|dit|nomme|nommee|prenomme|prenommee)$/
const SPEAKS =
  /^(?:says|said|told|adds|added|explains|explained|recalls|laughs|dit|explique|raconte|affirme|confie|precise|ajoute|soupire)$/

/** "[Wellington] anyone …", "Elgin – not there yet", "Vernon: …" in a list, "HULL": a line's own place stands first and apart. */
function isApart(block: Block, at: number, end: number): boolean {
  const { tokens } = block
  if (tokens.capital[at] === 0 || tokens.before[at]! < BREAK.soft) return false
  const next = tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 3)
  // "…, Hull: what came"
  if (tokens.before[at]! < BREAK.line) return /^ ?: /.test(next)
  if (/^(?:\]|,| [–—-] |$)/.test(next) || (tokens.capital[at] === 2 && /^(?:\.|\n|:)/.test(next))) return true
  // "Duluth: quiet." above it: lines that each open with their town
  if (/^:/.test(next) && block.places.some((place) => isLineLabel(block, place))) return true
  const lead = tokens.text.slice(Math.max(0, tokens.start[at]! - 3), tokens.start[at]!)
  return /^:/.test(next) && /[•*·–-]\s?$/.test(lead)
}

const isLineLabel = ({ tokens }: Block, { start, end }: Spot): boolean =>
  tokens.before[start]! >= BREAK.line && tokens.text[tokens.end[end - 1]!] === ':'

/** "Sydney recorded 40 overdoses", "the US saw no change": who counts, or what is counted where, is no person. */
function isSubject(block: Block, at: number, end: number): boolean {
  const { tokens } = block
  if (tokens.capital[at] === 2 && block.word(at) === 'us') return block.word(at - 1) === 'the'
  if (tokens.capital[at] === 0 || tokens.before[at]! < BREAK.sentence) return false
  return (
    COUNTS.test(block.word(end)) && (block.number(end + 1) !== undefined || COUNTED.test(block.word(end + 1)))
  )
}
const COUNTS =
  /^(?:reported|reports|saw|sees|recorded|records|registered|registers|counted|counts|logged|had|has)$/
const COUNTED =
  /^(?:more|fewer|less|no|many|few|higher|lower|rising|falling|record|almost|nearly|over|about|around)$/

/** "Information Centre Bern", "Police Leeds": what sits in a town stands before its name. */
const ORGANISATIONS =
  /^(?:cent(?:re|er)s?|hospitals?|universit(?:y|e)|police|clinics?|services?|councils?|department|institute?|laborator(?:y|ies)|laboratoire|hopital|clinique|prefecture|mairie|parquet|tribunal|gendarmerie|douanes?|sante|health|region|ville|site|pole|reseau|network|office|unit|unite|team|equipe|observatoire|observatory|festival|airport|aeroport|prison|gare|station|port)$/

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
  const word = block.word(at - 1)
  return before && end - at === 1 && tokens.capital[at] === 1 && word.length > 3 && !ORGANISATIONS.test(word)
}
