/** Alert rules: each proves itself, and what is wrong with one is said in words its author can act on. */
import { describe, expect, test } from 'vitest'
import { readAlertRule } from '../signals/alert-rule.ts'
import { proveAlert } from '../signals/prove-alert.ts'
import { loadGazetteer } from '../vocabulary/gazetteer.ts'
import { loadVocabulary } from '../vocabulary/load.ts'
import { loadTexts } from '../vocabulary/texts.ts'
import { readAlerts } from './alert-files.ts'

const knowledge = { gazetteer: loadGazetteer(), vocabulary: loadVocabulary(), texts: loadTexts() }
const { rules, faults } = readAlerts()

test('every file of alerts/ can be read', () => {
  expect(faults).toEqual([])
  expect(rules.length).toBeGreaterThanOrEqual(10)
})

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  test.each(proveAlert(rule, knowledge).map(({ where, fault }) => [where, fault] as const))(
    '%s',
    (_, fault) => {
      expect(fault).toBeNull()
    },
  )
})

const WHOLE = `
title: { fr: Visites, en: Visits }
why: { fr: Parce que, en: Because }
watch: { measure: counts }
when: rise
proves:
  - series: a rise
    from: 2024-01
    observed: [5, 6, 4, 5, 7, 3, 5, 6, 4, 5, 6, 5, 5, 30]
    on: 2025-02-28
    alarms: [2025-02]
  - series: none
    from: 2024-01
    observed: [5, 6, 4, 5, 7, 3, 5, 6, 4, 5, 6, 5, 5, 6]
    on: 2025-02-28
    alarms: []
`
const read = (text: string) => readAlertRule('mine', text, knowledge.vocabulary)
const wrong = (text: string) => read(text).faults.map(({ where, fault }) => `${where} ${fault.en}`)

describe('a file with a fault is refused, and the fault named', () => {
  test.each([
    ['when: rise', 'when: boom', 'when is none of'],
    ['measure: counts', 'measure: moods', 'measure is none of'],
    ['measure: counts }', 'measure: samples, substances: [moon-dust] }', 'does not know moon-dust'],
    ['measure: counts }', 'measure: samples, aspects: [smelt] }', 'aspects knows only found, adulterated'],
    ['when: rise', 'when: rise\ncolour: red', 'has an unknown field, colour'],
    ['when: rise', 'when: rise\nalpha: 3', 'is not a rate'],
    ['when: rise', 'when: rise\nat-least: 0', 'at-least is not a whole number'],
    ['en: Visits', 'de: Visiten', 'lacks its words in “en”'],
    ['alarms: [2025-02]', 'alarms: []', 'has no series that gives the alarm'],
    ['alarms: []', 'alarms: [2025-02]', 'has no series that stays quiet'],
    ['from: 2024-01\n', 'from: spring\n', 'from is no period'],
    ['    on: 2025-02-28', '    denominator: [1, 2]\n    on: 2025-02-28', 'give as many'],
    ['when: rise', 'when: [', 'is no YAML from line'],
  ])('%s for %s', (right, mistaken, said) => {
    expect(wrong(WHOLE)).toEqual([])
    expect(wrong(WHOLE.replace(right, mistaken)).join('\n')).toContain(said)
  })

  test('an empty file holds no fields', () => {
    expect(wrong('')).toEqual(['alerts/mine.yml holds no fields'])
  })
})

test('a proof that does not hold says which period rang, and which did not', () => {
  const { rule } = read(WHOLE.replace('alarms: [2025-02]', 'alarms: [2025-01]'))
  expect(rule && proveAlert(rule, knowledge)[0]).toEqual({
    where: 'alerts/mine.yml › a rise',
    fault: {
      en: 'on 2025-02-28, gives no alarm for 2025-01; on 2025-02-28, gives an alarm not expected, for 2025-02',
      fr: 'le 2025-02-28, ne donne pas l’alarme pour 2025-01 ; le 2025-02-28, donne une alarme inattendue, pour 2025-02',
    },
  })
})
