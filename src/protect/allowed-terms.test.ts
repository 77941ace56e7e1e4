import { describe, expect, test } from 'vitest'
import { allowedTerms } from './allowed-terms.ts'
import { deidentify } from './deidentify.ts'

const allow = allowedTerms({
  terms: [{ term: 'Tina' }],
  places: [
    { name: 'Nancy', flags: [] },
    { name: 'Victoria', flags: ['common'] },
    { name: 'Adelaide', flags: ['common'] },
    { name: 'Barbara', flags: ['small'] },
  ],
})

describe('a town that bears a first name', () => {
  test.each([
    'In Adelaide, more heroin was seized.',
    'Heroin was rarer in Victoria, and dearer.',
    'Victoria Police seized 3 kg.',
    'À Nancy, la kétamine se diffuse.',
  ])('is left as it is: %s', (text) => {
    expect(deidentify(text, { allow }).text).toBe(text)
  })

  test.each([
    ["We met in Victoria's flat.", "We met in [PERSON_1]'s flat."],
    ['She confided in Victoria about it.', 'She confided in [PERSON_1] about it.'],
    ['With Adelaide, we went in.', 'With [PERSON_1], we went in.'],
    ['They met in Barbara, they said.', 'They met in [PERSON_1], they said.'],
    ['In Adelaide Testard’s room.', 'In [PERSON_1]’s room.'],
  ])(
    'is someone where it is not behind "in", owns, has a family name, or names a village: %s',
    (text, clean) => {
      expect(deidentify(text, { allow }).text).toBe(clean)
    },
  )
})

test('"Grâce à" and "Grâce aux" are thanks, "Grace a" someone', () => {
  expect(deidentify('Grâce aux contrôles, et Grâce à eux.').text).toBe('Grâce aux contrôles, et Grâce à eux.')
  expect(deidentify('Hier soir, Grace a consommé.').text).toBe('Hier soir, [PERSON_1] a consommé.')
})
