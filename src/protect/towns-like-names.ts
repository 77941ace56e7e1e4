/** Towns that bear a first name, and other words that only look like someone: told apart where the words beside leave no doubt. */
import { loadDeidLists } from '../vocabulary/deid-lists.ts'
import { behindIn } from './allowed-terms.ts'
import { matchAt, type Scan, wordSet } from './found.ts'
import { type Allowed, gapAfter } from './name-run.ts'

/** "Grâce à", "Grâce aux" are thanks to something, no Grâce. */
export function isThanks(scan: Scan, index: number): boolean {
  const { words, text } = scan
  return /^Grâce (?:à|aux?)$/u.test(text.slice(words.starts[index], words.ends[index + 1]))
}

/** "Kent County", "Victoria Police": the place or body, no one of that name. */
export function isBodyOfTown(scan: Scan, index: number, allow: Allowed): boolean {
  const { words } = scan
  const next = words.key(index + 1)
  if (gapAfter(scan, index) !== ' ' || !words.isCapitalised(index + 1)) return false
  return DISTRICTS.has(next) || (BODIES.has(next) && mayBePlace(words.key(index), allow))
}

const DISTRICTS = wordSet('county highway township')
const BODIES = wordSet('police council hospital university airport prison')

/** Whether a name is that of a place, if the words beside it tell one. */
export const mayBePlace = (folded: string, allow: Allowed): boolean => allow.has(behindIn(folded))

/** "La Rochelle", "Alice Springs", "St. John's": the run lies in a name of several words that the gazetteer or the vocabulary knows. */
export function liesInTownName(scan: Scan, first: number, last: number, allow: Allowed): boolean {
  for (let from = first; from >= Math.max(0, first - 2); from--)
    for (let to = last; to < Math.min(scan.words.count, last + 4); to++)
      if (to - from > 0 && isTownName(scan, from, to, allow)) return true
  return false
}

function isTownName(scan: Scan, from: number, to: number, allow: Allowed): boolean {
  const run = scan.folded.slice(scan.words.starts[from], scan.words.ends[to]).replace(/’/g, "'")
  if (allow.has(run)) return true
  return mayBePlace(run, allow) && scan.words.key(from - 1) === 'in'
}

/**
 * True when a first name stands here for one of the towns that its text tells of, and not for someone who speaks, has an age or
 * is kept company: then every mention of the name goes, the town's too.
 */
export function isTownHere(scan: Scan, index: number, towns: ReadonlySet<string>, allow: Allowed): boolean {
  const { words, text } = scan
  if (!towns.has(words.key(index))) return false
  if (isToldAsTown(scan, index, allow)) return true
  return !COMPANY.has(words.key(index - 1)) && !matchAt(SOMEONE, text, words.ends[index]!)
}

const COMPANY = wordSet(
  'with by says said told asked called named met dit raconte explique confie avec chez par pour appelle rencontre vu voit',
)
/** "Victoria (25)", "Victoria, 25 ans", "Victoria told us". */
const SOMEONE =
  /(?: ?\(\d{2}(?!\d)|, ?(?:aged )?\d{2}(?!\d)|,? (?:he|she|who|qui|said|says|tells|told|thinks|explain(?:s|ed)|recalls|adds|added|uses|smokes|injects|dit|raconte|explique|confie|pr[ée]cise|ajoute|t[ée]moigne|consomme|fume)(?![\p{L}]))/iuy

/**
 * The folded first names that a text tells as towns somewhere: such a name is a town all through the text ("one sense per discourse",
 * Gale, Church and Yarowsky 1992), unless a title, kin, a family name or what stands beside it makes it someone.
 */
export function townsToldIn(scan: Scan, allow: Allowed): ReadonlySet<string> {
  const told = new Set<string>()
  const { loneNames } = loadDeidLists()
  if (allow.size === 0) return told
  for (let index = 0; index < scan.words.count; index++) {
    if (!scan.words.isCapitalised(index)) continue
    const key = scan.words.key(index)
    if (loneNames.has(key) && !told.has(key) && isToldAsTown(scan, index, allow)) told.add(key)
  }
  return told
}

/** A first name that is a town's, told as a town: "in Adelaide", "north Kerry", "l'Aube", "from Lowell to Boston", "Regina and Saskatoon". */
function isToldAsTown(scan: Scan, index: number, allow: Allowed): boolean {
  const { words, text } = scan
  if (!mayBePlace(words.key(index), allow)) return false
  const end = words.ends[index]!
  if (matchAt(POSSESSIVE, text, end) && words.key(index - 1) !== 'l') return false
  return (
    isBehindIn(scan, index) ||
    isBehindArticle(scan, index) ||
    isPartOfPlace(scan, index) ||
    matchAt(SUBURBS, text, end) !== null ||
    isBesideTown(scan, index, allow)
  )
}

const POSSESSIVE = /['’]s?(?![\p{L}])(?! (?:north|south|east|west|inner|outer|suburbs|cbd))/iuy
const SUBURBS = /(?:['’]s?)? (?:(?:north|south|east|west)(?:ern)?|inner|outer)? ?(?:suburbs|cbd)\b/iuy

/** "In Adelaide". "Trust in Adelaide" is of someone. */
function isBehindIn(scan: Scan, index: number): boolean {
  const { words } = scan
  return (
    words.key(index - 1) === 'in' && gapAfter(scan, index - 1) === ' ' && !TRUSTING.has(words.key(index - 2))
  )
}

const TRUSTING = wordSet(
  'confided confide confides confiding trust trusts trusted believe believes believed confidence faith interest interested disappointed',
)

/** "L'Aube"; "à la Dominique", where "la Dominique" alone may be someone. */
function isBehindArticle(scan: Scan, index: number): boolean {
  const { words } = scan
  if (words.key(index - 1) === 'l') return /^['’]$/.test(gapAfter(scan, index - 1))
  return (
    words.key(index - 1) === 'la' &&
    LEADS_TO_LAND.has(words.key(index - 2)) &&
    gapAfter(scan, index - 1) === ' '
  )
}

const LEADS_TO_LAND = wordSet('a de vers depuis entre')

/** "North Preston", "l'île Maurice", "county Kerry", "St. Lawrence". */
function isPartOfPlace(scan: Scan, index: number): boolean {
  const key = scan.words.key(index - 1)
  if (key === 'st') return /^\.? $/.test(gapAfter(scan, index - 1))
  return PARTS.has(key) && gapAfter(scan, index - 1) === ' '
}

const PARTS = wordSet(
  'north south east west northern southern eastern western central downtown greater county port fort ile lake saint',
)

/** Beside a place that nobody is called, and not "we went to Lille and Dominique said": "Regina and Saskatoon", "from Preston to Blackburn", "from Lawrence, Massachusetts". */
function isBesideTown(scan: Scan, index: number, allow: Allowed): boolean {
  const { words } = scan
  const before = words.key(index - 1)
  const after = words.key(index + 1)
  const gapBehind = gapAfter(scan, index)
  const isSecond = AND.has(before) && gapAfter(scan, index - 2) === ' ' && gapBehind !== ' '
  if (isSecond && isTown(scan, index - 2, allow)) return true
  if (AND.has(after) && gapBehind === ' ' && isTown(scan, index + 2, allow)) return true
  if (before === 'from' && after === 'to') return isTown(scan, index + 2, allow)
  return NEAR.has(before) && gapBehind === ', ' && isTown(scan, index + 1, allow)
}

const AND = wordSet('and et or ou')
const NEAR = wordSet('from near around outside at')

/** A place of one word that is no first name; a substance may have the name of someone too, so that it must be in capitals. */
function isTown(scan: Scan, index: number, allow: Allowed): boolean {
  const { words } = scan
  const key = words.key(index)
  return words.isCapitalised(index) && allow.has(key) && !loadDeidLists().firstNames.has(key)
}
