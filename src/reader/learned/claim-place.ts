/** A claim to fill: what it says, where it stands, and what its text has said before. */
import type { Registers } from '../discourse.ts'
import type { At, Sentence } from '../sentence.ts'

export interface OpenClaim {
  readonly phenomenon: string
  readonly sentence: Sentence
  /** Words that carry it, in tokens and units of the text. */
  readonly evidence: At
  readonly trigger: At
}

/** The text a claim stands in. */
export interface Setting {
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly registers: readonly Registers[]
}

/** The sentences a claim's words run over, from the one it begins in. */
export function spannedBy({ sentence, evidence }: OpenClaim, { sentences }: Setting): readonly Sentence[] {
  let end = sentence.index + 1
  while (end < sentences.length && sentences[end]!.start < evidence.end) end++
  return sentences.slice(sentence.index, end)
}
