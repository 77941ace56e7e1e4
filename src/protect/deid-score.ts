/** Scores a fixture of the trials: lines with `[[KIND:text]]` under headings, and lines that must stay as they are. */
import { type DeidentifyOptions, deidentify } from './deidentify.ts'
import { REDACTION_KINDS, type RedactionKind } from './redaction.ts'

export interface DeidScore {
  /** For each kind: how many runs were wholly covered, and how many there are. */
  readonly kinds: ReadonlyMap<RedactionKind, { readonly covered: number; readonly total: number }>
  readonly missed: readonly string[]
  /** Lines under HARD NEGATIVES in which something was replaced. */
  readonly touched: readonly string[]
  readonly negatives: number
  /** Redactions in positive lines that touch no expected run. */
  readonly strays: readonly string[]
}

interface Expected {
  readonly kind: RedactionKind
  readonly start: number
  readonly end: number
}

/** Scores a fixture; `change` rewrites each character first, for the perturbations. */
export function scoreDeid(
  fixture: string,
  options: DeidentifyOptions = {},
  change: (char: string, index: number) => string = (char) => char,
): DeidScore {
  const kinds = new Map<RedactionKind, { covered: number; total: number }>()
  const missed: string[] = []
  const touched: string[] = []
  const strays: string[] = []
  let negatives = 0
  let isNegative = false
  for (const line of fixture.split('\n')) {
    if (line.startsWith('#')) isNegative = line.includes('NEGATIVES')
    if (line.startsWith('#') || line.trim() === '') continue
    const { text, expected } = readCase(isNegative ? line.replace(/^- /, '') : line, change)
    const { redactions, text: redacted } = deidentify(text, options)
    if (isNegative) {
      negatives++
      if (redactions.length > 0) touched.push(redacted)
      continue
    }
    for (const run of expected) {
      const tally = kinds.get(run.kind) ?? { covered: 0, total: 0 }
      tally.total++
      if (isCovered(text, run, redactions)) tally.covered++
      else missed.push(`${run.kind}: ${line} => ${redacted}`)
      kinds.set(run.kind, tally)
    }
    const isStray = redactions.some(
      ({ originalStart, originalEnd }) =>
        !expected.some((run) => originalStart < run.end && originalEnd > run.start),
    )
    if (isStray) strays.push(redacted)
  }
  return { kinds, missed, touched, negatives, strays }
}

function readCase(
  line: string,
  change: (char: string, index: number) => string,
): { text: string; expected: Expected[] } {
  const expected: Expected[] = []
  let text = ''
  let index = 0
  const add = (part: string): void => {
    for (const char of part) text += change(char, index++)
  }
  let done = 0
  for (const match of line.matchAll(/\[\[([A-Z_]+):(.*?)\]\](?!\])/g)) {
    const kind = REDACTION_KINDS.find((known) => known === match[1])
    if (!kind) throw new Error(`unknown kind ${match[1]} in: ${line}`)
    add(line.slice(done, match.index))
    const start = text.length
    add(match[2]!)
    expected.push({ kind, start, end: text.length })
    done = match.index + match[0].length
  }
  add(line.slice(done))
  return { text, expected }
}

/** True when every visible character of the run lies in a redaction. */
function isCovered(
  text: string,
  run: Expected,
  redactions: readonly { originalStart: number; originalEnd: number }[],
): boolean {
  for (let at = run.start; at < run.end; at++) {
    if (/[\s\u00ad\u200b]/.test(text[at]!)) continue
    if (!redactions.some(({ originalStart, originalEnd }) => originalStart <= at && at < originalEnd))
      return false
  }
  return true
}
