/** Phone numbers among chains of digits: as dialled at home or abroad, with or without a plus, whole or half written down. */
import { isPossiblePhoneNumber } from 'libphonenumber-js/min'
import { passesNhs } from './checksums.ts'
import {
  type Chain,
  digitsOf,
  endAfter,
  isDateShape,
  isUnitAfter,
  joiner,
  type NumberReader,
  sizes,
  wordAt,
} from './digit-chains.ts'
import { hasCueBefore, type Scan, wordSet } from './found.ts'

const PHONE_CUES =
  wordSet(`tel telephone telephones telephonique telephonez phone portable portables mobile fax telecopie joignable
  joindre poste bip whatsapp whatsap wathsapp sms appelle appeler appelez appelle call text texter dect standard ligne directe secretariat gsm cell num
  contacter contact astreinte rappeler`)

/** `+` or `00` and a country code; libphonenumber says how far the number goes. */
export const readInternational: NumberReader = (scan, chain, group) => {
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
export const readNational: NumberReader = (scan, chain, group) => {
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

/** `978-2-07-…`: a group tied by a hyphen to digits before it does not begin a number. */
function isGluedBehind(scan: Scan, chain: Chain, group: number): boolean {
  if (group === 0) return false
  const before = joiner(scan, chain, group - 1)
  const after = group + 1 < chain.groups.length - 1 ? joiner(scan, chain, group) : ''
  return /^[-._]$/.test(before) && before === after
}

/** `33 6 …` without a plus, and other bare country codes where a cue says it is a phone. */
export const readBareCountry: NumberReader = (scan, chain, group) => {
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
export const readNorthAmerican: NumberReader = (scan, chain, group) => {
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

/** What follows a cue for a phone and is too short for one: an extension, a number half written down. */
export const readPartialPhone: NumberReader = (scan, chain, group) => {
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

const ID_CUES =
  wordSet(`cni identite passeport passport permis sejour agdref ipp nda iep dossier dossiers ecrou matricule rpps adeli finess siret siren
  colis colissimo suivi tracking imei imsi patient patiente venue hospitalisation anonymat nip nipp licence ine etudiant allocataire caf nhs chi ssn national`)

export const isIdCued = (scan: Scan, chain: Chain, group: number): boolean =>
  hasCueBefore(scan, wordAt(chain, group), ID_CUES, 4)
