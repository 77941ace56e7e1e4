import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const told = (text: string): string[] =>
  reader
    .read(text)
    .observations.map(
      ({ phenomenon, substances, places, direction, level, evidence }) =>
        `${phenomenon} ${substances.join()} ${places.map((one) => one.text).join()} ${direction} ${level} | ${text.slice(evidence.start, evidence.end)}`,
    )
    .sort()

it.each([
  [
    'June 2024 signals: cocaine cheaper in Dublin, MDMA stronger in Cork, no heroin at all in Tralee.',
    [
      'market.availability heroin Tralee absent null | no heroin at all in Tralee',
      'market.price cocaine Dublin down null | cocaine cheaper in Dublin',
      'market.purity mdma Cork up null | MDMA stronger in Cork',
    ],
  ],
  [
    'Héroïne en hausse à Metz, cocaïne moins chère à Lyon, crack introuvable à Nice.',
    [
      'market.availability crack Nice absent null | crack introuvable à Nice',
      'market.availability heroin Metz up null | Héroïne en hausse à Metz',
      'market.price cocaine Lyon down null | cocaïne moins chère à Lyon',
    ],
  ],
  [
    'Heroin is scarce in Hull, crack is everywhere in Leeds.',
    [
      'market.availability crack Leeds present high | crack is everywhere in Leeds',
      'market.availability heroin Hull present low | Heroin is scarce in Hull',
    ],
  ],
])('« %s »: each with its own drug, place and way', (text, claims) => {
  expect(told(text)).toEqual(claims)
})

it('a list of places under one drug is no such thing', () => {
  expect(told('Heroin is scarce in Hull, in Leeds and in York.')).toEqual([
    expect.stringContaining('heroin Hull,Leeds,York present low'),
  ])
})
