/** How much of the counts of many places is their own past, their neighbours' past, and a background: the endemic–epidemic model. */
import { demandFinite, demandRows, demandSameLength, type Matrix } from './demand.ts'
import { digamma, logGamma } from './gamma-function.ts'
import { solveLinear } from './linear-system.ts'
import { invertSymmetric } from './symmetric.ts'

export interface EndemicEpidemicData {
  /** Counts, place by place, each over the same periods. */
  readonly counts: Matrix
  /** `weights[i][j]`: how much of place j's last count reaches place i. */
  readonly weights?: Matrix
  /** Logarithm of the endemic mean's exposure, place by place and period by period. */
  readonly offset?: Matrix
}

export interface EndemicEpidemicOptions {
  /** Columns of each period for the logarithm of each part's factor; a part that is left out is none. A single column of ones is a constant. */
  readonly autoregressive?: Matrix
  readonly neighbours?: Matrix
  readonly endemic: Matrix
  /** Negative binomial of one dispersion for all places, or Poisson. */
  readonly family?: 'negative-binomial' | 'poisson'
}

export interface EndemicEpidemicFit {
  readonly autoregressive: readonly number[]
  readonly neighbours: readonly number[]
  readonly endemic: readonly number[]
  /** Variance = mean + overdispersion × mean²; 0 for Poisson. */
  readonly overdispersion: number
  /** Errors of the coefficients in the order of the parts, then of the logarithm of the overdispersion, if any. */
  readonly standardErrors: readonly number[]
  readonly logLikelihood: number
}

/**
 * Maximum likelihood fit of the mean of place i at period t: λ·y(i, t−1) + φ·Σ w(i, j)·y(j, t−1) + ν·exposure, each factor log-linear in its columns; the
 * first period is only past.
 *
 * Held, Höhle & Hofmann (2005), Stat. Modelling 5(3); Paul & Held (2011), Stat. Med. 30(10). Newton's method with steps damped where the likelihood would
 * fall; errors from the observed information. Agrees with R `surveillance::hhh4` without random effects (epidemics.oracle.json).
 *
 * @returns `undefined` when nothing was counted after the first period, or the likelihood has no inner maximum (a part the counts do not show, or no
 * overdispersion).
 * @throws RangeError for unequal lengths, numbers that are not finite, or negative counts.
 * @example
 * fitEndemicEpidemic({ counts: [[0, 2, 3, 1, 4]] }, { endemic: [[1], [1], [1], [1], [1]], family: 'poisson' })?.endemic[0].toFixed(6) // => '0.916291'
 */
export function fitEndemicEpidemic(
  data: EndemicEpidemicData,
  options: EndemicEpidemicOptions,
): EndemicEpidemicFit | undefined {
  demand(data, options)
  const cells = cellsOf(data, options)
  if (!cells.some(({ y }) => y > 0)) return undefined
  const sizes = [options.autoregressive, options.neighbours, options.endemic].map(
    (rows) => rows?.[0]?.length ?? 0,
  )
  const isNegativeBinomial = (options.family ?? 'negative-binomial') === 'negative-binomial'
  const starts = sizes.flatMap((size, part) =>
    Array.from({ length: size }, (_, j) => (j > 0 ? 0 : part < 2 ? -1.5 : Math.log(meanOf(cells) / 2))),
  )
  const found = maximise(
    (beta) => likelihood(cells, beta, isNegativeBinomial),
    [...starts, ...(isNegativeBinomial ? [0] : [])],
  )
  if (!found) return undefined
  const [a = 0, b = 0, c = 0] = sizes
  const { at, value, covariance } = found
  return {
    autoregressive: at.slice(0, a),
    neighbours: at.slice(a, a + b),
    endemic: at.slice(a + b, a + b + c),
    overdispersion: isNegativeBinomial ? Math.exp(-at[a + b + c]!) : 0,
    standardErrors: covariance.map((row, j) => Math.sqrt(row[j]!)),
    logLikelihood: value,
  }
}

/** A count, and for each part what it multiplies and the columns of its factor. */
interface Cell {
  readonly y: number
  readonly parts: readonly { readonly base: number; readonly row: readonly number[] }[]
}

function demand({ counts, weights, offset }: EndemicEpidemicData, options: EndemicEpidemicOptions): void {
  const name = 'fitEndemicEpidemic'
  demandRows(name, 'counts', counts)
  if (counts.flat().some((count) => count < 0))
    throw new RangeError(`${name}: expected counts of 0 or more, found one below`)
  if (weights) {
    demandRows(name, 'weights', weights)
    demandSameLength(name, { counts, weights, 'weights[0]': weights[0] ?? [] })
  }
  if (offset) {
    demandRows(name, 'offset', offset)
    demandSameLength(name, { counts, offset })
  }
  for (const part of [options.autoregressive, options.neighbours, options.endemic])
    if (part) {
      demandRows(name, 'columns', part)
      demandSameLength(name, { 'counts[0]': counts[0] ?? [], columns: part })
    }
  demandFinite(name, 'counts', counts.flat())
}

function cellsOf({ counts, weights, offset }: EndemicEpidemicData, options: EndemicEpidemicOptions): Cell[] {
  return counts.flatMap((row, i) =>
    row.slice(1).map((y, before) => {
      const t = before + 1
      const around = weights ? counts.reduce((sum, other, j) => sum + weights[i]![j]! * other[before]!, 0) : 0
      return {
        y,
        parts: [
          { base: row[before]!, row: options.autoregressive?.[t] ?? [] },
          { base: around, row: options.neighbours?.[t] ?? [] },
          { base: Math.exp(offset?.[i]?.[t] ?? 0), row: options.endemic[t] ?? [] },
        ],
      }
    }),
  )
}

const meanOf = (cells: readonly Cell[]): number => cells.reduce((sum, { y }) => sum + y, 0) / cells.length

interface Likelihood {
  readonly value: number
  readonly gradient: readonly number[]
}

function likelihood(
  cells: readonly Cell[],
  beta: readonly number[],
  isNegativeBinomial: boolean,
): Likelihood {
  const gradient = beta.map(() => 0)
  const size = isNegativeBinomial ? Math.exp(beta.at(-1)!) : Number.POSITIVE_INFINITY
  const constant = isNegativeBinomial ? logGamma(size) : 0
  const digammaSize = isNegativeBinomial ? digamma(size) : 0
  let value = 0
  for (const { y, parts } of cells) {
    let mu = 0
    let at = 0
    const terms = parts.map(({ base, row }) => {
      if (row.length === 0) return 0
      let line = 0
      for (const x of row) line += x * beta[at++]!
      const term = base * Math.exp(line)
      mu += term
      return term
    })
    if (!(mu > 0)) {
      if (y > 0) return { value: Number.NEGATIVE_INFINITY, gradient }
      continue
    }
    let slope = y / mu - 1
    if (isNegativeBinomial) {
      slope = y / mu - (y + size) / (size + mu)
      value += logGamma(y + size) - constant - logGamma(y + 1) - size * Math.log1p(mu / size)
      value += y && y * (Math.log(mu) - Math.log(size + mu))
      gradient[gradient.length - 1]! +=
        size * (digamma(y + size) - digammaSize - Math.log1p(mu / size) + 1 - (y + size) / (size + mu))
    } else value += (y && y * Math.log(mu)) - mu - logGamma(y + 1)
    at = 0
    for (const [p, { row }] of parts.entries()) for (const x of row) gradient[at++]! += slope * terms[p]! * x
  }
  return { value, gradient }
}

/** Newton's ascent; the Hessian by central differences of the exact gradient. */
function maximise(f: (at: readonly number[]) => Likelihood, start: readonly number[]) {
  let at = [...start]
  let now = f(at)
  for (let step = 0; step < 200; step++) {
    const information = informationAt(f, at)
    const largest = Math.max(...now.gradient.map(Math.abs))
    const move = ascent(information, now.gradient)
    if (!move) return undefined
    if (largest < 1e-9 * Math.max(1, Math.abs(now.value)) && Math.max(...move.map(Math.abs)) < 1e-8) {
      const covariance = invertSymmetric(information)
      return covariance && { at, value: now.value, covariance }
    }
    let factor = 1
    let next = f(at.map((value, j) => value + move[j]!))
    while (!(next.value >= now.value - 1e-12 * Math.abs(now.value)) && factor > 1e-10) {
      factor /= 2
      next = f(at.map((value, j) => value + factor * move[j]!))
    }
    at = at.map((value, j) => value + factor * move[j]!)
    now = next
    if (at.some((value) => Math.abs(value) > 50)) return undefined
  }
  return undefined
}

function informationAt(f: (at: readonly number[]) => Likelihood, at: readonly number[]): number[][] {
  const apart = 1e-5
  const rows = at.map((_, j) => {
    const shifted = (by: number) => f(at.map((value, k) => (k === j ? value + by : value))).gradient
    const [above, below] = [shifted(apart), shifted(-apart)]
    return above.map((value, k) => (below[k]! - value) / (2 * apart))
  })
  return rows.map((row, j) => row.map((value, k) => (value + rows[k]![j]!) / 2))
}

/** Newton's direction; where the information is not positive definite, with as much added to its diagonal as it needs. */
function ascent(information: Matrix, gradient: readonly number[]): number[] | undefined {
  const scale = Math.max(1, ...information.map((row, j) => Math.abs(row[j]!)))
  for (let added = 0; added < 1e6; added = added === 0 ? 1e-3 : added * 10) {
    const raised = information.map((row, j) =>
      row.map((value, k) => (j === k ? value + added * scale : value)),
    )
    if (raised.every((row, j) => row[j]! > 0) && invertSymmetric(raised)) {
      const move = solveLinear(raised, gradient)
      if (!move) return undefined
      const longest = Math.max(...move.map(Math.abs))
      return longest > 1 ? move.map((value) => value / longest) : move
    }
  }
  return undefined
}
