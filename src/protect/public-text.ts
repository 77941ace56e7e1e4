/** Words fit for the public: no place finer than a commune or municipal arrondissement stands in them. */
import type { Place } from '../core/place.ts'
import { foldText } from './fold-text.ts'
import { microPlacesIn } from './recognise-micro-places.ts'

/** What the gate asks of the gazetteer. */
export interface PublicPlaces {
  get(code: string): Place | undefined
  /** The finest publishable code for this place: commune, municipal arrondissement or wider; null when there is none. */
  publicPlace(code: string): string | null
  names(): Iterable<readonly [name: string, codes: readonly string[]]>
}

/**
 * The sentence with names of lines, stations and other places finer than a commune replaced by the wider place, line numbers and
 * named streets, estates or shops by an ellipsis in brackets: "sur la ligne 4" becomes "sur la ligne […]".
 */
export function publicText(text: string, gazetteer: PublicPlaces): string {
  return hideMicroPlaces(hideLineNumbers(widenFineNames(text, gazetteer)))
}

interface FineName {
  readonly words: readonly string[]
  readonly wider: string
}

const fineNamesOf = new WeakMap<PublicPlaces, Map<string, FineName[]>>()

/** Names all of whose places are finer than what may be published, by their first word, longest first. */
function fineNames(gazetteer: PublicPlaces): Map<string, FineName[]> {
  const known = fineNamesOf.get(gazetteer)
  if (known) return known
  const byFirstWord = new Map<string, FineName[]>()
  for (const [name, codes] of gazetteer.names()) {
    const widened = codes.map((code) => [code, gazetteer.publicPlace(code)] as const)
    if (widened.some(([code, wider]) => wider === code)) continue
    const wider = widened.map(([, code]) => code && gazetteer.get(code)?.name).find(Boolean) ?? '[…]'
    const words = wordsOf(name).map(({ word }) => word)
    const first = words[0]
    if (first === undefined || words.join('').length < 3) continue
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, wider }])
  }
  for (const names of byFirstWord.values()) names.sort((a, b) => b.words.length - a.words.length)
  fineNamesOf.set(gazetteer, byFirstWord)
  return byFirstWord
}

function wordsOf(text: string): { word: string; start: number; end: number }[] {
  return [...foldText(text).matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function widenFineNames(text: string, gazetteer: PublicPlaces): string {
  const names = fineNames(gazetteer)
  const words = wordsOf(text)
  let out = ''
  let done = 0
  for (let at = 0; at < words.length; at++) {
    const found = names
      .get(words[at]!.word)
      ?.find((name) => name.words.every((word, step) => words[at + step]?.word === word))
    if (!found) continue
    const last = words[at + found.words.length - 1]!
    out += text.slice(done, words[at]!.start) + found.wider
    done = last.end
    at += found.words.length - 1
  }
  return out + text.slice(done)
}

const LINE_NUMBERS =
  /((?:\blignes?|\blines?|\bm[eé]tro|\btram(?:way)?|\bRER|\bbus)(?:\s(?:de\s)?(?:m[eé]tro|tram(?:way)?|bus|RER))?[\s(]{1,3}(?:n[°o]\s?)?)(?:\d{1,3}|(?<=RER\s)[A-E])(?:(?:\s?,\s?|\s(?:et|ou|and|or|à|to|&)\s)\d{1,3})*(?:\s(?:et|ou|and|or)\s\d{1,3})?(?![\d.,]?\d|\s?(?:€|%|kg|g\b|ans\b))/giu

function hideLineNumbers(text: string): string {
  return text.replace(LINE_NUMBERS, '$1[…]')
}

function hideMicroPlaces(text: string): string {
  let out = ''
  let done = 0
  for (const { start, end } of microPlacesIn(text)) {
    if (start < done) continue
    out += `${text.slice(done, start)}[…]`
    done = end
  }
  return out + text.slice(done)
}
