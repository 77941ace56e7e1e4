import { describe, expect, test } from 'vitest'
import { frameLines, parseNoise } from './frame.ts'

const none = parseNoise('')
const headings = (text: string): string[] =>
  frameLines(text, none)
    .filter((line) => line.kind === 'heading')
    .map((line) => text.slice(line.start, line.end))

const PROSE =
  'Les équipes de rue disent voir davantage de cocaïne depuis le printemps, et des acheteurs plus jeunes que ceux des années passées.'

describe('A crosshead stands on a line of its own between paragraphs of prose', () => {
  test.each(['Une offre qui se diversifie', '« Ils viennent de loin »', 'More dealers in the suburbs'])(
    '%s',
    (head) => {
      expect(headings(`${PROSE}\n${head}\n${PROSE}`)).toEqual([head])
    },
  )
})

describe('No crosshead', () => {
  test.each([
    ['a sentence', 'Le crack se vend au métro.'],
    ['a price', 'Le gramme à 60 € partout'],
    ['what opens a list', 'On y trouve :'],
    ['a line of small letters', 'et toujours pas d’héroïne'],
    ['a single word', 'Cocaïne'],
  ])('%s', (_what, line) => {
    expect(headings(`${PROSE}\n${line}\n${PROSE}`)).toEqual([])
  })
  test('between short lines, as notes and messages are written', () => {
    expect(headings('Pas vu de brune.\nToujours du shit partout\nDeux vendeurs, très jeunes.')).toEqual([])
  })
  test('behind a line that did not end', () => {
    expect(headings(`${PROSE.slice(0, -1)} et\nDes acheteurs venus de loin\n${PROSE}`)).toEqual([])
  })
})

describe('Items of a numbered list', () => {
  const starts = (text: string): string[] =>
    frameLines(text, none).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)

  test.each([
    [
      'begin behind their numbers, and are no headings',
      'Porto, bulletin\n1 Crack again in two parks\n2 Pipes: 5,200 given out\n3 Hepatitis C: 3 cases',
      [
        'heading Porto, bulletin',
        'text Crack again in two parks',
        'text Pipes: 5,200 given out',
        'text Hepatitis C: 3 cases',
      ],
    ],
    [
      'so many of one thing are none',
      'Taz Lille\n1 Taz 10€\n2 Taz 18€\n3 Taz 25€',
      ['text Taz Lille', 'text 1 Taz 10€', 'text 2 Taz 18€', 'text 3 Taz 25€'],
    ],
    ['nor are quantities', '1 g 60€\n2 g 110€\n5 g 250€', ['text 1 g 60€', 'text 2 g 110€', 'text 5 g 250€']],
  ])('%s', (_what, text, lines) => {
    expect(starts(text)).toEqual(lines)
  })
})
