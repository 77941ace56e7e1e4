/** The language of a text, by threes of its letters (Cavnar and Trenkle 1994, SDAIR), so that a message of a few words tells it too. */
import type { Language } from '../core/codes.ts'
import { ENGLISH_THREES, FRENCH_THREES } from './letter-threes.ts'

/** Reading so much settles the language of any text. */
const ENOUGH = 20_000
/** What a letter with a French accent is worth, in the steps of the threes. */
const ACCENT = 3
/** Letters a to z, from 1; 0 where a word begins or ends. */
const LETTERS = 27

const placeOf = (first: number, second: number, third: number): number =>
  (first * LETTERS + second) * LETTERS + third

/** By three, how much it speaks for English; below nothing for French. */
let steps: Int8Array | undefined

function stepsOfThrees(): Int8Array {
  const table = new Int8Array(LETTERS ** 3)
  const numberOf = (letter: string): number => (letter === '_' ? 0 : letter.charCodeAt(0) - 96)
  for (const [lists, sign] of [
    [FRENCH_THREES, -1],
    [ENGLISH_THREES, 1],
  ] as const)
    for (const [threes, size] of lists)
      for (const three of threes.split(' ')) {
        const [first = 0, second = 0, third = 0] = [...three].map(numberOf)
        table[placeOf(first, second, third)] = sign * size
      }
  return table
}

/** Units below: those of the letters of both languages, ligatures too. */
const KNOWN = 0x180
/** By unit, the number of its letter without accents, 0 for what is none. */
const NUMBER = Uint8Array.from({ length: KNOWN }, (_, unit) => {
  const plain = String.fromCharCode(unit).toLowerCase().normalize('NFD').charAt(0)
  if (plain === 'œ') return 15
  if (plain === 'æ') return 1
  return /[a-z]/.test(plain) ? plain.charCodeAt(0) - 96 : 0
})
const IS_ACCENTED = Uint8Array.from({ length: KNOWN }, (_, unit) =>
  /[àâçèéêëîïôùûœ]/i.test(String.fromCharCode(unit)) ? 1 : 0,
)

/**
 * French or English; French when there is no telling.
 *
 * @example
 * languageOf('Nobody died.') // => 'en'
 * languageOf('Personne n’est mort.') // => 'fr'
 */
export function languageOf(text: string): Language {
  steps ??= stepsOfThrees()
  const end = Math.min(text.length, ENOUGH)
  let english = 0
  let first = 0
  let second = 0
  for (let at = 0; at <= end; at++) {
    const unit = at < end ? text.charCodeAt(at) : 32
    if (unit >= COMBINING.first && unit <= COMBINING.last) {
      if (FRENCH_COMBINING.has(unit) || (unit === ACUTE && second === E)) english -= ACCENT
      continue
    }
    const third = unit < KNOWN ? NUMBER[unit]! : 0
    if (unit < KNOWN && IS_ACCENTED[unit] === 1) english -= ACCENT
    if (second !== 0) english += steps[placeOf(first, second, third)]!
    first = second
    second = third
  }
  return english > 0 ? 'en' : 'fr'
}

/** Accents that stand as units of their own; those that French has, one of them on an e alone. */
const COMBINING = { first: 0x300, last: 0x36f } as const
const FRENCH_COMBINING: ReadonlySet<number> = new Set([0x300, 0x302, 0x327])
const ACUTE = 0x301
const E = 5
