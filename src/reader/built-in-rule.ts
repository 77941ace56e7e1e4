/** Rules of the reader itself: what its grammars and its lessons find names a rule as every claim does. */
import type { Language } from '../core/codes.ts'
import type { Need, Rule } from './rule-files.ts'

/** A rule that no file holds and no pattern finds. */
export const builtInRule = (
  language: Language,
  id: string,
  codes: string,
  needs: readonly Need[] = [],
): Rule => ({
  id: `${language}/${id}`,
  language,
  codes,
  patterns: [],
  not: undefined,
  direction: undefined,
  isInverse: false,
  level: undefined,
  certainty: undefined,
  needs,
  carries: undefined,
  evidence: 'clause',
  reads: [],
  ignores: [],
})
