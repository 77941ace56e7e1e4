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
