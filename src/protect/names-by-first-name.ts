/** Names known by their own words: a first name, alone or with a family name, or an initial and a family name. */
import { loadDeidLists } from '../vocabulary/deid-lists.ts'
import { isCommonWord } from './common-words.ts'
import { type Scan, wordSet } from './found.ts'
import {
  type Allowed,
  COMMON_SURNAMES,
  FUNCTION_WORDS,
  gapAfter,
  isAllowed,
  isNameGap,
  NAME_PARTICLES,
  nameRun,
  type Run,
} from './name-run.ts'
import { TITLES } from './names-by-cue.ts'
import { isBodyOfTown, isThanks, isTownHere, liesInTownName } from './towns-like-names.ts'

/** Words before a name by which it is an institution or a street, not someone. */
export const NAMESAKES =
  wordSet(`hopital clinique rue avenue boulevard place square quai cours college lycee ecole institut fondation centre stade prix metro station gare saint sainte st ste hospital university
  universite pont parc cite residence salle theatre groupe hospitalier chu chr ch laboratoire maison tour loi syndrome maladie methode echelle score test street road saint-`)

/** A known first name, with a family name on either side or on its own; `towns` are those that the text tells as towns. */
export function byFirstName(
  scan: Scan,
  index: number,
  allow: Allowed,
  towns: ReadonlySet<string>,
): Run | undefined {
  const { words } = scan
  const { firstNames, loneNames } = loadDeidLists()
  const key = words.key(index)
  if (key.length < 3 || !firstNames.has(key) || isCommonWord(key)) return undefined
  if (scan.isCaseless && !loneNames.has(key)) return undefined
  if (!scan.isCaseless && !words.isCapitalised(index)) return undefined
  if (NAMESAKES.has(words.key(index - 1)) && /^[ '-]{1,2}$/.test(gapAfter(scan, index - 1))) return undefined
  if (NAMESAKES.has(words.key(index - 2)) && /^(?:de|du|la|des|d|l)$/.test(words.key(index - 1)))
    return undefined
  if (
    /[\p{L}\d]-$/u.test(scan.text.slice(Math.max(0, words.starts[index]! - 2), words.starts[index])) &&
    !words.isCapitalised(index - 1)
  )
    return undefined
  if (isThanks(scan, index) || isBodyOfTown(scan, index, allow)) return undefined
  const before = familyNameBefore(scan, index, allow)
  let last = index
  while (gapAfter(scan, last) === '-' && words.isCapitalised(last + 1)) last++
  const after =
    last + 1 < words.count && isNameGap(scan, last) ? familyNameAfter(scan, last + 1, allow) : undefined
  if (liesInTownName(scan, index, after ?? last, allow)) return undefined
  if (after !== undefined) return [before ?? index, after]
  if (before !== undefined) return [before, last]
  if (isAllowed(scan, index, last, allow) || (last === index && key.length < 4)) return undefined
  if (last === index && isTownHere(scan, index, towns, allow)) return undefined
  return isLoneName(scan, index, last) ? [index, last] : undefined
}

/** `DUPONT Jean`: a family name in capitals before the first. */
function familyNameBefore(scan: Scan, index: number, allow: Allowed): number | undefined {
  const { words } = scan
  if (scan.isCaseless || index === 0 || !/^ $/.test(gapAfter(scan, index - 1))) return undefined
  let first = index - 1
  if (
    !words.isUpper(first) ||
    words.isUpper(index) ||
    words.ends[first]! - words.starts[first]! < 3 ||
    allow.has(words.key(first))
  )
    return undefined
  if (isCommonWord(words.key(first)) && !COMMON_SURNAMES.has(words.key(first))) return undefined
  while (
    first > 0 &&
    /^[ '-]$/.test(gapAfter(scan, first - 1)) &&
    words.isUpper(first - 1) &&
    !isCommonWord(words.key(first - 1)) &&
    !TITLES.has(words.key(first - 1))
  )
    first--
  return first
}

/** The last word of the family name behind a first name. */
function familyNameAfter(scan: Scan, first: number, allow: Allowed): number | undefined {
  const { words } = scan
  const key = words.key(first)
  if (scan.isCaseless) {
    if (NAME_PARTICLES.has(key)) return nameRun(scan, first, 'written')
    const isName = key.length >= 3 && !isCommonWord(key) && !allow.has(key) && !words.hasDigit(first)
    return isName ? first : undefined
  }
  const isBare = words.isUpper(first) && !FUNCTION_WORDS.has(key) && key.length > 3
  const last = nameRun(scan, first, 'titled') ?? (isBare ? first : undefined)
  if (last === undefined) return undefined
  const isAcronym = first === last && words.isUpper(first) && allow.has(key)
  return isAcronym ? undefined : last
}

/** A first name on its own is someone when no word beside it makes it a thing: no capital word touches it, no digit, no hyphen. */
function isLoneName(scan: Scan, first: number, last: number): boolean {
  const { words, text } = scan
  if (!loadDeidLists().loneNames.has(words.key(first))) return false
  const before = text.slice(Math.max(0, words.starts[first]! - 2), words.starts[first])
  const after = text.slice(words.ends[last], words.ends[last]! + 2)
  if (/[-\d/@#_]$/.test(before) || /^[-\d/@_]/.test(after) || /^\.\p{L}/u.test(after)) return false
  if (scan.isCaseless) return words.ends[first]! - words.starts[first]! > 4
  if (words.isUpper(first) && words.ends[first]! - words.starts[first]! < 5) return false
  const isBesideCapital =
    (/^ $/.test(gapAfter(scan, first - 1)) &&
      words.isCapitalised(first - 1) &&
      !isCommonWord(words.key(first - 1))) ||
    (/^ $/.test(gapAfter(scan, last)) && words.isCapitalised(last + 1))
  return !isBesideCapital
}

/** `P. Testard`, `J.-P. Testard`: an initial and a family name. */
export function byInitial(scan: Scan, index: number, allow: Allowed): Run | undefined {
  const { words, text } = scan
  if (scan.isCaseless || !words.isUpper(index) || words.ends[index]! - words.starts[index]! !== 1)
    return undefined
  if (/[\p{L}\d.'-]/u.test(text[words.starts[index]! - 1] ?? ' ')) return undefined
  let next = index
  while (
    /^\.(?:-| )?$/.test(gapAfter(scan, next)) &&
    words.isUpper(next + 1) &&
    words.ends[next + 1]! - words.starts[next + 1]! === 1 &&
    next < index + 2
  )
    next++
  if (
    next > index &&
    /^\.(?:,| \()/.test(text.slice(words.ends[next], words.ends[next]! + 3)) &&
    !STATES.has(scan.folded.slice(words.starts[index], words.ends[next]))
  )
    return [index, next]
  if (!/^\. ?$/.test(gapAfter(scan, next)) && !(next > index && gapAfter(scan, next) === ' '))
    return undefined
  const family = next + 1
  const key = words.key(family)
  if (STATES.has(scan.folded.slice(words.starts[index], words.ends[next]))) return undefined
  if (
    !words.isCapitalised(family) ||
    key.length < 3 ||
    (next === index && isCommonWord(key)) ||
    words.hasDigit(family)
  )
    return undefined
  if (allow.has(key) && !loadDeidLists().firstNames.has(key)) return undefined
  const last = nameRun(scan, family, next > index ? 'titled' : 'written')
  return last === undefined ? undefined : [index, last]
}

const STATES = wordSet('u.s u.k u.n e.u d.c l.a u.s.a')
