/** A broken vocabulary is refused with every fault at its file and line; the shipped one has none. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { vocabularyFaults } from './faults.ts'
import { packageFile } from './package-files.ts'
import { readVocabulary } from './read-vocabulary.ts'

const LEVELS = `prefLabel: { fr: niveaux, en: levels }
definition: { fr: Le niveau dit., en: The level stated. }
concepts:
  high:
    prefLabel: { fr: fort, en: high }
    definition: { fr: Fort., en: High. }
  low:
    prefLabel: { fr: faible, en: low }
    definition: { fr: Faible., en: Low. }
`
const HEADER = 'term\tcode\tsince\tsource\tflags\tname\n'

/** The shipped files, one of them replaced. */
const shippedBut =
  (path: string, text: string) =>
  (asked: string): string =>
    asked === path ? text : readFileSync(packageFile(asked), 'utf8')

const levels = (text: string) => vocabularyFaults('en', shippedBut('vocabulary/levels.yml', text))
const terms = (...rows: string[]) =>
  vocabularyFaults('en', shippedBut('vocabulary/terms/substances.fr.tsv', HEADER + rows.join('\n')))

describe('faults of the vocabulary', () => {
  test('the shipped vocabulary has none', () => {
    expect(vocabularyFaults()).toEqual([])
  })

  test.each([
    ['unknown-parent', LEVELS.replace('  low:\n', '  low:\n    broader: [medium]\n'), 7],
    [
      'cycle',
      LEVELS.replace('  low:\n', '  low:\n    broader: [high]\n').replace(
        '  high:\n',
        '  high:\n    broader: [low]\n',
      ),
      4,
    ],
    ['missing-language', LEVELS.replace('fr: faible, ', ''), 7],
    ['missing-definition', LEVELS.replace('    definition: { fr: Faible., en: Low. }\n', ''), 7],
    ['unknown-field', LEVELS.replace('  low:\n', '  low:\n    colour: red\n'), 7],
    ['doubled-label', LEVELS.replace('fr: faible', 'fr: Fort'), 7],
    ['bad-identifier', LEVELS.replace('  low:\n', '  low:\n    exactMatch: { cas: 50-36-3 }\n'), 7],
    [
      'unknown-successor',
      LEVELS.replace('  low:\n', '  low:\n    deprecated: { on: 2026-01-01, successor: none }\n'),
      7,
    ],
    ['broken-file', `${LEVELS}  high: {}\n`, 10],
  ])('a scheme with %s is told so, at its line', (kind, text, line) => {
    expect(levels(text)).toContainEqual(
      expect.objectContaining({ kind, where: `vocabulary/levels.yml:${line}` }),
    )
  })

  test.each([
    ['doubled-term', ['coke\tcocaine\t2026\tslang', 'Coké\theroin\t2026\tslang'], 3],
    ['doubled-term', ['coke(s)\tcocaine\t2026\tslang', 'cokes\tcocaine\t2026\tslang'], 3],
    ['unknown-code', ['poudre\tpowder\t2026\tslang'], 2],
    ['unknown-code', ['cannabinoïdes\tcannabinoids\t2026\tname'], 2],
    ['bad-row', ['coke\tcocaine'], 2],
    ['bad-row', ['coke\tcocaine\tlast year\tslang'], 2],
    ['bad-row', ['coke\tcocaine\t2026\thearsay'], 2],
    ['bad-row', ['coke\tcocaine\t2026\tslang\tmaybe'], 2],
    ['bad-row', ['muscimol\tother\t2026\tchemical'], 2],
  ])('a list of terms with %s is told so, at its line', (kind, rows, line) => {
    expect(terms(...rows)).toContainEqual(
      expect.objectContaining({ kind, where: `vocabulary/terms/substances.fr.tsv:${line}` }),
    )
  })

  test('capitals tell a case-sensitive term from the same word in small letters', () => {
    expect(terms('C\tcocaine\t2026\tslang\tcontext case', 'c\theroin\t2026\tslang\tcontext')).toEqual([])
  })

  test('a faulty vocabulary is not used, and the problem names file, line and fault', () => {
    const broken = shippedBut('vocabulary/levels.yml', LEVELS.replace('fr: faible, ', ''))
    expect(() => readVocabulary(broken).concept('levels', 'high')).toThrow(
      /vocabulary\/levels\.yml:7 low lacks prefLabel\.fr/,
    )
  })

  test('faults are told in French too', () => {
    const text = LEVELS.replace('    definition: { fr: Faible., en: Low. }\n', '')
    const [fault] = vocabularyFaults('fr', shippedBut('vocabulary/levels.yml', text))
    expect(fault?.text).toBe('low n’a pas de définition')
  })
})
