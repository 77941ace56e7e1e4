/** The detectors agree with R's surveillance package on series made for it (surveillance.oracle.R). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { OracleCase } from './oracle/case.ts'
import { runCase } from './oracle/run-case.ts'

const cases: OracleCase[] = JSON.parse(
  readFileSync(new URL('./surveillance.oracle.json', import.meta.url), 'utf8'),
)

test.each(cases.map((oracle) => [oracle.id, oracle] as const))('%s gives what R gives', (_, oracle) => {
  expect(runCase(oracle)).toEqual([])
})

test('a result that differs from the authority is told, whichever is the larger', () => {
  const [first] = cases.filter(({ algorithm }) => algorithm === 'farringtonFlexible')
  if (!first) throw new Error('no case of farringtonFlexible')
  for (const factor of [0.99, 1.01]) {
    const moved = first.expected.pvalue.map((p: number) => p * factor)
    expect(runCase({ ...first, expected: { ...first.expected, pvalue: moved } })?.length).toBeGreaterThan(0)
  }
})

test('a method that is not covered is said to be, not passed', () => {
  expect(runCase({ id: 'x', algorithm: 'tea leaves', input: {}, control: {}, expected: {} })).toBeUndefined()
})
