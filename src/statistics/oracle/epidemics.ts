/** Cases of endemic–epidemic models. */
import { fitEndemicEpidemic } from '../endemic-epidemic.ts'
import type { OracleRun } from './case.ts'
import { differences } from './compare.ts'

const WAVE = /^(sin|cos)\((?:(\d+) \* )?(\d+)? ?\*? ?pi \* t\/(\d+)\)$/

/** The columns of a formula such as `~1 + t + sin(2 * pi * t/52)`, the time counted from 0; `undefined` for terms not known. */
function columnsOf(formula: string | undefined, periods: number) {
  if (!formula || /^~ ?-1$/.test(formula)) return { names: [], rows: undefined }
  const names = formula
    .replace('~', '')
    .split('+')
    .map((term) => term.trim())
  const columns = names.map((name): ((t: number) => number) | undefined => {
    if (name === '1') return () => 1
    if (name === 't') return (t) => t
    const [, wave, first, second, frequency] = WAVE.exec(name) ?? []
    if (!wave) return undefined
    const turns = Number(first ?? 1) * Number(second ?? 1)
    const f = wave === 'sin' ? Math.sin : Math.cos
    return (t) => f((turns * Math.PI * t) / Number(frequency))
  })
  if (columns.includes(undefined)) return undefined
  return { names, rows: Array.from({ length: periods }, (_, t) => columns.map((column) => column?.(t) ?? 0)) }
}

const runEndemic: OracleRun = ({ input, control, expected }) => {
  const counts: number[][] = input.counts
  const periods = counts[0]?.length ?? 0
  const { ar, ne, end } = control.components
  const parts = [ar, ne, end].map((formula) => columnsOf(formula, periods))
  const [autoregressive, neighbours, endemic] = parts
  if (!autoregressive || !neighbours || !endemic?.rows) return undefined
  const isPoisson = control.family === 'Poisson'
  if (!isPoisson && control.family !== 'NegBin1') return undefined
  const offset = input.populationFraction?.map((share: number) =>
    new Array<number>(periods).fill(Math.log(share)),
  )
  const fit = fitEndemicEpidemic(
    {
      counts,
      offset,
      weights: input.adjacency.map((row: number[]) => row.map((order) => Number(order === 1))),
    },
    {
      ...(autoregressive.rows && { autoregressive: autoregressive.rows }),
      ...(neighbours.rows && { neighbours: neighbours.rows }),
      endemic: endemic.rows,
      family: isPoisson ? 'poisson' : 'negative-binomial',
    },
  )
  if (!fit) return ['hhh4: no fit']
  const names = ['ar', 'ne', 'end'].flatMap(
    (part, p) => parts[p]?.names.map((name) => `${part}.${name}`) ?? [],
  )
  const values = [...fit.autoregressive, ...fit.neighbours, ...fit.endemic]
  const named = (list: readonly number[], last: string) =>
    Object.fromEntries([...names, last].map((name, j) => [name, list[j]]))
  return [
    ...differences('coef', named([...values, fit.overdispersion], 'overdisp'), expected.coef, {
      relative: 1e-5,
      absolute: 1e-5,
    }),
    ...differences('se', named(fit.standardErrors, '-log(overdisp)'), expected.se, { relative: 1e-4 }),
    ...differences('logLik', fit.logLikelihood, expected.logLik, { relative: 1e-9 }),
  ]
}

export const EPIDEMICS: Readonly<Record<string, OracleRun>> = {
  'hhh4 endemic-epidemic model': runEndemic,
}
