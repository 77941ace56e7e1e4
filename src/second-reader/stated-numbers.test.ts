import { describe, expect, test } from 'vitest'
import type { Language } from '../core/codes.ts'
import { isStated, numbersIn } from './stated-numbers.ts'

describe('what is said is stated', () => {
  test.each<[Language, string, number]>([
    ['fr', 'entre 50 et 70 € le gramme', 70],
    ['fr', '1 200 comprimés', 1200],
    ['fr', '1\u202F200 comprimés', 1200],
    ['en', '1,200 tablets', 1200],
    ['fr', '0,2 offert', 0.2],
    ['en', '2.5 grams', 2.5],
    ['fr', '1.234,5 kg', 1234.5],
    ['en', '1,234.5 kg', 1234.5],
    ['fr', 'quatre-vingt-dix personnes', 90],
    ['fr', 'vingt et un décès', 21],
    ['en', 'a hundred and fifty people', 150],
    ['fr', 'une vingtaine de clients', 20],
    ['fr', 'deux douzaines', 24],
    ['en', 'two dozen arrests', 24],
    ['fr', '2,5 millions de comprimés', 2_500_000],
    ['fr', 'trois mille euros', 3000],
    ['en', '3 thousand pills', 3000],
    ['en', 'at 5k a kilo', 5000],
    ['fr', 'un quart des échantillons', 25],
    ['fr', 'la moitié des échantillons', 50],
    ['en', 'two thirds of samples', 66.7],
    ['fr', '20 la demi', 0.5],
    ['en', 'two and a half grams', 2.5],
    ['en', '1½ grams', 1.5],
    ['en', '£200 an ounce', 28],
    ['en', '2 oz', 56],
    ['en', 'an eighth', 3.5],
    ['fr', '60–80 €', 80],
  ])('%s: %s states %d', (language, words, value) => {
    expect(isStated(value, numbersIn(words, language))).toBe(true)
  })
})

describe('what is not said is not', () => {
  test.each<[Language, string, number]>([
    ['fr', '60 € le gramme', 70],
    ['fr', '160 € le gramme', 60],
    ['fr', 'la brune est rare', 1],
    ['en', '1,5 g', 15],
    ['fr', 'quatre-vingt-dix personnes', 80],
    ['en', 'many people', 20],
    ['fr', '12 000 € et 7 g', 127],
    ['fr', 'vingt et un décès', 20],
  ])('%s: %s does not state %d', (language, words, value) => {
    expect(isStated(value, numbersIn(words, language))).toBe(false)
  })
})
