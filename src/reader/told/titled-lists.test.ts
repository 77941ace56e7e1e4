import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string): string[] =>
  reader
    .read(text)
    .observations.filter(({ phenomenon }) => phenomenon === 'market.availability')
    .map(
      ({ substances, places, direction, level, evidence }) =>
        `${substances.join()} ${places.map((one) => one.text).join()} ${direction} ${level} | ${text.slice(evidence.start, evidence.end)}`,
    )

it.each([
  [
    'Availability in Galway, 2024:\n1. Cannabis: stable\n2. Cocaine: rising\n3. Heroin: falling',
    [
      'cannabis Galway stable null | Cannabis: stable',
      'cocaine Galway up null | Cocaine: rising',
      'heroin Galway down null | Heroin: falling',
    ],
  ],
  [
    'Lille, juin 2024\nDisponibilité\n- Cocaïne : en hausse\n- Héroïne : stable\n- MDMA : rare',
    [
      'cocaine Lille up null | Cocaïne : en hausse',
      'heroin Lille stable null | Héroïne : stable',
      'mdma Lille present low | MDMA : rare',
    ],
  ],
])('« %s »: each item is a claim of what the title names', (text, claims) => {
  expect(told(text)).toEqual(claims)
})

it('one item below a title makes no list', () => {
  expect(told('Availability in Galway, 2024:\nCocaine: rising\nThe team met on Monday.')).toHaveLength(1)
})
