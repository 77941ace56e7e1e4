/** Dates of birth; other dates are evidence and stay. */
import { type Found, matchAt, type Scan, wordSet } from './found.ts'

const MONTH =
  '(?:janv(?:ier)?|f[ée]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\\.?'
const N = '[\\dOolISB]'
const SEPARATOR = '[ \\t]{0,2}[/.\\-–_, \\n][ \\t]{0,2}'
const DATE = [
  `${N}{4}${SEPARATOR}${N}{1,2}${SEPARATOR}${N}{1,2}`,
  `${N}{1,2}${SEPARATOR}${N}{1,2}${SEPARATOR}(?:${N}{4}|${N}{2})`,
  `${N}{1,2}(?:er|st|nd|rd|th)?[ \\t]{0,2}[-/.\\n]?(?:of\\s)?[ \\t]{0,2}${MONTH}[ \\t]{0,2}[-/.,\\n]?[ \\t]{0,2}(?:${N}{4}|'?${N}{2})`,
  `${MONTH}\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}`,
  `${MONTH}[ \\t\\n]{1,2}'?(?:${N}{4}|${N}{2})`,
  `${N}{1,2}(?:er)?[ \\t\\n]${MONTH}`,
  `${N}{8}`,
  `${N}{6}`,
  '(?:19|20)\\d{2}',
].join('|')
const DATE_AT = new RegExp(`(?:${DATE})(?![\\p{L}\\d])`, 'iuy')
const NUMBER_WORD =
  '(?:premier|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille|mil|et)'
const WORDED = new RegExp(
  `${NUMBER_WORD}(?:[ \\n-]${NUMBER_WORD}){0,3}\\s${MONTH}(?:\\s${NUMBER_WORD}(?:[ \\n-]${NUMBER_WORD}){1,8}|\\s\\d{4})?`,
  'iuy',
)

const LINK =
  /(?:\s?\((?:e|ée|s|es)\)|[·.\-(]?e?[·.\-)]?s?)?[\s:=,(.-]{0,4}(?:(?:le|la|en|au|on|in|vers|around|du|date|is|est|the|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|naissance|de\snaissance|of\sbirth)[\s:=,(.]{1,3}){0,4}/iuy
/** A town, a sex or a bracket may stand between the word and the date. */
const DETOUR = /[\s,]{1,2}(?:à|a|au|aux|in|at)\s[\p{L}'’ -]{2,40}?(?:\s?\(\d{2,3}\))?,?\s(?:le|en|on|in)\s/iuy
const CUES = wordSet('ne nee nes nees naissance naiss ddn dob born birth birthdate birthday dn n d ne(e)')

/** Finds dates of birth. */
export function birthsIn(scan: Scan): Found[] {
  const found: Found[] = []
  const { words, text, folded } = scan
  for (let index = 0; index < words.count; index++) {
    const key = words.key(index)
    if (words.isNumber(index) && isAgedDate(scan, index)) {
      const match = matchAt(DATE_AT, text, words.starts[index]!)
      if (match)
        found.push({ kind: 'DOB', start: words.starts[index]!, end: words.starts[index]! + match[0].length })
      continue
    }
    if (!CUES.has(key) || (key.length === 1 && !isDottedDob(folded, words.starts[index]!))) continue
    const from =
      key.length === 1
        ? words.starts[index]! + dottedLength(folded, words.starts[index]!)
        : words.ends[index]!
    const item = dateAfter(scan, from, key)
    if (item) found.push(item)
  }
  return found
}

const DOTTED = /d\.\s?o\.\s?b\.?|d\.\s?d\.\s?n\.?/y
const dottedLength = (folded: string, at: number): number => matchAt(DOTTED, folded, at)?.[0].length ?? 0
const isDottedDob = (folded: string, at: number): boolean => dottedLength(folded, at) > 0

/** `12/03/1987 (37 ans)`: a full date with an age behind it. */
function isAgedDate(scan: Scan, index: number): boolean {
  const start = scan.words.starts[index]!
  if (/[\p{L}\d/.-]/u.test(scan.text[start - 1] ?? ' ')) return false
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s?[,(]{1,2}\s?\d{1,3}\s?(?:ans|a\)|years|y\.?o)/.test(
    scan.folded.slice(start, start + 32),
  )
}

function dateAfter(scan: Scan, from: number, key: string): Found | undefined {
  const { text } = scan
  const link = matchAt(LINK, text, from)?.[0] ?? ''
  const detour = matchAt(DETOUR, text, from)?.[0]
  for (const gap of detour ? [detour, link] : [link]) {
    const start = from + gap.length
    const match = matchAt(WORDED, text, start) ?? matchAt(DATE_AT, text, start)
    if (!match || (gap === '' && key.length < 3)) continue
    if (/^\d{1,2}$|^(?:\d{1,2} ?(?:er)?)$/.test(match[0])) continue
    if ((key === 'ne' || key === 'nee') && /^\d{6}$|^\d{8}$/.test(match[0]) && !/le|:/.test(gap)) continue
    return { kind: 'DOB', start, end: start + match[0].length }
  }
  return undefined
}
