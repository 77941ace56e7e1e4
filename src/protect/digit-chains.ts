/** Chains of digit groups: digits with only spaces, dots, dashes and the like between them, however they are written. */
import type { Scan } from './found.ts'
import type { RedactionKind } from './redaction.ts'

/** Digit groups with only spaces, dots, dashes and the like between them. */
export interface Chain {
  readonly digits: number[]
  readonly at: number[]
  /** Index in `digits` at which each group begins, and one past the last. */
  readonly groups: number[]
  readonly firstWord: number
  /** Index of the first word of each group. */
  readonly wordOfGroup: number[]
}

/** Digits and the letters OCR and sellers write for them. */
const DIGIT_OF: Readonly<Record<string, number>> = { o: 0, l: 1, i: 1, s: 5, b: 8, z: 2 }

const digitOf = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return DIGIT_OF[String.fromCharCode(code)] ?? -1
}

function isDigitGroup(scan: Scan, index: number): boolean {
  const { words, folded } = scan
  if (words.isNumber(index)) return true
  const length = words.ends[index]! - words.starts[index]!
  if (!words.hasDigit(index) || length > 24) return false
  for (let at = words.starts[index]!; at < words.ends[index]!; at++)
    if (digitOf(folded.charCodeAt(at)) < 0) return false
  return true
}

export function startsChain(scan: Scan, index: number): boolean {
  if (isDigitGroup(scan, index)) return true
  const { words } = scan
  return (
    isLooseDigits(scan, index) &&
    index + 1 < words.count &&
    isDigitGroup(scan, index + 1) &&
    isJoined(scan, index)
  )
}

/** One or two letters that read as digits, between digits: `O 6`, `l`. */
function isLooseDigits(scan: Scan, index: number): boolean {
  const key = scan.words.key(index)
  return key.length <= 2 && /^[olisbz]+$/.test(key) && key !== 'il' && key !== 'si'
}

const JOINERS = new Set([' ', '.', '-', '/', '·', '•', '_', '(', ')', '\t', '\n', '~', '*', '—'])

/** True when only joiners stand between a word and the next: at most three, at most one line break. */
function isJoined(scan: Scan, index: number): boolean {
  const from = scan.words.ends[index]!
  const to = scan.words.starts[index + 1]
  if (to === undefined || to - from > 4) return false
  let breaks = 0
  for (let at = from; at < to; at++) {
    const char = scan.text[at]!
    if (!JOINERS.has(char)) return false
    if (char === '\n') breaks++
  }
  return breaks <= 1 && to - from <= 3 + breaks
}

export function chainFrom(scan: Scan, first: number): Chain {
  const { words, folded } = scan
  const chain: Chain = { digits: [], at: [], groups: [], firstWord: first, wordOfGroup: [] }
  for (let index = first; index < words.count; index++) {
    const isGroup = isDigitGroup(scan, index)
    if (!isGroup && !(isLooseDigits(scan, index) && (index === first || isFollowedByDigits(scan, index))))
      break
    chain.groups.push(chain.digits.length)
    chain.wordOfGroup.push(index)
    for (let at = words.starts[index]!; at < words.ends[index]!; at++) {
      chain.digits.push(digitOf(folded.charCodeAt(at)))
      chain.at.push(at)
    }
    if (index + 1 >= words.count || !isJoined(scan, index)) break
  }
  chain.groups.push(chain.digits.length)
  return chain
}

function isFollowedByDigits(scan: Scan, index: number): boolean {
  return index + 1 < scan.words.count && isJoined(scan, index) && isDigitGroup(scan, index + 1)
}

/** The group at which exactly `length` digits from `group` on end, if groups end there. */
export function endAfter(chain: Chain, group: number, length: number): number | undefined {
  const end = chain.groups[group]! + length
  for (let next = group + 1; next < chain.groups.length && next <= group + length; next++) {
    if (chain.groups[next] === end) return next
    if (chain.groups[next]! > end) return undefined
  }
  return undefined
}

export const digitsOf = (chain: Chain, group: number, length: number): number[] =>
  chain.digits.slice(chain.groups[group], chain.groups[group]! + length)

export const sizes = (chain: Chain, group: number, end: number): number[] =>
  Array.from(
    { length: end - group },
    (_, step) => chain.groups[group + step + 1]! - chain.groups[group + step]!,
  )

export const wordAt = (chain: Chain, group: number): number => chain.wordOfGroup[group]!

export function joiner(scan: Scan, chain: Chain, group: number): string {
  const next = chain.groups[group + 1]!
  return scan.text.slice(chain.at[next - 1]! + 1, chain.at[next]!)
}

/** `2025-10-14`, `2024-01`: a year, a month, perhaps a day. */
export function isIsoShape(chain: Chain, group: number, shape: readonly number[]): boolean {
  const start = chain.groups[group]!
  const year = Number(chain.digits.slice(start, start + 4).join(''))
  const month = Number(chain.digits.slice(start + 4, start + 6).join(''))
  return /^4,2(?:,2)?(?:,|$)/.test(shape.join()) && year >= 1900 && year < 2100 && month >= 1 && month <= 12
}

export function isDateShape(scan: Scan, chain: Chain, group: number, shape: readonly number[]): boolean {
  if (isIsoShape(chain, group, shape)) return true
  if (!(shape[0]! <= 2 && shape[1]! <= 2 && shape[2] === 4)) return false
  const start = chain.groups[group + 2]!
  const year = Number(chain.digits.slice(start, start + 4).join(''))
  return year >= 1900 && year < 2100 && /[/.-]/.test(joiner(scan, chain, group))
}

const UNIT =
  /^\s?(?:€|\$|£|%|kg|mg|g|grammes?|µg|ug|euros?|eur|ans|years|personnes|tonnes?|t|km|cas|ml|l|fois|usagers)(?![a-z])/

export function isUnitAfter(scan: Scan, chain: Chain, end: number): boolean {
  const at = chain.at[chain.groups[end]! - 1]! + 1
  return UNIT.test(scan.folded.slice(at, at + 14))
}

/** Kind, group after the number, and where it starts when that is before its first digit. */
type Result = readonly [kind: RedactionKind | 'skip', endGroup: number, from?: number] | undefined

export type NumberReader = (scan: Scan, chain: Chain, group: number) => Result
