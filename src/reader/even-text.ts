/**
 * A text evened, unit for unit, so that whatever stands in it keeps its place: spaces of every kind are one space, marks of quoted mail and numbers of
 * notes are spaces too, lines that end for their width alone run on (mails, pages copied out of a PDF, field notes typed to a margin), words
 * parted by such an end are whole, and a sentence that nothing parts from the one before is.
 */
import { LEADS_ON, LONGEST_LEADING, runOn } from './broken-lines.ts'

/** What opens a sentence in French or English. */
const OPENERS =
  'Les?|La|Une?|Des|Ils?|Elles?|On|Ce|Cet(?:te)?|Ces|Nous|Je|Dans|En|Depuis|Selon|Pour|Mais|Plusieurs|Certaine?s|Chez|Avec|Si|Quand|Aux?|À|The|It|They|We|He|She|There|This|These|Those|In|At|For|But|Some|Most|Many|Since|When|If'

/**
 * The text with its spaces alike and its broken lines running on; as long as it was.
 *
 * @example
 * evenText('La disponi-\nbilité monte.\nCocaïne à 60\u00a0€') // => 'La disponi\u00ad\u00adbilité monte.\nCocaïne à 60 €'
 */
export const evenText = (text: string): string =>
  runOn(stopped(unparted(unmarked(text.replace(ODD_SPACES, ' ')))), text)

const ODD_SPACES = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g

/** Without the marks of quoted mail and the numbers of notes. */
function unmarked(text: string): string {
  const unquoted = text.includes('>') ? text.replace(QUOTING, blank) : text
  return unquoted.includes('[') ? unquoted.replace(NOTES, blank) : unquoted
}

/** "> " before a line of a mail that is answered. */
const QUOTING = /^ {0,3}>[> ]*/gm
/** "[12]", "[3, 7–9]" behind a word: the number of a note or source. */
const NOTES = /(?<=[\p{L}\d.,;:)»”"] ?)\[\d{1,3}(?:(?:, ?|[-–])\d{1,3}){0,9}\]/gu

/** "les dea- lers du quar- tier": words parted at the ends of lines that are lines no more, where a text does so time and again. */
function unparted(text: string): string {
  if (!text.includes('- ')) return text
  return (text.match(PARTED)?.length ?? 0) < LEAST_PARTED ? text : text.replace(PARTED, '\u00ad\u00ad')
}
/** "mi- et haut de gamme" keeps its hyphen. */
const PARTED = /(?<=[a-zà-ÿ]{2})- (?=(?!(?:et|ou|and|or|to|puis|à|de|du)[^a-zà-ÿ])[a-zà-ÿ]{2})/g
const LEAST_PARTED = 3

/** "… à 60 € Le vendeur dit": a sentence begins where none ended, behind a crosshead that lost its line or a stop nobody set. */
function stopped(text: string): string {
  return text.replace(OPENED, (space: string, at: number) =>
    mayEnd(text.slice(Math.max(0, at - LONGEST_LEADING), at)) ? '.' : space,
  )
}
const OPENED = new RegExp(` (?=(?:${OPENERS}) [a-zà-ÿ0-9])`, 'g')
const mayEnd = (before: string): boolean => ENDS.test(before) && !LEADS_ON.test(before)
const ENDS = /[\p{Ll}€%]$|\d{4}$|\p{Ll}{2}\)$/u

const blank = (found: string): string => ' '.repeat(found.length)
