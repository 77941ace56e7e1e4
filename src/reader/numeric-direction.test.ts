import { describe, expect, it } from 'vitest'
import { createRuleReader } from './load.ts'

const directionOf = (text: string, phenomenon: string): string | undefined =>
  createRuleReader()
    .read(text)
    .observations.find((one) => one.phenomenon === phenomenon)?.direction

describe('two numbers, one of them earlier', () => {
  it.each([
    ['À Lille, 64 overdoses d’héroïne ont été relevées, contre 41 au cours du semestre précédent.', 'up'],
    ['À Lille, 33 overdoses d’héroïne ont été relevées, contre 57 l’an passé.', 'down'],
    ['À Lille, les overdoses d’héroïne étaient 31 en 2019 et 94 en 2022.', 'up'],
    ['À Lille, le nombre d’overdoses d’héroïne tombe de 82 à 35.', 'down'],
    ['À Lille, 52 overdoses d’héroïne, onze de plus qu’en 2021.', 'up'],
    ['In Leeds there were 12 heroin overdoses this month, up from 7.', 'up'],
    ['In Leeds there were 19 heroin overdoses in Jan vs 11 in Dec.', 'up'],
    ['In Leeds heroin overdoses went from 40 to 15 in two years.', 'down'],
    ['In Leeds, 90 heroin overdoses against the usual 20.', 'up'],
    ['In Leeds there were 90 heroin overdoses, against 20 a year earlier.', 'up'],
    ['In Leeds, 34 heroin overdoses in the twelve months to March against 13 in the previous year.', 'up'],
    ['In Leeds heroin overdoses rose among ten clinics from 74 to 266.', 'up'],
    ['À Lille, 18 overdoses d’héroïne, quatre fois moins qu’en 2015.', 'down'],
    ['À Lille, huit overdoses d’héroïne ont été relevées, après trois l’année précédente.', 'up'],
    ['À Lille, 54 overdoses d’héroïne en 2023, quand on en comptait 20 en 2019.', 'up'],
    ['À Lille, 12 overdoses d’héroïne cette année ; il y en avait 31 il y a trois ans.', 'down'],
    ['In Leeds there were 57 heroin overdoses in 2023; there had been 22 the year before.', 'up'],
    ['In Leeds 41 heroin overdoses this year; in 2021 it was 60.', 'down'],
    [
      'À Lille, trois usagers sur dix ont fait une overdose d’héroïne, contre deux sur trois en 2015.',
      'down',
    ],
  ])('« %s » : %s', (text, direction) => {
    expect(directionOf(text, 'harm.overdose')).toBe(direction)
  })
})

describe('a share with its sign', () => {
  it.each([
    ['Overdoses d’héroïne : + 12 % à Lille.', 'up'],
    ['Overdoses d’héroïne à Lille en 2023 (−8 %).', 'down'],
    ['Heroin overdoses in Leeds: +12%.', 'up'],
    ['Heroin overdoses -12% on last year in Leeds.', 'down'],
    ['In Leeds 10-12% of clients had a heroin overdose.', 'present'],
  ])('« %s » : %s', (text, direction) => {
    expect(directionOf(text, 'harm.overdose')).toBe(direction)
  })
})

describe('two numbers of which none is earlier', () => {
  it.each([
    ['À Lille, 41 overdoses d’héroïne ont été relevées, contre 9 à Metz.'],
    ['In Leeds, 41 heroin overdoses, against 9 in Bradford.'],
    ['À Lille, 41 overdoses d’héroïne, contre 9 à Marseille.'],
    ['In Leeds there were 41 heroin overdoses among 900 clients.'],
    ['À Lille, 41 overdoses d’héroïne, dont 12 chez des personnes de 40 ans.'],
    ['À Lille, 41 overdoses d’héroïne ont été relevées et il y avait 12 femmes parmi elles.'],
    ['In Leeds there were 143 heroin overdoses and there were 12 arrests that week.'],
    ['In Leeds there were 143 heroin overdoses in 2023; there were 3 nurses on each shift.'],
    ['À Lille, 54 overdoses d’héroïne en 2023, quand le centre comptait 12 lits.'],
    ['Of the 41 people seen in Leeds this week, 26 had a heroin overdose in the previous month.'],
    ['In Leeds heroin overdoses were counted between August 3 and September 30.'],
    ['À Lille, les overdoses d’héroïne surviennent de 22 h à 4 h.'],
    ['À Lille, plus d’overdoses d’héroïne que de malaises à l’alcool : 18 contre 7.'],
  ])('« %s »', (text) => {
    expect(directionOf(text, 'harm.overdose')).toBe('present')
  })
})

it('sets a share against the next share, whatever number stands between', () => {
  const text = 'In Leeds 41% of the 1,120 clients injected heroin in 2023, compared with 58% in 2019.'
  expect(directionOf(text, 'use.route')).toBe('down')
})

it('compares weights, not the numbers before their units', () => {
  const text = 'À Lille, 1,9 tonne d’héroïne a été saisie en 2022, contre 640 kilos en 2020.'
  expect(directionOf(text, 'flow.seizure')).toBe('up')
})

it.each([
  [
    'Le Skenan, vendu 5 euros la plaquette de 100 mg en 2019, se négocie désormais autour de 10 euros à Metz.',
    'market.price',
    'up',
  ],
  ['A heroin bag of 200 mg went from £10 to £8 in Leeds.', 'market.price', 'down'],
  ['In Leeds MDMA tablets contained 152 mg, ranging from 38 to 281 mg.', 'market.purity', 'present'],
  ['In Leeds the purity of heroin averaged 24%, half what it was.', 'market.purity', 'down'],
  ['In Leeds MDMA tablets contained 152 mg, up from 120 mg in 2019.', 'market.purity', 'up'],
])(
  'sets sums against sums, and no number against a range it lies in: « %s »',
  (text, phenomenon, direction) => {
    expect(directionOf(text, phenomenon)).toBe(direction)
  },
)

describe('a line that ends in how far it moved', () => {
  it.each([
    ['Harm from heroin in Leeds\n\nHeroin overdoses (June to August 23): 12% decrease', 'down'],
    ['Harm from heroin in Leeds\n\nHeroin overdoses, April to June: 9 per cent higher', 'up'],
    ['Harm from heroin in Leeds\n\nHeroin overdoses: 14 percent lower', 'down'],
    ['L’héroïne à Lille\n\nOverdoses d’héroïne : 8 % de hausse', 'up'],
    ['L’héroïne à Lille\n\nOverdoses d’héroïne à Lille : en baisse', 'down'],
  ])('« %s » : %s', (text, direction) => {
    expect(directionOf(text, 'harm.overdose')).toBe(direction)
  })
})
