/** What is drawn by chance has the mean and variance of its distribution, and is drawn again from the same seed. */
import { expect, test } from 'vitest'
import { drawCount, drawGamma, drawNormal, drawPoisson, seeded, shuffle } from './random.ts'
import { meanAt, SCENARIOS, simulateOutbreaks } from './simulated-outbreaks.ts'

const DRAWS = 40_000

/** Mean and variance of many draws, each within five standard errors of what they should be. */
function holdsTo(draw: () => number, mean: number, variance: number, kurtosis: number): void {
  const values = Array.from({ length: DRAWS }, draw)
  const found = values.reduce((sum, value) => sum + value, 0) / DRAWS
  const spread = values.reduce((sum, value) => sum + (value - found) ** 2, 0) / DRAWS
  expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(variance / DRAWS))
  expect(Math.abs(spread - variance)).toBeLessThan(5 * variance * Math.sqrt((kurtosis - 1) / DRAWS))
}

test('uniform numbers are uniform', () => holdsTo(seeded(1), 1 / 2, 1 / 12, 1.8))

test('normal numbers are normal', () => {
  const chance = seeded(2)
  holdsTo(() => drawNormal(chance), 0, 1, 3)
})

test.each([0.3, 1, 7.5])('gamma numbers of shape %f have it for mean and variance', (shape) => {
  const chance = seeded(3)
  holdsTo(() => drawGamma(chance, shape), shape, shape, 3 + 6 / shape)
})

test.each([0.2, 3, 9.9, 10, 40, 900])('Poisson counts of mean %f have it for variance', (mean) => {
  const chance = seeded(4)
  holdsTo(() => drawPoisson(chance, mean), mean, mean, 3 + 1 / mean)
})

test.each([
  [0.135, 2],
  [1.65, 5],
  [150, 1.2],
])('counts of mean %f and dispersion %f have them', (mean, phi) => {
  const chance = seeded(5)
  holdsTo(() => drawCount(chance, mean, phi), mean, mean * phi, 3 + (6 * (phi - 1)) / mean + 1 / (mean * phi))
})

test('a shuffle keeps the values and reaches every order alike', () => {
  const chance = seeded(6)
  const orders = new Map<string, number>()
  for (let i = 0; i < 6000; i++) {
    const order = shuffle(chance, ['a', 'b', 'c']).join('')
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  expect([...orders.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
  for (const times of orders.values()) expect(Math.abs(times - 1000)).toBeLessThan(5 * Math.sqrt(1000))
})

test('the 42 scenarios go from a case in ten weeks to more than a hundred a week', () => {
  expect(SCENARIOS).toHaveLength(42)
  const means = SCENARIOS.map((scenario) => meanAt({ ...scenario, m: 0, beta: 0 }, 1))
  expect(Math.min(...means)).toBeCloseTo(Math.exp(-2), 12)
  expect(Math.max(...means)).toBeCloseTo(Math.exp(5), 10)
})

test('an outbreak adds at least two cases to the same noise, in the weeks said', () => {
  const scenario = SCENARIOS[0]!
  const quiet = simulateOutbreaks(seeded(8), scenario, 0, 0)
  const shaken = simulateOutbreaks(seeded(8), scenario, 0, 6)
  const added = shaken.observed.flatMap((count, t) => (count === quiet.observed[t] ? [] : [t]))
  expect(new Set(added)).toEqual(shaken.outbreakWeeks)
  expect(quiet.outbreak).toBeUndefined()
  expect(Math.min(...added)).toBe(shaken.outbreak?.[0])
})
