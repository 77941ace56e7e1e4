/** Why a candidate is no claim: the names of the reasons, told in docs/second-reader.md. */

/** Why a candidate was dropped, in the order it is asked. */
export const DROP_REASONS = [
  'malformed',
  'code-unknown',
  'quote-too-long',
  'quote-not-found',
  'quote-over-paragraphs',
  'quote-in-boilerplate',
  'number-not-in-quote',
  'unit-unknown',
  'place-not-in-text',
  'name-not-in-text',
  'period-not-in-text',
  'said-twice',
  'too-many',
] as const
export type DropReason = (typeof DROP_REASONS)[number]
