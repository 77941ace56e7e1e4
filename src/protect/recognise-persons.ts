/** Names of persons: after a title or a cue, with a known first name, signed, or said again after one of these. */
import { loadDeidLists } from '../vocabulary/deid-lists.ts'
import { isCommonWord, STREET_NAMES } from './common-words.ts'
import { type Found, matchAt, type Scan, wordSet } from './found.ts'

/** Terms that are never a person on their own: folded names of substances and places. */
export type Allowed = ReadonlySet<string>

/** Finds persons; `known` holds folded family names of earlier parts of the same text and grows with each found here. */
export function personsIn(scan: Scan, allow: Allowed, known: Set<string>): Found[] {
  const found: Found[] = []
  const { words } = scan
  for (let index = 0; index < words.count; index++) {
    const run = personAt(scan, index, allow)
    if (!run) continue
    const [first, last] = run
    found.push(personOf(scan, first, last), ...birthBehind(scan, last))
    learn(scan, first, last, known, allow)
    index = PLURAL_TITLES.has(words.key(index)) ? othersAfter(scan, last, found) : Math.max(index, last)
  }
  return known.size === 0 ? found : [...found, ...saidAgain(scan, found, known)]
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

type Run = readonly [first: number, last: number]

function personAt(scan: Scan, index: number, allow: Allowed): Run | undefined {
  const { words } = scan
  const key = words.key(index)
  if (key === '' || words.isNumber(index)) return undefined
  if (TITLES.has(key)) {
    const run = afterTitle(scan, index)
    if (run) return run
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
  return byFirstName(scan, index, allow) ?? byInitial(scan, index, allow)
}

const TITLES =
  wordSet(`m mr mm mme mmes mlle mlles monsieur madame mademoiselle messieurs mesdames dr drs docteur docteurs docteure pr prof professeur professeure me maitre mrs ms miss sir
  lady doctor professor nurse capitaine commandant commissaire brigadier lieutenant adjudant sergent officer detective inspector sergeant constable judge pc dc mgr mle mist mister sieur dame`)
const DOTTED_TITLES = wordSet('m mr mm me dr pr mme mlle mrs ms pc dc')
const LOWER_TITLES = wordSet(
  'monsieur madame mademoiselle docteur professeur maitre capitaine commandant commissaire brigadier lieutenant adjudant sergent nurse officer detective doctor dame sieur sergeant',
)
const NAME_PARTICLES = wordSet(
  'de du des d la le les l van von der den ter el al ben bent ould da dos di del della mac mc o n st saint y i bin ibn abu abd',
)

/** `M. Jean Testard`, `Mme Le Goff-Testard`, `Dr N'Guyen`, `MM. X et Y`. */
function afterTitle(scan: Scan, index: number): Run | undefined {
  const { words, text } = scan
  const key = words.key(index)
  const gap = gapAfter(scan, index)
  if (!/^(?:\.?[ \t]{0,2}\n?[ \t]{0,2}|\s?:\s?|\/[\p{L}]{1,4}\.?\s)$/u.test(gap) || gap === '')
    return undefined
  if (key.length === 1 && !(words.isCapitalised(index) || scan.isCaseless)) return undefined
  if (key.length === 1 && !gap.startsWith('.') && !scan.isCaseless && !words.isCapitalised(index + 1))
    return undefined
  if (
    (key === 'me' || key === 'pr' || key === 'pc' || key === 'dc' || key === 'ms' || key === 'mm') &&
    !scan.isCaseless &&
    !words.isCapitalised(index)
  )
    return undefined
  if ((key === 'me' || key === 'm') && scan.isCaseless && !gap.startsWith('.')) return undefined
  if (!DOTTED_TITLES.has(key) && gap.startsWith('.')) return undefined
  const next = index + 1
  if (TITLES.has(words.key(next)) && words.key(next).length > 1) return undefined
  const isStrict = LOWER_TITLES.has(key) && scan.isCaseless
  const last = nameRun(scan, next, isStrict ? 'written' : 'titled')
  if (last === undefined || /['-]/.test(text[words.starts[index]! - 1] ?? ' ')) return undefined
  return [next, last]
}

const gapAfter = (scan: Scan, index: number): string =>
  index + 1 < scan.words.count ? scan.text.slice(scan.words.ends[index], scan.words.starts[index + 1]) : ''

/** How sure the place is that a name follows: behind a title anything capitalised; in a field anything at all. */
type Demand = 'titled' | 'written' | 'field'

/** The last word of the name that begins here. */
function nameRun(scan: Scan, first: number, demand: Demand): number | undefined {
  const { words } = scan
  let last: number | undefined
  let names = 0
  for (let index = first; index < words.count && index < first + 7 && names < 4; index++) {
    if (index > first && !isNameGap(scan, index - 1)) break
    const key = words.key(index)
    if (words.isNumber(index) || key === '') break
    const isParticle =
      NAME_PARTICLES.has(key) && isNameLike(scan, index + 1, demand, names) && isNameGap(scan, index)
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
function isNameGap(scan: Scan, index: number): boolean {
  const { words } = scan
  const gap = gapAfter(scan, index)
  const isInitial =
    words.ends[index]! - words.starts[index]! <= 2 && (words.isCapitalised(index) || scan.isCaseless)
  if (gap === ' ' || gap === '-' || gap === "'" || gap === "' ") return true
  if (isInitial && /^\.[ -]?$/.test(gap)) return true
  return /^ ?\n ?$/.test(gap) && isUncommonCapital(scan, index + 1) && !words.isUpper(index + 1)
}

function isUncommonCapital(scan: Scan, index: number): boolean {
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

const isDottedInitial = (scan: Scan, index: number): boolean => scan.text[scan.words.ends[index]!] === '.'

/** A family name that is a word too: any with a capital behind a first name, in capitals only those people bear. */
function isCommonName(scan: Scan, index: number): boolean {
  const key = scan.words.key(index)
  return COMMON_SURNAMES.has(key) || (!scan.words.isUpper(index) && !FUNCTION_WORDS.has(key))
}
const COMMON_SURNAMES = wordSet(
  'petit grand blanc noir brun roux leblanc legrand rousseau boucher berger marchand fournier brown green white black king ward price porter young hill wood bell cook baker smith rose roger martin',
)

const FUNCTION_WORDS =
  wordSet(`le la les un une des de du et ou il elle on nous vous ils elles je tu ce cette ces son sa ses qui que est sont etait a ont the he she they we you it this that is was
  dans sur pour par avec sans en au aux ne pas plus se si y d l s n c j president ministre directeur maire juge prefet procureur minister chair mayor prime
  service unite hopital pole centre medecin interne chef`)

const FIELD_CUES =
  wordSet(`nom noms prenom prenoms name surname firstname lastname patient patiente patients naissance jeune fille usage usuel marital destinataire expediteur correspondant
  correspondante signataire interlocuteur interlocutrice redacteur auteur author temoin witness contact beneficiaire titulaire conjoint conjointe mari epoux epouse pere mere tuteur praticien
  prescripteur operateur assistant interne externe senior chirurgien anesthesiste medecin docteur traitant`)
const FIELD_STOPS = wordSet(
  'prenom prenoms nom noms naissance date sexe age adresse ne nee le la les de du des tel telephone service hopital et ou non oui inconnu unknown na usage jeune fille marital complet entier',
)

/** `Nom : TESTARD`, `Prénom : Jean`, `Patient : Jean Testard`, `Nom de naissance : …`. */
function afterField(scan: Scan, index: number): Run | undefined {
  const gap = gapAfter(scan, index)
  const key = scan.words.key(index)
  if (!/^\s?(?:\([a-zé]{1,3}\)\s?)?[:=][ \t]{0,3}\n?[ \t]{0,2}$/u.test(gap))
    return BIRTH_NAMES.has(key) ? afterEpouse(scan, index) : undefined
  let next = index + 1
  while (TITLES.has(scan.words.key(next)) && /^\.?[ \t]?$/.test(gapAfter(scan, next))) next++
  const isStrict = !STRICT_FIELDS.has(key)
  const last = nameRun(scan, next, isStrict ? 'written' : 'field')
  return last === undefined ||
    (isStrict && scan.isCaseless && !loadDeidLists().firstNames.has(scan.words.key(next)))
    ? undefined
    : [next, last]
}
const STRICT_FIELDS = wordSet('nom noms prenom prenoms name surname firstname lastname usuel marital fille')
const BIRTH_NAMES = wordSet('epouse epoux')

/** `TESTARD épouse MODELE`. */
function afterEpouse(scan: Scan, index: number): Run | undefined {
  if (!/^\s$/.test(gapAfter(scan, index)) || !isUncommonCapital(scan, index + 1)) return undefined
  const last = nameRun(scan, index + 1, 'written')
  return last === undefined ? undefined : [index + 1, last]
}

const CALLED = wordSet(
  'appeler surnommer nommer surnom sobriquet appelle appelait appellent appelle surnomme surnommee surnommes alias dit dite aka nicknamed known prenomme prenommee nomme nommee named called moniker goes certain certaine baptise appele appelee nommait',
)
const CALL_LINK =
  /^(?:\s(?:by|as|the\sname|du\snom\sde|sous\sle\snom\sde|ici|is|aussi))?\s?[:,(]?\s?[«"“'‘]?\s?$/u

/** `on l'appelle « Momo »`, `surnommé Momo`, `alias Momo`, `a man called …`. */
function afterCalled(scan: Scan, index: number, allow: Allowed): Run | undefined {
  const { words, text } = scan
  const key = words.key(index)
  let next = index + 1
  while (next < index + 4 && CALL_FILLERS.has(words.key(next))) next++
  const gap = text.slice(words.ends[index], words.starts[next] ?? text.length)
  if (!CALL_LINK.test(gap)) return undefined
  const isQuoted = /[«"“‘]/.test(gap)
  const isWeak = WEAK_CALLED.has(key)
  if (isWeak && !isQuoted && !(key === 'certain' && loadDeidLists().firstNames.has(words.key(next))))
    return undefined
  const last = isQuoted ? quotedRun(scan, next) : nameRun(scan, next, isWeak ? 'written' : 'titled')
  if (last === undefined || isAllowed(scan, next, last, allow)) return undefined
  if (!words.isCapitalised(next) && !loadDeidLists().firstNames.has(words.key(next)) && !scan.isCaseless)
    return undefined
  if (scan.isCaseless && isCommonWord(words.key(next))) return undefined
  return [next, last]
}
const CALL_FILLERS = wordSet('by as the name ici is')
const WEAK_CALLED = wordSet(
  'appeler surnommer nommer dit dite nomme nommee known called named goes certain certaine baptise appelle appelait appellent',
)

/** The last word before the closing quote. */
function quotedRun(scan: Scan, first: number): number | undefined {
  const { words, text } = scan
  for (let index = first; index < Math.min(first + 4, words.count); index++) {
    const after = text.slice(words.ends[index], words.ends[index]! + 3)
    if (/^\s?[»"”’]/.test(after)) return index
    if (index > first && isCommonWord(words.key(index)) && !words.isCapitalised(index)) return undefined
    if (!/^[ '-]/.test(after)) return undefined
  }
  return undefined
}

const SIGNED = wordSet(
  'signe signee sign signed signature cordialement confraternellement sincerely regards redige redigee ecrit recueillis valide validee dicte relu vise prepared written reviewed faithfully amicalement',
)

/** `Signé : P. Testard`, `Propos recueillis par …`, `Cordialement,⏎…`. */
function afterSigned(scan: Scan, index: number): Run | undefined {
  const { words } = scan
  let next = index + 1
  while (next < index + 5 && SIGN_LINKS.has(words.key(next))) next++
  while (TITLES.has(words.key(next)) && next < index + 7) next++
  const between = scan.text.slice(words.ends[index], words.starts[next] ?? words.ends[index])
  if (!/^[\s:,.\-(]|^$/.test(between) || between.length > 40 || !/[:,\n]|\b(?:par|by)\b/i.test(between))
    return undefined
  const last = nameRun(scan, next, 'written')
  return last === undefined || (words.starts[last]! === words.starts[next]! && isCommonWord(words.key(next)))
    ? undefined
    : [next, last]
}
const SIGN_LINKS = wordSet('par by electroniquement le la electronically e l interne dr docteur pr')

const KIN =
  wordSet(`frere soeur sœur fils fille mere pere mari femme epoux epouse cousin cousine oncle tante neveu niece ami amie pote copain copine compagnon compagne voisin voisine dealer dealeur vendeur livreur
  gerant grossiste nourrice brother sister son daughter mother father husband wife friend boyfriend girlfriend mate neighbour cousin uncle aunt infirmier infirmiere educateur educatrice temoin source
  appelle name prenom patient patiente usager usagere dame monsieur intervenant intervenante collegue coordinateur coordinatrice counsellor worker selon docteure interne`)

/** `son frère Karim`, `infirmière Anaïs Lœuillet`, `The source, Sarah O'Neill,`, `je m'appelle Karim`. */
function afterKin(scan: Scan, index: number, allow: Allowed): Run | undefined {
  const { words } = scan
  const gap = gapAfter(scan, index)
  if (!/^(?:,? |, |\s?\(|\n)$/.test(gap)) return undefined
  const next = index + 1
  if (scan.isCaseless) return undefined
  if (!words.isCapitalised(next) || isCommonWord(words.key(next))) return undefined
  const last = nameRun(scan, next, 'written')
  if (last === undefined || isAllowed(scan, next, last, allow) || (last === next && words.isUpper(next)))
    return undefined
  const { firstNames } = loadDeidLists()
  const isKnown = firstNames.has(words.key(next))
  if (!isKnown && (last === next || gap !== ' ' || holdsAllowed(scan, next, last, allow))) return undefined
  return [next, last]
}

/** Words before a name by which it is an institution or a street, not someone. */
const NAMESAKES =
  wordSet(`hopital clinique rue avenue boulevard place square quai cours college lycee ecole institut fondation centre stade prix metro station gare saint sainte st ste hospital university
  universite pont parc cite residence salle theatre groupe hospitalier chu chr ch laboratoire maison tour loi syndrome maladie methode echelle score test street road saint-`)

/** A known first name, with a family name on either side or on its own. */
function byFirstName(scan: Scan, index: number, allow: Allowed): Run | undefined {
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
  const before = familyNameBefore(scan, index, allow)
  let last = index
  while (gapAfter(scan, last) === '-' && words.isCapitalised(last + 1)) last++
  const after =
    last + 1 < words.count && isNameGap(scan, last) ? familyNameAfter(scan, last + 1, allow) : undefined
  if (after !== undefined) return [before ?? index, after]
  if (before !== undefined) return [before, last]
  if (isAllowed(scan, index, last, allow) || (last === index && key.length < 4)) return undefined
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
function byInitial(scan: Scan, index: number, allow: Allowed): Run | undefined {
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

function holdsAllowed(scan: Scan, first: number, last: number, allow: Allowed): boolean {
  for (let index = first; index <= last; index++) if (allow.has(scan.words.key(index))) return true
  return false
}

/** True when the run is a term of the vocabulary or the gazetteer, whole or in its only word. */
function isAllowed(scan: Scan, first: number, last: number, allow: Allowed): boolean {
  const { words, folded } = scan
  const run = folded.slice(words.starts[first], words.ends[last])
  return allow.has(run) || STREET_NAMES.has(run) || (first === last && STREET_NAMES.has(words.key(first)))
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
function saidAgain(scan: Scan, found: readonly Found[], known: ReadonlySet<string>): Found[] {
  const { words } = scan
  const again: Found[] = []
  let next = 0
  for (let index = 0; index < words.count; index++) {
    const start = words.starts[index]!
    while (next < found.length && found[next]!.end <= start) next++
    const item = found[next]
    if (item && item.start <= start) continue
    if (!known.has(words.key(index)) || !(scan.isCaseless || words.isCapitalised(index))) continue
    if (NAMESAKES.has(words.key(index - 1))) continue
    again.push(personOf(scan, index, index))
  }
  return again
}
