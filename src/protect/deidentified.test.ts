import { expect, test } from 'vitest'
import { deidentifyDocument, deidentifyRow, type RawDocument } from './deidentified.ts'

const raw: RawDocument = {
  id: 'd1',
  name: 'Entretien M. Jean Testard.txt',
  originalHash: '0'.repeat(64),
  text: 'M. Jean Testard vend au 06 39 98 12 34.\nPublicité\nTestard livre.',
  title: 'Entretien avec M. Jean Testard',
  language: 'fr',
  genre: 'interview',
  publishedOn: null,
  period: null,
  site: null,
  space: 'urban',
  chain: { key: 'k', publisher: null, authority: null, kind: 'users' },
  boilerplate: [{ start: 40, end: 49 }],
}

test('a document loses its identifiers in text, title and name, and its boilerplate stays marked', () => {
  const clean = deidentifyDocument(raw)
  expect(clean.text).toBe('M. [PERSON_1] vend au [PHONE].\nPublicité\n[PERSON_1] livre.')
  expect(clean.title).toBe('Entretien avec M. [PERSON_1]')
  expect(clean.name).toBe('Entretien M. [PERSON_1].txt')
  const [run] = clean.boilerplate
  expect(clean.text.slice(run?.start, run?.end)).toBe('Publicité')
})

test('a row loses them in every cell but its coded ones', () => {
  const row = {
    id: 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6',
    note: 'Appeler le 06 39 98 12 34',
    more: ['chez M. Testard'],
    amount: 60,
    evidence: null,
  }
  expect(deidentifyRow(row, { coded: ['id'] })).toEqual({
    ...row,
    note: 'Appeler le [PHONE]',
    more: ['chez M. [PERSON_1]'],
  })
})
