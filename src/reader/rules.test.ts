/** Every rule proves itself by the sentences under `reads` and `ignores`; French and English cover the same codes. */
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../core/codes.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { createRuleReader } from './load.ts'
import { proveRules } from './prove-rules.ts'

const reader = createRuleReader()

describe.each(LANGUAGES)('rules in %s', (language) => {
  const proofs = proveRules(reader, language)
  const rules = [...new Set(proofs.map((proof) => proof.rule))]

  test.each(rules)('%s reads what it should and ignores the rest', (rule) => {
    const faults = proofs.filter((proof) => proof.rule === rule && proof.fault !== null)
    expect(faults.map(({ where, fault }) => `${where} — ${fault}`)).toEqual([])
  })

  test('every rule gives a code of the vocabulary', () => {
    const strays = reader
      .rules(language)
      .rules.filter((rule) => !loadVocabulary().concept('phenomena', rule.codes))
    expect(strays.map((rule) => `${rule.id} gives ${rule.codes}`)).toEqual([])
  })

  test('no two rules share a name', () => {
    const ids = reader.rules(language).rules.map((rule) => rule.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

test('French and English rules cover the same codes', () => {
  const codesOf = (language: 'fr' | 'en'): string[] =>
    [...new Set(reader.rules(language).rules.map((rule) => rule.codes))].sort()
  expect(codesOf('en')).toEqual(codesOf('fr'))
})
