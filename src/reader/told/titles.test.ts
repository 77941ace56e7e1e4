import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

const quotes = (text: string): string[] =>
  reader.read(text).observations.map(({ evidence }) => text.slice(evidence.start, evidence.end))

it('a line that names what the list below it tells is no claim', () => {
  const list = '\n- crack: £10 a rock\n- heroin: £10 a bag, three for £25'
  expect(quotes(`Street prices, Hull, March 2024${list}`)).toEqual([
    'crack: £10 a rock',
    'heroin: £10 a bag, three for £25',
  ])
})

it('an item of the list is no title of those below it', () => {
  const item = '• Cocaïne : restauration, routiers ; publics qui s’élargissent'
  expect(quotes(`Amiens – qui consomme ?\n${item}\n• Héroïne : usagers vieillissants`).join()).toContain(
    'publics qui s’élargissent',
  )
})

it('a line that claims something is one, list or none', () => {
  expect(quotes('Crack is sold for £10 a rock in Hull\n- heroin: £10 a bag, three for £25')).toContain(
    'Crack is sold for £10 a rock in Hull',
  )
})
