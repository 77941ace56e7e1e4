/** Chance that can be repeated: uniform numbers from a seed, and the distributions simulations draw from. */
import { demandPositive } from './demand.ts'
import { logGamma } from './gamma-function.ts'

/** A source of numbers uniform between 0 and 1, both excluded. */
export type Chance = () => number

const TURN = 2 ** 32

/**
 * Uniform numbers that are the same for the same seed, on every machine.
 *
 * xoshiro128** of Blackman & Vigna (2021), ACM Trans. Math. Softw. 47(4), two draws a number (53 bits), its state filled from the seed by
 * Weyl's steps and MurmurHash's finaliser. For simulation, not for secrets.
 *
 * @param seed any whole number below 2⁵³
 * @example
 * [seeded(1)() === seeded(1)(), seeded(1)() === seeded(2)()] // => [true, false]
 */
export function seeded(seed: number): Chance {
  let weyl = (seed ^ Math.imul(Math.floor(seed / TURN), 0x9e3779b1)) >>> 0
  const fill = (): number => {
    weyl = (weyl + 0x9e3779b9) >>> 0
    let mixed = weyl
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
  let [a, b, c, d] = [fill(), fill(), fill(), fill()]
  const next = (): number => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6) + 0.5) / 2 ** 53
}

/**
 * A standard normal number (Marsaglia & Bray's polar method, 1964).
 *
 * @example
 * Number.isFinite(drawNormal(seeded(1))) // => true
 */
export function drawNormal(chance: Chance): number {
  for (;;) {
    const [x, y] = [2 * chance() - 1, 2 * chance() - 1]
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/**
 * A gamma number of mean `shape` (scale 1).
 *
 * Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26(3).
 *
 * @example
 * drawGamma(seeded(1), 2) > 0 // => true
 */
export function drawGamma(chance: Chance, shape: number): number {
  demandPositive('drawGamma', 'shape', [shape])
  if (shape < 1) return drawGamma(chance, shape + 1) * chance() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(chance)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/**
 * A Poisson count of mean `mean`.
 *
 * By multiplication below a mean of 10; above by Hörmann's transformed rejection (1993), Insurance: Math. Econ. 12(1).
 *
 * @example
 * drawPoisson(seeded(1), 0) // => 0
 */
export function drawPoisson(chance: Chance, mean: number): number {
  if (!(mean > 0)) return 0
  if (mean < 10) {
    const least = Math.exp(-mean)
    let count = 0
    for (let product = chance(); product > least; product *= chance()) count++
    return count
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverse = 1.1239 + 1.1328 / (b - 3.4)
  for (;;) {
    const u = chance() - 0.5
    const v = chance()
    const edge = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.43)
    if (edge >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return count
    if (count < 0 || (edge < 0.013 && v > edge)) continue
    const height = Math.log((v * inverse) / (a / (edge * edge) + b))
    if (height <= count * Math.log(mean) - mean - logGamma(count + 1)) return count
  }
}

/**
 * A count of mean `mean` and variance `phi` times the mean: negative binomial, Poisson when `phi` is 1.
 *
 * @example
 * drawCount(seeded(1), 0, 2) // => 0
 */
export function drawCount(chance: Chance, mean: number, phi: number): number {
  if (!(phi > 1) || !(mean > 0)) return drawPoisson(chance, mean)
  return drawPoisson(chance, drawGamma(chance, mean / (phi - 1)) * (phi - 1))
}

/**
 * The same values in an order of chance (Fisher & Yates), in place.
 *
 * @example
 * shuffle(seeded(1), [1, 2, 3]).length // => 3
 */
export function shuffle<T extends { length: number; [index: number]: unknown }>(
  chance: Chance,
  values: T,
): T {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    const held = values[i]
    values[i] = values[j]
    values[j] = held
  }
  return values
}
