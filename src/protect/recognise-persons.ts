/** Names of persons: after a title or a cue, with a known first name, signed, or said again after one of these. */
import { isCommonWord, STREET_NAMES } from './common-words.ts'
import { type Found, matchAt, type Scan, wordSet } from './found.ts'
import { type Allowed, gapAfter, isAllowed, NAME_PARTICLES, nameRun, type Run } from './name-run.ts'
import {
  afterCalled,
  afterField,
  afterKin,
  afterSigned,
  afterTitle,
  CALLED,
  FIELD_CUES,
  KIN,
  SIGNED,
  TITLES,
} from './names-by-cue.ts'
import { byFirstName, byInitial, NAMESAKES } from './names-by-first-name.ts'
import { liesInTownName, townsToldIn } from './towns-like-names.ts'

/** Finds persons; `known` holds folded family names of earlier parts of the same text and grows with each found here. */
export function personsIn(scan: Scan, allow: Allowed, known: Set<string>): Found[] {
  const found: Found[] = []
  const { words } = scan
  const towns = townsToldIn(scan, allow)
  for (let index = 0; index < words.count; index++) {
    const run = personAt(scan, index, allow, towns)
    if (!run) continue
    const [first, last] = run
    found.push(personOf(scan, first, last), ...birthBehind(scan, last))
    learn(scan, first, last, known, allow)
    index = PLURAL_TITLES.has(words.key(index)) ? othersAfter(scan, last, found) : Math.max(index, last)
  }
  return known.size === 0 ? found : [...found, ...saidAgain(scan, found, known, allow)]
}

const PLURAL_TITLES = wordSet('mm mmes mlles messieurs mesdames docteurs drs professeurs prs')

/** `Docteurs A, B et C`: the names that go on behind one; gives the last word read. */
function othersAfter(scan: Scan, from: number, found: Found[]): number {
  const { words } = scan
  let last = from
  for (let more = 0; more < 12; more++) {
    const isListed = /^, ?$/.test(gapAfter(scan, last))
    const isJoined = /^(?:et|and|ou)$/.test(words.key(last + 1)) && gapAfter(scan, last + 1) === ' '
    if (!isListed && !isJoined) return last
    const next = isJoined ? last + 2 : last + 1
    const end = nameRun(scan, next, 'titled')
    if (end === undefined) return last
    found.push(personOf(scan, next, end))
    last = end
  }
  return last
}

const BRACKETED_DATE =
  /\s{0,2}\(\s?((?:\d{1,2}[/. -]\d{1,2}[/. -](?:19|20)?\d{2})|\d{1,2}(?:er)?\s\p{L}{3,9}\.?\s(?:19|20)\d{2})\s?\)/uy

/** `DUPONT Jean (12/03/1987)`: a date in brackets right behind a name is a birth. */
function birthBehind(scan: Scan, last: number): Found[] {
  const from = scan.words.ends[last]!
  const match = matchAt(BRACKETED_DATE, scan.text, from)
  if (!match) return []
  const start = from + match[0].indexOf(match[1]!)
  return [{ kind: 'DOB', start, end: start + match[1]!.length }]
}

function personAt(scan: Scan, index: number, allow: Allowed, towns: ReadonlySet<string>): Run | undefined {
  const { words } = scan
  const key = words.key(index)
  if (key === '' || words.isNumber(index)) return undefined
  if (TITLES.has(key)) {
    const run = afterTitle(scan, index)
    if (run && !isAllowed(scan, index, run[1], allow)) return run
  }
  if (FIELD_CUES.has(key)) {
    const run = afterField(scan, index)
    if (run) return run
  }
  if (CALLED.has(key)) {
    const run = afterCalled(scan, index, allow)
    if (run) return run
  }
  if (SIGNED.has(key)) {
    const run = afterSigned(scan, index)
    if (run) return run
  }
  if (KIN.has(key) && !isCommonWord(words.key(index + 1))) {
    const run = afterKin(scan, index, allow)
    if (run) return run
  }
  return byFirstName(scan, index, allow, towns) ?? byInitial(scan, index, allow)
}

function personOf(scan: Scan, first: number, last: number): Found {
  const { words, folded } = scan
  const start = words.starts[first]!
  const isInitial = words.ends[last]! - words.starts[last]! === 1 && scan.text[words.ends[last]!] === '.'
  const end = words.ends[last]! + (isInitial ? 1 : 0)
  return { kind: 'PERSON', start, end, name: folded.slice(start, end).replace(/[^\p{L}\d]+/gu, ' ') }
}

/** Family names worth knowing again: the last word, when it is long and no common word. */
function learn(scan: Scan, first: number, last: number, known: Set<string>, allow: Allowed): void {
  for (let index = first; index <= last; index++) {
    const key = scan.words.key(index)
    if (
      key.length >= 4 &&
      !isCommonWord(key) &&
      !allow.has(key) &&
      !STREET_NAMES.has(key) &&
      !NAME_PARTICLES.has(key)
    )
      known.add(key)
  }
}

/** The same names further on or before, on their own. */
function saidAgain(scan: Scan, found: readonly Found[], known: ReadonlySet<string>, allow: Allowed): Found[] {
  const { words } = scan
  const again: Found[] = []
  let next = 0
  for (let index = 0; index < words.count; index++) {
    const start = words.starts[index]!
    while (next < found.length && found[next]!.end <= start) next++
    const item = found[next]
    if (item && item.start <= start) continue
    if (!known.has(words.key(index)) || !(scan.isCaseless || words.isCapitalised(index))) continue
    if (NAMESAKES.has(words.key(index - 1)) || liesInTownName(scan, index, index, allow)) continue
    again.push(personOf(scan, index, index))
  }
  return again
}
