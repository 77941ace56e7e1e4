/** What the de-identifier replaces: the kinds, their placeholders, and the map between a text and its redacted form. */

export const REDACTION_KINDS = [
  'PHONE',
  'EMAIL',
  'HANDLE',
  'URL',
  'ONION',
  'WALLET',
  'IBAN',
  'CARD',
  'NIR',
  'PLATE',
  'ADDRESS',
  'ACCESS_CODE',
  'MICRO_PLACE',
  'PERSON',
  'DOB',
  'GEO',
  'ID',
] as const
export type RedactionKind = (typeof REDACTION_KINDS)[number]

/** Kinds by which someone could be reached or paid; a public title never carries words around them. */
export const CONTACT_KINDS: ReadonlySet<RedactionKind> = new Set([
  'PHONE',
  'EMAIL',
  'HANDLE',
  'URL',
  'ONION',
  'WALLET',
  'IBAN',
  'CARD',
])

/** A run of the original, and the placeholder that stands for it. Offsets count UTF-16 units. */
export interface Redaction {
  readonly kind: RedactionKind
  /** Where the placeholder stands in the redacted text. */
  readonly start: number
  readonly end: number
  readonly placeholder: string
  readonly originalStart: number
  readonly originalEnd: number
}

export interface Redacted {
  readonly text: string
  /** In the order of the text; a run over several lines is one redaction a line, so that line breaks stay. */
  readonly redactions: readonly Redaction[]
}

const PLACEHOLDER = `\\[(${REDACTION_KINDS.join('|')})(?:_[0-9A-Za-z]{1,24})?\\]`

/** Every placeholder of a text, in order. */
export function placeholdersOf(text: string): { kind: RedactionKind; start: number; end: number }[] {
  return [...text.matchAll(new RegExp(PLACEHOLDER, 'g'))].map((match) => ({
    kind: match[1] as RedactionKind,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** True when the text holds a placeholder of something by which a person could be reached or paid. */
export function holdsContact(text: string): boolean {
  return placeholdersOf(text).some(({ kind }) => CONTACT_KINDS.has(kind))
}

/**
 * Where a run of the original lies in the redacted text. A run that touches a redaction takes its whole placeholder.
 *
 * @example
 * redactedSpan([{ kind: 'PHONE', start: 3, end: 10, placeholder: '[PHONE]', originalStart: 3, originalEnd: 17 }], { start: 18, end: 22 }) // => { start: 11, end: 15 }
 */
export function redactedSpan(
  redactions: readonly Redaction[],
  span: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  return {
    start: movedBoundary(redactions, span.start, 'start'),
    end: movedBoundary(redactions, span.end, 'end'),
  }
}

function movedBoundary(redactions: readonly Redaction[], offset: number, side: 'start' | 'end'): number {
  let low = 0
  let high = redactions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (redactions[middle]!.originalStart < offset) low = middle + 1
    else high = middle
  }
  const before = redactions[low - 1]
  if (!before) return offset
  if (offset < before.originalEnd) return before[side]
  return before.end + (offset - before.originalEnd)
}
