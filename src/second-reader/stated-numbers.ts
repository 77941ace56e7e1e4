/** The numbers some words state, in digits or in words: what a claim's measures are held against. */
import type { Language } from '../core/codes.ts'
import { NUMERALS, type Numerals, valueOfWords } from '../reader/numerals.ts'

/** A way to write a number that no list of numerals holds, with all it may come to under the coding guideline. */
const OTHER_WORDS: Readonly<Record<Language, Readonly<Record<string, readonly number[]>>>> = {
  fr: {
    demi: [0.5],
    demie: [0.5],
    demis: [0.5],
    onces: [28],
    moitie: [0.5, 50],
    quart: [0.25, 25],
    quarts: [0.75, 75],
    tiers: [33, 33.3, 66.7, 67],
    once: [28],
    double: [2],
    triple: [3],
    cinquieme: [20],
    cinquiemes: [40, 60, 80],
    dixieme: [10],
    aucun: [0],
    aucune: [0],
  },
  en: {
    half: [0.5, 50],
    quarter: [0.25, 25, 7],
    quarters: [0.75, 75],
    third: [33, 33.3],
    thirds: [66.7, 67],
    eighth: [3.5],
    ounce: [28],
    ounces: [28],
    oz: [28],
    zip: [28],
    zips: [28],
    ball: [3.5],
    teener: [1.75],
    point: [0.1],
    points: [0.1],
    single: [1],
    twice: [2],
    fifth: [20],
    fifths: [40, 60, 80],
    tenth: [10],
    fiver: [5],
    tenner: [10],
    no: [0],
    none: [0],
    nobody: [0],
  },
}
const MULTIPLES: Readonly<Record<string, number>> = {
  p: 0.01,
  cents: 0.01,
  centimes: 0.01,
  k: 1e3,
  mille: 1e3,
  millier: 1e3,
  milliers: 1e3,
  thousand: 1e3,
  grand: 1e3,
  million: 1e6,
  millions: 1e6,
  m: 1e6,
  milliard: 1e9,
  milliards: 1e9,
  billion: 1e9,
  ounce: 28,
  ounces: 28,
  once: 28,
  onces: 28,
  oz: 28,
}
const FRACTION_SIGNS: Readonly<Record<string, number>> = {
  '½': 0.5,
  '¼': 0.25,
  '¾': 0.75,
  '⅓': 33.3,
  '⅔': 66.7,
}

/**
 * Every number the words may state. Where a mark may part thousands or decimals ("1,200"), both are meant; fractions of people are
 * per cent too, an ounce 28 grams, an eighth 3.5, a point 0.1 (docs/second-reader.md).
 *
 * @example
 * [...numbersIn('60 € le gramme', 'fr')] // => [60]
 * numbersIn('une vingtaine de personnes sur cent cinquante', 'fr').has(150) // => true
 * numbersIn('a gram and a half', 'en').has(0.5) // => true
 */
export function numbersIn(words: string, language: Language): ReadonlySet<number> {
  const said = [...inDigits(words), ...inWords(words, NUMERALS[language], OTHER_WORDS[language])]
  return new Set([...said, ...(OUT_OF[language].test(words) ? sharesOf(said) : [])])
}

/** "Nine in ten", "deux visites sur trois". */
const OUT_OF: Readonly<Record<Language, RegExp>> = { fr: /\bsur\b/i, en: /\b(?:in|out of|of every)\b/i }

/** Per cent of small numbers out of small ones, whole or to a decimal. */
function* sharesOf(numbers: readonly number[]): Generator<number> {
  for (const whole of numbers)
    for (const part of numbers)
      if (part > 0 && part < whole && whole <= 20 && Number.isInteger(whole) && Number.isInteger(part)) {
        yield Math.round((1000 * part) / whole) / 10
        yield Math.round((100 * part) / whole)
      }
}

/** Whether a value is one of the numbers stated. */
export function isStated(value: number, numbers: ReadonlySet<number>): boolean {
  for (const number of numbers)
    if (Math.abs(number - value) <= 1e-9 * Math.max(1, Math.abs(value))) return true
  return false
}

const DIGITS = /(\d+(?:[.,'’\u00A0\u202F\u2009 ]\d+)*)\s?([½¼¾])?\s?(\p{L}+)?/gu

function* inDigits(words: string): Generator<number> {
  for (const [, run = '', fraction, next = ''] of words.matchAll(DIGITS)) {
    const values = new Set(valuesOf(run))
    const multiple = MULTIPLES[folded(next)]
    for (const value of values) {
      yield value
      if (multiple) yield value * multiple
      if (fraction) yield value + (FRACTION_SIGNS[fraction] ?? 0)
    }
  }
  for (const sign of words) if (FRACTION_SIGNS[sign] !== undefined) yield FRACTION_SIGNS[sign]
}

/** What a run of digits may come to: "1 200" is 1200, or 1 and 200 side by side; "1,200" is 1200 or 1.2. */
function* valuesOf(run: string): Generator<number> {
  const groups = run.split(/[\u00A0\u202F\u2009 ]/)
  if (groups.length > 1) for (const group of groups) yield* valuesOf(group)
  const closed = run.replace(/[\u00A0\u202F\u2009 '’]/g, '')
  if (/^\d{1,3}(?:[.,'’\u00A0\u202F\u2009 ]\d{3})+$/.test(run)) yield Number(run.replace(/\D/g, ''))
  const isGrouped = groups.slice(1).every((group) => /^\d{3}(?:[.,]\d+)?$/.test(group))
  if (!isGrouped) return
  const marks = closed.match(/[.,]/g) ?? []
  if (marks.length <= 1) yield Number(closed.replace(',', '.'))
  // Several marks: the last one parts the decimals, "1.234,5".
  else yield Number(closed.replace(/[.,](?=.*[.,])/g, '').replace(',', '.'))
}

function* inWords(
  text: string,
  numerals: Numerals,
  others: Readonly<Record<string, readonly number[]>>,
): Generator<number> {
  const words = folded(text).match(/[a-z]+/g) ?? []
  let run: string[] = []
  for (let at = 0; at <= words.length; at++) {
    const word = words[at] ?? ''
    const isJoined = word === numerals.and && run.length > 0 && numerals.cardinals.has(words[at + 1] ?? '')
    if (numerals.cardinals.has(word) || isJoined) {
      run.push(word)
      continue
    }
    const value = run.length > 0 ? valueOfWords(run, numerals) : null
    run = []
    const score = numerals.scores.get(word) ?? numerals.scores.get(word.replace(/s$/, ''))
    const half = /^(?:et demie?|and a half)\b/.test(words.slice(at, at + 3).join(' '))
    if (value !== null) yield value
    if (value !== null && half) yield value + 0.5
    if (score !== undefined) yield score * (value ?? 1)
    if (value !== null && MULTIPLES[word]) yield value * MULTIPLES[word]
    yield* others[word] ?? []
  }
  const phrases = ` ${words.join(' ')} `
  for (const [phrase, share] of numerals.fractions) if (phrases.includes(` ${phrase} `)) yield share
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').toLowerCase()
