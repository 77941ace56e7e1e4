import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell } from './csv-cell.ts'

test.each([
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '  @x',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff=1',
])('the text %j is no formula in a spreadsheet', (text) => {
  const [[cell]] = parse(csvCell(text)) as [[string]]
  expect(cell).toBe(`'${text}`)
})

test.each([
  [-12.5, '-12.5'],
  [0, '0'],
  [1e21, '1e+21'],
])('the number %d stays a number', (value, written) => {
  expect(csvCell(value, 'number')).toBe(written)
})

test('a number given as text in a number column stays one; anything else there is text', () => {
  expect(csvCell('-12.5', 'number')).toBe('-12.5')
  expect(csvCell('-12.5+A1', 'number')).toBe("'-12.5+A1")
})

test('what goes in comes out of a CSV reader, an apostrophe apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      fc.pre(text !== '')
      const [[cell]] = parse(`${csvCell(text)},x`) as [[string, string]]
      expect([text, `'${text}`]).toContain(cell)
    }),
    { seed: 3 },
  )
})
