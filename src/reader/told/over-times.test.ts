import { describe, expect, it } from 'vitest'
import { createReader, createRuleReader } from '../load.ts'

const readers = { 'rules alone': createRuleReader(), 'what was learned too': createReader() }

describe.each(Object.entries(readers))('by %s', (_name, reader) => {
  it.each([
    [
      'Le gramme de cocaïne coûtait 70 € en 2018, 65 € en 2020 et 60 € en 2023.',
      'market.price',
      'down 2018/2023 70 65 60',
    ],
    ['In 2019 a gram of heroin cost £40; in 2023 it was £55.', 'market.price', 'up 2019/2023 40 55'],
    ['Cocaine purity rose from 45% in 2019 to 62% in 2023.', 'market.purity', 'up 2019/2023 45 62'],
    [
      'There were 12 heroin overdose deaths in 2021, 15 in 2022 and 22 in 2023.',
      'harm.death',
      'up 2021/2023 12 15 22',
    ],
    [
      'Le gramme d’héroïne valait 70 € en 2019, il est à 70 € en 2023.',
      'market.price',
      'stable 2019/2023 70 70',
    ],
  ])('« %s » is one claim over the whole time', (text, phenomenon, said) => {
    const told = reader
      .read(text)
      .observations.filter((one) => one.phenomenon === phenomenon)
      .map(
        ({ direction, period, measures, evidence }) =>
          `${direction} ${period} ${measures.map(({ value }) => value).join(' ')} ${text.slice(evidence.start, evidence.end) === text.slice(0, -1)}`,
      )
    expect(told).toEqual([`${said} true`])
  })

  it('what one time is set apart from is no span', () => {
    const [claim] = reader.read('The price of heroin fell to £60 a gram in 2023.').observations
    expect(claim?.period).toBe('2023')
  })
})

it('two figures set against each other span two times', () => {
  const [claim] = readers['what was learned too'].read(
    'En 2022, 320 décès par surdose d’héroïne ont été recensés, contre 280 en 2021.',
  ).observations
  expect(claim).toMatchObject({ phenomenon: 'harm.death', direction: 'up', period: '2021/2022' })
})
