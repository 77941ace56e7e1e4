import { describe, expect, test } from 'vitest'
import { Problem, type ProblemCode, problemText } from './problem.ts'
import { PROBLEM_TEXTS } from './problem-texts.ts'

const codes = Object.keys(PROBLEM_TEXTS) as ProblemCode[]
const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()

describe('the catalogue of problems', () => {
  test.each(codes)('%s asks for the same details in French and in English', (code) => {
    const { fr, en } = PROBLEM_TEXTS[code]
    expect(blanks(fr)).toEqual(blanks(en))
  })

  test('stands in the order of its codes', () => {
    expect(codes).toEqual([...codes].sort())
  })
})

test('a problem says in the user’s language what was found and what to do', () => {
  const problem = new Problem('empty-file', { file: 'note.txt' })
  expect(problem.inLanguage('fr')).toContain('note.txt est vide')
  expect(problem.inLanguage('en')).toContain('note.txt is empty')
  expect(problem.message).toContain('empty-file')
})

test('a detail nobody gave stays visible as a blank', () => {
  expect(problemText('empty-file', {}, 'en')).toContain('{file}')
})
