import { expect, it } from 'vitest'
import type { Language } from '../core/codes.ts'
import { createReader } from './load.ts'

const substancesIn = (text: string, language: Language): string[] =>
  createReader()
    .read(text, { language })
    .marks.filter((mark) => mark.kind === 'substance')
    .map((mark) => `${text.slice(mark.start, mark.end)} ${mark.code}`)

it.each([
  ['Fentanyl is sold as "down" here.', 'en', ['Fentanyl fentanyl', 'down opioids']],
  ['Cocaine prices went down in March.', 'en', ['Cocaine cocaine']],
  ['Heroin is everywhere.\nRock still 10s, two for 15', 'en', ['Heroin heroin', 'Rock crack']],
  ['ketamine is everywhere but i cant get acid', 'en', ['ketamine ketamine', 'acid lsd']],
  ['Coke dispo.\nPromo BLANCHE jusqu’à minuit', 'fr', ['Coke cocaine', 'BLANCHE cocaine']],
  ['De la cocaïne sur une table blanche.', 'fr', ['cocaïne cocaine']],
  ['La cocaïne monte.\nMD 10 le gramme', 'fr', ['cocaïne cocaine', 'MD mdma']],
] as const)('in « %s », slang is a drug where it is meant as one', (text, language, substances) => {
  expect(substancesIn(text, language)).toEqual(substances)
})

it.each([
  [
    'Des comprimés de zopiclone et du Théralène sont revendus.',
    'fr',
    ['zopiclone medicines', 'Théralène medicines'],
  ],
  ['Zopiclone and mirtazapine are sold in prison.', 'en', ['Zopiclone medicines', 'mirtazapine medicines']],
] as const)(
  'in « %s », a medicine without a code of its own is one of the medicines',
  (text, language, substances) => {
    expect(substancesIn(text, language)).toEqual(substances)
  },
)
