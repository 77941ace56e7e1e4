/** Numbers of people: phones, cards, health and bank numbers, found in chains of digit groups however they are spaced. */
import { nirKey, passesEan, passesLuhn } from './checksums.ts'
import {
  type Chain,
  chainFrom,
  digitsOf,
  endAfter,
  isIsoShape,
  isUnitAfter,
  joiner,
  type NumberReader,
  sizes,
  startsChain,
  wordAt,
} from './digit-chains.ts'
import { type Found, hasCueBefore, type Scan, wordSet } from './found.ts'
import {
  isIdCued,
  readBareCountry,
  readInternational,
  readNational,
  readNorthAmerican,
  readPartialPhone,
} from './phone-numbers.ts'

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

/** Any number of six digits or more after a word for an identity paper, a file, a parcel. */
const readCuedId: NumberReader = (scan, chain, group) => {
  if (chain.digits.length > 40 || !isIdCued(scan, chain, group)) return undefined
  const end = chain.groups.length - 1
  const length = chain.groups[end]! - chain.groups[group]!
  if (isIsoShape(chain, group, sizes(chain, group, end))) return undefined
  return length >= 6 && length <= 24 && !isUnitAfter(scan, chain, end) ? ['ID', end] : undefined
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
