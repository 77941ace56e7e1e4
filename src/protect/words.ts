/** The words of a scan form: runs of letters and digits, in arrays, with what their case and digits say. */
import type { ScanForm } from './scan-form.ts'

export interface Words {
  readonly count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Folded words; the empty string before the first and after the last. */
  key(index: number): string
  hasDigit(index: number): boolean
  isNumber(index: number): boolean
  isCapitalised(index: number): boolean
  isUpper(index: number): boolean
}

const DIGIT = 1
const LETTER = 2
const CAPITAL = 4
const LOWER = 8

/** Cuts the scan form into words. */
export function wordsOf(form: ScanForm): Words {
  const { text, folded } = form
  const starts = new Int32Array((text.length >> 1) + 2)
  const ends = new Int32Array((text.length >> 1) + 2)
  const flags = new Uint8Array((text.length >> 1) + 2)
  let count = 0
  let start = -1
  let flag = 0
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? unitKind(text.charCodeAt(at)) : 0
    if (kind !== 0) {
      if (start < 0) {
        start = at
        flag = kind === LETTER + CAPITAL ? FIRST_CAPITAL : 0
      }
      flag |= kind
    } else if (start >= 0) {
      starts[count] = start
      ends[count] = at
      flags[count++] = flag
      start = -1
    }
  }
  const inside = (index: number): boolean => index >= 0 && index < count
  return {
    count,
    starts,
    ends,
    key: (index) => (inside(index) ? folded.slice(starts[index], ends[index]) : ''),
    hasDigit: (index) => inside(index) && (flags[index]! & DIGIT) !== 0,
    isNumber: (index) => inside(index) && (flags[index]! & (DIGIT | LETTER)) === DIGIT,
    isCapitalised: (index) => inside(index) && (flags[index]! & FIRST_CAPITAL) !== 0,
    isUpper: (index) => inside(index) && (flags[index]! & (CAPITAL | LOWER)) === CAPITAL,
  }
}

const FIRST_CAPITAL = 16

const kinds = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue
  const char = String.fromCharCode(code)
  if (code >= 0x30 && code <= 0x39) kinds[code] = DIGIT
  else if (char.toLowerCase() !== char) kinds[code] = LETTER | CAPITAL
  else if (char.toUpperCase() !== char) kinds[code] = LETTER | LOWER
  else if (code > 0x7f && /\p{L}/u.test(char)) kinds[code] = LETTER
}

function unitKind(code: number): number {
  return kinds[code]!
}
