/** What every recogniser gets and gives. */
import type { RedactionKind } from './redaction.ts'
import type { ScanForm } from './scan-form.ts'
import type { Words } from './words.ts'

/** A scan form cut into words. */
export interface Scan {
  readonly form: ScanForm
  readonly text: string
  readonly folded: string
  readonly words: Words
  /** True when letters' case says nothing: hardly a capital, or hardly anything else. */
  readonly isCaseless: boolean
}

/** A run of the scan form to replace. */
export interface Found {
  readonly kind: RedactionKind
  readonly start: number
  readonly end: number
  /** For a person: the folded name, so that the same person gets the same number. */
  readonly name?: string
}

/** The match of a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** True when one of the words just before `index`, at most `reach` of them and in the same sentence, is a cue. */
export function hasCueBefore(scan: Scan, index: number, cues: ReadonlySet<string>, reach: number): boolean {
  const { words, text } = scan
  for (let step = 1; step <= reach && index - step >= 0; step++) {
    const at = index - step
    const gap = text.slice(words.ends[at], words.starts[at + 1])
    if (
      gap.length > 12 ||
      /\n\s*\n|[!?;]/.test(gap) ||
      (gap.includes('. ') && words.ends[at]! - words.starts[at]! > 4)
    )
      return false
    if (cues.has(words.key(at))) return true
  }
  return false
}

/** A set of words from a line of them. */
export function wordSet(line: string): ReadonlySet<string> {
  return new Set(line.trim().split(/\s+/))
}

/** The last word that begins before an offset. */
export function wordAtOrBefore(scan: Scan, at: number): number {
  let low = 0
  let high = scan.words.count
  while (low < high) {
    const middle = (low + high) >> 1
    if (scan.words.starts[middle]! < at) low = middle + 1
    else high = middle
  }
  return low - 1
}
