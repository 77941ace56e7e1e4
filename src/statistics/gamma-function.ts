/** The logarithm of the gamma function and of its near kin, on which every count distribution stands. */

const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5,
  -2.6190838401581408e-5, 3.6899182659531625e-6,
]

const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI)

/**
 * Natural logarithm of the gamma function for `x` > 0.
 *
 * From 15 on Stirling's series, below it Lanczos (1964) with the coefficients of Godfrey.
 *
 * @example
 * logGamma(1) // => 0
 * logGamma(2) // => 0
 */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0
  if (x >= 15) return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingSeries(x)
  const base = x + 4.2421875
  let sum = LANCZOS[0] as number
  for (let k = 1; k < LANCZOS.length; k++) sum += (LANCZOS[k] as number) / (x + (k - 1))
  return (x - 0.5) * Math.log(base) - base + Math.log(Math.sqrt(2 * Math.PI) * sum)
}

const stirlingSeries = (x: number): number => {
  const s = 1 / (x * x)
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360)))))) / x
}

/**
 * What Stirling's formula misses of log n!, Loader (2000), "Fast and accurate computation of binomial
 * probabilities": log n! less ½ log(2πn) + n log n − n.
 *
 * @example
 * stirlingError(1e9) // => 8.333333333333333e-11
 */
export function stirlingError(n: number): number {
  return n >= 15 ? stirlingSeries(n) : logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_2PI
}

/**
 * Half the deviance x log(x/m) + m − x of a count `x` from its mean `m`, without cancellation where they are close (Loader 2000).
 *
 * @example
 * halfDeviance(3, 3) // => 0
 */
export function halfDeviance(x: number, m: number): number {
  if (x === 0) return m
  if (Math.abs(x - m) < 0.1 * (x + m)) {
    const v = (x - m) / (x + m)
    let sum = (x - m) * v
    let term = 2 * x * v
    for (let j = 1; j < 1000; j++) {
      term *= v * v
      const next = sum + term / (2 * j + 1)
      if (next === sum) break
      sum = next
    }
    return sum
  }
  return x * Math.log(x / m) + m - x
}

/**
 * Derivative of log Γ (digamma) for `x` > 0.
 *
 * @example
 * digamma(1) // => -0.5772156649015328
 */
export function digamma(x: number): number {
  let shift = 0
  let z = x
  for (; z < 10; z++) shift -= 1 / z
  const s = 1 / (z * z)
  return (
    shift +
    Math.log(z) -
    0.5 / z -
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760))))))
  )
}

/**
 * Second derivative of log Γ (trigamma) for `x` > 0.
 *
 * @example
 * trigamma(1).toFixed(12) // => '1.644934066848'
 */
export function trigamma(x: number): number {
  let shift = 0
  let z = x
  for (; z < 12; z++) shift += 1 / (z * z)
  const s = 1 / (z * z)
  return (
    shift +
    1 / z +
    s / 2 +
    (s / z) * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730))))))
  )
}
