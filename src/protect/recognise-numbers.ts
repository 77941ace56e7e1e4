/** Numbers of people: phones, cards, health and bank numbers, found in chains of digit groups however they are spaced. */
import { isPossiblePhoneNumber } from 'libphonenumber-js/min'
import { nirKey, passesEan, passesLuhn, passesNhs } from './checksums.ts'
import { type Found, hasCueBefore, type Scan, wordSet } from './found.ts'
import type { RedactionKind } from './redaction.ts'

/** Digit groups with only spaces, dots, dashes and the like between them. */
interface Chain {
  readonly digits: number[]
  readonly at: number[]
  /** Index in `digits` at which each group begins, and one past the last. */
  readonly groups: number[]
  readonly firstWord: number
  /** Index of the first word of each group. */
  readonly wordOfGroup: number[]
}

/** Finds the numbers of people. */
export function numbersIn(scan: Scan): Found[] {
  const found: Found[] = []
  const { words } = scan
  for (let index = 0; index < words.count; index++) {
    if (CORSICAN.test(words.key(index))) readCorsican(scan, index, found)
    if (!startsChain(scan, index)) continue
    const chain = chainFrom(scan, index)
    readChain(scan, chain, found)
    index = chain.firstWord + chain.wordOfGroup.length - 1
  }
  return found
}

const CORSICAN = /^\d{0,5}2[ab]\d{0,8}$/
const CORSICAN_NIR =
  /[1-478lI][ .\n-]{0,2}[\dOlIS]{2}[ .\n-]{0,2}[\dOlIS]{2}[ .\n-]{0,2}2[AB][ .\n-]{0,2}[\dOlIS]{3}[ .\n-]{0,2}[\dOlIS]{3}(?:[ .\n-]{0,2}[\dOlIS]{2})?(?![A-Za-z\d])/i

/** A health number of Corsica, with a letter in the middle of its digits. */
function readCorsican(scan: Scan, index: number, found: Found[]): void {
  const from = Math.max(0, scan.words.starts[index]! - 12)
  const match = CORSICAN_NIR.exec(scan.text.slice(from, scan.words.starts[index]! + 24))
  if (match) found.push({ kind: 'NIR', start: from + match.index, end: from + match.index + match[0].length })
}

/** Digits and the letters OCR and sellers write for them. */
const DIGIT_OF: Readonly<Record<string, number>> = { o: 0, l: 1, i: 1, s: 5, b: 8, z: 2 }
const digitOf = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return DIGIT_OF[String.fromCharCode(code)] ?? -1
}

function isDigitGroup(scan: Scan, index: number): boolean {
  const { words, folded } = scan
  if (words.isNumber(index)) return true
  const length = words.ends[index]! - words.starts[index]!
  if (!words.hasDigit(index) || length > 24) return false
  for (let at = words.starts[index]!; at < words.ends[index]!; at++)
    if (digitOf(folded.charCodeAt(at)) < 0) return false
  return true
}

function startsChain(scan: Scan, index: number): boolean {
  if (isDigitGroup(scan, index)) return true
  const { words } = scan
  return (
    isLooseDigits(scan, index) &&
    index + 1 < words.count &&
    isDigitGroup(scan, index + 1) &&
    isJoined(scan, index)
  )
}

/** One or two letters that read as digits, between digits: `O 6`, `l`. */
function isLooseDigits(scan: Scan, index: number): boolean {
  const key = scan.words.key(index)
  return key.length <= 2 && /^[olisbz]+$/.test(key) && key !== 'il' && key !== 'si'
}

const JOINERS = new Set([' ', '.', '-', '/', '·', '•', '_', '(', ')', '\t', '\n', '~', '*', '—'])

/** True when only joiners stand between a word and the next: at most three, at most one line break. */
function isJoined(scan: Scan, index: number): boolean {
  const from = scan.words.ends[index]!
  const to = scan.words.starts[index + 1]
  if (to === undefined || to - from > 4) return false
  let breaks = 0
  for (let at = from; at < to; at++) {
    const char = scan.text[at]!
    if (!JOINERS.has(char)) return false
    if (char === '\n') breaks++
  }
  return breaks <= 1 && to - from <= 3 + breaks
}

function chainFrom(scan: Scan, first: number): Chain {
  const { words, folded } = scan
  const chain: Chain = { digits: [], at: [], groups: [], firstWord: first, wordOfGroup: [] }
  for (let index = first; index < words.count; index++) {
    const isGroup = isDigitGroup(scan, index)
    if (!isGroup && !(isLooseDigits(scan, index) && (index === first || isFollowedByDigits(scan, index))))
      break
    chain.groups.push(chain.digits.length)
    chain.wordOfGroup.push(index)
    for (let at = words.starts[index]!; at < words.ends[index]!; at++) {
      chain.digits.push(digitOf(folded.charCodeAt(at)))
      chain.at.push(at)
    }
    if (index + 1 >= words.count || !isJoined(scan, index)) break
  }
  chain.groups.push(chain.digits.length)
  return chain
}

function isFollowedByDigits(scan: Scan, index: number): boolean {
  return index + 1 < scan.words.count && isJoined(scan, index) && isDigitGroup(scan, index + 1)
}

function readChain(scan: Scan, chain: Chain, found: Found[]): void {
  const last = chain.groups.length - 1
  if (last > 40 && chain.digits.length === last) return
  for (let group = 0; group < last; ) {
    const next = readGroup(scan, chain, group, found)
    group = next ?? group + 1
  }
}

/** Reads a number that begins at this group; gives the group after it. */
function readGroup(scan: Scan, chain: Chain, group: number, found: Found[]): number | undefined {
  for (const read of READERS) {
    const result = read(scan, chain, group)
    if (!result) continue
    const [kind, end, from = chain.at[chain.groups[group]!]!] = result
    if (kind !== 'skip') found.push({ kind, start: from, end: chain.at[chain.groups[end]! - 1]! + 1 })
    return end
  }
  return undefined
}

/** Kind, group after the number, and where it starts when that is before its first digit. */
type Result = readonly [kind: RedactionKind | 'skip', endGroup: number, from?: number] | undefined
type NumberReader = (scan: Scan, chain: Chain, group: number) => Result

/** The group at which exactly `length` digits from `group` on end, if groups end there. */
function endAfter(chain: Chain, group: number, length: number): number | undefined {
  const end = chain.groups[group]! + length
  for (let next = group + 1; next < chain.groups.length && next <= group + length; next++) {
    if (chain.groups[next] === end) return next
    if (chain.groups[next]! > end) return undefined
  }
  return undefined
}

const digitsOf = (chain: Chain, group: number, length: number): number[] =>
  chain.digits.slice(chain.groups[group], chain.groups[group]! + length)

const sizes = (chain: Chain, group: number, end: number): number[] =>
  Array.from(
    { length: end - group },
    (_, step) => chain.groups[group + step + 1]! - chain.groups[group + step]!,
  )

const wordAt = (chain: Chain, group: number): number => chain.wordOfGroup[group]!

/** ISBN, ISSN, law and DOI numbers: published references, never touched. */
const readReference: NumberReader = (scan, chain, group) => {
  const start = chain.groups[group]!
  const [a, b, c] = chain.digits.slice(start, start + 3)
  const isbn = a === 9 && b === 7 && (c === 8 || c === 9) ? endAfter(chain, group, 13) : undefined
  if (isbn && passesEan(digitsOf(chain, group, 13))) return ['skip', isbn]
  if (group === 0 && hasCueBefore(scan, chain.firstWord, REFERENCE_CUES, 2))
    return ['skip', chain.groups.length - 1]
  return undefined
}
const REFERENCE_CUES = wordSet('isbn issn doi cas loi decret arrete article articles directive reglement')

const PHONE_CUES =
  wordSet(`tel telephone telephones telephonique telephonez phone portable portables mobile fax telecopie joignable
  joindre poste bip whatsapp whatsap wathsapp sms appelle appeler appelez appelle call text texter dect standard ligne directe secretariat gsm cell num
  contacter contact astreinte rappeler`)

/** `+` or `00` and a country code; libphonenumber says how far the number goes. */
const readInternational: NumberReader = (scan, chain, group) => {
  const start = chain.groups[group]!
  const at = chain.at[start]!
  let from = at
  while (from > 0 && at - from < 3 && ' ('.includes(scan.text[from - 1]!)) from--
  const hasPlus = scan.text[from - 1] === '+'
  const hasZeros =
    chain.digits[start] === 0 && chain.digits[start + 1] === 0 && (chain.digits[start + 2] ?? 0) > 0
  if (!hasPlus && !hasZeros) return undefined
  const prefix = hasPlus ? 0 : 2
  const first = hasPlus ? from - (scan.text[from - 2] === '(' ? 2 : 1) : at
  let fallback: number | undefined
  for (let end = Math.min(group + 16, chain.groups.length - 1); end > group; end--) {
    const length = chain.groups[end]! - start - prefix
    if (length < 8 || length > 16) continue
    const number = chain.digits.slice(start + prefix, start + prefix + length).join('')
    if (isPossiblePhoneNumber(`+${number.replace(/^(33|32|41|44|49|31)0/, '$1')}`))
      return ['PHONE', end, first]
    fallback ??= length <= 15 && (hasPlus || length >= 10) && !isLongChain(chain) ? end : undefined
  }
  return fallback === undefined ? undefined : ['PHONE', fallback, first]
}

const isLongChain = (chain: Chain): boolean => chain.groups.length > 24

/** The public helplines of prevention, which may be printed anywhere. */
const HELPLINES = new Set(['0800231313', '0980980930', '0980980940', '0974751313'])

/** Ten digits after a zero: French numbers, and Belgian and Swiss ones as dialled at home; eleven for British ones. */
const readNational: NumberReader = (scan, chain, group) => {
  const start = chain.groups[group]!
  if (chain.digits[start] !== 0 || (chain.digits[start + 1] ?? 0) === 0) return undefined
  const ten = endAfter(chain, group, 10)
  const eleven = ten ? undefined : endAfter(chain, group, 11)
  const end = ten ?? ([1, 2, 3, 7, 8].includes(chain.digits[start + 1]!) ? eleven : undefined)
  if (end === undefined) return undefined
  const shape = sizes(chain, group, end)
  if (shape.every((size) => size === 1) && !standsAlone(chain, group, end)) return undefined
  if (
    isDateShape(scan, chain, group, shape) ||
    (shape.length === 2 && shape[0] === 1 && joiner(scan, chain, group) === '.')
  )
    return undefined
  if (isGluedBehind(scan, chain, group)) return undefined
  return [HELPLINES.has(digitsOf(chain, group, 10).join('')) ? 'skip' : 'PHONE', end]
}

/** Single digits are a number only when nothing more stands before or after: otherwise they are a table. */
const standsAlone = (chain: Chain, group: number, end: number): boolean =>
  group === 0 && end === chain.groups.length - 1

function joiner(scan: Scan, chain: Chain, group: number): string {
  const next = chain.groups[group + 1]!
  return scan.text.slice(chain.at[next - 1]! + 1, chain.at[next]!)
}

function isDateShape(scan: Scan, chain: Chain, group: number, shape: readonly number[]): boolean {
  if (!(shape[0]! <= 2 && shape[1]! <= 2 && shape[2] === 4)) return false
  const start = chain.groups[group + 2]!
  const year = Number(chain.digits.slice(start, start + 4).join(''))
  return year >= 1900 && year < 2100 && /[/.-]/.test(joiner(scan, chain, group))
}

/** `978-2-07-…`: a group tied by a hyphen to digits before it does not begin a number. */
function isGluedBehind(scan: Scan, chain: Chain, group: number): boolean {
  if (group === 0) return false
  const before = joiner(scan, chain, group - 1)
  const after = group + 1 < chain.groups.length - 1 ? joiner(scan, chain, group) : ''
  return /^[-._]$/.test(before) && before === after
}

/** `33 6 …` without a plus, and other bare country codes where a cue says it is a phone. */
const readBareCountry: NumberReader = (scan, chain, group) => {
  const start = chain.groups[group]!
  const [a, b, c, d] = chain.digits.slice(start, start + 4)
  if (a === 3 && b === 3 && (c ?? 0) > 0) {
    const end = endAfter(chain, group, 11)
    if (end && !isIdCued(scan, chain, group)) return ['PHONE', end]
  }
  if (a === 3 && b === 3 && c === 0 && (d ?? 0) > 0) {
    const end = endAfter(chain, group, 12)
    if (end) return ['PHONE', end]
  }
  return undefined
}

/** North American: three, three and four digits, the first two groups from 2 up. */
const readNorthAmerican: NumberReader = (scan, chain, group) => {
  const long = endAfter(chain, group, 11)
  if (long && sizes(chain, group, long).join() === '1,3,3,4' && chain.digits[chain.groups[group]!] === 1)
    return ['PHONE', long]
  const end = endAfter(chain, group, 10)
  if (!end || end - group !== 3 || sizes(chain, group, end).join() !== '3,3,4') return undefined
  const digits = digitsOf(chain, group, 10)
  if (passesNhs(digits) && hasCueBefore(scan, wordAt(chain, group), NHS_CUES, 4)) return ['ID', end]
  const at = chain.at[chain.groups[group]!]!
  if (digits[0]! >= 2 && digits[3]! >= 2 && !isIdCued(scan, chain, group))
    return ['PHONE', end, scan.text[at - 1] === '(' ? at - 1 : at]
  return passesNhs(digits) ? ['ID', end] : undefined
}
const NHS_CUES = wordSet('nhs chi h&c')

/** `123-45-6789`. */
const readSocialSecurity: NumberReader = (scan, chain, group) => {
  const end = endAfter(chain, group, 9)
  if (!end || end - group !== 3 || sizes(chain, group, end).join() !== '3,2,4') return undefined
  const isDashed = joiner(scan, chain, group) === '-' && joiner(scan, chain, group + 1) === '-'
  return isDashed || hasCueBefore(scan, wordAt(chain, group), wordSet('ssn social security'), 4)
    ? ['ID', end]
    : undefined
}

const NIR_CUES = wordSet('nir secu securite sociale ss insee nss immatriculation assure assuree nirpp')

/** French health number: sex, year, month, département, commune, order and key, with or without the key. */
const readNir: NumberReader = (scan, chain, group) => {
  const start = chain.groups[group]!
  const first = chain.digits[start]!
  if (!(first >= 1 && first <= 8) || first === 5 || first === 6) return undefined
  const month = chain.digits[start + 3]! * 10 + chain.digits[start + 4]!
  const isMonth = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50
  const fifteen = endAfter(chain, group, 15)
  const isCued = (): boolean => hasCueBefore(scan, wordAt(chain, group), NIR_CUES, 6)
  if (fifteen) {
    const number = digitsOf(chain, group, 13).join('')
    const key = chain.digits[start + 13]! * 10 + chain.digits[start + 14]!
    if (nirKey(number) === key || (isMonth && isNirShape(sizes(chain, group, fifteen))) || isCued())
      return ['NIR', fifteen]
    return undefined
  }
  const thirteen = endAfter(chain, group, 13)
  if (!thirteen) return undefined
  return (isMonth && sizes(chain, group, thirteen).join() === '1,2,2,2,3,3') || isCued()
    ? ['NIR', thirteen]
    : undefined
}

const isNirShape = (shape: readonly number[]): boolean =>
  ['1,2,2,2,3,3,2', '13,2', '15'].includes(shape.join())

const CARD_CUES = wordSet('carte cartes cb visa mastercard card bancaire amex debit credit pan')

/** Bank cards: thirteen to nineteen digits with Luhn's check, or sixteen in fours, or after a word for card. */
const readCard: NumberReader = (scan, chain, group) => {
  const first = chain.digits[chain.groups[group]!]!
  if (first < 2 || first > 6) return undefined
  for (let length = 19; length >= 13; length--) {
    const end = endAfter(chain, group, length)
    if (!end) continue
    const shape = sizes(chain, group, end).join()
    const isShaped = length === 16 && shape === '4,4,4,4' && first > 2
    if (shape.startsWith('4,4,4') && areYears(chain, group, end)) return undefined
    if (length === 15 && shape === '15' && passesLuhn(digitsOf(chain, group, 15)) && first !== 3)
      return ['ID', end]
    if (isShaped || (passesLuhn(digitsOf(chain, group, length)) && end - group <= 5)) return ['CARD', end]
    if (length === 16 && hasCueBefore(scan, wordAt(chain, group), CARD_CUES, 5)) return ['CARD', end]
  }
  return undefined
}

/** `2014 2015 2016 2017`: the head of a table. */
function areYears(chain: Chain, group: number, end: number): boolean {
  for (let at = group; at < end; at++) {
    const century = chain.digits[chain.groups[at]!]! * 10 + chain.digits[chain.groups[at]! + 1]!
    if (century !== 19 && century !== 20) return false
  }
  return true
}

const BANK_CUES = wordSet('rib compte bancaire bank account')

/** A French RIB of 23 digits, or any long number after a word for a bank account. */
const readBankAccount: NumberReader = (scan, chain, group) => {
  if (chain.digits.length > 40) return undefined
  const rib = endAfter(chain, group, 23)
  if (rib && sizes(chain, group, rib).join() === '5,5,11,2') return ['IBAN', rib]
  const end = chain.groups.length - 1
  const length = chain.groups[end]! - chain.groups[group]!
  if (length >= 8 && length <= 23 && hasCueBefore(scan, wordAt(chain, group), BANK_CUES, 4))
    return ['IBAN', end]
  return undefined
}

const ID_CUES =
  wordSet(`cni identite passeport passport permis sejour agdref ipp nda iep dossier dossiers ecrou matricule rpps adeli finess siret siren
  colis colissimo suivi tracking imei imsi serie patient patiente venue hospitalisation anonymat nip nipp licence ine etudiant allocataire caf nhs chi ssn national`)
const isIdCued = (scan: Scan, chain: Chain, group: number): boolean =>
  hasCueBefore(scan, wordAt(chain, group), ID_CUES, 4)

/** Any number of six digits or more after a word for an identity paper, a file, a parcel. */
const readCuedId: NumberReader = (scan, chain, group) => {
  if (chain.digits.length > 40 || !isIdCued(scan, chain, group)) return undefined
  const end = chain.groups.length - 1
  const length = chain.groups[end]! - chain.groups[group]!
  return length >= 6 && length <= 24 && !isUnitAfter(scan, chain, end) ? ['ID', end] : undefined
}

/** What follows a cue for a phone and is too short for one: an extension, a number half written down. */
const readPartialPhone: NumberReader = (scan, chain, group) => {
  if (chain.digits.length > 24 || !hasCueBefore(scan, wordAt(chain, group), PHONE_CUES, 4)) return undefined
  const end = chain.groups.length - 1
  const length = chain.groups[end]! - chain.groups[group]!
  if (length < 4 || length > 15 || isUnitAfter(scan, chain, end)) return undefined
  const isYear = length === 4 && /^(?:19|20)/.test(digitsOf(chain, group, 2).join(''))
  const isSpecific = hasCueBefore(scan, wordAt(chain, group), SPECIFIC_PHONE_CUES, 4)
  if (isYear || (!isSpecific && length < 8) || isDateShape(scan, chain, group, sizes(chain, group, end)))
    return undefined
  return ['PHONE', end]
}
const SPECIFIC_PHONE_CUES = wordSet(
  'tel telephone phone fax telecopie joignable poste bip dect standard secretariat gsm',
)

const UNIT =
  /^\s?(?:€|\$|£|%|kg|mg|g|grammes?|µg|ug|euros?|eur|ans|years|personnes|tonnes?|t|km|cas|ml|l|fois|usagers)(?![a-z])/
function isUnitAfter(scan: Scan, chain: Chain, end: number): boolean {
  const at = chain.at[chain.groups[end]! - 1]! + 1
  return UNIT.test(scan.folded.slice(at, at + 14))
}

const READERS: readonly NumberReader[] = [
  readReference,
  readInternational,
  readNir,
  readBankAccount,
  readCard,
  readNational,
  readBareCountry,
  readSocialSecurity,
  readNorthAmerican,
  readCuedId,
  readPartialPhone,
]
