/** Cuts a text into runs that carry the same marks, so that overlapping marks can be drawn without moving a letter. */
import type { Evidence } from '../core/evidence.ts'
import type { ReviewState } from '../core/observation.ts'

interface Run {
  readonly start: number
  readonly end: number
}

/** What the page draws of an observation. */
export interface Claimed {
  readonly id: string
  readonly review: ReviewState
  readonly evidence: Evidence
}

/** A word the reader knows: a substance, a place, a quantity. */
export interface Known extends Run {
  readonly kind: string
}

export interface Segment extends Run {
  readonly text: string
  /** Ids of the observations that rest on this run, the shortest evidence first. */
  readonly claims: readonly string[]
  readonly review: ReviewState | null
  readonly known: string | null
}

export interface Paragraph extends Run {
  readonly segments: readonly Segment[]
  readonly isHeading: boolean
  readonly isBoilerplate: boolean
}

export interface Marked {
  readonly claims: readonly Claimed[]
  readonly known: readonly Known[]
  readonly headings: readonly Run[]
  readonly boilerplate: readonly Run[]
}

/** The lines of the text that hold something, each cut where a mark begins or ends. */
export function paragraphsOf(text: string, marked: Marked): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const line of text.matchAll(/[^\n]+/g)) {
    if (line[0].trim() === '') continue
    const run = { start: line.index, end: line.index + line[0].length }
    paragraphs.push({
      ...run,
      segments: segmentsOf(text, run, marked),
      isHeading: marked.headings.some((heading) => overlap(heading, run)),
      isBoilerplate: marked.boilerplate.some((span) => covers(span, trimmed(line[0], line.index))),
    })
  }
  return paragraphs
}

function segmentsOf(text: string, line: Run, marked: Marked): Segment[] {
  const claims = marked.claims
    .filter(({ evidence }) => overlap(evidence, line))
    .sort((a, b) => lengthOf(a.evidence) - lengthOf(b.evidence))
  const known = marked.known.filter((mark) => overlap(mark, line))
  const cuts = new Set([line.start, line.end])
  for (const { start, end } of [...claims.map(({ evidence }) => evidence), ...known])
    for (const at of [start, end]) if (at > line.start && at < line.end) cuts.add(at)
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((end, index) => {
    const run = { start: edges[index]!, end }
    const carried = claims.filter(({ evidence }) => covers(evidence, run))
    return {
      ...run,
      text: text.slice(run.start, run.end),
      claims: carried.map(({ id }) => id),
      review: carried[0]?.review ?? null,
      known: known.find((mark) => covers(mark, run))?.kind ?? null,
    }
  })
}

const overlap = (a: Run, b: Run): boolean => a.start < b.end && b.start < a.end
const covers = (outer: Run, inner: Run): boolean => outer.start <= inner.start && outer.end >= inner.end
const lengthOf = (run: Run): number => run.end - run.start

function trimmed(line: string, at: number): Run {
  const start = at + line.length - line.trimStart().length
  return { start, end: start + line.trim().length }
}
