import { describe, expect, test } from 'vitest'
import { wording } from './claims.fixture.ts'
import { coverage, type Received } from './coverage.ts'
import { isFallingSample } from './falling-sample.ts'

const months = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06']
const received = (site: string, ...when: string[]): Received[] =>
  when.map((month) => ({
    site,
    space: 'urban',
    month,
    documents: 2,
    chains: 1,
    sourceKinds: ['observatory'],
  }))

describe('the coverage board', () => {
  test('a site that stops after February is silent, and an empty month is no zero', () => {
    const board = coverage(received('FR-59350', '2025-01', '2025-02'), months, wording)
    expect(board.rows[0]?.cells[2]).toEqual({ missing: 'not-observed' })
    expect(board.silences[0]?.text.fr).toBe(
      'À Lille, dans l’espace urbain : aucun document depuis février 2025 (4 mois de silence).',
    )
  })

  test('an expected site that never sent anything is on the board', () => {
    const board = coverage([], months, wording, [{ site: 'FR-57463', space: 'festive' }])
    expect(board.silences[0]?.lastMonth).toBeNull()
    expect(board.silences[0]?.months).toBe(6)
  })

  test('two empty months are not yet a silence', () => {
    expect(coverage(received('FR-59350', '2025-03', '2025-04'), months, wording).silences).toEqual([])
  })

  test('a site that reports every fifth month is not silent after three', () => {
    const year = [...months, '2025-07', '2025-08', '2025-09']
    expect(coverage(received('FR-59350', '2025-01', '2025-06'), year, wording).silences).toEqual([])
  })

  test('spaces of one site are watched apart', () => {
    const festive = received('FR-59350', '2025-06').map((item) => ({ ...item, space: 'festive' as const }))
    const board = coverage([...received('FR-59350', '2025-01'), ...festive], months, wording)
    expect(board.silences.map(({ space }) => space)).toEqual(['urban'])
  })
})

describe('a falling sample', () => {
  test.each([
    [40, 18, true],
    [40, 38, false],
    [40, 29, false],
    [4, 2, false],
    [6, 0, true],
    [0, 5, false],
    [3000, 2000, true],
  ])('%i documents, then %i: %s', (before, after, falls) => {
    expect(isFallingSample(before, after)).toBe(falls)
  })
})
