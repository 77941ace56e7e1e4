import { expect, it } from 'vitest'
import type { Language } from '../core/codes.ts'
import { createReader } from './load.ts'

const substancesIn = (text: string, language: Language): string[] =>
  createReader()
    .read(text, { language })
    .marks.filter((mark) => mark.kind === 'substance')
    .map((mark) => `${text.slice(mark.start, mark.end)} ${mark.code}`)

it.each([
  ['Le Subutex se vend à la gare. Le cachet vaut 5 euros.', 'fr', ['Subutex buprenorphine']],
  ['Xanax is about. The pills cost £2 each.', 'en', ['Xanax benzodiazepines']],
  [
    'Le Subutex se vend à la gare, la MDMA au bar. Un cachet vaut 5 euros.',
    'fr',
    ['Subutex buprenorphine', 'MDMA mdma', 'cachet mdma'],
  ],
  ['Fentanyl is sold as "down" here.', 'en', ['Fentanyl fentanyl', 'down opioids']],
  ['Cocaine prices went down in March.', 'en', ['Cocaine cocaine']],
  ['Nitazenes come as tablets, small and blue.', 'en', ['Nitazenes nitazenes']],
  ['Heroin is rare.\nIce: £30 a point', 'en', ['Heroin heroin', 'Ice methamphetamine']],
  ['La cocaïne arrivait dans un camion de fleurs.', 'fr', ['cocaïne cocaine']],
  ['Heroin is everywhere.\nRock still 10s, two for 15', 'en', ['Heroin heroin', 'Rock crack']],
  ['Ketamine helps them come down off ice.', 'en', ['Ketamine ketamine', 'ice methamphetamine']],
  ['ketamine is everywhere but i cant get acid', 'en', ['ketamine ketamine', 'acid lsd']],
  ['Coke dispo.\nPromo BLANCHE jusqu’à minuit', 'fr', ['Coke cocaine', 'BLANCHE cocaine']],
  ['De la cocaïne sur une table blanche.', 'fr', ['cocaïne cocaine']],
  ['La cocaïne monte.\nMD 10 le gramme', 'fr', ['cocaïne cocaine', 'MD mdma']],
  ['Fentanyl is about. Ice came late to the north.', 'en', ['Fentanyl fentanyl', 'Ice methamphetamine']],
  ['Heroin is rare and the acid jazz band is back.', 'en', ['Heroin heroin']],
  ['Heroin is rare. Speed is back, he says.', 'en', ['Heroin heroin', 'Speed amphetamine']],
  ['Cocaine is dear. The speed camera is new.', 'en', ['Cocaine cocaine']],
  ['Heroin is scarce and a point of down is $10.', 'en', ['Heroin heroin', 'down opioids']],
  ['Cannabis is about. Growers had 640 plants.', 'en', ['Cannabis cannabis', 'plants cannabis-herb']],
  ['Cannabis smells by the plants of the florist.', 'en', ['Cannabis cannabis']],
  [
    'La cocaïne monte. Mes deux tampons, 2 C = 110 et la 3 arrive.',
    'fr',
    ['cocaïne cocaine', 'C cocaine', 'la 3 3-mmc'],
  ],
  ['La 3-MMC se sniffe dans le tram.', 'fr', ['La 3-MMC 3-mmc']],
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

it.each([
  ['Le 2C-B, je l’ai eu en cachet, 4 € pièce.', 'fr', ['2C-B 2c-b']],
  ['La cocaïne se présente en bonbonne d’un gramme.', 'fr', ['cocaïne cocaine']],
  ['2C-B 15mg pills are around.', 'en', ['2C-B 2c-b']],
  ['He had heroin, pills and ket.', 'en', ['heroin heroin', 'pills mdma', 'ket ketamine']],
] as const)(
  'in « %s », a shape is that of the substance named, in a list one more',
  (text, language, found) => {
    expect(substancesIn(text, language)).toEqual(found)
  },
)

it.each([
  ['Heroin is everywhere. B&W all night', 'en', ['Heroin heroin', 'B heroin', 'W crack']],
  ['Kétamine. Rien à dire.\nMD. Moins demandée', 'fr', ['Kétamine ketamine', 'MD mdma']],
  ['The sergeant from B wing and W division met.', 'en', []],
] as const)(
  'in « %s », letters are drugs in pairs or alone at the head of a line',
  (text, language, found) => {
    expect(substancesIn(text, language)).toEqual(found)
  },
)

it.each([
  ['Ketamine steady. Nobody on G. But K’s huge.', ['Ketamine ketamine', 'G ghb-gbl', 'K ketamine']],
  [
    'Diazepam is short: D10s are £2, and K2 is in every cell.',
    ['Diazepam benzodiazepines', 'D10s benzodiazepines', 'K2 synthetic-cannabinoids'],
  ],
  ['Ketamine is dear, they say, and md is gone. Ann Jones, MD, spoke.', ['Ketamine ketamine', 'md mdma']],
  ['Cocaine was found. Councillor K. spoke; hepatitis B fell.', ['Cocaine cocaine']],
] as const)('in « %s », a letter does what a drug does or is taken', (text, found) => {
  expect(substancesIn(text, 'en')).toEqual(found)
})

it.each([
  ['Nine vapes sold as THC were bought.', ['THC cannabis-oil']],
  ['Cannabis with 15 % THC was seized.', ['Cannabis cannabis', 'THC cannabis']],
  ['Two in five vapes held a synthetic; heroin none.', ['synthetic synthetic-cannabinoids', 'heroin heroin']],
] as const)('in « %s », what is in a vape is named by it', (text, found) => {
  expect(substancesIn(text, 'en')).toEqual(found)
})

it('reads a text of slang alone, and none where one everyday word might be slang', () => {
  const runner = 'He sold me weed, coke and crack from the car, then more weed.'
  expect(substancesIn(runner, 'en').map((one) => one.split(' ')[1])).toContain('crack')
  expect(substancesIn('The weed in the lawn is back.', 'en')).toEqual([])
})

it.each([
  ['Cocaine seized. The speed limit was 30, the fire brigade came.', 'en', ['Cocaine cocaine']],
  ['Héroïne saisie dans un pot de fleurs, huile de palme à côté.', 'fr', ['Héroïne heroin']],
  ['La coke de pétrole brûle sous la chaudière.', 'fr', []],
] as const)('in « %s », a set phrase holds no drug', (text, language, found) => {
  expect(substancesIn(text, language)).toEqual(found)
})
