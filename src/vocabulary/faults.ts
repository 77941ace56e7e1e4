/** What is wrong with the vocabulary's files, for whoever mends them. */
import type { Language } from '../core/codes.ts'
import { type FaultKind, faultText, placeOfFault } from './fault.ts'
import { type FileText, readFaults } from './read-vocabulary.ts'

export interface VocabularyFault {
  readonly kind: FaultKind
  /** File and line: `vocabulary/levels.yml:4`. */
  readonly where: string
  readonly text: string
}

/** Every fault, in the order of the files; empty when the vocabulary is sound. */
export function vocabularyFaults(language: Language = 'en', files?: FileText): VocabularyFault[] {
  return readFaults(files).map((fault) => ({
    kind: fault.kind,
    where: placeOfFault(fault),
    text: faultText(fault, language),
  }))
}
