/** A text without a stop is read in parts of a length one can quote, and nothing of it is left out. */
import { expect, test } from 'vitest'
import { createReader, createRuleReader } from './load.ts'

const reader = createReader()

test.each([
  ['fr', 'on saisit 3 kg de cocaïne, '],
  ['en', 'police seized 3 kg of cocaine in Leeds and '],
] as const)('%s: claims of six hundred clauses in one breath', (language, clause) => {
  const text = clause.repeat(600)
  const { observations } = reader.read(text, { language })
  const seizures = observations.filter(({ phenomenon }) => phenomenon === 'flow.seizure')
  expect(seizures.length).toBeGreaterThan(0)
  const at = seizures.map(({ evidence }) => evidence.start)
  expect(Math.min(...at)).toBeLessThan(clause.length * 100)
  expect(Math.max(...at)).toBeGreaterThan(text.length - clause.length * 100)
  for (const { evidence } of observations) expect(evidence.end - evidence.start).toBeLessThan(300 * 8)
})

test('a long list between two stops stays one sentence', () => {
  const towns = Array.from({ length: 60 }, (_, at) => `Ville${at}`).join(', ')
  const text = `On trouve de la cocaïne à ${towns}.`
  const [claim] = createRuleReader().read(text, { language: 'fr' }).observations
  expect(claim!.phenomenon).toBe('market.availability')
  expect(claim!.evidence.end).toBeGreaterThan(text.length - 10)
})

test.each([
  ['dots', '.'],
  ['blank lines', '\n'],
  ['spaces', ' '],
  ['dashes', '- '],
])('what stands behind two hundred thousand %s is read as what stands before them', (_what, sign) => {
  const said = 'The price of heroin rose in Leeds.'
  const { observations } = reader.read(`${said}\n${sign.repeat(200_000)}\n${said.replace('Leeds', 'Hull')}`)
  const prices = observations.filter(({ phenomenon }) => phenomenon === 'market.price')
  expect(prices.map(({ places, direction }) => [places[0]?.text, direction])).toEqual([
    ['Leeds', 'up'],
    ['Hull', 'up'],
  ])
})
