/** Numerical integration: nodes and weights of Gauss and Legendre. */

export interface Quadrature {
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
}

/**
 * Nodes and weights that integrate polynomials up to degree 2 `n` − 1 exactly between `from` and `to`.
 *
 * Roots of Legendre's polynomial by Newton's method from Tricomi's starting points.
 *
 * @example
 * gaussLegendre(2, 0, 2).weights.map((weight) => weight.toFixed(12)) // => ['1.000000000000', '1.000000000000']
 */
export function gaussLegendre(n: number, from: number, to: number): Quadrature {
  const nodes: number[] = []
  const weights: number[] = []
  const [middle, half] = [(from + to) / 2, (to - from) / 2]
  for (let i = n; i >= 1; i--) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (n + 0.5))
    let slope = 1
    for (let step = 0; step < 100; step++) {
      let [before, now] = [0, 1]
      for (let k = 1; k <= n; k++) {
        ;[before, now] = [now, ((2 * k - 1) * x * now - (k - 1) * before) / k]
      }
      slope = (n * (x * now - before)) / (x * x - 1)
      const move = now / slope
      x -= move
      if (Math.abs(move) < 1e-15) break
    }
    nodes.push(middle + half * x)
    weights.push((2 * half) / ((1 - x * x) * slope * slope))
  }
  return { nodes, weights }
}
