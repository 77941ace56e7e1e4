import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Language } from '../core/codes.ts'
import { packageFile } from '../vocabulary/package-files.ts'
import { createReader, deskOf } from './load.ts'

interface Written {
  readonly lang: Language
  readonly text: string
}

const texts = readFileSync(packageFile('learned/held-out.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Written)

test('a text is read the same whatever was read before it', () => {
  const reader = createReader()
  const read = ({ lang, text }: Written): string => JSON.stringify(reader.read(text, { language: lang }))
  const forward = texts.map(read)
  const backward = texts.toReversed().map(read).toReversed()
  expect(backward).toEqual(forward)
})

test('nor does what an earlier text had behind the last word of this one count', () => {
  const { scanners, linesOf } = deskOf()
  const text = 'Heroin is rare in the Texas Panhandle and in Belize City.'
  const places = (): string[] => {
    const { sentences } = scanners.en.scan(text, linesOf(text), 0)
    return sentences.flatMap((one) => one.places.map(({ start, end }) => text.slice(start, end)))
  }
  const alone = places()
  for (const before of [
    '27.9% Cocaine 27.1% Amphetamine 14.6% Ketamine 9.0% Magic Mushrooms And More Of Them Than Before ',
    'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z',
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21',
    'Lille, Metz, Nancy, Brest, Lyon, Nice, Paris, Nantes, Dijon, Reims, Tours, Caen, Rouen',
  ]) {
    scanners.en.scan(before, linesOf(before), 0)
    expect(places()).toEqual(alone)
  }
})
