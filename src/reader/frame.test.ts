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
