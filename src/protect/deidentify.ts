/** The de-identifier: text in, the same text with typed placeholders out, and the map between the two. */
import type { Language } from '../core/codes.ts'
import type { Found, Scan } from './found.ts'
import { NOTHING_ALLOWED } from './name-run.ts'
import { addressesIn } from './recognise-addresses.ts'
import { birthsIn } from './recognise-births.ts'
import { linksIn } from './recognise-links.ts'
import { salePointsIn } from './recognise-micro-places.ts'
import { numbersIn } from './recognise-numbers.ts'
import { papersIn } from './recognise-papers.ts'
import { personsIn } from './recognise-persons.ts'
import { positionsIn } from './recognise-positions.ts'
import { spokenNumbersIn } from './recognise-spoken-numbers.ts'
import { placeholdersOf, type Redacted, type Redaction, type RedactionKind } from './redaction.ts'
import { scanOf } from './scan.ts'

export interface DeidentifyOptions {
  /** The language of the text, when known; both languages' rules are tried in any case. */
  readonly language?: Language
  /** Folded names of substances and places (see `allowedTerms`), never taken for a person on their own. */
  readonly allow?: ReadonlySet<string>
  /**
   * Gives the mark of an identifier instead of none, so that the same identifier can be followed inside a study: a keyed hash, cut
   * short. Letters and digits only; `deidentify` holds no key.
   */
  readonly pseudonym?: (kind: RedactionKind, value: string) => string
}

/**
 * Replaces phones, addresses, names and other identifiers of persons by typed placeholders; the same person keeps the same number
 * within a text. Line breaks stay where they are. What is already a placeholder stays one, so that a second pass changes nothing.
 *
 * @example
 * deidentify('Le numéro est le 06 39 98 12 34.').text // => 'Le numéro est le [PHONE].'
 */
export function deidentify(text: string, options: DeidentifyOptions = {}): Redacted {
  const allow = options.allow ?? NOTHING_ALLOWED
  const known = new Set<string>()
  const spans: Span[] = []
  for (const [start, end] of partsOf(text)) spansOfPart(text.slice(start, end), start, allow, known, spans)
  return render(text, spans, options)
}

/** A run of the original to replace. */
interface Span {
  readonly kind: RedactionKind
  readonly start: number
  readonly end: number
  readonly name?: string
}

const PART = 32_768

/** Parts of a long text, cut between paragraphs where that can be, else between lines, else between words. */
function* partsOf(text: string): Generator<readonly [number, number]> {
  for (let start = 0; start < text.length; ) {
    const end = start + PART >= text.length ? text.length : cutBefore(text, start + PART, start + PART / 2)
    yield [start, end]
    start = end
  }
}

/** Looks back over half a part at most, so that a long text without breaks stays linear. */
function cutBefore(text: string, at: number, floor: number): number {
  const stretch = text.slice(floor, at)
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const cut = stretch.lastIndexOf(mark)
    if (cut >= 0) return floor + cut + mark.length
  }
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

/** Looks at a part again until nothing more is found: what a first look hid may show in the second, and would in the next pass. */
function spansOfPart(
  part: string,
  offset: number,
  allow: ReadonlySet<string>,
  known: Set<string>,
  spans: Span[],
): void {
  let current = part
  let kept: Span[] = []
  for (let look = 0; look < 6; look++) {
    const found = look === 0 ? findAll(current, allow, known) : findAll(current, allow, new Set())
    if (found.length === 0) break
    const before = kept
    const inPart = found.map((span) => ({ ...span, ...originalRun(before, span) }))
    kept = [...kept, ...inPart].sort((a, b) => a.start - b.start)
    current = blanked(part, kept)
  }
  for (const span of kept) spans.push({ ...span, start: span.start + offset, end: span.end + offset })
}

/** What a part looks like to the next look: each run a placeholder of its kind. */
function blanked(part: string, spans: readonly Span[]): string {
  let out = ''
  let done = 0
  for (const span of spans) {
    out += `${part.slice(done, span.start)}[${span.kind}]`
    done = span.end
  }
  return out + part.slice(done)
}

/** A run of the blanked part, in the part itself: it never reaches into a placeholder. */
function originalRun(
  kept: readonly Span[],
  span: { start: number; end: number },
): { start: number; end: number } {
  let shift = 0
  for (const before of kept) {
    const width = before.kind.length + 2
    if (before.start + shift + width > span.start) break
    shift += width - (before.end - before.start)
  }
  return { start: span.start - shift, end: span.end - shift }
}

type Recogniser = (scan: Scan, allow: ReadonlySet<string>, known: Set<string>) => Found[]

/** In order of trust: of two that overlap, the earlier gives the kind, and both runs go. */
const RECOGNISERS: readonly Recogniser[] = [
  linksIn,
  positionsIn,
  papersIn,
  birthsIn,
  numbersIn,
  spokenNumbersIn,
  addressesIn,
  salePointsIn,
  personsIn,
]

/** All that is found, overlaps joined, cut at line breaks, in offsets of the text given. */
function findAll(text: string, allow: ReadonlySet<string>, known: Set<string>): Span[] {
  const scan = scanOf(text)
  const found = RECOGNISERS.flatMap((recognise, rank) =>
    recognise(scan, allow, known).map((item) => ({ ...item, rank })),
  )
  if (found.length === 0) return []
  found.sort((a, b) => a.start - b.start || a.rank - b.rank || b.end - a.end)
  const spans: Span[] = []
  let open: (Found & { rank: number }) | undefined
  const close = (): void => {
    if (open) spans.push(...linesOf(scan, open))
  }
  for (const item of found) {
    if (open && item.start < open.end) {
      const winner: Found & { rank: number } = item.rank < open.rank ? item : open
      open = { ...winner, start: open.start, end: Math.max(open.end, item.end) }
    } else {
      close()
      open = item
    }
  }
  close()
  return withoutOverlap(spans)
}

/** A link that goes on to the next space may reach over what was found after it. */
function withoutOverlap(spans: readonly Span[]): Span[] {
  let done = 0
  return spans.flatMap((span) => {
    const start = Math.max(span.start, done)
    if (start >= span.end) return []
    done = span.end
    return [{ ...span, start }]
  })
}

/** The run in the text as given, one span a line, without spaces at either end. */
function linesOf(scan: Scan, { kind, name, start, end }: Found): Span[] {
  const from = scan.form.originalStart(start)
  const to = kind === 'URL' || kind === 'HANDLE' ? linkEnd(scan, start, end) : scan.form.originalEnd(end)
  const spans: Span[] = []
  for (const match of scan.form.raw.slice(from, to).matchAll(/[^\s][^\n\r\u2028\u2029]{0,4096}/g)) {
    const trimmed = match[0].trimEnd()
    spans.push({
      kind,
      start: from + match.index,
      end: from + match.index + trimmed.length,
      ...(name ? { name } : {}),
    })
  }
  return spans
}

/** A link written with `%20` goes on to the next real space. */
function linkEnd(scan: Scan, start: number, end: number): number {
  const to = scan.form.originalEnd(end)
  const { raw } = scan.form
  if (raw[to] !== '%' || /%3a|%2f/i.test(raw.slice(scan.form.originalStart(start), to))) return to
  return to + (/^[^\s<>"«»“”]{1,2000}/u.exec(raw.slice(to, to + 2001))?.[0].length ?? 0)
}

function render(text: string, spans: readonly Span[], options: DeidentifyOptions): Redacted {
  const numberOf = personNumbers(text)
  const redactions: Redaction[] = []
  let out = ''
  let done = 0
  for (const span of spans) {
    const mark = markOf(text, span, numberOf, options)
    const placeholder = mark === '' ? `[${span.kind}]` : `[${span.kind}_${mark}]`
    out += text.slice(done, span.start)
    redactions.push({
      kind: span.kind,
      start: out.length,
      end: out.length + placeholder.length,
      placeholder,
      originalStart: span.start,
      originalEnd: span.end,
    })
    out += placeholder
    done = span.end
  }
  return { text: out + text.slice(done), redactions }
}

function markOf(
  text: string,
  span: Span,
  numberOf: (name: string) => number,
  options: DeidentifyOptions,
): string {
  const value = span.name ?? text.slice(span.start, span.end)
  if (options.pseudonym)
    return options
      .pseudonym(span.kind, value)
      .replace(/[^0-9A-Za-z]/g, '')
      .slice(0, 24)
  return span.kind === 'PERSON' ? String(numberOf(value)) : ''
}

/** Numbers persons in the order they come; a first or family name alone is who was named with it before. */
function personNumbers(text: string): (name: string) => number {
  const numbers = new Map<string, number>()
  let last = placeholdersOf(text).reduce((most, { start, end }) => {
    const number = Number(/^\[PERSON_(\d+)\]$/.exec(text.slice(start, end))?.[1] ?? 0)
    return Math.max(most, number)
  }, 0)
  return (name) => {
    const parts = name.split(' ').filter((part) => part.length > 1)
    const same = numbers.get(name) ?? (parts.length === 1 ? numbers.get(parts[0]!) : undefined)
    const number = same ?? ++last
    numbers.set(name, number)
    for (const part of parts) if (part.length > 2 && !numbers.has(part)) numbers.set(part, number)
    return number
  }
}
