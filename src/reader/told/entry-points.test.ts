import { expect, it } from 'vitest'
import { createReader } from '../load.ts'

const reader = createReader()

it.each([
  ['Belgium and the Netherlands remain the main entry points for cocaine.', '>Belgium,the Netherlands'],
  ['Marseille et Le Havre restent les points d’entrée de la cocaïne.', '>Marseille,Le Havre'],
  ['Rotterdam is a gateway for cocaine from Ecuador.', 'Ecuador>Rotterdam'],
])('« %s »: where it comes in is where it goes to', (text, way) => {
  const ways = reader
    .read(text)
    .observations.filter(({ phenomenon }) => phenomenon === 'flow.trafficking')
    .map(({ from = [], to = [] }) => [from, to].map((ends) => ends.map((end) => end.text).join()).join('>'))
  expect(ways).toEqual([way])
})
