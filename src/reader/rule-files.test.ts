import { expect, it } from 'vitest'
import { isLoose, parseRuleSet, ruleName } from './rule-files.ts'

const file = `rules:
  - rule: looks
    codes: market.form
    pattern: sold as powder
    loose:
      - powder
      - edible(s|)
    not: white powder
    reads:
      - It is [sold as powder].
    ignores: [Milk powder is cheap.]
`

it('tells a rule by its firm words apart from the same rule by its loose ones', () => {
  const { rules } = parseRuleSet('en', new Map([['market', file]]))
  expect(rules.map(({ id }) => id)).toEqual(['en/market/looks', 'en/market/looks/loosely'])
  const [firm, loose] = rules
  expect([firm!.patterns.length, loose!.patterns.length]).toEqual([1, 2])
  expect([firm!.not, loose!.not].every((not) => not !== undefined)).toBe(true)
  expect(loose!.codes).toBe('market.form')
  expect(loose!.reads).toEqual([])
  expect(rules.map(({ id }) => isLoose(id))).toEqual([false, true])
  expect(new Set(rules.map(({ id }) => ruleName(id)))).toEqual(new Set(['en/market/looks']))
})

it('leaves a rule without loose words as it is', () => {
  const { rules } = parseRuleSet(
    'en',
    new Map([['market', file.replace(/ {4}loose:[\s\S]*?(?= {4}not:)/, '')]]),
  )
  expect(rules.map(({ id }) => id)).toEqual(['en/market/looks'])
})
