/** What a drug-checking result says: was it what it was expected to be, and what else was in it. */
import type { FoundSubstance, Sample } from '../core/sample.ts'

/**
 * `as-expected`: the product expected and nothing else. `with-other`: it and something else. `not-expected`: something else only.
 * `nothing-found`: none of what was looked for. `unstated`: nobody said what it was expected to be.
 */
export const VERDICTS = ['as-expected', 'with-other', 'not-expected', 'nothing-found', 'unstated'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface JudgedSample {
  readonly sample: Sample
  readonly verdict: Verdict
  /** What was found beside the product expected, each once; all that was found when nothing was expected. */
  readonly others: readonly string[]
}

/** Says whether one code is the other or lies within it: `cocaine` covers `crack`. */
export type Covers = (wider: string, code: string) => boolean

const isSame: Covers = (wider, code) => wider === code

/**
 * The verdict on a sample. A substance below the limit of detection was not detected: it is no adulterant, and it is not zero either
 * (`isBelowLimit` stays with it).
 *
 * @param covers whether a code found counts as the one expected; equal codes alone by default
 * @example
 * judgeSample({ id: 's', documentId: null, expected: 'ketamine', found: [{ substance: 'ketamine', amount: null, unit: null }, { substance: 'caffeine', amount: null, unit: null }], form: null, method: null, place: null, site: null, collectedOn: null, reason: null, chain: 'a' }).others // => ['caffeine']
 */
export function judgeSample(sample: Sample, covers: Covers = isSame): JudgedSample {
  const { expected } = sample
  const detected = [...new Set(sample.found.filter(isDetected).map(({ substance }) => substance))]
  if (expected === null) return { sample, verdict: 'unstated', others: detected }
  const others = detected.filter((code) => !covers(expected, code))
  const verdict =
    detected.length === 0
      ? 'nothing-found'
      : others.length === detected.length
        ? 'not-expected'
        : others.length > 0
          ? 'with-other'
          : 'as-expected'
  return { sample, verdict, others }
}

/**
 * True for a substance that was found: measured, or named without an amount; false below the limit of detection.
 *
 * @example
 * isDetected({ substance: 'fentanyl', amount: null, unit: 'mg', limit: 0.1, isBelowLimit: true }) // => false
 */
export const isDetected = ({ isBelowLimit }: FoundSubstance): boolean => isBelowLimit !== true
