/** Coordinates in every notation people paste: decimal pairs, degrees, geo: links, three-word addresses, plus codes. */
import { type Found, hasCueBefore, matchAt, type Scan, wordSet } from './found.ts'

/** Finds positions on the ground. */
export function positionsIn(scan: Scan): Found[] {
  const found: Found[] = []
  const { words, text } = scan
  for (let index = 0; index < words.count; index++) {
    const length = positionAt(scan, index)
    if (length === undefined) continue
    const at = letterStart(text, signStart(text, words.starts[index]!))
    const end = words.starts[index]! + length
    found.push({ kind: 'GEO', start: at, end })
    while (index + 1 < words.count && words.starts[index + 1]! < end) index++
  }
  for (let at = text.indexOf('///'); at >= 0; at = text.indexOf('///', at + 3)) {
    const match = matchAt(THREE_WORDS, text, at + 3)
    if (match && text[at - 1] !== ':') found.push({ kind: 'GEO', start: at, end: at + 3 + match[0].length })
  }
  return found
}

const signStart = (text: string, at: number): number =>
  /[-+]/.test(text[at - 1] ?? '') && !/[\p{L}\d]/u.test(text[at - 2] ?? '') ? at - 1 : at

/** `N 48°…`: the letter may stand before the degrees. */
const letterStart = (text: string, at: number): number =>
  /(?<![\p{L}\d])[NSEWO]\s$/u.test(text.slice(Math.max(0, at - 3), at)) ? at - 2 : at

const THREE_WORDS = /\p{Ll}{2,24}\.\p{Ll}{2,24}\.\p{Ll}{2,24}(?![\p{L}\d])/iuy
const GEO_LINK = /geo:-?\d{1,3}\.\d{1,12},-?\d{1,3}\.\d{1,12}(?:[;?,][\w=.&,;%-]{0,80})?/iy
const DECIMAL_PAIR =
  /(\d{1,2})([.,])(\d{2,12})\s?°?\s?[NSns]?\s{0,2}(?:[,;/|]|\s)\s{0,2}(?:lon(?:gitude|g)?\s?[:=]?\s?)?[-+]?(\d{1,3})\2(\d{2,12})(?![\d.,]*\d)\s?°?(?:\s?[EWO](?!\p{L}))?/iuy
const DEGREES =
  /\d{1,3}\s?(?:°|deg|º)\s?\d{1,2}(?:[.,]\d{1,6})?\s?(?:['′]|min)?\s?(?:\d{1,2}(?:[.,]\d{1,6})?\s?(?:"|''|″|”|sec)?)?\s?[NSEWO]?(?:[\s,;/]{1,3}[-+]?\d{1,3}\s?(?:°|deg|º)\s?\d{1,2}(?:[.,]\d{1,6})?\s?(?:['′]|min)?\s?(?:\d{1,2}(?:[.,]\d{1,6})?\s?(?:"|''|″|”|sec)?)?\s?[NSEWO]?)?/iuy
const PLUS_CODE = /[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\d])/iuy
const DECIMAL = /\d{1,3}[.,]\d{2,12}(?![\d.,]*\d)/y
const AXES = wordSet('lat latitude lon long lng longitude')
const CUES = wordSet(
  'gps lat latitude lon long lng longitude coordonnees coordinates point position geoloc localisation location pin',
)
const WORD_CUES = wordSet('w3w what3words')

/** Length of the position that begins with this word. */
function positionAt(scan: Scan, index: number): number | undefined {
  const { words, text } = scan
  const start = words.starts[index]!
  const key = words.key(index)
  if (key === 'geo' && text[words.ends[index]!] === ':') return matchAt(GEO_LINK, text, start)?.[0].length
  if (words.key(index - 1) && WORD_CUES.has(words.key(index - 1)))
    return matchAt(THREE_WORDS, text, start)?.[0].length
  const next = text[words.ends[index]!]
  if (next === '+' && words.hasDigit(index)) return matchAt(PLUS_CODE, text, start)?.[0].length
  if (!words.isNumber(index) || words.ends[index]! - start > 3) return undefined
  if (next === '.' || next === ',') return decimalPair(scan, index, start)
  if (!/[°º\sd]/i.test(next ?? '')) return undefined
  const degrees = matchAt(DEGREES, text, start)?.[0]
  return degrees && /['′"″]|min|[NSEWO]$|°.{2,16}°/.test(degrees) && degrees.length >= 8
    ? degrees.trimEnd().length
    : undefined
}

function decimalPair(scan: Scan, index: number, start: number): number | undefined {
  const match = matchAt(DECIMAL_PAIR, scan.text, start)
  if (!match)
    return hasCueBefore(scan, index, AXES, 1) ? matchAt(DECIMAL, scan.text, start)?.[0].length : undefined
  const [all, degrees = '', mark, fraction = '', other = '', otherFraction = ''] = match
  if (Number(degrees) > 90 || Number(other) > 180) return undefined
  if (mark === ',' && !/[;/|]|\s/.test(all.slice(degrees.length + fraction.length + 1))) return undefined
  const isFine = fraction.length >= 4 && otherFraction.length >= 4
  const isLettered = /[NS]/i.test(all) && /[EWO]/i.test(all)
  return isFine ||
    isLettered ||
    (fraction.length >= 3 && otherFraction.length >= 3 && mark === '.') ||
    hasCueBefore(scan, index, CUES, 3)
    ? all.trimEnd().length
    : undefined
}
