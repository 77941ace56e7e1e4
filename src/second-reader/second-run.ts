/** A second reader over a run of many documents: what it says beside the rules, and when it is left alone so that the run goes on. */
import type { Language } from '../core/codes.ts'
import type { Observation } from '../core/observation.ts'
import { Problem, type ProblemCode } from '../core/problem.ts'
import type { Deidentified } from '../protect/deidentified.ts'
import { agree, type TwoReadings } from './agree.ts'
import type { Extractor, ReadableText } from './extractor.ts'
import { type Dropped, readSecond } from './second-reading.ts'
import type { Knowledge } from './verify.ts'

export interface SecondOpinion extends TwoReadings {
  readonly by: string
  /** All it claims, with its own slots, in the order of the text. */
  readonly claims: readonly Observation[]
  readonly dropped: Dropped
}

/** Both readings, or why there is only one. */
export type Asked =
  | { readonly opinion: SecondOpinion; readonly problem?: never }
  | { readonly opinion?: never; readonly problem: Problem }

/** What will be no better for the next document. */
const LASTING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'second-reader-unreachable',
  'second-reader-refused',
  'second-reader-not-found',
  'second-reader-quota',
  'second-reader-elsewhere',
])

/** Failures in a row after which it is asked no more. */
const PATIENCE = 3

export interface SecondRun {
  readonly by: string
  /** Reads a text beside what the rules made of it. Throws only when aborted. */
  read(
    text: Deidentified<ReadableText>,
    language: Language,
    rules: readonly Observation[],
    signal?: AbortSignal,
  ): Promise<Asked>
}

/** A run: once the reader fails for good, or three documents in a row, it is not asked again and each further document says so. */
export function startSecondRun(extractor: Extractor, knowledge: Knowledge): SecondRun {
  let failures = 0
  let isGivenUp = false
  return {
    by: extractor.id,
    async read(text, language, rules, signal) {
      if (isGivenUp) return { problem: new Problem('second-reader-given-up', { count: failures }) }
      try {
        const { by, claims, dropped } = await readSecond(extractor, text, language, knowledge, signal)
        failures = 0
        return { opinion: { by, claims, dropped, ...agree(rules, claims, by) } }
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        failures++
        isGivenUp = LASTING.has(error.code) || failures >= PATIENCE
        return { problem: error }
      }
    },
  }
}
