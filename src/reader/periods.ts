/** Periods as texts word them, to ISO 8601: "depuis 2014", "fin 2023", "au premier semestre 2022", "between March and June 2021". */
import type { Language } from '../core/codes.ts'
import { type Block, type Num, OPENS, senseOf, type When } from './block.ts'
import { RELATIVE } from './openers.ts'
import { NUMBER } from './tokens.ts'

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['premier', 1],
  ['premiere', 1],
  ['1er', 1],
  ['deuxieme', 2],
  ['second', 2],
  ['seconde', 2],
  ['troisieme', 3],
  ['quatrieme', 4],
  ['dernier', 4],
  ['first', 1],
  ['third', 3],
  ['fourth', 4],
  ['last', 4],
])
const PART_OF_YEAR: ReadonlyMap<string, (year: number) => string> = new Map([
  ['debut', (year) => `${year}-01/${year}-03`],
  ['early', (year) => `${year}-01/${year}-03`],
  ['mi', (year) => `${year}-05/${year}-08`],
  ['mid', (year) => `${year}-05/${year}-08`],
  ['fin', (year) => `${year}-10/${year}-12`],
  ['late', (year) => `${year}-10/${year}-12`],
  ['printemps', (year) => `${year}-03/${year}-05`],
  ['spring', (year) => `${year}-03/${year}-05`],
  ['ete', (year) => `${year}-06/${year}-08`],
  ['summer', (year) => `${year}-06/${year}-08`],
  ['automne', (year) => `${year}-09/${year}-11`],
  ['autumn', (year) => `${year}-09/${year}-11`],
  ['fall', (year) => `${year}-09/${year}-11`],
])
const SINCE = new Set(['depuis', 'since', 'des', 'from'])
const UNTIL = new Set(['jusqu', 'until', 'till', 'avant', 'before'])
const AFTER = new Set(['apres', 'after'])
/** A calendar phrase without what opens it: a year, month or day, as ISO text and where it ends. */
interface Calendar {
  iso: string
  start: number
  end: number
}

export function findPeriods(block: Block, language: Language): void {
  let skipUntil = 0
  for (const num of block.numbers) {
    if (!num.isYear || num.start < skipUntil || !isPlausible(block, num)) continue
    const first = calendarAt(block, num)
    const second = rangeEnd(block, first)
    const start = first.start
    const opener = openerBefore(block, start)
    const when = second
      ? { start, end: second.end, iso: `${startOf(first.iso)}/${endOf(second.iso)}` }
      : opened(first, opener)
    block.periods.push(when)
    skipUntil = when.end
  }
  for (const term of block.terms) {
    const month = senseOf(term, 'month')
    if (!month) continue
    const at = term.start
    const next = block.word(at + 1)
    // "entre mars et juin 2021": the year of the second month holds for the first.
    if (next === 'et' || next === 'and' || next === 'a' || next === 'to') {
      const later = block.periods.find((when) => when.start <= at + 2 && at + 2 < when.end)
      const year = /^(\d{4})-\d{2}$/.exec(later?.iso ?? '')?.[1]
      if (later && year) {
        block.periods[block.periods.indexOf(later)] = {
          start: at,
          end: later.end,
          iso: `${year}-${two(Number(month.code))}/${later.iso}`,
        }
      }
    }
  }
  findPhrases(block, language)
  block.periods.sort((a, b) => a.start - b.start)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A four-digit number is a year unless it counts something. */
function isPlausible(block: Block, num: Num): boolean {
  const term = block.term(num.end)
  if (
    term &&
    block.isTight(num.end) &&
    term.senses.some(
      (sense) => sense.kind === 'unit' || sense.kind === 'counted' || sense.kind === 'currency',
    )
  )
    return false
  // "1991 comprimés d'ecstasy" counts tablets; "en 2016 cocaïne et crack" still names a year.
  const counts = term && block.isTight(num.end) && term.senses.some((sense) => sense.kind === 'substance')
  if (counts && !OPENS_A_YEAR.has(block.word(num.start - 1))) return false
  return !(['€', '£', '$'].includes(block.word(num.start - 1)) && block.isTight(num.start))
}

const OPENS_A_YEAR: ReadonlySet<string> = new Set([
  'en',
  'in',
  'depuis',
  'since',
  'de',
  'of',
  'annee',
  'year',
  'by',
])

function calendarAt(block: Block, num: Num): Calendar {
  const year = num.value
  const before = num.start - 1
  const month = monthEndingAt(block, before)
  if (month) {
    const day =
      block.number(month.start - 1) ??
      (block.word(month.start - 1) === 'er' ? block.number(month.start - 2) : undefined)
    const dayIsBefore =
      day &&
      !day.isWord &&
      day.value >= 1 &&
      day.value <= 31 &&
      Number.isInteger(day.value) &&
      day.max === undefined
    if (dayIsBefore)
      return { iso: `${year}-${two(month.number)}-${two(day.value)}`, start: day.start, end: num.end }
    return { iso: `${year}-${two(month.number)}`, start: month.start, end: num.end }
  }
  // "August 3, 2021"
  const dayBefore = block.number(before)
  if (dayBefore && !dayBefore.isWord && dayBefore.value <= 31) {
    const monthBefore = monthEndingAt(block, dayBefore.start - 1)
    if (monthBefore && dayBefore.max === undefined)
      return {
        iso: `${year}-${two(monthBefore.number)}-${two(dayBefore.value)}`,
        start: monthBefore.start,
        end: num.end,
      }
  }
  const at = ['de', 'l', 'annee', 'of', 'en', 'in'].includes(block.word(before)) ? before - 1 : before
  for (const word of [at, before, at - 1]) {
    const part = partEndingAt(block, word, year)
    if (part) return { ...part, end: num.end }
  }
  return { iso: String(year), start: num.start, end: num.end }
}

function partEndingAt(block: Block, at: number, year: number): { iso: string; start: number } | undefined {
  const word = block.word(at)
  const seasonal = PART_OF_YEAR.get(word)
  if (seasonal) return { iso: seasonal(year), start: at }
  const index = ORDINALS.get(block.word(at - 1)) ?? (block.word(at - 1) === 'er' ? 1 : undefined)
  if (index === undefined) return undefined
  if (word === 'semestre' || word === 'half')
    return { iso: index > 1 ? `${year}-07/${year}-12` : `${year}-01/${year}-06`, start: at - 1 }
  if (word === 'trimestre' || word === 'quarter')
    return { iso: `${year}-${two(index * 3 - 2)}/${year}-${two(index * 3)}`, start: at - 1 }
  return undefined
}

function monthEndingAt(block: Block, at: number): { number: number; start: number } | undefined {
  if (at < 0) return undefined
  const sense = block.sense(at, 'month')
  return sense ? { number: Number(sense.code), start: at } : undefined
}

/** "entre 2019 et 2022", "from 2014 to 2016", "2013-2014", "2013, 2014". */
function rangeEnd(block: Block, first: Calendar): Calendar | undefined {
  const { tokens } = block
  const link = block.word(first.end)
  const opener = block.word(first.start - 1)
  const isLink =
    (link === 'et' && opener === 'entre') ||
    (link === 'and' && opener === 'between') ||
    link === 'a' ||
    link === 'to' ||
    (link === 'au' && opener !== '')
  for (let at = isLink ? first.end + 1 : first.end; at < first.end + 4 && at < tokens.count; at++) {
    const num = block.number(at)
    if (num?.isYear) {
      const isHyphen =
        !isLink &&
        at === first.end &&
        tokens.kind[at] === NUMBER &&
        /^\s?[-–/,]\s?$/.test(tokens.text.slice(tokens.end[at - 1]!, tokens.start[at]!))
      if (!isLink && !isHyphen) return undefined
      const second = calendarAt(block, num)
      return second.start >= first.end ? second : undefined
    }
    // "1,240 (2018) to 610 (2021)": what stands between is no day of the second date.
    if (!isLink || (num && !block.sense(num.end, 'month'))) return undefined
  }
  return undefined
}

const startOf = (iso: string): string => iso.split('/')[0] ?? iso
const endOf = (iso: string): string => iso.split('/')[1] ?? iso

function openerBefore(block: Block, start: number): { word: string; at: number } {
  for (let back = 1; back <= 3; back++) {
    const word = block.word(start - back)
    if (SINCE.has(word) || UNTIL.has(word) || AFTER.has(word)) return { word, at: start - back }
    if (
      !['la', 'le', 'l', 'en', 'annee', 'mois', 'de', 'the', 'end', 'fin', 'a', 'debut', 'au'].includes(word)
    )
      break
  }
  return { word: '', at: start }
}

function opened(first: Calendar, opener: { word: string; at: number }): When {
  const run = { start: opener.at, end: first.end }
  if (SINCE.has(opener.word) || AFTER.has(opener.word)) return { ...run, iso: `${startOf(first.iso)}/` }
  if (UNTIL.has(opener.word)) return { ...run, iso: `/${endOf(first.iso)}` }
  return { ...run, start: first.start, iso: first.iso }
}

/** Phrase by phrase, so that of two that begin together the one listed first stands first. */
function findPhrases(block: Block, language: Language): void {
  const { tokens } = block
  const openings: number[] = []
  for (let at = 0; at < tokens.count; at++) if ((block.opens[at]! & OPENS.time) !== 0) openings.push(at)
  for (const words of RELATIVE[language])
    for (const at of openings)
      if (words.every((word, n) => block.word(at + n) === word))
        block.periods.push({ start: at, end: at + words.length, iso: null })
}
