/** What the public may know of a figure: nothing of what rests on too few, and of the rest no more than its size. */
import { describe, expect, test } from 'vitest'
import type { Column, Row, Table } from '../core/table.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { disclose } from './disclose.ts'

const label = { fr: '', en: '' }
const columns: Column[] = [
  { key: 'place', label, type: 'place' },
  { key: 'n', label, type: 'number', figure: 'count' },
  { key: 'median', label, type: 'number', figure: 'price' },
  { key: 'share', label, type: 'number', figure: 'share' },
  { key: 'min', label, type: 'number', figure: 'price', isInternal: true },
]
const whole: Row = { n: 12, median: 57.3, share: 0.231, min: 40, values: 12, sources: 4, largest_share: 0.5 }
const tableOf = (row: Row, filters: Record<string, string> = {}): Table => ({
  columns,
  rows: [row],
  about: { title: label, filters, vocabularyVersion: '1', licence: 'CC-BY-4.0', url: '/prices' },
})
const shown = (row: Row, filters?: Record<string, string>) =>
  disclose(tableOf(row, filters), 'public', loadGazetteer()).rows[0]

describe('a figure for the public', () => {
  test('that rests on enough is rounded, its count told as a band, and the smallest price stays inside', () => {
    expect(shown(whole)).toEqual({ n: '10–19', median: 55, share: 0.25 })
  })

  test.each([
    ['seven values', { values: 7 }],
    ['two sources', { sources: 2 }],
    ['a source that gives four fifths', { largest_share: 0.8 }],
  ])('of %s is too few for a price', (_, change) => {
    expect(shown({ ...whole, ...change })?.median).toEqual({ missing: 'too-few' })
  })

  test('of five values is enough for a share and too few for a price', () => {
    expect(shown({ ...whole, values: 5 })).toMatchObject({ share: 0.25, median: { missing: 'too-few' } })
  })

  test('that does not say what it rests on is withheld', () => {
    expect(shown({ median: 57.3 })?.median).toEqual({ missing: 'suppressed' })
  })

  test('of a commune below 100,000 inhabitants is withheld when it is a price, whether the row or the filter names it', () => {
    // Metz has some 120,000 inhabitants, Saint-Brieuc some 44,000.
    expect(shown({ ...whole, place: 'FR-57463' })?.median).toBe(55)
    expect(shown({ ...whole, place: 'FR-22278' })).toMatchObject({
      median: { missing: 'suppressed' },
      share: 0.25,
    })
    expect(shown(whole, { place: 'FR-22278' })?.median).toEqual({ missing: 'suppressed' })
    expect(shown(whole, { place: 'FR-22' })?.median).toBe(55)
  })

  test('the organisation sees all of it', () => {
    expect(disclose(tableOf(whole), 'internal', loadGazetteer()).rows[0]).toEqual(whole)
  })
})
