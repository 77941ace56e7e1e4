import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreDeid } from './deid-score.ts'
import { deidentify } from './deidentify.ts'
import { redactedSpan } from './redaction.ts'

const cases = readFileSync(new URL('./deid-cases.txt', import.meta.url), 'utf8')
/** The goals of the policy; what is shaped by a machine must be found nearly always. */
const GOALS: Readonly<Record<string, number>> = {
  PERSON: 0.95,
  MICRO_PLACE: 0.95,
  HANDLE: 0.97,
  ADDRESS: 0.97,
  ACCESS_CODE: 0.97,
  DOB: 0.97,
}

describe('the cases', () => {
  const score = scoreDeid(cases)

  test.each([...score.kinds].map(([kind, tally]) => ({ kind, ...tally })))(
    '$kind is found as often as its goal asks',
    ({ kind, covered, total }) => {
      expect(covered / total, score.missed.join('\n')).toBeGreaterThanOrEqual(GOALS[kind] ?? 0.99)
    },
  )

  test('there are enough of them, and none of the negatives is touched', () => {
    const spans = [...score.kinds.values()].reduce((sum, { total }) => sum + total, 0)
    expect(spans).toBeGreaterThanOrEqual(150)
    expect(score.negatives).toBeGreaterThanOrEqual(40)
    expect(score.touched).toEqual([])
    expect(score.strays).toEqual([])
  })
})

describe('disguises', () => {
  const ENTITIES: Readonly<Record<string, string>> = {
    é: '&eacute;',
    è: '&egrave;',
    à: '&agrave;',
    '@': '&#64;',
    "'": '&rsquo;',
    ' ': '&nbsp;',
  }
  const MISREAD: Readonly<Record<string, string>> = { 0: 'O', 1: 'l', 5: 'S' }
  const disguises: [name: string, loss: number, change: (char: string, index: number) => string][] = [
    ['without accents', 2, (char) => char.normalize('NFD').replace(/[\u0300-\u036f]/g, '')],
    ['in composed and decomposed forms', 2, (char) => char.normalize('NFD')],
    ['with no-break spaces', 2, (char) => (char === ' ' ? '\u00a0' : char)],
    [
      'in full-width forms',
      2,
      (char) => (char >= '!' && char <= '~' ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char),
    ],
    ['with marks of no width', 2, (char, index) => (index % 3 === 0 ? `${char}\u200b` : char)],
    ['with emoji digits', 2, (char) => (/\d/.test(char) ? `${char}\ufe0f\u20e3` : char)],
    ['in HTML entities', 2, (char) => ENTITIES[char] ?? char],
    ['URL-encoded', 2, (char) => encodeURIComponent(char)],
    [
      'with soft hyphens',
      2,
      (char, index) => (/[a-z]/i.test(char) && index % 4 === 0 ? `${char}\u00ad` : char),
    ],
    ['with line breaks for spaces', 2, (char, index) => (char === ' ' && index % 3 === 0 ? '\n' : char)],
    [
      'with letters misread for digits',
      2,
      (char, index) => (index % 4 === 0 ? (MISREAD[char] ?? char) : char),
    ],
    ['all in lower case', 4, (char) => char.toLowerCase()],
    ['all in capitals', 4, (char) => char.toUpperCase()],
  ]
  test.each(disguises)('%s, at most %i in a hundred are lost', (_name, loss, change) => {
    const score = scoreDeid(cases, {}, change)
    const tallies = [...score.kinds.values()]
    const total = tallies.reduce((sum, tally) => sum + tally.total, 0)
    const covered = tallies.reduce((sum, tally) => sum + tally.covered, 0)
    expect((100 * (total - covered)) / total, score.missed.join('\n')).toBeLessThanOrEqual(loss)
  })
})

const scraps = [
  '06 39 98 12 34',
  '0',
  ' ',
  '\n',
  '.',
  '-',
  'M. ',
  'Mme ',
  'Alix',
  'MODELIN',
  ' rue des ',
  '12',
  ', 75019 Paris',
  '@',
  'snap ',
  '[PHONE]',
  '[PERSON_2]',
  '[',
  ']',
  'née le ',
  '12/03/1987',
  'https://',
  'example.org',
  'FR76',
  'é',
  '%40',
  '&nbsp;',
  '\u200b',
  '＠',
  '👻',
  '4970100000000006',
  'code est ',
  ' « ',
  ' » ',
  "l'appelle",
  'on vend devant le Lidl',
]
const texts = fc
  .array(fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 4 })), { maxLength: 24 })
  .map((parts) => parts.join(''))

describe('what holds for any text', () => {
  test('a second pass changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = deidentify(text).text
        expect(deidentify(once).text).toBe(once)
      }),
      { numRuns: 600, seed: 11 },
    )
  })

  test('line breaks stay, and offsets lead from each text to the other', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: redacted, redactions } = deidentify(text)
        expect(redacted.split('\n').length).toBe(text.split('\n').length)
        let original = 0
        let at = 0
        for (const redaction of redactions) {
          expect(redacted.slice(redaction.start, redaction.end)).toBe(redaction.placeholder)
          expect(redacted.slice(at, redaction.start)).toBe(text.slice(original, redaction.originalStart))
          expect(
            redactedSpan(redactions, { start: redaction.originalStart, end: redaction.originalEnd }),
          ).toEqual({ start: redaction.start, end: redaction.end })
          original = redaction.originalEnd
          at = redaction.end
        }
        expect(redacted.slice(at)).toBe(text.slice(original))
      }),
      { numRuns: 600, seed: 12 },
    )
  })
})

describe('persons', () => {
  test('the same person keeps the same number, also by the family name alone', () => {
    const { text } = deidentify(
      'M. Jean Testard a vu Mme Alix Modelin. Testard est reparti ; Mme Modelin est restée.',
    )
    expect(text).toBe(
      'M. [PERSON_1] a vu Mme [PERSON_2]. [PERSON_1] est reparti ; Mme [PERSON_2] est restée.',
    )
  })

  test('numbers go on after those a text already holds', () => {
    expect(deidentify('[PERSON_3] a vu M. Testard.').text).toBe('[PERSON_3] a vu M. [PERSON_4].')
  })

  test('terms of the vocabulary are no one', () => {
    const allow = new Set(['rabla', 'victorine'])
    expect(deidentify('On achète Victorine et « rabla » au même prix.', { allow }).text).toBe(
      'On achète Victorine et « rabla » au même prix.',
    )
  })
})

describe('pseudonyms', () => {
  const study = (key: string) => ({
    pseudonym: (kind: string, value: string) =>
      createHmac('sha256', key).update(`${kind} ${value}`).digest('hex').slice(0, 8),
  })

  test('one identifier has one pseudonym inside a study and another in the next', () => {
    const text = 'Le 06 39 98 12 34, encore le 06 39 98 12 34.'
    const [first, second] = deidentify(text, study('a')).redactions
    expect(first?.placeholder).toBe(second?.placeholder)
    expect(deidentify(text, study('b')).redactions[0]?.placeholder).not.toBe(first?.placeholder)
    expect(deidentify(deidentify(text, study('a')).text, study('b')).redactions).toEqual([])
  })
})

test('only the sentence asked about a long text is cut: an identifier far into it is found', () => {
  const filler = 'La brune reste rare dans le centre et son prix ne bouge pas.\n'.repeat(2000)
  const { text, redactions } = deidentify(`${filler}Appeler le 06 39 98 12 34.\n${filler}`)
  expect(redactions.map(({ kind }) => kind)).toEqual(['PHONE'])
  expect(text.length).toBe(filler.length * 2 + 'Appeler le [PHONE].\n'.length)
})
