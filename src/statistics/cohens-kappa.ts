/** Cohen's kappa: how far two coders agree beyond what chance would make them. */
import { demandInside, demandSameLength } from './demand.ts'
import { normalBound } from './normal.ts'

export type Code = string | number

export interface KappaOptions {
  /** Disagreements all alike, or growing with the distance of the codes, or with its square. */
  readonly weights?: 'none' | 'linear' | 'quadratic'
  /** The codes in their order: needed for weighted kappa of words; numbers are ordered by size. */
  readonly codes?: readonly Code[]
  readonly level?: number
}

export interface Kappa {
  readonly kappa: number
  readonly standardError: number
  readonly interval: readonly [number, number]
  /** Part of the pairs that agree (by weight). */
  readonly agreement: number
  /** Part that would agree if each coder drew codes by chance, as often as they use them. */
  readonly byChance: number
  /** Pairs coded by both. */
  readonly n: number
}

/**
 * Agreement of two coders on the same units; a unit one of them left out (`undefined`) is left out.
 *
 * Cohen (1960), Educ. Psychol. Meas. 20(1); weighted: Cohen (1968), Psychol. Bull. 70(4); error of Fleiss, Cohen & Everitt (1969),
 * Psychol. Bull. 72(5). Agrees with R `vcd::Kappa` (agreement.oracle.json). With rare codes kappa is low though most pairs agree: show both.
 *
 * @returns `undefined` without a pair, or when both used one and the same code throughout: chance alone would agree.
 * @throws RangeError for unequal lengths, a code that is not among those given, or words without an order for weighted kappa.
 * @example
 * cohensKappa(['a', 'a', 'b', 'b'], ['a', 'b', 'b', 'b'])?.kappa // => 0.5
 */
export function cohensKappa(
  first: readonly (Code | undefined)[],
  second: readonly (Code | undefined)[],
  { weights = 'none', codes, level = 0.95 }: KappaOptions = {},
): Kappa | undefined {
  demandSameLength('cohensKappa', { first, second })
  demandInside('cohensKappa', 'level', level)
  const pairs = first.flatMap((one, i) => {
    const other = second[i]
    return one === undefined || other === undefined ? [] : [[one, other] as const]
  })
  const order = codes ?? orderOf(pairs.flat(), weights)
  const table = order.map(() => order.map(() => 0))
  for (const [one, other] of pairs) table[placeOf(one, order)]![placeOf(other, order)]! += 1 / pairs.length
  const last = Math.max(1, order.length - 1)
  const credit = (i: number, j: number): number =>
    weights === 'none' ? Number(i === j) : 1 - (Math.abs(i - j) / last) ** (weights === 'linear' ? 1 : 2)
  return pairs.length === 0 ? undefined : judge(table, credit, pairs.length, level)
}

function orderOf(used: readonly Code[], weights: KappaOptions['weights']): Code[] {
  const found = [...new Set(used)]
  if (found.every((code) => typeof code === 'number')) return found.sort((a, b) => a - b)
  if (weights !== 'none')
    throw new RangeError(
      `cohensKappa: expected the order of codes for weighted kappa, found words without one`,
    )
  return found
}

function placeOf(code: Code, order: readonly Code[]): number {
  const place = order.indexOf(code)
  if (place < 0) throw new RangeError(`cohensKappa: expected a code among ${order.join(', ')}, found ${code}`)
  return place
}

function judge(
  table: readonly (readonly number[])[],
  credit: (i: number, j: number) => number,
  n: number,
  level: number,
): Kappa | undefined {
  const rows = table.map((row) => row.reduce((sum, part) => sum + part, 0))
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const rowCredit = rows.map((_, i) => columns.reduce((sum, part, j) => sum + part * credit(i, j), 0))
  const columnCredit = columns.map((_, j) => rows.reduce((sum, part, i) => sum + part * credit(i, j), 0))
  const agreement = sumOver(table, (part, i, j) => part * credit(i, j))
  const byChance = rows.reduce((sum, part, i) => sum + part * rowCredit[i]!, 0)
  if (!(1 - byChance > 1e-12)) return undefined
  const kappa = (agreement - byChance) / (1 - byChance)
  const square = sumOver(
    table,
    (part, i, j) => part * (credit(i, j) - (rowCredit[i]! + columnCredit[j]!) * (1 - kappa)) ** 2,
  )
  const variance = (square - (kappa - byChance * (1 - kappa)) ** 2) / (n * (1 - byChance) ** 2)
  const standardError = Math.sqrt(Math.max(0, variance))
  const half = normalBound((1 - level) / 2) * standardError
  return { kappa, standardError, interval: [kappa - half, kappa + half], agreement, byChance, n }
}

const sumOver = (
  table: readonly (readonly number[])[],
  of: (part: number, i: number, j: number) => number,
): number => table.reduce((sum, row, i) => sum + row.reduce((part, value, j) => part + of(value, i, j), 0), 0)
