/** Figures fit for the public: what they must rest on, and how finely they may be told. The rules are those of docs/do-no-harm.md. */
import { isMissing, type Missing } from '../core/missing.ts'
import type { Place } from '../core/place.ts'
import type { Cell, FigureKind, Row } from '../core/table.ts'

/** Fewest values and independent sources, and the largest part one source may give. */
export const ENOUGH = { values: 5, pricedValues: 8, sources: 3, largestShare: 0.75 } as const
/** Fewest inhabitants of a place finer than a département. */
export const FLOOR = { figure: 20_000, price: 100_000 } as const

const TOO_FEW: Missing = { missing: 'too-few' }
const SUPPRESSED: Missing = { missing: 'suppressed' }
const PRICED: ReadonlySet<FigureKind> = new Set(['price', 'purity', 'hours', 'index', 'ratio', 'exponent'])
const WIDE: ReadonlySet<Place['kind']> = new Set(['world-region', 'country', 'region', 'departement'])

/**
 * A figure as the public may see it: too few where it rests on less than five values (eight for a price or purity and what is made of them), less
 * than three independent sources, or one source for more than 75 %; withheld where its place is too small; else rounded, and counts in bands.
 *
 * The row says what its figures rest on: `values`, `sources` and `largest_share`. A row that does not say is withheld.
 *
 * @param place where the figure is of; `undefined` for no place in particular
 * @example
 * publicFigure(57.3, 'price', { values: 12, sources: 4, largest_share: 0.5 }, undefined) // => 55
 * publicFigure(57.3, 'price', { values: 7, sources: 4, largest_share: 0.5 }, undefined) // => { missing: 'too-few' }
 * publicFigure(0.231, 'share', { values: 7, sources: 3, largest_share: 0.5 }, undefined) // => 0.25
 * publicFigure(14, 'count', {}, undefined) // => '10–19'
 */
export function publicFigure(cell: Cell, kind: FigureKind, row: Row, place: Place | undefined): Cell {
  if (isMissing(cell)) return cell
  if (typeof cell !== 'number') return SUPPRESSED
  if (place && !isLargeEnough(place, kind)) return SUPPRESSED
  if (kind === 'count') return bandOf(cell)
  const { values, sources, largest_share: largest } = row
  if (typeof values !== 'number' || typeof sources !== 'number' || typeof largest !== 'number')
    return SUPPRESSED
  return restsOnEnough({ values, sources, largest }, kind) ? roundFigure(cell, kind) : TOO_FEW
}

export interface Basis {
  readonly values: number
  /** Independent origins. */
  readonly sources: number
  /** Share of the values one origin gives. */
  readonly largest: number
}

/**
 * True when a figure of that kind may be told to the public.
 *
 * @example
 * restsOnEnough({ values: 6, sources: 3, largest: 0.5 }, 'share') // => true
 * restsOnEnough({ values: 6, sources: 3, largest: 0.5 }, 'price') // => false
 */
export function restsOnEnough({ values, sources, largest }: Basis, kind: FigureKind): boolean {
  const least = PRICED.has(kind) ? ENOUGH.pricedValues : ENOUGH.values
  return values >= least && sources >= ENOUGH.sources && largest <= ENOUGH.largestShare
}

/**
 * What figures rest on, from the origin of each value.
 *
 * @example
 * basisOf(['a', 'a', 'b', 'c']) // => { values: 4, sources: 3, largest: 0.5 }
 */
export function basisOf(chains: readonly string[]): Basis {
  const counts = new Map<string, number>()
  for (const chain of chains) counts.set(chain, (counts.get(chain) ?? 0) + 1)
  const values = chains.length
  return { values, sources: counts.size, largest: values === 0 ? 0 : Math.max(...counts.values()) / values }
}

function isLargeEnough({ kind, population }: Place, figure: FigureKind): boolean {
  if (WIDE.has(kind)) return true
  return (population ?? 0) >= (PRICED.has(figure) ? FLOOR.price : FLOOR.figure)
}

/**
 * Prices to 5, or two figures below 10; purities to 5 points; shares, ratios and exponents to 0.05; an index to 5; hours to a half.
 *
 * @example
 * roundFigure(7.26, 'price') // => 7.3
 * roundFigure(103, 'index') // => 105
 */
export function roundFigure(value: number, kind: FigureKind): number {
  const to = (step: number) => Number((Math.round(value / step) * step).toPrecision(12))
  if (kind === 'price') return Math.abs(value) < 10 ? Number(value.toPrecision(2)) : to(5)
  if (kind === 'share' || kind === 'ratio' || kind === 'exponent') return to(0.05)
  return to(kind === 'hours' ? 0.5 : kind === 'count' ? 1 : 5)
}

const BANDS = [0, 5, 10, 20, 50, 100] as const

/**
 * The band of a count; zero is in the first, so that no presence is proven.
 *
 * @example
 * bandOf(0) // => '0–4'
 * bandOf(250) // => '100+'
 */
export function bandOf(count: number): string {
  const at = BANDS.findLastIndex((from) => count >= from)
  const [from, next] = [BANDS[Math.max(0, at)] ?? 0, BANDS[Math.max(0, at) + 1]]
  return next === undefined ? `${from}+` : `${from}–${next - 1}`
}
