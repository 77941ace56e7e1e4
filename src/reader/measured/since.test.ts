import { describe, expect, it } from 'vitest'
import { Problem } from '../../core/problem.ts'
import type { Figures, Tally } from './figures.ts'
import { parseFigures, writeFigures } from './saved-figures.ts'
import { changesBetween } from './since.ts'

const tally = (found: number): Tally => ({ coded: 10, read: 10, found, frame: 5, full: 2 })

const figures = (found: number, rules: Record<string, Tally> = {}): Figures => ({
  texts: 3,
  total: tally(found),
  by: { language: { fr: tally(found) }, phenomenon: {}, genre: {}, rule: rules },
  slots: { direction: 1, certainty: 1, substances: 1, places: 1, measures: 1, drivers: 1 },
  silent: { texts: 0, broken: 0 },
  inexact: 0,
  otherLanguage: 0,
})

describe('what changed since', () => {
  it('is the whole at each depth, and every group that moved', () => {
    expect(changesBetween(figures(6), figures(8))).toEqual([
      { by: 'all', name: 'all', depth: 'found', before: 0.6, now: 0.8 },
      { by: 'all', name: 'all', depth: 'frame', before: 0.5, now: 0.5 },
      { by: 'all', name: 'all', depth: 'full', before: 0.2, now: 0.2 },
      { by: 'language', name: 'fr', depth: 'found', before: 0.6, now: 0.8 },
    ])
  })

  it('compares a rule by its precision, and says when it is new', () => {
    const rule = { coded: 0, read: 4, found: 3, frame: 0, full: 0 }
    const changes = changesBetween(figures(6), figures(6, { 'fr/use/new': rule }))
    expect(changes.filter(({ by }) => by === 'rule')[0]).toEqual({
      by: 'rule',
      name: 'fr/use/new',
      depth: 'found',
      before: { missing: 'not-observed' },
      now: 0.75,
    })
  })
})

describe('a file of figures', () => {
  const saved = { reader: '1', date: '2026-01-02', texts: 'ab', figures: figures(6) }

  it('is read as it was written', () => {
    expect(parseFigures(writeFigures(saved), 'f.json')).toEqual(saved)
  })

  it.each([
    '',
    '[]',
    '{"reader":"1"}',
    JSON.stringify({ ...saved, figures: { ...saved.figures, total: {} } }),
  ])('is refused when it is another one: %s', (content) => {
    expect(() => parseFigures(content, 'f.json')).toThrow(Problem)
  })
})
