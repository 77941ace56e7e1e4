/** A text read by the rules and by a second reader, side by side: it loses its names first, and both read what is left. */
import type { Language } from '../core/codes.ts'
import { allowedNames } from '../observatory/allowed-names.ts'
import { type DocumentWords, deidentifyWords } from '../protect/deidentified.ts'
import { loadSecondReader } from '../second-reader/load.ts'
import { startSecondRun } from '../second-reader/second-run.ts'
import type { CodedLine } from './coded-line.ts'

/** Reads a text's words twice; `byRules` is the first reading. A second one that fails leaves the first as it is, and says why. */
export type Twice = (
  words: DocumentWords,
  byRules: (words: DocumentWords) => Promise<CodedLine>,
) => Promise<CodedLine>

/** @throws Problem `second-reader-none` when none is set up */
export function readTwice(language: Language): Twice {
  const { extractor, knowledge } = loadSecondReader()
  const run = startSecondRun(extractor, knowledge)
  return async (raw, byRules) => {
    const words = deidentifyWords(raw, { allow: allowedNames() })
    const line = await byRules(words)
    const { opinion, problem } = await run.read(words, line.lang, line.observations)
    if (problem) {
      const { code } = problem
      return { ...line, second: { problem: { code, message: problem.inLanguage(language) } } }
    }
    const { by, agreed, dropped, only, observations } = opinion
    return { ...line, observations, second: { by, agreed, observations: only, dropped } }
  }
}
