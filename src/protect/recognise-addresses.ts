/** Postal addresses and the codes that open doors. */

import { isCommonWord } from './common-words.ts'
import { type Found, hasCueBefore, matchAt, type Scan, wordSet } from './found.ts'

/** Finds postal addresses and door codes. */
export function addressesIn(scan: Scan): Found[] {
  const found: Found[] = []
  const { words } = scan
  for (let index = 0; index < words.count; index++) {
    const item = addressAt(scan, index) ?? accessCodeAt(scan, index)
    if (!item) continue
    found.push(item)
    while (index + 1 < words.count && words.starts[index + 1]! < item.end) index++
  }
  return found
}

const STREETS =
  wordSet(`rue r avenue av ave bd boulevard bld blvd bvd boul allee allees all impasse imp chemin che ch place pl quai cours route rte square sq passage pass sentier
  villa residence res lotissement lot hameau faubourg fbg fg ruelle venelle montee esplanade promenade rond clos traverse galerie parvis cite voie mail domaine
  chaussee laan straat strasse via calle carrer lieu za zi zac zone`)
/** Also a street's word without a number in front, where someone is said to live. */
const LIVING =
  wordSet(`habite habitant habitent demeurant demeure domicilie domiciliee domicilies adresse residant reside loge logee livre livraison lives living address logement
  domicile chez vit colis deliver delivered retrouve`)
const TYPES_AFTER = wordSet(
  'street st road rd avenue ave lane ln drive dr close court ct way terrace crescent cres gardens grove mews boulevard blvd row walk hill place',
)
const INDEX_MARKS = wordSet('bis ter quater a b c d e')
const PARTICLES = wordSet(
  'de du des d la le les l aux au a en sur sous et y the of lès lez saint sainte st ste',
)

/** A number, perhaps `bis`, a word for street and its name; then floor, postcode and town if they follow. */
function addressAt(scan: Scan, index: number): Found | undefined {
  const { words } = scan
  const key = words.key(index)
  if (BOXES.has(key) || (key === 'po' && words.key(index + 1) === 'box')) return boxAt(scan, index)
  if (words.hasDigit(index)) {
    if (!/^\d{1,5}[a-z]?$/.test(key)) return undefined
    const street = streetAfterNumber(scan, index)
    const english = street === undefined ? englishStreet(scan, index) : undefined
    const last = street ?? english
    if (last === undefined) return undefined
    const start = numberStart(scan, index)
    return { kind: 'ADDRESS', start, end: extended(scan, last) }
  }
  if (!STREETS.has(key) || key.length < 3 || !hasCueBefore(scan, index, LIVING, 5)) return undefined
  const last = streetName(scan, index)
  return last === undefined || /^(?:la|le|les|de|du|une)$/.test(words.key(last))
    ? undefined
    : { kind: 'ADDRESS', start: words.starts[index]!, end: extended(scan, last) }
}

/** `12-14`, `3/5`: the number may be a range. */
function numberStart(scan: Scan, index: number): number {
  const { words, text } = scan
  const before = index - 1
  const isRange =
    before >= 0 &&
    words.isNumber(before) &&
    /^[-/]$/.test(text.slice(words.ends[before], words.starts[index]))
  return words.starts[isRange ? before : index]!
}

/** The last word of the street that a number opens. */
function streetAfterNumber(scan: Scan, index: number): number | undefined {
  const { words } = scan
  let at = index + 1
  if (INDEX_MARKS.has(words.key(at)) && isNear(scan, at - 1)) at++
  if (!isNear(scan, at - 1) || !STREETS.has(words.key(at))) return undefined
  if (words.key(at).length <= 2 && !isStreetAbbreviation(scan, at)) return undefined
  return streetName(scan, at)
}

/** `r.`, `av.`, `pl.`: short forms need their dot or a capitalised name. */
function isStreetAbbreviation(scan: Scan, index: number): boolean {
  const { words, text } = scan
  return (
    text[words.ends[index]!] === '.' || PARTICLES.has(words.key(index + 1)) || words.isCapitalised(index + 1)
  )
}

/** True when a word and the next stand close: spaces, one comma, a dot, an apostrophe, a hyphen, one line break. */
function isNear(scan: Scan, index: number): boolean {
  const { words, text } = scan
  if (index < 0 || index + 1 >= words.count) return false
  return /^[ \t]{0,2}[,.'\-/°]?[ \t]{0,2}\n?[ \t]{0,2}$/.test(
    text.slice(words.ends[index], words.starts[index + 1]),
  )
}

const isTight = (scan: Scan, index: number): boolean =>
  /^[ \t]{0,2}\.?['-]?[ \t]{0,2}\n?$/.test(
    scan.text.slice(scan.words.ends[index], scan.words.starts[index + 1]),
  )

/** The last word of the street's name: particles, then words that are capitalised, or that are no common words where case says nothing. */
function streetName(scan: Scan, type: number): number | undefined {
  const { words } = scan
  let last: number | undefined
  for (let index = type + 1; index < words.count && index <= type + 8; index++) {
    if (index === type + 1 ? !isNear(scan, index - 1) : !isTight(scan, index - 1)) break
    const key = words.key(index)
    if (PARTICLES.has(key) && isTight(scan, index)) continue
    const isDate =
      words.isNumber(index) && (MONTHS.has(words.key(index + 1)) || MONTHS.has(words.key(index - 1)))
    const isNumbered = words.isNumber(index) && last === undefined && key.length <= 3
    const isName = words.isCapitalised(index)
      ? !isCommonWord(key) || last === undefined || MONTHS.has(key)
      : MONTHS.has(key) || isLowerName(scan, index, type)
    if (!isDate && !isNumbered && !isName) break
    last = index
  }
  return last
}

/** In lower-case writing a street's name is at most three words that are not common ones. */
function isLowerName(scan: Scan, index: number, type: number): boolean {
  const key = scan.words.key(index)
  if (STREET_RANKS.has(key)) return true
  return key.length >= 3 && !scan.words.isNumber(index) && !isCommonWord(key) && index - type <= 6
}

const STREET_RANKS = wordSet(
  'general marechal colonel president docteur saint sainte abbe cardinal capitaine commandant professeur pasteur',
)
const MONTHS = wordSet('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre')

/** `12 Acacia Road`, `221b Baker Street`. */
function englishStreet(scan: Scan, index: number): number | undefined {
  const { words } = scan
  for (let at = index + 1; at <= index + 4 && at < words.count; at++) {
    if (!isTight(scan, at - 1)) return undefined
    if (at > index + 1 && TYPES_AFTER.has(words.key(at)) && (scan.isCaseless || words.isCapitalised(at)))
      return at
    if (!(words.isCapitalised(at) || scan.isCaseless) || isCommonWord(words.key(at)) || words.isNumber(at))
      return undefined
  }
  return undefined
}

const TOWN =
  "[\\p{Lu}\\p{Ll}][\\p{L}'’-]{1,40}(?:(?:[ -]|\\s(?:sur|sous|en|les?|la|de)\\s)(?:[\\p{Lu}\\d][\\p{L}\\d'’-]{0,40})){0,4}"
const COMPLEMENT =
  /[ \t]{0,2}[,;–-]?[ \t]{0,2}\n?[ \t]{0,2}(?:(?:b[âa]t(?:iment)?|appt?|appartement|esc(?:alier)?|hall|porte|flat|apt|unit|bloc|entr[ée]e|r[ée]sidence|bo[iî]te)\b\.?\s?(?:n°\s?)?[\p{L}\d]{1,12}|\d{1,2}\s?(?:e|er|eme|ème|nd|st|th)\s[ée]tage(?:\s(?:droite|gauche|face))?|rdc)(?![\p{L}\d])/iuy
const POSTCODE_TOWN = new RegExp(
  `[ \\t]{0,2}[,;–(-]{0,2}[ \\t]{0,2}\\n?[ \\t]{0,2}(?:[àa]\\s)?(?:[FBDL]-)?(?:\\d{5}|\\d{2}\\s\\d{3}|\\d{4}(?=\\s\\p{Lu}))(?:[ \\t]{0,2}[,-]?[ \\t]{0,2}\\n?${TOWN}(?:\\s(?:cedex|Cedex|CEDEX)(?:\\s\\d{1,2})?)?)?(?![\\d])`,
  'uy',
)
const UK_POSTCODE =
  /[ \t]{0,2},?[ \t]{0,2}\n?(?:\p{Lu}[\p{L}-]{1,30},?[ \t]{1,2}){0,3}[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![A-Za-z\d])/uy
const US_TOWN = /,\s\p{Lu}[\p{L} ]{2,30},\s[A-Z]{2}\s\d{5}(?:-\d{4})?/uy

/** The end of an address whose street ends at a word: with building, floor, postcode and town. */
function extended(scan: Scan, last: number): number {
  let end = scan.words.ends[last]!
  for (let step = 0; step < 4; step++) {
    const complement = matchAt(COMPLEMENT, scan.text, end)
    if (!complement) break
    end += complement[0].length
  }
  const town =
    matchAt(POSTCODE_TOWN, scan.text, end) ??
    matchAt(UK_POSTCODE, scan.text, end) ??
    matchAt(US_TOWN, scan.text, end)
  return town ? end + town[0].length : end
}

const BOXES = wordSet('bp cs tsa')
const BOX = /(?:BP|B\.P\.|CS|TSA|P\.?O\.?\s?Box)\s?(?:n°\s?)?\d{1,6}/iuy

function boxAt(scan: Scan, index: number): Found | undefined {
  const start = scan.words.starts[index]!
  const box = matchAt(BOX, scan.text, start)
  if (!box) return undefined
  const end = start + box[0].length
  const town = matchAt(POSTCODE_TOWN, scan.text, end) ?? matchAt(UK_POSTCODE, scan.text, end)
  return { kind: 'ADDRESS', start, end: town ? end + town[0].length : end }
}

const CODE_CUES = wordSet(
  'code codes digicode digicodes interphone interphones intercom buzzer visiophone pin alarme keypad passcode sonnette',
)
const NOT_DOOR = wordSet(
  'atc cim icd insee naf ape postal cas couleur penal civil route sante travail barre barres qr source promo rome cip ucd ccam',
)
const CODE_LINK =
  /(?:\s(?:d'acc[eè]s|d'entr[ée]e|(?:de\s(?:la|l'|le)?\s?|du\s)?(?:porte|portail|immeuble|hall|entr[ée]e|bas|grille|b[âa]timent|parking|b[âa]t|alarme|door|gate|front)|d'immeuble|pin|(?:au\s|sur\s|l')?interphone|digicode|secret|is|est|c'est|le|la|l'|the|marqu[ée]|au\snom\sde|nom)(?!\p{L})|\s?[:=»]|\s?n°){0,5}\s{0,2}[«"]?\s?/iuy
const CODE_VALUE = /(?:[\p{L}\d*#]{1,8}(?:[ -](?=\d))?){0,4}[\p{L}\d*#]{1,10}/uy

function accessCodeAt(scan: Scan, index: number): Found | undefined {
  const { words, text } = scan
  const key = words.key(index)
  if (!CODE_CUES.has(key) || NOT_DOOR.has(words.key(index + 1))) return undefined
  const link = matchAt(CODE_LINK, text, words.ends[index]!)?.[0] ?? ''
  if (link === '') return undefined
  const start = words.ends[index]! + link.length
  const value = matchAt(CODE_VALUE, text, start)?.[0]
  if (!value) return undefined
  const first = /^[\p{L}\d*#]+/u.exec(value)![0]
  const isCode =
    /\d/.test(first) &&
    /^[A-Za-z\d*#]{3,10}$/.test(first) &&
    !/^(?:19|20)\d\d$/.test(first) &&
    (key !== 'code' || text[start + first.length] !== '-')
  if (isCode && !(key === 'code' && link.trim() === '' && !/[A-Z*#]/i.test(first) && first.length > 6))
    return { kind: 'ACCESS_CODE', start, end: start + first.length }
  const isBell = /interphone|intercom|buzzer|visiophone|sonnette/.test(key) && /^\p{L}{3,}/u.test(first)
  const folded = scan.folded.slice(start, start + first.length)
  const isNamed =
    isBell && (!isCommonWord(folded) || link.includes(':')) && (scan.isCaseless || /^\p{Lu}/u.test(first))
  return isNamed ? { kind: 'ACCESS_CODE', start, end: bellEnd(text, start + first.length) } : undefined
}

/** A bell may carry a double name. */
function bellEnd(text: string, end: number): number {
  const more = /^(?:[-'\s]\p{Lu}[\p{L}-]{1,30}){1,2}/u.exec(text.slice(end, end + 64))
  return end + (more?.[0].length ?? 0)
}
