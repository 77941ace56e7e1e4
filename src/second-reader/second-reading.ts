/** A document read by a second reader: each part asked for, each candidate verified, the whole or nothing. */
import type { Language } from '../core/codes.ts'
import type { Observation } from '../core/observation.ts'
import type { Deidentified } from '../protect/deidentified.ts'
import type { DropReason } from './drop-reasons.ts'
import type { Extractor, ReadableText } from './extractor.ts'
import { partsOf, wordsIn } from './parts.ts'
import { TextAtHand } from './text-at-hand.ts'
import { type Knowledge, type Verdict, verify } from './verify.ts'

/** Claims of one part that are looked at: some fifty is what a dense page holds. */
const MOST_CLAIMS = 200

export type Dropped = Readonly<Partial<Record<DropReason, number>>>

export interface SecondReading {
  /** What each claim is marked with: `second/<model>@<prompt hash>`. */
  readonly by: string
  /** In the order of the text. */
  readonly claims: readonly Observation[]
  /** How many candidates were dropped, by reason. */
  readonly dropped: Dropped
}

/**
 * Reads the text part by part.
 *
 * @throws Problem when a part could not be read: a document half read would look as if its other half claimed nothing.
 */
export async function readSecond(
  extractor: Extractor,
  text: Deidentified<ReadableText>,
  language: Language,
  knowledge: Knowledge,
  signal?: AbortSignal,
): Promise<SecondReading> {
  const claims: Observation[] = []
  const dropped: Partial<Record<DropReason, number>> = {}
  const drop = (reason: DropReason): void => {
    dropped[reason] = (dropped[reason] ?? 0) + 1
  }
  for (const part of partsOf(text.text)) {
    // Parts that are all boilerplate, or hold no word, are not sent.
    if (!/\p{L}/u.test(wordsIn(text, part))) continue
    const at = new TextAtHand(text, language, part)
    const all = await extractor.extract({ text, part, language }, signal)
    for (const [nth, said] of all.entries()) {
      const verdict: Verdict =
        nth < MOST_CLAIMS ? verify(said, at, extractor.id, knowledge) : { dropped: 'too-many' }
      if (verdict.dropped) drop(verdict.dropped)
      else if (claims.some((claim) => isSame(claim, verdict.kept))) drop('said-twice')
      else claims.push(verdict.kept)
    }
  }
  return {
    by: extractor.id,
    claims: claims.sort((a, b) => a.evidence.start - b.evidence.start),
    dropped,
  }
}

const isSame = (a: Observation, b: Observation): boolean =>
  a.phenomenon === b.phenomenon &&
  a.evidence.start === b.evidence.start &&
  a.evidence.end === b.evidence.end &&
  a.substances.join() === b.substances.join() &&
  a.direction === b.direction
