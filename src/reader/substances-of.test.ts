import { expect, it } from 'vitest'
import { createRuleReader } from './load.ts'

const substancesOf = (text: string, phenomenon: string): string[][] =>
  createRuleReader()
    .read(text)
    .observations.filter((one) => one.phenomenon === phenomenon)
    .map((one) => [...one.substances].sort())

it('takes a list whole, and one item alone where each has a number of its own', () => {
  expect(
    substancesOf('À Lille, la cocaïne, la MDMA et la kétamine sont très disponibles.', 'market.availability'),
  ).toEqual([['cocaine', 'ketamine', 'mdma']])
  const seized = substancesOf(
    'À Lille, les douaniers ont saisi 217 kg de résine et 6 kg de cocaïne.',
    'flow.seizure',
  )
  expect(seized).toEqual([['cannabis-resin'], ['cocaine']])
})

it('ends a list where a verb or a semicolon parts its members', () => {
  expect(substancesOf('In Leeds, crack is rare; cocaine is easy to find.', 'market.accessibility')).toEqual([
    ['cocaine'],
  ])
})

it('leaves out what is only denied behind a comma', () => {
  const text = 'À Lille, la kétamine est très disponible, pas l’héroïne.'
  expect(substancesOf(text, 'market.availability')).toEqual([['ketamine']])
})

it('names with an adulterant what it was found in', () => {
  const text = 'Heroin in Leeds is under watch. Five samples were cut with xylazine.'
  expect(substancesOf(text, 'market.adulteration')).toEqual([['heroin', 'xylazine']])
})

it('goes on in a paragraph about what it speaks of, whatever the text is about', () => {
  const text =
    'Héroïne à Lille. L’héroïne est chère. L’héroïne est rare. L’héroïne circule peu.\n\nLe Skenan se revend. Sa disponibilité est élevée.'
  const said = createRuleReader()
    .read(text)
    .observations.find((one) => one.phenomenon === 'market.availability' && one.level === 'high')
  expect(said?.substances).toEqual(['morphine'])
})

it('takes "both drugs" for the two named last, and "all drugs combined" for none', () => {
  const both = 'Cocaine is common in Leeds. So is ketamine. Both drugs are easy to find.'
  expect(substancesOf(both, 'market.accessibility')).toEqual([['cocaine', 'ketamine']])
  const all =
    'À Lille, l’héroïne est rare. L’héroïne est chère. Les décès par surdose ont augmenté, tous produits confondus.'
  expect(substancesOf(all, 'harm.death')).toEqual([[]])
})

it('names all that a claim of adulteration mixes, and no cutting agent', () => {
  const sold = 'In Leeds, powders sold as heroin contained nitazenes and paracetamol.'
  expect(substancesOf(sold, 'market.adulteration')).toEqual([['heroin', 'nitazenes']])
  const cut = 'À Lille, la cocaïne est coupée au lévamisole.'
  expect(substancesOf(cut, 'market.adulteration')).toEqual([['cocaine']])
})

it('goes on about a drug, not about what it is compared with, passes for or takes the place of', () => {
  const text = 'Methamphetamine arrived in Leeds in 2018. It is now second to heroin. It costs £100 a gram.'
  expect(substancesOf(text, 'market.price')).toEqual([['methamphetamine']])
  const shape = 'Nitazenes are sold in Leeds as tablets resembling oxycodone. They cost £2 each.'
  expect(substancesOf(shape, 'market.price')).toEqual([['nitazenes']])
})

it('leaves a label where a paragraph opens with another drug', () => {
  const text =
    'Cannabis: easy to find in Leeds.\n\nGabapentin: £1 a capsule.\n\nMethamphetamine arrived in 2018. It costs £100 a gram.'
  expect(substancesOf(text, 'market.price')).toEqual([['gabapentin'], ['methamphetamine']])
})

it('takes "en deuxième lieu" for an order, "au lieu de" for what is set apart', () => {
  const order = 'À Lille, en deuxième lieu, la méthadone se vend 8 euros le flacon.'
  expect(substancesOf(order, 'market.price')).toEqual([['methadone']])
})

it('knows what "it" is that was taken with another', () => {
  const text =
    'Kratom is sold in Tulsa. Nine people were admitted with poisoning after combining it with gabapentin.'
  expect(substancesOf(text, 'harm.overdose')).toEqual([['gabapentin', 'kratom']])
  const named = 'Paramedics in Leeds attended 143 suspected opioid overdoses.'
  expect(substancesOf(named, 'harm.overdose')).toEqual([['opioids']])
})

it('takes drink for the other half, and "any drug" for none', () => {
  const drunk = 'La kétamine est partout à Lille. Deux jeunes ont pris du GBL avec de l’alcool.'
  expect(substancesOf(drunk, 'use.combination')).toEqual([['ghb-gbl']])
  const any = 'Heroin is common in Leeds. Eighteen per cent had overdosed on any drug.'
  expect(substancesOf(any, 'harm.overdose')).toEqual([[]])
})

it('takes a class said of a drug for no second one, and fake tablets for what they are', () => {
  const main = 'À Lille, la MDMA demeure le stimulant le plus présent en soirée.'
  expect(substancesOf(main, 'market.availability')).toEqual([['mdma']])
  const fake = 'Nitazenes killed six in Leeds. They are pressed into fake oxycodone tablets, small and blue.'
  expect(substancesOf(fake, 'market.form')).toEqual([['nitazenes']])
})

it('takes the most common of a class for no second drug, most of a class for the class', () => {
  const most = 'In Leeds, cocaine remains the most common stimulant.'
  expect(substancesOf(most, 'market.availability')).toEqual([['cocaine']])
  const used = 'In Leeds, cocaine remains the most widely used stimulant.'
  expect(substancesOf(used, 'use.level')).toEqual([['cocaine']])
  const half = 'In Leeds, most of the opioids are easy to find.'
  expect(substancesOf(half, 'market.accessibility')).toEqual([['opioids']])
})

it('goes on about what came before "en plus de"', () => {
  const text =
    'Le crack est arrivé à Lille en 2018. Il est vendu en plus de l’héroïne. Il coûte 10 euros la dose.'
  expect(substancesOf(text, 'market.price')).toEqual([['crack']])
})

it('knows what was mixed with another, not what was bought with it', () => {
  const mixed =
    'Le crack est arrivé à Lille. Un homme a fait une overdose après l’avoir mélangé à de l’héroïne.'
  expect(substancesOf(mixed, 'harm.overdose')).toEqual([['crack', 'heroin']])
  const bought =
    'Le crack est arrivé à Lille. Un homme a fait une overdose après l’avoir achetée à un vendeur d’héroïne.'
  expect(substancesOf(bought, 'harm.overdose')).toEqual([['heroin']])
})
