import { expect, test } from 'vitest'
import { nirKey, passesEan, passesLuhn, passesNhs } from './checksums.ts'

const digits = (text: string): number[] => [...text].map(Number)

test.each(['4111111111111111', '5555555555554444', '378282246310005', '490154203237518'])(
  '%s, a published test number, passes Luhn',
  (number) => {
    expect(passesLuhn(digits(number))).toBe(true)
    expect(passesLuhn(digits(number.replace(/.$/, (last) => String((Number(last) + 1) % 10))))).toBe(false)
  },
)

test('zeros alone are no card', () => {
  expect(passesLuhn(digits('0'.repeat(16)))).toBe(false)
})

test('9780306406157, the ISBN of the standard, passes', () => {
  expect(passesEan(digits('9780306406157'))).toBe(true)
  expect(passesEan(digits('9780306406158'))).toBe(false)
})

test('943 476 5919, the NHS example, passes', () => {
  expect(passesNhs(digits('9434765919'))).toBe(true)
  expect(passesNhs(digits('9434765918'))).toBe(false)
})

test('the key of 2 55 08 14 168 025, the published example, is 38', () => {
  expect(nirKey('2550814168025')).toBe(38)
})
