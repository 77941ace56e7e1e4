/** Reads a list of terms for substances (TSV: term, code, since, source, flags, name), and says what is wrong with it. */
import type { Language } from '../core/codes.ts'
import { type SubstanceTerm, TERM_FLAGS, TERM_SOURCES, type TermFlag, type TermSource } from './concept.ts'
import type { Fault, FaultKind } from './fault.ts'
import { foldName } from './fold-name.ts'
import { openEndings } from './open-endings.ts'

const HEADER = 'term\tcode\tsince\tsource\tflags\tname'

/** The terms of a list taken to be sound. */
export function readTerms(language: Language, source: string): SubstanceTerm[] {
  return rowsOfTerms(source).map(([, row]) => termOf(language, row))
}

/** What is wrong with a list, row by row. */
export function termFaults(
  language: Language,
  file: string,
  source: string,
  isCode: (code: string) => boolean,
): Fault[] {
  const faults: Fault[] = []
  const [header = ''] = source.split(/\r?\n/, 1)
  if (header !== HEADER)
    faults.push({ kind: 'bad-row', file, line: 1, subject: header, detail: HEADER.replaceAll('\t', ' · ') })
  const seen = new Map<string, SubstanceTerm>()
  for (const [line, row] of rowsOfTerms(source)) {
    const term = termOf(language, row)
    const report = (kind: FaultKind, detail: string): void => {
      faults.push({ kind, file, line, subject: term.term, detail })
    }
    checkRow(row, term, isCode, report)
    const keys = openEndings(term.term).map((form) =>
      term.flags.includes('case') ? `=${form}` : foldName(form),
    )
    const other = keys.map((key) => seen.get(key)).find((found) => found !== undefined)
    if (other) report('doubled-term', `${other.term} → ${other.code}`)
    for (const key of keys) seen.set(key, term)
  }
  return faults
}

/** Rows below the header with their line numbers, blank lines and comments left out. */
function rowsOfTerms(source: string): [line: number, row: string][] {
  return source
    .split(/\r?\n/)
    .map((row, index): [number, string] => [index + 1, row])
    .slice(1)
    .filter(([, row]) => row.trim() !== '' && !row.startsWith('#'))
}

function termOf(language: Language, row: string): SubstanceTerm {
  const [term = '', code = '', since = '', source = '', flags = '', name = ''] = row.split('\t')
  return {
    term,
    code,
    language,
    since,
    source: source as TermSource,
    flags: flags.split(' ').filter(Boolean) as TermFlag[],
    name: name || null,
  }
}

function checkRow(
  row: string,
  term: SubstanceTerm,
  isCode: (code: string) => boolean,
  report: (kind: FaultKind, detail: string) => void,
): void {
  const { length } = row.split('\t')
  if (length < 4 || length > 6) report('bad-row', `${length} ≠ 4–6 (${HEADER.replaceAll('\t', ' · ')})`)
  if (term.term !== term.term.trim() || !term.term) report('bad-row', 'term')
  if (!/^\d{4}$/.test(term.since)) report('bad-row', `since ${term.since}`)
  if (!TERM_SOURCES.includes(term.source)) report('bad-row', `source ${term.source}`)
  for (const flag of term.flags) if (!TERM_FLAGS.includes(flag)) report('bad-row', `flag ${flag}`)
  if (!isCode(term.code)) report('unknown-code', term.code)
  if (term.code === 'other' && !term.name) report('bad-row', 'other without a name')
}
