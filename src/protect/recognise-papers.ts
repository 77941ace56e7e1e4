/** Plates, bank accounts, identity papers, parcels and machine addresses: identifiers with letters among their digits. */
import { isValidIBAN } from 'ibantools'
import { type Found, hasCueBefore, matchAt, type Scan, wordSet } from './found.ts'
import type { RedactionKind } from './redaction.ts'

/** Finds identifiers made of letters and digits. */
export function papersIn(scan: Scan): Found[] {
  const found: Found[] = []
  const { words } = scan
  for (let index = 0; index < words.count; index++) {
    const length = words.ends[index]! - words.starts[index]!
    if (length > 40) continue
    const result = readPaper(scan, index, length)
    if (!result) continue
    const [kind, end] = result
    found.push({ kind, start: words.starts[index]!, end })
    while (index + 1 < words.count && words.starts[index + 1]! < end) index++
  }
  return found
}

type Result = readonly [RedactionKind, number] | undefined

function readPaper(scan: Scan, index: number, length: number): Result {
  const { words } = scan
  const hasDigit = words.hasDigit(index)
  const isShort = length <= 4
  if (hasDigit && length >= 4 && words.starts[index] !== undefined) {
    const iban = readIban(scan, index)
    if (iban) return iban
  }
  if (isShort && words.key(index) === 'fr' && words.hasDigit(index + 1)) return readIban(scan, index)
  if (hasDigit || isShort) {
    const machine = readMachineAddress(scan, index)
    if (machine) return machine
  }
  if (hasDigit || length === 2) {
    const plate = readPlate(scan, index)
    if (plate) return plate
  }
  return readShape(scan, index, length) ?? readCued(scan, index)
}

const IBAN = /[A-Z]{2}\s?[\dOIlSB]{2}(?:[ .\-_\n]{0,2}[A-Z\d]){11,32}(?![A-Z\d])/iuy
const IBAN_LENGTHS: Readonly<Record<string, number>> = { FR: 27, MC: 27, BE: 16, CH: 21, LU: 20, DE: 22, ES: 24, IT: 27, PT: 25, NL: 18, GB: 22, IE: 22, PL: 28, AT: 20, MA: 28, TN: 24, RO: 24, LT: 20, EE: 20, MT: 31 } // biome-ignore format: a table

/** An account by its check digits, or by country and length when the check fails: a digit misread is still an account. */
function readIban(scan: Scan, index: number): Result {
  const start = scan.words.starts[index]!
  const country = scan.text.slice(start, start + 2).toUpperCase()
  if (!/^[A-Z]{2}$/.test(country)) return undefined
  const match = matchAt(IBAN, scan.text, start)
  if (!match) return undefined
  const expected = IBAN_LENGTHS[country]
  for (const end of ibanEnds(match[0], expected)) {
    const compact = match[0]
      .slice(0, end)
      .replace(/[^A-Za-z\d]/g, '')
      .toUpperCase()
    const isGrouped = /^[A-Z]{2}\d{2}(?:[A-Z\d]+)$/.test(compact) || expected === compact.length
    if (isValidIBAN(compact) || (isGrouped && expected === compact.length && digitShare(compact) > 0.6))
      return ['IBAN', start + end]
  }
  return undefined
}

/** Where an account could end: at its country's length, else at each gap from the longest on. */
function ibanEnds(written: string, expected: number | undefined): number[] {
  const ends: number[] = []
  let units = 0
  for (let at = 0; at < written.length; at++) {
    if (!/[A-Za-z\d]/.test(written[at]!)) continue
    units++
    const closes = at + 1 === written.length || !/[A-Za-z\d]/.test(written[at + 1]!)
    if (closes && (units === expected || (expected === undefined && units >= 15))) ends.unshift(at + 1)
  }
  return ends
}

const digitShare = (compact: string): number => compact.replace(/\D/g, '').length / compact.length

const IPV4 =
  /(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:(?:\.|\[\.\])(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?:\/\d{1,2}|:\d{2,5})?(?![\d.]*\d)/y
const IPV6 = /(?:[\da-f]{1,4}:){1,7}(?::?[\da-f]{1,4}){0,7}(?:::)?(?![\p{L}\d:])/iuy
const MAC = /[\da-flos]{2}(?:[:-][\da-flos]{2}){5}(?![\da-f:-])/iy
const DOTTED_MAC = /[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\da-f.])/iy
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\da-f])/iy
const VERSIONS = wordSet('version v icd cim section article paragraphe chapitre')

function readMachineAddress(scan: Scan, index: number): Result {
  const { words, text } = scan
  const start = words.starts[index]!
  const next = text[words.ends[index]!]
  if (/[.:\-\p{L}]/u.test(text[start - 1] ?? '') && next !== ':') return undefined
  const dotted = next === '.' ? matchAt(DOTTED_MAC, text, start) : null
  if (dotted) return ['ID', start + dotted[0].length]
  if (next === '.' || next === '[') {
    const match = words.isNumber(index) ? matchAt(IPV4, text, start) : null
    return match && !VERSIONS.has(words.key(index - 1)) ? ['ID', start + match[0].length] : undefined
  }
  if (next === ':' || next === '-') {
    const match = matchAt(MAC, text, start) ?? matchAt(UUID, text, start)
    if (match) return ['ID', start + match[0].length]
  }
  if (next !== ':' || text[start - 1] === ':') return undefined
  const six = matchAt(IPV6, text, start)?.[0]
  const isSix = six && (six.includes('::') ? /\d/.test(six) && six.length > 4 : six.split(':').length === 8)
  return isSix ? ['ID', start + six.length] : undefined
}

const D = '[\\dOlISB]'
/** French since 2009 (no I, O, U), Italian alike; British; Belgian; Spanish. */
const SIV = new RegExp(
  `[A-HJ-NP-TV-Z]{2}[ .\\-_\\n]{0,3}${D}{3}[ .\\-_\\n]{0,3}[A-HJ-NP-TV-Z]{2}(?![A-Za-z\\d])`,
  'iy',
)
const BRITISH = /[A-HJ-PR-Y]{2}[0-7O]\d\s?[A-HJ-PR-Z]{3}(?![A-Za-z\d-])/iy
const OLD_FRENCH =
  /\d{1,4}[ .-]?[A-HJ-NP-TV-Z]{2,3}[ .-]?(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])(?![A-Za-z\d])/iy
const BELGIAN = /[1-9][ -][A-Z]{3}[ -]\d{3}(?![A-Za-z\d])/iy
const PLATE_CUES =
  wordSet(`immatricule immatriculee immatricules immatriculees immatriculation plaque plaques plate plates registration reg voiture vehicule clio scooter
  moto camionnette fourgon berline utilitaire car van numberplate conduit`)
const NOT_PLATES = wordSet(
  'mg kg ml cl dl eur mmc mec cas lsd mdma thc cbd ghb gbl pma mdpv pvp eth ans nps sms dom les des une sur par aux rue bis avenue de et ou du le la un en au or of to in at',
)

function readPlate(scan: Scan, index: number): Result {
  const { words, text } = scan
  const start = words.starts[index]!
  if (/[-_.@/]/.test(text[start - 1] ?? '') && /[\p{L}\d]/u.test(text[start - 2] ?? '')) return undefined
  const isCued = (): boolean => hasCueBefore(scan, index, PLATE_CUES, 5)
  const siv = matchAt(SIV, text, start)?.[0]
  if (siv && /\d{2}/.test(siv) && !isAmount(siv) && (isPlateCased(siv) || /[-.]/.test(siv) || isCued()))
    return ['PLATE', start + siv.length]
  const british = matchAt(BRITISH, text, start)?.[0]
  if (british && !NOT_PLATES.has(british.slice(-3).toLowerCase()) && (isPlateCased(british) || isCued()))
    return ['PLATE', start + british.length]
  const other = (matchAt(OLD_FRENCH, text, start) ?? matchAt(BELGIAN, text, start))?.[0]
  if (!other || !words.hasDigit(index)) return undefined
  const letters = other.replace(/[^A-Za-z]/g, '').toLowerCase()
  if (NOT_PLATES.has(letters) && !isCued()) return undefined
  const isSpread = /[ .-].*[ .-]/.test(other) || isCued()
  return isSpread && (isCued() || (isPlateCased(other) && !scan.isCaseless))
    ? ['PLATE', start + other.length]
    : undefined
}

/** `DE 450 MG` in a text all in capitals. */
const isAmount = (plate: string): boolean =>
  / /.test(plate) &&
  (NOT_PLATES.has(plate.slice(-2).toLowerCase()) || NOT_PLATES.has(plate.slice(0, 2).toLowerCase()))

const isPlateCased = (plate: string): boolean => plate === plate.toUpperCase()

const PARCEL_UPU = /^[A-Z]{2}[\dOlIS]{9}[A-Z]{2}$/i
const PARCEL_SPACED = /[A-Z]{2}\s\d{3}\s?\d{3}\s?\d{3}\s[A-Z]{2}(?![A-Za-z\d])/iy
const NINO = /[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?![A-Za-z\d])/iy

function readShape(scan: Scan, index: number, length: number): Result {
  const { words, text } = scan
  const start = words.starts[index]!
  const end = words.ends[index]!
  const written = text.slice(start, end)
  const isLoose = /[-\w]/.test(text[end] ?? ' ') || /[-_]/.test(text[start - 1] ?? ' ')
  if (words.hasDigit(index) && !isLoose) {
    if (length === 13 && PARCEL_UPU.test(written)) return ['ID', end]
    if (length === 13 && /^[\dOlIS][A-Z][\dOlIS]{11}$/i.test(written)) return ['ID', end]
    if (length === 18 && /^[1lI]Z[A-Z\d]{16}$/i.test(written)) return ['ID', end]
    if (length === 9 && /^[\dOlIS]{2}[A-Z]{2}[\dOlIS]{5}$/i.test(written)) return ['ID', end]
    if (/^X[A-Z]\d{11}[A-Z]{2}$/i.test(written)) return ['ID', end]
  }
  if (length !== 2 && length !== 9 && length !== 4) return undefined
  const spaced = length === 2 ? matchAt(PARCEL_SPACED, text, start) : null
  if (spaced) return ['ID', start + spaced[0].length]
  const nino = matchAt(NINO, text, start)?.[0]
  return nino && (nino === nino.toUpperCase() || hasCueBefore(scan, index, CUES, 3))
    ? ['ID', start + nino.length]
    : undefined
}

const CUES =
  wordSet(`cni passeport passport permis ecrou ipp nda iep nip matricule colis colissimo chronopost tracking suivi imei iban bic swift licence nino insurance
  titre sejour visa identite dossier venue ine pgp fingerprint empreinte badge`)
const IDENTITY_CUES = wordSet('cni identite passeport passport')
const CUED = /[A-Z\d]{2,}(?:[ -][A-Z\d]{2,}){0,9}/iuy

/** Letters and digits after a word for a paper, a file, a parcel. */
function readCued(scan: Scan, index: number): Result {
  const { words, text } = scan
  if (!words.hasDigit(index) || words.isNumber(index) || !hasCueBefore(scan, index, CUES, 3)) return undefined
  const start = words.starts[index]!
  const match = matchAt(CUED, text, start)?.[0] ?? ''
  const parts = match.split(/(?<=[ -])/)
  let length = 0
  for (const part of parts) {
    if (!/\d/.test(part) || part !== part.toUpperCase()) break
    length += part.length
  }
  const written = text.slice(start, start + length).trimEnd()
  const digits = written.replace(/\D/g, '').length
  const isCard = digits >= 1 && written.length === 9 && hasCueBefore(scan, index, IDENTITY_CUES, 3)
  return isCard || (digits >= 4 && written.length >= 6) ? ['ID', start + written.length] : undefined
}
