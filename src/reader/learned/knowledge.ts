/** What is known of the words of a language before anything is learned from coded texts: their families of meaning and their meanings. */
import type { Language } from '../../core/codes.ts'
import type { Meanings } from './meanings.ts'
import type { Senses } from './senses.ts'

export interface Knowledge {
  readonly senses: Senses
  /** The row of a folded word's meaning. */
  rowOf(word: string, hash: number): number
}

export const knowledgeOf = (language: Language, senses: Senses, meanings: Meanings): Knowledge => ({
  senses,
  rowOf: (word, hash) => meanings.rowOf(language, word, hash),
})
