/** Ten thousand texts nobody would write (cut, doubled, reversed, with signs of every kind) are read without an exception, and quoted to the letter. */
import { describe, expect, test } from 'vitest'
import { isExact } from '../core/evidence.ts'
import { createReader } from './load.ts'
import type { Reading } from './reading.ts'

const TEXTS = 10_000
const SEED = 20_260_101

const PLAIN = [
  'À Lille, le gramme de cocaïne se négocie entre 60 et 70 euros ; « 1 g acheté, 0,2 offert ». Selon les intervenants du CAARUD, les livraisons à domicile augmentent depuis 2019, suite à la fermeture d’un squat.',
  'Héroïne\n\nLa brune est plus difficile à trouver qu’en 2014 (XIXe arrondissement, lignes 4, 9 et 12). Les gendarmes ont saisi 308 g d’héroïne et 1 200 comprimés.\n\nPublicité\n\nCoke : 60, beuh : 10 le g.',
  'Cannabis goes for £180 an ounce in Leeds and three for £100 nearby. Two thirds of users said that ketamine was everywhere; nitazenes were found in 12 % of samples between March and June 2021.',
  'Pour expliquer cette tendance : en effet, le nombre de colis envoyés de Rotterdam vers Rouen double. De plus, les dealers ne se déplacent plus. Ainsi, la MDMA est de plus en plus disponible.',
]

const SIGNS = [
  '🔥',
  '👩‍⚕️',
  '\u0000',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\udc00',
  '«',
  '»',
  '"',
  '(((',
  ')',
  '…',
  '..',
  '\n',
  '\r\n\r\n',
  '\u2028',
  '\t',
  '—',
  '’',
  '9'.repeat(40),
  '1e309',
  '0,0,0.0.1',
  '٣٤',
  'הרואין',
  'зелье',
  '大麻',
  'œ',
  'ß',
  'é',
  '%',
  '€€€',
  '£',
  '+/+',
  ' ',
]

/** Numbers from 0 to `below`, the same for the same seed (Numerical Recipes' linear congruential generator). */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A text with a few accidents: a cut, a doubling, a sign, a piece of another text, capitals, its letters backwards. */
function mutated(among: (below: number) => number): string {
  let text = PLAIN[among(PLAIN.length)]!
  const accidents = 1 + among(6)
  for (let n = 0; n < accidents; n++) {
    const at = among(text.length + 1)
    const end = Math.min(text.length, at + among(40))
    const piece = text.slice(at, end)
    const other = PLAIN[among(PLAIN.length)]!
    const start = among(other.length)
    const put = [
      '',
      piece + piece,
      piece + SIGNS[among(SIGNS.length)]!,
      SIGNS[among(SIGNS.length)]!.repeat(1 + among(4)),
      piece + other.slice(start, start + 60),
      piece.toUpperCase(),
      [...piece].reverse().join(''),
      piece.replaceAll(' ', ''),
    ][among(8)]!
    text = text.slice(0, at) + put + text.slice(end)
  }
  return text
}

function isSound(text: string, { observations, marks, offers, headings, boilerplate }: Reading): boolean {
  return (
    observations.every(({ evidence }) => isExact(text, evidence)) &&
    [...marks, ...offers, ...headings, ...boilerplate].every(
      ({ start, end }) => 0 <= start && start < end && end <= text.length,
    )
  )
}

describe('ten thousand accidents', () => {
  const reader = createReader()
  test('each text is read, and what is quoted stands there', () => {
    const among = chance(SEED)
    let observations = 0
    for (let n = 0; n < TEXTS; n++) {
      const text = mutated(among)
      const reading = reader.read(text, n % 3 === 0 ? { language: n % 2 ? 'en' : 'fr' } : {})
      observations += reading.observations.length
      if (!isSound(text, reading)) expect.fail(`not quoted to the letter: ${JSON.stringify(text)}`)
    }
    expect(observations).toBeGreaterThan(TEXTS)
  }, 120_000)
})
