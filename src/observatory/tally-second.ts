/** A second reader beside the rules during an import: what it says of each document, and what it all came to. */
import type { Document } from '../core/document.ts'
import type { Observation } from '../core/observation.ts'
import type { Problem } from '../core/problem.ts'
import type { Deidentified } from '../protect/deidentified.ts'
import { DROP_REASONS, type DropReason } from '../second-reader/drop-reasons.ts'
import type { SecondRun } from '../second-reader/second-run.ts'
import type { NewDocument } from '../store/store.ts'
import type { CodedText } from './code-document.ts'

export interface SecondTaking {
  readonly by: string
  /** Claims of the rules it made too. */
  readonly agreed: number
  /** Claims it alone made, kept as suggestions. */
  readonly suggested: number
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>
  /** Documents the rules read alone, because it failed. */
  readonly without: number
}

interface Read {
  /** What of a document to be kept changes; nothing when it failed. */
  readonly claims?: Pick<NewDocument, 'second'> & { readonly observations: readonly Observation[] }
  /** Why the rules read it alone; only the first of those it was not even asked for. */
  readonly problem?: Problem
}

export function tallySecond(run: SecondRun) {
  let [agreed, suggested, without] = [0, 0, 0]
  let hasSaidGivenUp = false
  const dropped = new Map<DropReason, number>()
  return {
    async read(document: Deidentified<Document>, coded: CodedText, signal?: AbortSignal): Promise<Read> {
      const { opinion, problem } = await run.read(document, coded.language, coded.observations, signal)
      if (problem) {
        without++
        const isRepeated = problem.code === 'second-reader-given-up' && hasSaidGivenUp
        hasSaidGivenUp ||= problem.code === 'second-reader-given-up'
        return isRepeated ? {} : { problem }
      }
      agreed += opinion.agreed
      suggested += opinion.only.length
      for (const reason of DROP_REASONS)
        dropped.set(reason, (dropped.get(reason) ?? 0) + (opinion.dropped[reason] ?? 0))
      const second = { maker: opinion.by, observations: opinion.only }
      return { claims: { observations: opinion.observations, second } }
    },
    result(): SecondTaking {
      const counts = Object.fromEntries([...dropped].filter(([, count]) => count > 0))
      return { by: run.by, agreed, suggested, dropped: counts, without }
    },
  }
}
