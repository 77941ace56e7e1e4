/** The frame of a text: which lines are headings, and which are not part of what it says (credits, advertisements, footers). */
import type { Boilerplate } from '../core/document.ts'
import { foldWord } from './fold.ts'

export interface Line {
  readonly start: number
  readonly end: number
  readonly kind: 'text' | 'heading' | 'boilerplate'
  /** An item of a numbered list, which begins behind its number. */
  readonly isItem?: boolean
}

/** Boilerplate by its folded words: `noise.tsv` rows, each a way to match a whole line. */
export interface Noise {
  readonly equals: ReadonlySet<string>
  readonly starts: readonly string[]
  readonly holds: readonly string[]
  /** How lines that equal or start so open, each by so many letters: most lines are told apart by these. */
  readonly openings: ReadonlySet<string>
  readonly openingLength: number
}

/** Most letters to an opening. */
const LONGEST_OPENING = 3

/** Reads `noise.tsv`: how (equals, starts, holds), then the words. */
export function parseNoise(tsv: string): Noise {
  const equals = new Set<string>()
  const starts: string[] = []
  const holds: string[] = []
  for (const line of tsv.split('\n')) {
    const [how, words] = line.split('\t')
    if (!words || line.startsWith('#') || how === 'how') continue
    const folded = foldLine(words)
    if (how === 'equals') equals.add(folded)
    else if (how === 'starts') starts.push(folded)
    else if (how === 'holds') holds.push(folded)
  }
  const whole = [...equals, ...starts]
  const openingLength = Math.min(LONGEST_OPENING, ...whole.map((words) => words.length))
  const openings = new Set(whole.map((words) => words.slice(0, openingLength)))
  return { equals, starts, holds, openings, openingLength }
}

export function foldLine(text: string): string {
  const folded = foldWord(text)
  // Nearly every line has none of these.
  return MESSY.test(folded) ? folded.replace(/’/g, "'").replace(/\s+/g, ' ').trim() : folded
}
const MESSY = /’|[^\S ]|^ | $| {2}/

/** Longest line that can be a heading, or that boilerplate is looked for in. */
const LONGEST_HEADING = 120
const LONGEST_NOISE = 300

/** The lines of a text with their kinds, in order; blank lines are left out. */
export function frameLines(text: string, noise: Noise, known: readonly Boilerplate[] = []): Line[] {
  const lines: Line[] = []
  let at = 0
  while (at < text.length) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    let start = at
    let stop = end
    while (start < stop && text.charCodeAt(start) <= 32) start++
    while (stop > start && text.charCodeAt(stop - 1) <= 32) stop--
    if (stop > start) {
      const isKnown = known.some((mark) => mark.start <= start && stop <= mark.end)
      lines.push({
        start,
        end: stop,
        kind: isKnown || isNoise(text, start, stop, noise) ? 'boilerplate' : 'text',
      })
    }
    at = end + 1
  }
  const items = lines.map(({ start, end }) => ITEM.exec(text.slice(start, end)))
  return lines.map((line, index) => {
    if (line.kind !== 'text') return line
    const item = items[index]
    const isItem = item && (isNext(items[index - 1], item) || isNext(item, items[index + 1]))
    if (isItem) return { ...line, start: line.start + item[1]!.length, isItem: true }
    return isHeading(text, line, lines[index - 1], lines[index + 1])
      ? { ...line, kind: 'heading' as const }
      : line
  })
}

/** "1. Cannabis: stable", "2) …", "3 Pipes: …": the number of an item counts nothing. Without its point the words behind begin with a capital. */
const ITEM = /^((\d{1,2})(?:[.)]\s*|\s(?=\p{Lu})))([\p{L}"'«“‘’][^\s:,]*)/u

/** Whether two lines are items with the numbers of neighbours; "1 Taz 10, 2 Taz 18" are so many of one thing. */
const isNext = (one: RegExpExecArray | null | undefined, next: RegExpExecArray | null | undefined): boolean =>
  !!one && !!next && Number(one[2]) + 1 === Number(next[2]) && one[3] !== next[3]

function isNoise(text: string, start: number, end: number, noise: Noise): boolean {
  if (end - start > LONGEST_NOISE) return false
  const line = foldLine(text.slice(start, end))
  const opening = line.slice(0, noise.openingLength)
  if (
    noise.openings.has(opening) &&
    (isNoiseWhole(line, noise) || noise.starts.some((head) => line.startsWith(head)))
  )
    return true
  return noise.holds.some((words) => line.includes(words))
}

const isNoiseWhole = (line: string, noise: Noise): boolean => noise.equals.has(line.replace(/[.!:]+$/, ''))

/** A short line without a final stop, alone between blank lines or before a longer text, and no list item or message. */
function isHeading(text: string, line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const length = line.end - line.start
  if (length > LONGEST_HEADING) return false
  const words = text.slice(line.start, line.end)
  if (/^#{1,6}\s/.test(words)) return true
  // A message quoted behind its hour or sender is no crosshead.
  if (/["”»]$/.test(words) && !/^["“«]/.test(words)) return false
  if (/[.!?;,…]["»”]?$/.test(words) || /^[-–—•*]\s/.test(words)) return false
  const isAloneBefore = !before || text.slice(before.end, line.start).split('\n').length > 2
  const isAloneAfter = !!after && text.slice(line.end, after.start).split('\n').length > 2
  if (/^\d+(?:\.\d+)*[.)]?\s+\p{Lu}/u.test(words) && length < 80 && after)
    return !/\d\s*(?:€|£|%|g\b|kg\b)/.test(words)
  if (!isAloneBefore) return isCrosshead(text, line, before, after)
  if (isAloneAfter) return true
  return (
    !!after &&
    after.end - after.start > length &&
    length < 90 &&
    !/[:]$/.test(words) &&
    !/\d\s*(?:€|£|g\b)/.test(words)
  )
}

/** "Une offre qui se diversifie" on a line of its own between two paragraphs of prose, as pages lose their blank lines. */
function isCrosshead(text: string, line: Line, before: Line | undefined, after: Line | undefined): boolean {
  if (!before || !after || line.end - line.start > LONGEST_CROSSHEAD) return false
  if (before.end - before.start < LEAST_PROSE || after.end - after.start < LEAST_PROSE) return false
  return (
    /[.!?…»”")]$/.test(text.slice(before.end - 1, before.end)) &&
    /^[\p{Lu}«“"\d]/u.test(text.slice(after.start, after.start + 1)) &&
    /^[\p{Lu}«“"'‘]\S* \S/u.test(text.slice(line.start, line.end)) &&
    !/:$|\d\s*(?:€|£|%|g\b|kg\b)/.test(text.slice(line.start, line.end))
  )
}
const LONGEST_CROSSHEAD = 90
/** A paragraph of prose has so many letters; lines of notes and messages have fewer. */
const LEAST_PROSE = 110
