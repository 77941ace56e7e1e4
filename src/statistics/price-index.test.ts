/** Index numbers by the worked figures of their definitions, and by what must hold of each. */
import { describe, expect, test } from 'vitest'
import { gearyKhamis, geks, timeProductDummy } from './multilateral-index.ts'
import { chainedIndex, compareTwo, directIndex, type PricePair } from './price-index.ts'

const rounded = (index: readonly (number | undefined)[]) =>
  index.map((value) => (value === undefined ? undefined : Number(value.toFixed(6))))

// Two goods: 2 → 3 for 10 then 8 units, 5 → 4 for 4 then 6 units; spent 40 then 48.
const pairs: PricePair[] = [
  { p0: 2, p1: 3, q0: 10, q1: 8 },
  { p0: 5, p1: 4, q0: 4, q1: 6 },
]

test.each([
  ['jevons', Math.sqrt(1.5 * 0.8)],
  ['dutot', 7 / 7],
  ['carli', (1.5 + 0.8) / 2],
  ['laspeyres', 46 / 40],
  ['paasche', 48 / 46],
  ['fisher', Math.sqrt((46 / 40) * (48 / 46))],
  ['tornqvist', 1.5 ** 0.5 * 0.8 ** 0.5],
] as const)('%s of two goods by hand', (formula, index) => {
  expect(compareTwo(pairs, formula)).toBeCloseTo(index, 12)
})

const price = [
  [10, 12, undefined, 11, 15],
  [20, 19, 25, undefined, 26],
  [undefined, 7, 8, 8.5, 9],
  [4, undefined, 4.4, 5, 5.2],
]
const quantity = [
  [5, 4, undefined, 4, 3],
  [2, 3, 2, undefined, 2],
  [undefined, 6, 6, 5, 7],
  [9, undefined, 8, 8, 8],
]
const double = price.map((row) => row.map((value, t) => (value === undefined || t < 2 ? value : 2 * value)))

describe('what must hold', () => {
  test.each(['jevons', 'fisher', 'tornqvist'] as const)(
    'GEKS of %s does not mind which way it goes',
    (formula) => {
      const reversed = (table: typeof price) => table.map((row) => row.toReversed())
      const forth = geks({ price, quantity }, formula)
      const back = geks({ price: reversed(price), quantity: reversed(quantity) }, formula)
      expect((back[4] ?? 0) / 100).toBeCloseTo(100 / (forth[4] ?? 0), 10)
    },
  )

  test('where no price is missing, GEKS and the time-product dummy of plain prices are Jevons', () => {
    const whole = [
      [10, 12, 11],
      [20, 19, 25],
      [4, 6, 7],
    ]
    const jevons = rounded(directIndex({ price: whole }, 'jevons'))
    expect(rounded(geks({ price: whole }, 'jevons'))).toEqual(jevons)
    expect(rounded(timeProductDummy({ price: whole }))).toEqual(jevons)
  })

  test('twice the price of everything from the third period on doubles every index from there on', () => {
    const indices = [
      (table: typeof price) => geks({ price: table, quantity }, 'tornqvist'),
      (table: typeof price) => timeProductDummy({ price: table, quantity }, true),
      (table: typeof price) => timeProductDummy({ price: table }),
      (table: typeof price) => gearyKhamis({ price: table, quantity }),
      (table: typeof price) => chainedIndex({ price: table, quantity }, 'fisher'),
    ]
    for (const index of indices)
      expect(rounded(index(double))).toEqual(
        rounded(index(price).map((value, t) => value && value * (t < 2 ? 1 : 2))),
      )
  })

  test('Geary–Khamis values each period at averages of its own making', () => {
    const level = gearyKhamis({ price, quantity }).map((value) => (value ?? 0) / 100)
    const averages = price.map((row, item) => {
      const bought = quantity[item]!.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)
      return row.reduce<number>(
        (sum, value, t) => sum + (value ?? 0) * ((quantity[item]![t] ?? 0) / bought / level[t]!),
        0,
      )
    })
    const over = level.map((_, t) => {
      const sum = (of: (item: number) => number) => price.reduce((total, _, item) => total + of(item), 0)
      return (
        sum((item) => (price[item]![t] ?? 0) * (quantity[item]![t] ?? 0)) /
        sum((item) => averages[item]! * (quantity[item]![t] ?? 0))
      )
    })
    for (const [t, value] of level.entries()) expect(over[t]! / over[0]!).toBeCloseTo(value, 10)
  })
})

test('a chain of Carli drifts up when a price goes and comes back, Jevons’ does not', () => {
  const price = [
    [10, 20, 10],
    [10, 10, 10],
  ]
  expect(rounded(chainedIndex({ price }, 'carli'))).toEqual([100, 150, 112.5])
  expect(rounded(chainedIndex({ price }, 'jevons'))[2]).toBe(100)
})

test('periods that share no item are not compared', () => {
  const price = [
    [10, undefined, undefined],
    [undefined, 5, 6],
  ]
  expect(directIndex({ price }, 'jevons')).toEqual([100, undefined, undefined])
  expect(chainedIndex({ price }, 'jevons')).toEqual([100, undefined, undefined])
  expect(geks({ price }, 'jevons').slice(1)).toEqual([undefined, undefined])
  expect(timeProductDummy({ price })).toEqual([undefined, undefined, undefined])
})

test('a formula that weighs needs quantities', () => {
  expect(() => directIndex({ price }, 'fisher')).toThrow('expected quantities for fisher, found none')
})
