/** Names that a text says once are places: "in Iqaluit" makes "Iqaluit RCMP" and "Iqaluit: quiet" places as well. */
import type { Language } from '../core/codes.ts'
import type { Block, Unplaced } from './block.ts'
import { BODY, OPENING, PRESENT } from './opening-places.ts'
import { nameEnd } from './place-name-end.ts'
import { BREAK } from './tokens.ts'
import { mayBePlace } from './unknown-places.ts'

/** Names of a text, in small letters, that stand behind a word for where, or alone between two marks of its opening. */
export function saidPlaces(text: string, language: Language): ReadonlySet<string> {
  const said = new Set<string>()
  if (MAY_STAND_BEHIND[language].test(text))
    for (const match of text.matchAll(BEHIND[language])) said.add(bare(match[1]!))
  const opening = text.slice(0, OPENING)
  if (!MAY_STAND_APART.test(opening)) return said
  for (const match of opening.matchAll(APART))
    if (!PRESENT.test(text.slice(0, match.index))) said.add(bare(match[1]!))
  return said
}
const bare = (name: string): string => name.toLowerCase().replace(/[’']s$/, '')
const NAME = String.raw`(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})(?![\p{L}])`
const BEHIND: Record<Language, RegExp> = {
  en: new RegExp(String.raw`(?<!\p{L})(?:in|near|around|outside|across) ${NAME}`, 'gu'),
  fr: new RegExp(String.raw`(?<!\p{L})(?:vers|(?:près|autour) de) ${NAME}`, 'gu'),
}
/** What each such name stands behind: where it is missing, the patterns of all capital letters, long to compile, need no look. */
const MAY_STAND_BEHIND: Record<Language, RegExp> = {
  en: /(?:in|near|around|outside|across) [^a-z\d\s]/,
  fr: /(?:vers|(?:près|autour) de) [^a-z\d\s]/,
}
const MAY_STAND_APART = /[,(–—|] ?[^a-z\d\s]/
const APART = new RegExp(String.raw`(?<!\. )[,(–—|] ?${NAME}(?=[.,:;)(\n]| [–—])`, 'gu')

/** What only bears the name of a town. */
const NAMED_AFTER =
  /^(?:universit(?:y|e)|college|institute?|foundation|trust|school|street|road|avenue|house|hotel|cup|jazz)$/

/** A name that the text elsewhere says is a place. */
export function saidPlace(block: Block, at: number, said: ReadonlySet<string>): Unplaced | undefined {
  const { tokens } = block
  if (tokens.capital[at] === 0 || said.size === 0) return undefined
  if (block.sense(at, 'month') || block.sense(at, 'substance')) return undefined
  const place = block.sense(at, 'place')
  if (!place && (tokens.capital[at] === 2 || !mayBePlace(block, at))) return undefined
  const end = nameEnd(block, at)
  if (!place && BODY.test(block.word(end - 1))) return undefined
  if (!said.has(bare(block.textOf({ start: at, end })))) return undefined
  if (tokens.capital[at - 1]! > 0 && tokens.before[at] === BREAK.space) return undefined
  // "a Kingston University study"
  if (tokens.capital[end]! > 0 && tokens.before[end] === BREAK.space && NAMED_AFTER.test(block.word(end)))
    return undefined
  return { start: at, end, code: place?.code || undefined, kind: place?.width ?? 'city' }
}
