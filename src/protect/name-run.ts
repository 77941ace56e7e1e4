/** How far a name goes once it has begun: particles, first and family names, initials. */
import { loadDeidLists } from '../vocabulary/deid-lists.ts'
import { isCommonWord, STREET_NAMES } from './common-words.ts'
import { type Scan, wordSet } from './found.ts'

/** Terms that are never a person on their own: folded names of substances and places. */
export type Allowed = ReadonlySet<string>
export const NOTHING_ALLOWED: Allowed = new Set()

export function holdsAllowed(scan: Scan, first: number, last: number, allow: Allowed): boolean {
  for (let index = first; index <= last; index++) if (allow.has(scan.words.key(index))) return true
  return false
}

/** True when the run is a term of the vocabulary or the gazetteer, whole or in its only word. */
export function isAllowed(scan: Scan, first: number, last: number, allow: Allowed): boolean {
  const { words, folded } = scan
  const run = folded.slice(words.starts[first], words.ends[last])
  return allow.has(run) || STREET_NAMES.has(run) || (first === last && STREET_NAMES.has(words.key(first)))
}

export type Run = readonly [first: number, last: number]

export const gapAfter = (scan: Scan, index: number): string =>
  index + 1 < scan.words.count ? scan.text.slice(scan.words.ends[index], scan.words.starts[index + 1]) : ''

/** How sure the place is that a name follows: behind a title anything capitalised; in a field anything at all. */
export type Demand = 'titled' | 'written' | 'field'

/** The last word of the name that begins here. */
export function nameRun(scan: Scan, first: number, demand: Demand): number | undefined {
  const { words } = scan
  let last: number | undefined
  let names = 0
  for (let index = first; index < words.count && index < first + 7 && names < 4; index++) {
    if (index > first && !isNameGap(scan, index - 1)) break
    const key = words.key(index)
    if (words.isNumber(index) || key === '') break
    const isParticle =
      NAME_PARTICLES.has(key) && isNameGap(scan, index) && leadsToName(scan, index + 1, demand, names)
    if (isParticle && (key !== 'y' || names > 0)) continue
    if (!isNameLike(scan, index, demand, names)) break
    last = index
    names++
  }
  return last
}

/** True when a name follows here, perhaps behind one more particle: "de La Tour". */
function leadsToName(scan: Scan, index: number, demand: Demand, names: number): boolean {
  if (isNameLike(scan, index, demand, names)) return true
  return (
    NAME_PARTICLES.has(scan.words.key(index)) &&
    isNameGap(scan, index) &&
    isNameLike(scan, index + 1, demand, names)
  )
}

/** Words of one name stand a space, a hyphen, an apostrophe or an initial's dot apart; a line break only before a family name. */
export function isNameGap(scan: Scan, index: number): boolean {
  const { words } = scan
  const gap = gapAfter(scan, index)
  const isInitial =
    words.ends[index]! - words.starts[index]! <= 2 && (words.isCapitalised(index) || scan.isCaseless)
  if (gap === ' ' || gap === '-' || gap === "'" || gap === "' ") return true
  if (isInitial && /^\.[ -]?$/.test(gap)) return true
  return /^ ?\n ?$/.test(gap) && isUncommonCapital(scan, index + 1) && !words.isUpper(index + 1)
}

export function isUncommonCapital(scan: Scan, index: number): boolean {
  return scan.words.isCapitalised(index) && !isCommonWord(scan.words.key(index))
}

function isNameLike(scan: Scan, index: number, demand: Demand, names: number): boolean {
  const { words } = scan
  const key = words.key(index)
  if (key === '' || words.isNumber(index)) return false
  const { firstNames } = loadDeidLists()
  if (
    firstNames.has(key) &&
    (words.isCapitalised(index) || scan.isCaseless) &&
    (names === 0 || !isCommonWord(key))
  )
    return true
  if (demand === 'field' && names === 0)
    return (
      !FIELD_STOPS.has(key) &&
      (!isCommonWord(key) || words.isUpper(index) || (words.isCapitalised(index) && key.length > 2))
    )
  if (scan.isCaseless) return key.length === 1 ? isDottedInitial(scan, index) : !isCommonWord(key)
  if (!words.isCapitalised(index)) return false
  if (names > 0 && isCommonWord(key) && !isCommonName(scan, index)) return false
  return names > 0 || !isCommonWord(key) || (demand === 'titled' && !FUNCTION_WORDS.has(key))
}

const FIELD_STOPS = wordSet(
  'prenom prenoms nom noms naissance date sexe age adresse ne nee le la les de du des tel telephone service hopital et ou non oui inconnu unknown na usage jeune fille marital complet entier',
)

const isDottedInitial = (scan: Scan, index: number): boolean => scan.text[scan.words.ends[index]!] === '.'

/** A family name that is a word too: any with a capital behind a first name, in capitals only those people bear. */
function isCommonName(scan: Scan, index: number): boolean {
  const key = scan.words.key(index)
  return COMMON_SURNAMES.has(key) || (!scan.words.isUpper(index) && !FUNCTION_WORDS.has(key))
}

export const NAME_PARTICLES = wordSet(
  'de du des d la le les l van von der den ter el al ben bent ould da dos di del della mac mc o n st saint y i bin ibn abu abd',
)

export const COMMON_SURNAMES = wordSet(
  'petit grand blanc noir brun roux leblanc legrand rousseau boucher berger marchand fournier brown green white black king ward price porter young hill wood bell cook baker smith rose roger martin',
)

export const FUNCTION_WORDS =
  wordSet(`le la les un une des de du et ou il elle on nous vous ils elles je tu ce cette ces son sa ses qui que est sont etait a ont the he she they we you it this that is was
  dans sur pour par avec sans en au aux ne pas plus se si y d l s n c j president ministre directeur maire juge prefet procureur minister chair mayor prime
  service unite hopital pole centre medecin interne chef`)
